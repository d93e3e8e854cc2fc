#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "core/formula/expression.hpp"
#include "core/formula/operations.hpp"
#include "core/numeric/chunk.hpp"
#include "core/text/error.hpp"

/** Runs the program of a formula, and with it its derivatives: exact, by the chain rule, instruction by instruction. */
namespace playground {

/** What is wanted besides the value. */
enum class Slopes : std::size_t { none, by_x, by_x_and_a };

/** baseⁿ by squaring, for negative bases too. */
template <class T>
T integer_power(T base, double exponent) {
  T result = T(1);
  for (auto n = static_cast<unsigned long long>(exponent < 0 ? -exponent : exponent); n != 0; n >>= 1) {
    if (n & 1) result = result * base;
    if (n > 1) base = base * base;
  }
  return exponent < 0 ? T(1) / result : result;
}

/** What a register holds: numbers of T one by one, doubles many at once. */
template <class T>
struct RegisterOf {
  using Type = T;
  static constexpr std::size_t lanes = 1;
  template <class Number>
  static T load(const Number* x, std::size_t) {
    return T(x[0]);
  }
  static const T& first(const T& value) { return value; }
};

template <>
struct RegisterOf<double> {
  using Type = Chunk;
  static constexpr std::size_t lanes = Chunk::count;
  template <class Number>
  static Chunk load(const Number* x, std::size_t n) {
    return {x, n};
  }
  static double first(const Chunk& value) { return value[0]; }
};

/**
 * The registers of a program. Each instruction runs over all lanes of a register before the next one, so that finding
 * out what it is costs little. They live on the stack: no allocation.
 */
template <class T>
class Machine {
 public:
  static constexpr std::size_t lanes = RegisterOf<T>::lanes;
  using Register = typename RegisterOf<T>::Type;

  Machine(const Expression& expression, const T& a, Slopes wanted)
      : program_(expression.program()),
        has_parameter_(expression.has_parameter()),
        a_(a),
        directions_(static_cast<std::size_t>(wanted)) {}

  /** Takes n ≤ lanes numbers; the results below are for these. */
  template <class Number>
  void run(const Number* x, std::size_t n) {
    x_ = RegisterOf<T>::load(x, n);
    run();
  }

  /** The same of n rows of data, whose columns the formula names: `stride` numbers from one row to the next. */
  void run_rows(const double* rows, std::size_t stride, std::size_t n) {
    rows_ = rows;
    stride_ = stride;
    n_ = n;
    x_ = Register(0);
    run();
  }

  const Register& value() const { return value_; }
  /** ∂/∂x for direction 0, ∂/∂a for direction 1, where wanted. */
  const Register& slope(std::size_t direction) const { return slope_[direction]; }

 private:
  [[gnu::noinline]] void run() {
    // What does not vary with x stands since the first run.
    for (std::size_t i = 0; i < program_.size(); ++i) {
      if (program_[i].varies || !started_) execute(i);
    }
    started_ = true;
    finish();
  }

  void execute(std::size_t i) {
    const Instruction& step = program_[i];
    switch (step.kind) {
      case Instruction::Kind::x:
        return leaf(i, x_);
      case Instruction::Kind::parameter:
        return leaf(i, a_);
      case Instruction::Kind::column:
        return leaf(i, column(static_cast<std::size_t>(step.number)));
      case Instruction::Kind::number:
        return leaf(i, step.number);
      case Instruction::Kind::integer_power:
        return raise(i, step);
      case Instruction::Kind::operation:
        dispatch<operations::List>(step.operation, [&]<class Operation>() { apply<Operation>(i, step); });
    }
  }

  Register column(std::size_t place) const {
    std::array<double, lanes> numbers{};
    for (std::size_t k = 0; k < n_; ++k) numbers[k] = rows_[k * stride_ + place];
    return RegisterOf<T>::load(numbers.data(), n_);
  }

