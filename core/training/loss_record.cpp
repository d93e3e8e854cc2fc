#include "core/training/loss_record.hpp"

#include <algorithm>
#include <cmath>

namespace playground {

LossRecord::LossRecord(std::uint64_t every) : every_(every), next_(every) {
  for (auto* column : {&history_.step, &history_.train, &history_.test}) column->reserve(History::most_rows);
}

void LossRecord::add(std::uint64_t step, double train, double test) {
  if (rows() == History::most_rows) thin();
  wait(step);
  history_.step.push_back(static_cast<double>(step));
  history_.train.push_back(train);
  history_.test.push_back(test);
  forget_seen();
}

/** Keeps every second row, from the first on, and records half as often from here. */
void LossRecord::thin() {
  for (auto* column : {&history_.step, &history_.train, &history_.test}) {
    for (std::size_t i = 0; 2 * i < column->size(); ++i) (*column)[i] = (*column)[2 * i];
    column->resize((column->size() + 1) / 2);
  }
  every_ *= 2;
}

void LossRecord::go_back(std::uint64_t step) {
  while (rows() > 1 && history_.step.back() > static_cast<double>(step)) {
    for (auto* column : {&history_.step, &history_.train, &history_.test}) column->pop_back();
  }
  forget_seen();
  wait(step);
}

void LossRecord::forget_seen() {
  seen_ = 0;
  seen_loss_ = 0;
}

bool LossRecord::is_sound(std::uint64_t step, std::uint64_t examples) const {
  const auto& [steps, train, test] = history_;
  const auto is_step = [](double x) { return x >= 0 && x <= most_steps && x == std::floor(x); };
  const auto is_number = [](double x) { return !std::isnan(x); };
  const bool is_history =
      train.size() == rows() && test.size() == rows() && std::all_of(steps.begin(), steps.end(), is_step) &&
      std::is_sorted(steps.begin(), steps.end()) && (steps.empty() || steps.back() <= static_cast<double>(step)) &&
      std::all_of(train.begin(), train.end(), is_number);
  const bool is_pace = every_ >= 1 && every_ <= most_steps && step <= next_ && next_ - step <= every_;
  // A row that is due follows at least one example.
  const bool is_seen = seen_ <= examples && is_number(seen_loss_) && (seen_ > 0 || (seen_loss_ == 0 && step < next_));
  return is_history && is_pace && is_seen;
}

}  // namespace playground
