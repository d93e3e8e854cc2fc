#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/text/bytes.hpp"

/** How a trainer's losses are kept: a row an epoch, however long it goes on. */
namespace playground {

/**
 * One row an epoch, thinned to every second row whenever it is full. `train` is the mean over the batches since the row
 * before, each with the parameters that it met, as Keras's fit reports it (in the first row, the loss of all training
 * rows); `test` is the loss of the test rows at that step, NaN where there are none. Both with penalties.
 */
struct History {
  static constexpr std::size_t most_rows = 1024;
  std::vector<double> step, train, test;
};

/** Of updates, and of examples: 2⁵³, up to where float64 tells one from the next. */
inline constexpr std::uint64_t most_steps = std::uint64_t(1) << 53;

class LossRecord {
 public:
  /** A row every so many steps, until it is full. */
  explicit LossRecord(std::uint64_t every);

  const History& history() const { return history_; }
  std::size_t rows() const { return history_.step.size(); }
  bool due(std::uint64_t step) const { return step == next_; }
  void wait(std::uint64_t step) { next_ = step + every_; }

  /** A batch was trained on. */
  void see(double loss, std::size_t examples) {
    seen_ += examples;
    seen_loss_ += loss * static_cast<double>(examples);
  }
  /** Since the last row. */
  bool has_seen() const { return seen_ > 0; }
  double mean_seen() const { return seen_loss_ / static_cast<double>(seen_); }

  void add(std::uint64_t step, double train, double test);

  /** Drops the rows after a step, and what was seen since. */
  void go_back(std::uint64_t step);

  /** In the order of a save. */
  template <class Self, class Archive>
  static void fields(Self& self, Archive& archive) {
    for (auto* column : {&self.history_.step, &self.history_.train, &self.history_.test})
      archive.result_list(*column, History::most_rows);
    archive(self.every_);
    archive(self.next_);
    archive(self.seen_);
    archive(self.seen_loss_);
  }

  /** Whether it may be the record of a training that has made so many steps on so many examples. */
  bool is_sound(std::uint64_t step, std::uint64_t examples) const;

 private:
  void thin();
  void forget_seen();

  History history_;
  std::uint64_t every_;
  std::uint64_t next_;
  std::uint64_t seen_ = 0;  ///< examples since the last row
  double seen_loss_ = 0;    ///< the sum of their losses
};

}  // namespace playground