  void leaf(std::size_t i, const Register& value) {
    values_[i] = value;
    if (started_) return;
    for (std::size_t d = 0; d < directions_; ++d) {
      if (program_[i].slopes[d]) slopes_[d][i] = Register(1);
    }
  }

  void raise(std::size_t i, const Instruction& step) {
    const Register& base = values_[step.operands[0]];
    values_[i] = integer_power(base, step.number);
    if (!any_slope(step)) return;
    const Register partial = Register(step.number) * integer_power(base, step.number - 1);
    chain(i, step, {&partial, 1});
  }

  template <class Operation>
  void apply(std::size_t i, const Instruction& step) {
    apply<Operation>(i, step, std::make_index_sequence<Operation::arity>{});
  }

  template <class Operation, std::size_t... k>
  void apply(std::size_t i, const Instruction& step, std::index_sequence<k...>) {
    values_[i] = Operation::value(values_[step.operands[k]]...);
    if constexpr (!operations::is_condition<Operation>()) {
      if (any_slope(step)) chain(i, step, Operation::slopes(values_[step.operands[k]]..., values_[i]));
    }
  }

  bool any_slope(const Instruction& step) const {
    return (directions_ > 0 && step.slopes[0]) || (directions_ > 1 && step.slopes[1]);
  }

  /** Σ over the operands of partial derivative · inner derivative, for each direction. */
  void chain(std::size_t i, const Instruction& step, std::span<const Register> partial) {
    for (std::size_t d = 0; d < directions_; ++d) {
      if (!step.slopes[d]) continue;
      Register& out = slopes_[d][i];
      bool first = true;
      for (std::size_t k = 0; k < partial.size(); ++k) {
        if (!program_[step.operands[k]].slopes[d]) continue;
        const Register term = chained(partial[k], slopes_[d][step.operands[k]]);
        if (first) {
          out = term;
        } else {
          out += term;
        }
        first = false;
      }
    }
  }

  /** NaN in, NaN out, even where a condition hides it; and where the value is NaN, so is the derivative. */
  void finish() {
    const std::size_t last = program_.size() - 1;
    value_ = where(x_ == x_, values_[last], x_);
    if (has_parameter_) value_ = where(a_ == a_, value_, a_);
    for (std::size_t d = 0; d < directions_; ++d) {
      const Register slope = program_[last].slopes[d] ? slopes_[d][last] : Register(0);
      slope_[d] = where(value_ == value_, slope, value_);
    }
  }

  std::span<const Instruction> program_;
  const double* rows_ = nullptr;
  std::size_t stride_ = 0, n_ = 0;
  bool has_parameter_;
  bool started_ = false;
  Register a_;
  std::size_t directions_;
  Register x_, value_;
  std::array<Register, 2> slope_;
  std::array<Register, limit::formula_steps> values_;
  std::array<std::array<Register, limit::formula_steps>, 2> slopes_;
};

extern template class Machine<double>;

/** The formula of data for n rows of so many columns. */
void evaluate_rows(const Expression& expression, const double* rows, std::size_t columns, std::size_t n, double* to);

/** What is wrong with the first row for which it gives no finite number of at most 3e38, with the row's numbers. */
std::optional<Issue> row_not_finite(const Expression& expression, const double* rows, std::size_t columns,
                                    std::size_t n);

template <class T>
struct Evaluated {
  T value, d_x, d_a;
};

/** The formula and its two derivatives at one place, for any number type with the functions of core/numeric/scalar.hpp.
 */
template <class T>
Evaluated<T> evaluate(const Expression& expression, T x, T a) {
  Machine<T> machine(expression, a, Slopes::by_x_and_a);
  machine.run(&x, 1);
  const auto first = [](const auto& value) { return RegisterOf<T>::first(value); };
  return {first(machine.value()), first(machine.slope(0)), first(machine.slope(1))};
}

}  // namespace playground
