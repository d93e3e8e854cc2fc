#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/experiment/config.hpp"
#include "core/numeric/matrix.hpp"
#include "core/numeric/random.hpp"
#include "core/training/divergence.hpp"
#include "core/training/loss_record.hpp"

/** The part of a trainer that a save holds. */
namespace playground {

/** From how many parameters on no second copy is made: rewind() starts anew, an inspection is in their own precision.
 */
inline constexpr std::uint64_t most_copied = 1 << 22;

/** Bytes that the parameters, their copy, the optimizer's memory and the order of the rows take in a save of this
 * experiment. */
std::uint64_t size_of_state(const Config& config);

/** Everything beside the parameters that decides how training goes on. */
template <class T>
struct TrainingState {
  Buffer<T> slots;  ///< the optimizer's memory, slots × parameters
  Buffer<T> good;   ///< the parameters that rewind() leads to; empty from most_copied on
  std::uint64_t good_step = 0;
  std::uint64_t good_examples = 0;
  std::vector<std::uint32_t> order;  ///< of the training rows in this epoch
  std::size_t position = 0;          ///< in it
  std::uint64_t step = 0;
  std::uint64_t optimizer_step = 0;
  std::uint64_t examples = 0;  ///< seen
  Random order_random;
  Random dropout_random;
  LossRecord record;
  std::vector<double> gradient_norm;  ///< of each layer
  std::vector<double> update_ratio;
  std::optional<Divergence> diverged;

  TrainingState(const Config& config, Index train_rows, std::size_t parameters, std::size_t layers);

  void remember_good(const Buffer<T>& parameters);

  /** All but the parameters, which are `good` where there is one. The optimizer starts anew. */
  void go_back();

  /**
   * The one list of the fields of a save, in its order; a fingerprint covers those marked as results. What has no
   * influence on how training goes on is not in it.
   */
  template <class Self, class Parameters, class Archive>
  static void fields(Self& self, Parameters& parameters, Archive& archive) {
    archive.result(parameters);
    archive.result(self.slots);
    archive(self.good);
    archive(self.good_step);
    archive(self.good_examples);
    archive(self.order);
    archive.count(self.position);
    archive(self.step);
    archive(self.optimizer_step);
    archive(self.examples);
    archive(self.order_random.state());
    archive(self.dropout_random.state());
    LossRecord::fields(self.record, archive);
    archive(self.gradient_norm);
    archive(self.update_ratio);
    archive.flag(self.diverged);
    if (self.diverged) Divergence::fields(*self.diverged, archive);
  }

  /**
   * Whether training can have led here, whatever the checksum of a save says. Parameters and the optimizer's memory may
   * hold any number: an update may have made them infinite, which the loss of the next step tells.
   */
  bool is_sound() const;
};

}  // namespace playground
