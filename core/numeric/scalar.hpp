#pragma once

#include "core/numeric/elementary.hpp"

/**
 * The scalar functions that the chapters of the catalog are written in.
 *
 * A formula says `exp(x)` for float and double (elementary.hpp), for Exact (exact.hpp) and, found by the argument's own
 * namespace, for any other number type, such as the dual numbers of the tests.
 */
namespace playground {

/** The default for number types without a faster implementation. */
template <class T>
T exp_below_0(T y) {
  return exp(y);
}
template <class T>
T expm1_below_0(T y) {
  return expm1(y);
}

template <class T>
T log1p_share(T e) {
  return log1p(e);
}

/** factor · x, and 0 where the factor has underflowed to 0, so that 0 · ∞ is the limit 0 and not NaN. */
template <class T>
[[gnu::always_inline]] inline T vanishing(T factor, T x) {
  return where(factor == T(0), factor, factor * x);
}

/** slope · inner, and 0 if either is 0: a branch that is not taken has slope 0, even if it evaluates to NaN. */
template <class T>
T chained(T slope, T inner) {
  return where(slope == T(0), slope, where(inner == T(0), inner, slope * inner));
}

/**
 * Flush to zero: x, or 0 if |x| < `least`. Subnormal operands are about a hundred times slower, and quantities that
 * decay (a moment without new gradients, a weight under decay, a vanishing gradient) would stay subnormal.
 */
template <class T>
[[gnu::always_inline]] inline T settled(T x, Scalar<T> least) {
  return where(abs(x) < T(least), T(0), x);
}

/** The smallest gradient and slope used in training: the product of two such factors is a normal number. */
template <class T>
constexpr T least_factor = std::is_same_v<T, float> ? T(0x1p-63) : T(0x1p-511);

/** e^(−|x|)/(1+e^(−|x|))², the derivative of the sigmoid, without cancellation in the tails. */
template <class T>
[[gnu::always_inline]] inline T sigmoid_derivative(T x) {
  const T e = exp_below_0(-abs(x));
  return e / ((T(1) + e) * (T(1) + e));
}

/** 1/(1+e^(−x)), without overflow on either side. */
template <class T>
[[gnu::always_inline]] inline T sigmoid(T x) {
  const T e = exp_below_0(-abs(x));
  return where(x >= T(0), T(1), e) / (T(1) + e);
}

/** log(1+eˣ), without overflow. */
template <class T>
[[gnu::always_inline]] inline T softplus(T x) {
  return where(x > T(0), x, T(0)) + log1p_share(exp_below_0(-abs(x)));
}

/** baseⁿ by squaring: only multiplications, so that every machine gives the same bits. */
inline double power(double base, unsigned long long n) {
  double result = 1;
  for (; n != 0; n >>= 1, base *= base) {
    if (n & 1) result *= base;
  }
  return result;
}

}  // namespace playground
