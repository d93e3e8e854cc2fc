#pragma once

#include <array>
#include <cstddef>

#include "core/expression.hpp"
#include "core/operations.hpp"

/** Runs the program of a formula, and with it its derivatives: exact, by the chain rule, instruction by instruction. */
namespace playground {

/** What is wanted besides the value. */
enum class Slopes : std::size_t { none, by_x, by_x_and_a };

/** slope · inner, and 0 where either is 0: a branch that is not taken has slope 0, whatever happens in it. */
template <class T>
T chained(T slope, T inner) {
  return where(slope == T(0), slope, where(inner == T(0), inner, slope * inner));
}

/** baseⁿ by squaring, for negative bases too. */
template <class T>
T integer_power(T base, double exponent) {
  T result = T(1);
  for (auto n = static_cast<unsigned long long>(exponent < 0 ? -exponent : exponent); n != 0; n >>= 1) {
    if (n & 1) result = result * base;
    base = base * base;
  }
  return exponent < 0 ? T(1) / result : result;
}

/**
 * The registers of a program for `Lanes` numbers at once. Each instruction runs over all lanes before the next one, so
 * that finding out what it is costs little. It lives on the stack: no allocation.
 */
template <class T, std::size_t Lanes = 32>
class Machine {
 public:
  static constexpr std::size_t lanes = Lanes;
  using Row = std::array<T, Lanes>;

  Machine(const Expression& expression, T a, Slopes wanted)
      : program_(expression.program()), has_parameter_(expression.has_parameter()), a_(a),
        directions_(static_cast<std::size_t>(wanted)) {}

  /** Takes n ≤ Lanes numbers; the results below are for these. */
  template <class Number>
  void run(const Number* x, std::size_t n) {
    for (std::size_t l = 0; l < Lanes; ++l) x_[l] = T(x[l < n ? l : n - 1]);
    run();
  }

  const Row& value() const { return value_; }
  /** ∂/∂x for direction 0, ∂/∂a for direction 1, where wanted. */
  const Row& slope(std::size_t direction) const { return slope_[direction]; }

 private:
  void run() {
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
      case Instruction::Kind::x: return leaf(i, x_);
      case Instruction::Kind::parameter: return leaf(i, filled(a_));
      case Instruction::Kind::number: return leaf(i, filled(T(step.number)));
      case Instruction::Kind::integer_power: return raise(i, step);
      case Instruction::Kind::operation:
        dispatch<operations::List>(step.operation, [&]<class Operation>() { apply<Operation>(i, step); });
    }
  }

  static Row filled(T value) {
    Row row;
    for (T& lane : row) lane = value;
    return row;
  }

  void leaf(std::size_t i, const Row& row) {
    values_[i] = row;
    for (std::size_t d = 0; d < directions_; ++d) {
      if (program_[i].slopes[d]) slopes_[d][i] = filled(T(1));
    }
  }

  void raise(std::size_t i, const Instruction& step) {
    const Row& base = values_[step.operands[0]];
    std::array<Row, 3> partial;
    for (std::size_t l = 0; l < Lanes; ++l) values_[i][l] = integer_power(base[l], step.number);
    if (!any_slope(step)) return;
    for (std::size_t l = 0; l < Lanes; ++l) partial[0][l] = T(step.number) * integer_power(base[l], step.number - 1);
    chain(i, step, 1, partial);
  }

  template <class Operation>
  void apply(std::size_t i, const Instruction& step) {
    apply<Operation>(i, step, std::make_index_sequence<Operation::arity>{});
  }

  template <class Operation, std::size_t... k>
  void apply(std::size_t i, const Instruction& step, std::index_sequence<k...>) {
    const std::array<const Row*, Operation::arity> in{&values_[step.operands[k]]...};
    Row& out = values_[i];
    for (std::size_t l = 0; l < Lanes; ++l) out[l] = Operation::value((*in[k])[l]...);
    if constexpr (!operations::is_condition<Operation>()) {
      if (!any_slope(step)) return;
      std::array<Row, 3> partial;
      for (std::size_t l = 0; l < Lanes; ++l) {
        const auto slopes = Operation::slopes((*in[k])[l]..., out[l]);
        ((partial[k][l] = slopes[k]), ...);
      }
      chain(i, step, Operation::arity, partial);
    }
  }

  bool any_slope(const Instruction& step) const {
    return (directions_ > 0 && step.slopes[0]) || (directions_ > 1 && step.slopes[1]);
  }

  /** Σ over the operands of partial derivative · inner derivative, for each direction. */
  void chain(std::size_t i, const Instruction& step, std::size_t arity, const std::array<Row, 3>& partial) {
    for (std::size_t d = 0; d < directions_; ++d) {
      if (!step.slopes[d]) continue;
      Row& out = slopes_[d][i];
      bool first = true;
      for (std::size_t k = 0; k < arity; ++k) {
        if (!program_[step.operands[k]].slopes[d]) continue;
        const Row& inner = slopes_[d][step.operands[k]];
        for (std::size_t l = 0; l < Lanes; ++l) {
          const T term = chained(partial[k][l], inner[l]);
          out[l] = first ? term : out[l] + term;
        }
        first = false;
      }
    }
  }

  /** NaN in, NaN out, even where a condition hides it; and where the value is NaN, so is the derivative. */
  void finish() {
    const std::size_t last = program_.size() - 1;
    const T a = has_parameter_ ? a_ : T(0);
    for (std::size_t l = 0; l < Lanes; ++l) {
      value_[l] = where(x_[l] == x_[l], where(a == a, values_[last][l], a), x_[l]);
    }
    for (std::size_t d = 0; d < directions_; ++d) {
      const bool constant = !program_[last].slopes[d];
      for (std::size_t l = 0; l < Lanes; ++l) {
        const T slope = constant ? T(0) : slopes_[d][last][l];
        slope_[d][l] = where(value_[l] == value_[l], slope, value_[l]);
      }
    }
  }

  std::span<const Instruction> program_;
  bool has_parameter_;
  bool started_ = false;
  T a_;
  std::size_t directions_;
  Row x_, value_;
  std::array<Row, 2> slope_;
  std::array<Row, limit::formula_steps> values_;
  std::array<std::array<Row, limit::formula_steps>, 2> slopes_;
};

extern template class Machine<double>;

template <class T>
struct Evaluated {
  T value, d_x, d_a;
};

/** The formula and its two derivatives at one place, for any number type with the functions of core/scalar.hpp. */
template <class T>
Evaluated<T> evaluate(const Expression& expression, T x, T a) {
  Machine<T, 1> machine(expression, a, Slopes::by_x_and_a);
  machine.run(&x, 1);
  return {machine.value()[0], machine.slope(0)[0], machine.slope(1)[0]};
}

}  // namespace playground
