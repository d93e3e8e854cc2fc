#include "core/formula/builder.hpp"

#include <algorithm>

#include "core/text/error.hpp"

namespace playground {

std::uint8_t Builder::at(const Value& value, int column) {
  return value.known ? add({.kind = Instruction::Kind::number, .number = *value.known}, column) : value.at;
}

Value Builder::x(int column) {
  return {.at = add({.kind = Instruction::Kind::x, .varies = true, .slopes = {true, false}}, column)};
}

Value Builder::parameter(int column) {
  return {.at = add({.kind = Instruction::Kind::parameter, .slopes = {false, true}}, column)};
}

Value Builder::data_column(std::size_t place, int column) {
  return {.at = add({.kind = Instruction::Kind::column, .number = static_cast<double>(place), .varies = true}, column)};
}

Value Builder::call(std::size_t operation, std::span<const Value> values, int column) {
  Instruction step{.kind = Instruction::Kind::operation, .operation = static_cast<std::uint8_t>(operation)};
  for (std::size_t k = 0; k < values.size(); ++k) depend(step, k, at(values[k], column));
  const bool condition = table[operation].condition;
  if (condition) step.slopes = {};
  return {.condition = condition, .at = add(step, column)};
}

Value Builder::integer_power(const Value& base, double exponent, int column) {
  Instruction step{.kind = Instruction::Kind::integer_power, .number = exponent};
  depend(step, 0, at(base, column));
  return {.at = add(step, column)};
}

std::vector<Instruction> Builder::program(std::uint8_t result) {
  steps_.resize(result + std::size_t{1});
  return std::move(steps_);
}

void Builder::depend(Instruction& step, std::size_t k, std::uint8_t on) {
  step.operands[k] = on;
  step.varies |= steps_[on].varies;
  for (std::size_t d = 0; d < 2; ++d) step.slopes[d] |= steps_[on].slopes[d];
}

std::uint8_t Builder::add(const Instruction& step, int column) {
  const auto same = std::find_if(steps_.begin(), steps_.end(), [&](const auto& other) { return step.same_as(other); });
  if (same != steps_.end()) return static_cast<std::uint8_t>(same - steps_.begin());
  if (steps_.size() == limit::formula_steps) {
    refuse_at({0, column}, "formula_steps", limit::formula_steps);
  }
  steps_.push_back(step);
  return static_cast<std::uint8_t>(steps_.size() - 1);
}

}  // namespace playground
