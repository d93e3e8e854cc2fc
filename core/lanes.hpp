#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/scalar.hpp"

/**
 * 32 doubles as one number, with the functions of core/scalar.hpp: each is one loop, compiled once, which a compiler
 * turns into SIMD. The formulas that are templates over the number type then cost a few calls apiece, not code apiece.
 */
namespace playground {

class Lanes {
 public:
  static constexpr std::size_t count = 32;

  /** Which lanes a condition holds for: all bits, or none. */
  using Condition = std::array<std::uint64_t, count>;

  Lanes() = default;
  Lanes(double value);  // NOLINT: a double is a Lanes

  /** 1 to `count` numbers; the last one fills what is left. */
  template <class Number>
  static Lanes of(const Number* x, std::size_t n) {
    Lanes result;
    for (std::size_t i = 0; i < count; ++i) result[i] = static_cast<double>(x[i < n ? i : n - 1]);
    return result;
  }

  double operator[](std::size_t i) const { return values_[i]; }
  double& operator[](std::size_t i) { return values_[i]; }

 private:
  std::array<double, count> values_;
};

Lanes operator-(const Lanes& u);
Lanes operator+(const Lanes& u, const Lanes& v);
Lanes operator-(const Lanes& u, const Lanes& v);
Lanes operator*(const Lanes& u, const Lanes& v);
Lanes operator/(const Lanes& u, const Lanes& v);
void operator+=(Lanes& u, const Lanes& v);

Lanes::Condition operator<(const Lanes& u, const Lanes& v);
Lanes::Condition operator<=(const Lanes& u, const Lanes& v);
Lanes::Condition operator==(const Lanes& u, const Lanes& v);
inline Lanes::Condition operator>(const Lanes& u, const Lanes& v) { return v < u; }
inline Lanes::Condition operator>=(const Lanes& u, const Lanes& v) { return v <= u; }

Lanes where(const Lanes::Condition& condition, const Lanes& yes, const Lanes& no);

Lanes abs(const Lanes& u);
Lanes sqrt(const Lanes& u);
Lanes exp(const Lanes& u);
Lanes expm1(const Lanes& u);
Lanes log(const Lanes& u);
Lanes log1p(const Lanes& u);
Lanes tanh(const Lanes& u);
Lanes sin(const Lanes& u);
Lanes cos(const Lanes& u);
Lanes tan(const Lanes& u);
Lanes atan(const Lanes& u);
Lanes erf(const Lanes& u);
Lanes erfc(const Lanes& u);
Lanes pow(const Lanes& u, const Lanes& v);
Lanes sigmoid(const Lanes& u);
Lanes sigmoid_derivative(const Lanes& u);
Lanes softplus(const Lanes& u);
Lanes vanishing(const Lanes& factor, const Lanes& u);
Lanes chained(const Lanes& slope, const Lanes& inner);

}  // namespace playground
