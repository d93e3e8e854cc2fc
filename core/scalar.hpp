#pragma once

#include <cmath>
#include <limits>

/**
 * The functions of one number that the chapters of the catalogue are written in.
 *
 * They stand in this namespace so that a formula says `exp(x)` for float, double and, found by the argument's own
 * namespace, for any other number type, such as the dual numbers of the tests.
 */
namespace playground {

inline float abs(float x) { return std::abs(x); }
inline double abs(double x) { return std::abs(x); }
inline float sqrt(float x) { return std::sqrt(x); }
inline double sqrt(double x) { return std::sqrt(x); }
inline float exp(float x) { return std::exp(x); }
inline double exp(double x) { return std::exp(x); }
inline float expm1(float x) { return std::expm1(x); }
inline double expm1(double x) { return std::expm1(x); }
inline float log(float x) { return std::log(x); }
inline double log(double x) { return std::log(x); }
inline float log1p(float x) { return std::log1p(x); }
inline double log1p(double x) { return std::log1p(x); }
inline float tanh(float x) { return std::tanh(x); }
inline double tanh(double x) { return std::tanh(x); }
inline float sin(float x) { return std::sin(x); }
inline double sin(double x) { return std::sin(x); }
inline float cos(float x) { return std::cos(x); }
inline double cos(double x) { return std::cos(x); }
inline float erfc(float x) { return std::erfc(x); }
inline double erfc(double x) { return std::erfc(x); }
inline float erf(float x) { return std::erf(x); }
inline double erf(double x) { return std::erf(x); }
inline float tan(float x) { return std::tan(x); }
inline double tan(double x) { return std::tan(x); }
inline float atan(float x) { return std::atan(x); }
inline double atan(double x) { return std::atan(x); }
inline float pow(float base, float exponent) { return std::pow(base, exponent); }
inline double pow(double base, double exponent) { return std::pow(base, exponent); }

/** `yes` where the condition holds, else `no`. Both are evaluated, as on a vector of lanes. */
template <class T>
T where(bool condition, T yes, T no) {
  return condition ? yes : no;
}

/** factor · x, and 0 where the factor has underflowed to 0, so that 0 · ∞ is the limit 0 and not NaN. */
template <class T>
T vanishing(T factor, T x) {
  return where(factor == T(0), factor, factor * x);
}

/** e^(−|x|)/(1+e^(−|x|))², the derivative of the sigmoid, without cancellation in the tails. */
template <class T>
T sigmoid_derivative(T x) {
  const T e = exp(-abs(x));
  return e / ((T(1) + e) * (T(1) + e));
}

/** 1/(1+e^(−x)), without overflow on either side. */
template <class T>
T sigmoid(T x) {
  const T e = exp(-abs(x));
  return where(x >= T(0), T(1), e) / (T(1) + e);
}

/** log(1+eˣ), without overflow. */
template <class T>
T softplus(T x) {
  return where(x > T(0), x, T(0)) + log1p(exp(-abs(x)));
}

/** baseⁿ by squaring: multiplications alone, so that every machine gives the same bits. */
inline double power(double base, unsigned long long n) {
  double result = 1;
  for (; n != 0; n >>= 1, base *= base) {
    if (n & 1) result *= base;
  }
  return result;
}

}  // namespace playground
