#include "core/loss_record.hpp"

namespace playground {

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

void LossRecord::save(ByteWriter& out) const {
  for (const auto* column : {&history_.step, &history_.train, &history_.test}) out.put(*column);
  for (const std::uint64_t count : {every_, next_, seen_}) out.put(count);
  out.put(seen_loss_);
}

void LossRecord::read(ByteReader& in) {
  for (auto* column : {&history_.step, &history_.train, &history_.test}) *column = in.get_list<double>();
  if (history_.train.size() != rows() || history_.test.size() != rows()) ByteReader::damaged();
  for (auto* count : {&every_, &next_, &seen_}) *count = in.get<std::uint64_t>();
  seen_loss_ = in.get<double>();
}

}  // namespace playground
