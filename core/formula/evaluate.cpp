#include "core/formula/evaluate.hpp"

#include <algorithm>
#include <cmath>

#include "core/text/text.hpp"

namespace playground {

template class Machine<double>;

void evaluate_rows(const Expression& expression, const double* rows, std::size_t columns, std::size_t n, double* to) {
  Machine<double> machine(expression, 0, Slopes::none);
  for (std::size_t i = 0; i < n;) {
    const std::size_t count = std::min(machine.lanes, n - i);
    machine.run_rows(rows + i * columns, columns, count);
    machine.value().store(to + i, count);
    i += count;
  }
}

namespace {

// Not inlined: as one function with its caller, Binaryen 108 writes labels that it does not read back.

/** "x2 = -1", without a number if it is 0. */
[[gnu::noinline]] std::string coordinate(const char* name, std::size_t number, double value) {
  const double shown = std::round(value * 1000) / 1000;
  if (number == 0) return sentence({name, " = ", shown});
  return sentence({name, number, " = ", shown});
}

/** The numbers that the formula reads of a row, as "x1 = 0.5, x2 = -1". */
std::string point_of(const Expression& expression, const double* row, std::size_t columns) {
  std::string point;
  for (const Instruction& step : expression.program()) {
    if (step.kind != Instruction::Kind::column) continue;
    const auto place = static_cast<std::size_t>(step.number);
    point += coordinate(point.empty() ? "x" : ", x", columns > 1 ? place + 1 : 0, row[place]);
  }
  return point;
}

}  // namespace

std::optional<Issue> row_not_finite(const Expression& expression, const double* rows, std::size_t columns,
                                    std::size_t n) {
  std::vector<double> values(n);
  evaluate_rows(expression, rows, columns, n, values.data());
  const auto bad = std::find_if(values.begin(), values.end(), [](double y) { return !(std::abs(y) <= 3e38); });
  if (bad == values.end()) return std::nullopt;
  const double* row = rows + static_cast<std::size_t>(bad - values.begin()) * columns;
  const MessageOf<double, std::string_view> message("formula_not_finite");
  const std::string point = point_of(expression, row, columns);
  return issue(message, {Argument(*bad), Argument(std::string_view(point))}, {});
}

}  // namespace playground
