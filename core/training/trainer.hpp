#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/experiment/config.hpp"
#include "core/numeric/matrix.hpp"
#include "core/text/fixed_list.hpp"
#include "core/training/divergence.hpp"
#include "core/training/loss_record.hpp"

/** A network, its data and its optimizer: what trains, and what can be asked of it. */
namespace playground {

struct Metrics {
  double loss = 0;       ///< with penalties
  double data_loss = 0;  ///< without
  FixedList<std::pair<std::string_view, double>, 4> named;
};

struct Progress {
  std::uint64_t step = 0;
  double epoch = 0;
  std::optional<Divergence> diverged;
};

struct Status : Progress {
  Metrics train;
  std::optional<Metrics> test;
};

/** Row-major numbers of one layer; bias and alpha are empty where there are none. */
struct LayerParameters {
  std::vector<double> kernel, bias, alpha;
};

struct LayerInspection {
  std::vector<double> z, a, grad_z, grad_a;
};

struct Inspection {
  std::vector<double> inputs;
  std::vector<LayerInspection> layers;
  std::vector<double> probabilities;
  std::optional<double> loss;
};

struct LayerHealth {
  static constexpr int bins = 32;
  double gradient_norm = 0;
  double update_ratio = 0;
  double dead_fraction = 0;
  double saturated_fraction = 0;
  std::vector<std::uint8_t> dead;
  double mean = 0;
  double std = 0;
  double low = 0;
  double high = 0;
  std::vector<double> histogram;
};

/** The examples as trained on: first the training rows, then the test rows. Row-major. */
struct TrainerData {
  Index rows = 0;
  Index train_rows = 0;
  Index columns = 0;
  Index outputs = 0;
  std::vector<double> inputs;
  std::vector<double> targets;
};

/** Independent of precision. After an exception the trainer is as it was before the call. */
class Trainer {
 public:
  virtual ~Trainer() = default;

  virtual const Config& config() const = 0;
  /** Makes this many updates, or fewer when the loss stops being finite. */
  virtual void train_steps(std::uint64_t steps) = 0;
  /** Trains to the end of the epoch it is in, and so on for this many epochs. */
  virtual void train_epochs(std::uint64_t epochs) = 0;
  /** One update for each list of training rows. Throws ConfigError for an empty list or a row that is not there. */
  virtual void train_batches(const std::vector<std::vector<std::uint32_t>>& batches) = 0;
  /**
   * At most so many updates, and passes over about so many rows of the data for the history at most. A row of the
   * history that takes longer is finished by later calls, before the next update: the bits are the same.
   */
  virtual void train_some(std::uint64_t steps, Index rows) = 0;
  virtual Status status() = 0;
  /** The status without metrics: no pass over the data. */
  virtual Progress progress() const = 0;
  /**
   * Begins an evaluation of the present parameters in portions; one that is under way is dropped. The parameters are
   * copied, so that training may go on between the portions; more than 2²² are not, and an update drops the evaluation.
   * So do set_parameters, update and rewind for any network.
   */
  virtual void begin_evaluation() = 0;
  /**
   * Evaluates about so many rows more. After the last row: the same status to the bit that status() gives at the step
   * where the evaluation began. Empty before that, and where no evaluation is under way.
   */
  virtual std::optional<Status> continue_evaluation(Index rows) = 0;
  virtual const History& history() = 0;
  /** How many rows of the data's columns these are. Throws ConfigError for a part of one, a number that is not finite,
   * or more than neurons() can answer. */
  virtual std::size_t rows_of(std::span<const double> inputs) const = 0;
  /** inputs: rows × columns of the data. Gives rows × outputs: probabilities, or values for regression. */
  virtual Vector<float> predict(std::span<const double> inputs) = 0;
  /** One example in float64 (in its own precision from 2²² parameters on), without dropout. target: empty, one class or
   * number, or one number an output. */
  virtual Inspection inspect(std::span<const double> input, std::span<const double> target) = 0;
  /** Per layer rows × units of activations, row-major. */
  virtual std::vector<Vector<float>> neurons(std::span<const double> inputs) = 0;
  virtual std::vector<LayerHealth> health() = 0;
  virtual std::vector<LayerParameters> parameters() const = 0;
  virtual void set_parameters(const std::vector<LayerParameters>& parameters) = 0;
  /** Of the loss with penalties over these training rows (all where empty), without dropout. */
  virtual std::vector<LayerParameters> gradients(std::span<const std::uint32_t> rows) = 0;
  virtual const TrainerData& data() const = 0;
  /**
   * Back to the last parameters whose loss over all training rows was found finite, or from 2²² parameters on, which
   * are not kept twice, to the first; the optimizer starts anew.
   */
  virtual void rewind() = 0;
  /** Takes over changed optimizer numbers, penalties, dropout rates, batch size and shuffle; throws for any other
   * change. */
  virtual void update(const Config& config) = 0;
  /** Everything that decides how training goes on. */
  virtual std::vector<std::uint8_t> save() const = 0;
  /**
   * A number that tells two trainings apart: a hash of the bits of the parameters, the optimizer's memory, the history
   * and the predictions for all rows of the data. Two that are equal have done the same, on whatever machine.
   */
  virtual std::uint64_t fingerprint() = 0;
};

std::unique_ptr<Trainer> make_trainer(const Config& config);

/** Throws ConfigError where the bytes are not a saved trainer, or damaged. */
std::unique_ptr<Trainer> restore_trainer(std::span<const std::uint8_t> saved);

}  // namespace playground
