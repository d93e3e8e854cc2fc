#pragma once

#include <cmath>

/** Numbers that carry their derivative along: f(Dual{x, 1}).slope is f′(x), from the formula of f alone. */
namespace playground::testing {

struct Dual {
  double value = 0;
  double slope = 0;

  Dual() = default;
  Dual(double initial_value, double initial_slope = 0) : value(initial_value), slope(initial_slope) {}
};

inline Dual operator-(Dual a) { return {-a.value, -a.slope}; }
inline Dual operator+(Dual a, Dual b) { return {a.value + b.value, a.slope + b.slope}; }
inline Dual operator-(Dual a, Dual b) { return {a.value - b.value, a.slope - b.slope}; }
inline Dual operator*(Dual a, Dual b) { return {a.value * b.value, a.slope * b.value + a.value * b.slope}; }
inline Dual operator/(Dual a, Dual b) {
  const double quotient = a.value / b.value;
  return {quotient, (a.slope - quotient * b.slope) / b.value};
}
inline Dual& operator+=(Dual& a, Dual b) { return a = a + b; }
inline Dual& operator-=(Dual& a, Dual b) { return a = a - b; }

inline bool operator==(Dual a, Dual b) { return a.value == b.value; }
inline bool operator<(Dual a, Dual b) { return a.value < b.value; }
inline bool operator>(Dual a, Dual b) { return a.value > b.value; }
inline bool operator<=(Dual a, Dual b) { return a.value <= b.value; }
inline bool operator>=(Dual a, Dual b) { return a.value >= b.value; }

inline Dual abs(Dual x) { return x.value < 0 ? -x : x; }
inline Dual sqrt(Dual x) {
  const double root = std::sqrt(x.value);
  return {root, x.slope / (2 * root)};
}
inline Dual exp(Dual x) { return {std::exp(x.value), std::exp(x.value) * x.slope}; }
inline Dual expm1(Dual x) { return {std::expm1(x.value), std::exp(x.value) * x.slope}; }
inline Dual log(Dual x) { return {std::log(x.value), x.slope / x.value}; }
inline Dual log1p(Dual x) { return {std::log1p(x.value), x.slope / (1 + x.value)}; }
inline Dual tanh(Dual x) {
  const double secant = 1 / std::cosh(x.value);
  return {std::tanh(x.value), secant * secant * x.slope};
}
inline Dual sin(Dual x) { return {std::sin(x.value), std::cos(x.value) * x.slope}; }
inline Dual cos(Dual x) { return {std::cos(x.value), -std::sin(x.value) * x.slope}; }
inline Dual erfc(Dual x) {
  constexpr double two_over_sqrt_pi = 1.12837916709551257390;
  return {std::erfc(x.value), -two_over_sqrt_pi * std::exp(-x.value * x.value) * x.slope};
}
inline Dual erf(Dual x) { return {std::erf(x.value), -erfc(x).slope}; }
inline Dual tan(Dual x) {
  const double secant = 1 / std::cos(x.value);
  return {std::tan(x.value), secant * secant * x.slope};
}
inline Dual atan(Dual x) { return {std::atan(x.value), x.slope / (1 + x.value * x.value)}; }
inline Dual pow(Dual base, Dual exponent) {
  const double by_base = base.slope == 0 ? 0 : exponent.value * std::pow(base.value, exponent.value - 1) * base.slope;
  const double by_exponent =
      exponent.slope == 0 ? 0 : std::pow(base.value, exponent.value) * std::log(base.value) * exponent.slope;
  return {std::pow(base.value, exponent.value), by_base + by_exponent};
}

}  // namespace playground::testing
