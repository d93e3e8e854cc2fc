#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/bytes.hpp"

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

class LossRecord {
 public:
  /** A row every so many steps, until it is full. */
  explicit LossRecord(std::uint64_t every) : every_(every), next_(every) {}

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

  void save(ByteWriter& out) const;
  void read(ByteReader& in);

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
