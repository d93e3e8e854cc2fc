#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>

#include "core/numeric/format.hpp"
#include "core/numeric/lanes.hpp"

/**
 * Elementary functions for float and double, built from + − × ÷ √ and bit operations only. IEEE 754 defines each of
 * these exactly, so every compiler, C library and browser gives the same result; std::exp does not.
 *
 * The functions used in training (exp, expm1, log, log1p, tanh, erfc, and sin and cos of floats) compute in the
 * precision of their argument. They also take Lanes; there they are always inlined and do not branch on a single lane.
 * NaN gives NaN; at ±∞ the result is the limit. scripts/coefficients.py prints the polynomials, and
 * tests/core/numeric/elementary_test.cpp checks the errors.
 */
namespace playground {

namespace elementary {

/** Σ cᵢxⁱ by Horner's scheme, written out at compile time. */
template <std::size_t From = 0, class T, std::size_t Size>
[[gnu::always_inline]] inline T horner(const std::array<Scalar<T>, Size>& c, T x) {
  if constexpr (From + 1 == Size) {
    return T(c[From]);
  } else {
    return T(c[From]) + x * horner<From + 1>(c, x);
  }
}

/** Σ cᵢxⁱ by Estrin's scheme: the two halves are evaluated in parallel. powers: x, x², x⁴, … */
template <std::size_t From, std::size_t To, class T, std::size_t Size, std::size_t Powers>
[[gnu::always_inline]] inline T estrin(const std::array<Scalar<T>, Size>& c, const std::array<T, Powers>& powers) {
  if constexpr (From + 1 == To) {
    return T(c[From]);
  } else {
    constexpr std::size_t half = std::bit_floor(To - From - 1);
    return estrin<From, From + half>(c, powers) + powers[std::bit_width(half) - 1] * estrin<From + half, To>(c, powers);
  }
}

/** Horner's scheme as a loop. */
[[gnu::pure, gnu::noinline]] Lanes<double> horner(const double* c, int size, Lanes<double> x);

/** Horner for doubles, for accuracy; Estrin for floats, which has the shorter dependency chain. */
template <class T, std::size_t Size>
[[gnu::always_inline]] inline T polynomial(const std::array<Scalar<T>, Size>& c, T x) {
  if constexpr (std::is_same_v<T, Lanes<double>>) {
    return horner(c.data(), static_cast<int>(Size), x);
  } else if constexpr (std::is_same_v<T, double>) {
    return horner(c, x);
  } else {
    std::array<T, std::bit_width(Size - 1)> powers{x};
    for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * powers[i - 1];
    return estrin<0, Size>(c, powers);
  }
}

/** 2ⁿ for a normal result. */
template <class T>
[[gnu::always_inline]] inline T power_of_two(typename Format<T>::Bits n) {
  using Bits = typename Format<T>::Bits;
  return bits<T>((n + Bits(Format<T>::bias)) << Format<T>::fraction);
}

/** e^r − 1 with r = x − n·ln 2. */
template <class T>
[[gnu::always_inline]] inline T expm1_of_rest(T x, T n) {
  const T near = x - n * Format<T>::log2_high;
  const T r = near - n * Format<T>::log2_low;
  const T lost = (near - r) - n * Format<T>::log2_low;
  return r + (r * r * polynomial(Format<T>::exponential, r) + lost);
}
[[gnu::const, gnu::noinline]] Lanes<double> expm1_of_rest(Lanes<double> x, Lanes<double> n);

/**
 * x = n·ln 2 + r with |r| ≤ ½ ln 2, and e^r − 1. n is unsigned because it may wrap: for an x out of range its value is
 * arbitrary and the result is replaced.
 */
template <class T>
struct Reduced {
  using Bits = typename Format<T>::Bits;
  Bits n;
  T expm1_r;

  [[gnu::always_inline]] explicit Reduced(T x) {
    const T shifted = x * T(1.4426950408889634) + Format<T>::round;
    n = bits<Bits>(shifted) - bits<Bits>(T(Format<T>::round));
    expm1_r = expm1_of_rest(x, shifted - Format<T>::round);
  }
};

/** log u + n_more·ln 2 + small, with log u = n·ln 2 + log m for a normal u, m in [√½, √2). */
template <class T>
[[gnu::always_inline]] inline T log_of_normal(T u, T n_more, T small) {
  using Bits = typename Format<T>::Bits;
  using Signed = typename Format<T>::Signed;
  using Word = Scalar<Bits>;
  const Bits from_root = bits<Bits>(u) - Format<T>::root_half;
  const Bits exponent = from_root & static_cast<Word>(~Word(0) << Format<T>::fraction);
  // Converts the exponent to a number by writing it into the low bits of `round`.
  const Signed n = static_cast<Signed>(exponent) >> Format<T>::fraction;
  const T whole = bits<T>(n + bits<Signed>(T(Format<T>::round))) - Format<T>::round + n_more;
  const T f = bits<T>(bits<Bits>(u) - exponent) - T(1);
  // log(1+f) = f − f²/2 + s(f²/2 + R) with s = f/(2+f): f is exact and no quotient is rounded into it.
  const T s = f / (T(2) + f);
  const T z = s * s;
  const T half_square = T(0.5) * f * f;
  const T rest = s * (half_square + z * polynomial(Format<T>::logarithm, z));
  return whole * Format<T>::log2_high + (f - (half_square - (rest + (whole * Format<T>::log2_low + small))));
}
[[gnu::const, gnu::noinline]] Lanes<double> log_of_normal(Lanes<double> u, Lanes<double> n_more, Lanes<double> small);
[[gnu::const, gnu::noinline]] Lanes<float> log_of_normal(Lanes<float> u, Lanes<float> n_more, Lanes<float> small);

/** Reduction for floats: x = n·π/2 + r, |r| ≤ π/4. π/2 is split into four parts; n times the first three is exact. */
template <class T>
struct TurnedFloat {
  using Bits = typename Format<T>::Bits;
  static constexpr float most = 6400;
  static constexpr float quarter_turn[] = {1.5703125f, 0.000483751297f, 7.54953362e-08f, 2.56334407e-12f};
  static constexpr std::array sine{-0.166666642f, 0.00833273679f, -0.000195853732f};
  static constexpr std::array cosine{0.0416666642f, -0.00138882909f, 2.45454194e-05f};
  Bits quarter;
  T sin_r, cos_r;

  [[gnu::always_inline]] explicit TurnedFloat(T x) {
    const T shifted = x * T(0.63661977236758134) + Format<T>::round;
    const T n = shifted - Format<T>::round;
    quarter = bits<Bits>(shifted);
    const T r = (((x - n * quarter_turn[0]) - n * quarter_turn[1]) - n * quarter_turn[2]) - n * quarter_turn[3];
    const T z = r * r;
    sin_r = r + r * z * polynomial(sine, z);
    cos_r = T(1) - (T(0.5) * z - z * z * polynomial(cosine, z));
  }

  T sin() const { return signed_by(quarter, where((quarter & Bits(1)) == Bits(0), sin_r, cos_r)); }
  T cos() const { return signed_by(quarter + Bits(1), where((quarter & Bits(1)) == Bits(0), cos_r, sin_r)); }

  /** The result if |x| is in range, otherwise (and for NaN) the function for doubles. */
  T checked(T result, T x, double (*wide)(double)) const {
    const auto near = abs(x) <= T(most);
    if (all(near)) [[likely]]
      return result;
    if constexpr (std::is_same_v<T, float>) {
      return static_cast<float>(wide(x));
    } else {
      return where(near, result, x.each(wide));
    }
  }

 private:
  static T signed_by(Bits quarter, T value) { return where((quarter & Bits(2)) == Bits(0), value, -value); }
};

/** sin and cos of doubles of any size; arguments beyond ±10⁵ are reduced in exact.cpp. */
double sin(double x);
double cos(double x);
double tan(double x);
double atan(double x);
double erf(double x);
double pow(double x, double y);

}  // namespace elementary

/** π rounded to the number type. */
template <class T>
T pi() {
  return T(3.141592653589793);
}

/** The type in which constants are computed, so that a float constant is correctly rounded. */
template <class T>
using Wide = std::conditional_t<std::is_same_v<Scalar<T>, float>, double, Scalar<T>>;

template <class T>
[[gnu::always_inline]] inline Lanes<T> copysign(Lanes<T> size, Lanes<T> sign) {
  using Bits = typename elementary::Format<Lanes<T>>::Bits;
  const Bits top = elementary::bits<Bits>(Lanes<T>(-0.0));
  return elementary::bits<Lanes<T>>((elementary::bits<Bits>(size) & ~top) | (elementary::bits<Bits>(sign) & top));
}
template <class T>
[[gnu::always_inline]] inline Lanes<T> abs(Lanes<T> x) {
  using Bits = typename elementary::Format<Lanes<T>>::Bits;
  return elementary::bits<Lanes<T>>(elementary::bits<Bits>(x) & ~elementary::bits<Bits>(Lanes<T>(-0.0)));
}

/** eˣ. 2ⁿ is applied as two factors: neither overflows, and only the second rounds if the result is subnormal.
 */
template <Floating T>
[[gnu::always_inline]] inline T exp(T x) {
  using F = elementary::Format<T>;
  using Bits = typename F::Bits;
  const elementary::Reduced<T> reduced(x);
  const Bits half =
      static_cast<Bits>(static_cast<typename F::Signed>(reduced.n + Bits(2 * F::bias)) >> 1) - Bits(F::bias);
  const T e =
      (T(1) + reduced.expm1_r) * elementary::power_of_two<T>(half) * elementary::power_of_two<T>(reduced.n - half);
  return where(x < T(F::exp_low), T(0), where(x > T(F::exp_high), T(std::numeric_limits<Scalar<T>>::infinity()), e));
}

/** eˣ − 1 as 2ⁿ(e^r − 1) + (2ⁿ − 1), accurate near 0. */
template <Floating T>
[[gnu::always_inline]] inline T expm1(T x) {
  using F = elementary::Format<T>;
  using Bits = typename F::Bits;
  const elementary::Reduced<T> reduced(x);
  const T half_power = elementary::power_of_two<T>(reduced.n - Bits(1));
  const T scaled = T(2) * (half_power * reduced.expm1_r + (half_power - T(0.5)));
  const T result = where(reduced.n == Bits(0), reduced.expm1_r, scaled);
  return where(x < T(F::expm1_low), T(-1),
               where(x > T(F::exp_high), T(std::numeric_limits<Scalar<T>>::infinity()), result));
}

/** The natural logarithm; −∞ at 0, NaN below. */
template <Floating T>
[[gnu::always_inline]] inline T log(T x) {
  using F = elementary::Format<T>;
  using Limits = std::numeric_limits<Scalar<T>>;
  const T inf = Limits::infinity();
  const auto subnormal = x < T(Limits::min());
  const T scaled = where(subnormal, x * elementary::power_of_two<T>(F::fraction), x);
  const T result = elementary::log_of_normal(scaled, where(subnormal, T(-F::fraction), T(0)), T(0));
  return where(x > T(0), where(x < inf, result, x), where(x == T(0), -inf, T(Limits::quiet_NaN())));
}

/** log(1+x) as log u + (1+x−u)/u with u = 1+x rounded. */
template <Floating T>
[[gnu::always_inline]] inline T log1p(T x) {
  using Limits = std::numeric_limits<Scalar<T>>;
  const T inf = Limits::infinity();
  const T u = T(1) + x;
  const T x_in_u = u - T(1);
  const T rest = (T(1) - (u - x_in_u)) + (x - x_in_u);
  const T result = elementary::log_of_normal(u, T(0), rest / u);
  return where(x > T(-1), where(x < inf, result, x), where(x == T(-1), -inf, T(Limits::quiet_NaN())));
}

/**
 * e^y and e^y − 1 for y ≤ 0, for formulas that need both at little more than the cost of one. 2ⁿ is applied as
 * 2^(n+lift)·2^(−lift), so that only the last product rounds if the result is subnormal.
 */
template <Floating T>
struct Decay {
  T exp, expm1;

  [[gnu::always_inline]] explicit Decay(T y) {
    using F = elementary::Format<T>;
    using Bits = typename F::Bits;
    const auto gone = y < T(F::exp_low);
    const elementary::Reduced<T> reduced(where(gone, T(0), y));  // avoids underflow where the result is 0 anyway
    const T raised = elementary::power_of_two<T>(reduced.n + Bits(F::lift));
    const T down = elementary::power_of_two<T>(Bits(-F::lift));
    const T power = raised * down;
    exp = where(gone, T(0), (T(1) + reduced.expm1_r) * raised * down);
    expm1 = where(gone, T(-1), where(reduced.n == Bits(0), reduced.expm1_r, power * reduced.expm1_r + (power - T(1))));
  }
};

/** e^y and e^y − 1 for y known to be ≤ 0, through Decay; the compiler shares the common steps. */
template <Floating T>
[[gnu::always_inline]] inline T exp_below_0(T y) {
  return Decay<T>(y).exp;
}
template <Floating T>
[[gnu::always_inline]] inline T expm1_below_0(T y) {
  return Decay<T>(y).expm1;
}

/**
 * Compiled once and called: lanes of doubles, where size counts more than speed, and lanes of floats where no
 * activation takes the function. Others are inlined into one loop.
 */
[[gnu::const, gnu::noinline]] Lanes<double> exp(Lanes<double> x);
[[gnu::const, gnu::noinline]] Lanes<double> expm1(Lanes<double> x);
[[gnu::const, gnu::noinline]] Lanes<double> log(Lanes<double> x);
[[gnu::const, gnu::noinline]] Lanes<double> log1p(Lanes<double> x);
[[gnu::const, gnu::noinline]] Lanes<double> erfc(Lanes<double> x);
[[gnu::const, gnu::noinline]] Lanes<float> expm1(Lanes<float> x);
[[gnu::const, gnu::noinline]] Lanes<float> log(Lanes<float> x);
[[gnu::const, gnu::noinline]] Lanes<float> log1p(Lanes<float> x);

/** Doubles: −e/(e+2) with e = expm1(−|2x|), with the sign of x. Floats: x·P(x²)/Q(x²) up to ±9. */
template <Floating T>
[[gnu::always_inline]] inline T tanh(T x) {
  if constexpr (std::is_same_v<Scalar<T>, float>) {
    using F = elementary::Format<T>;
    const T z = x * x;
    const T y = abs(x) * elementary::horner(F::tangent_above, z) /
                elementary::horner(F::tangent_below, z);  // 1 − tanh² would lose these digits
    return copysign(where(abs(x) > T(9) || y > T(1), T(1), y),
                    x);  // one select: with two the compiler emits a min, eight instructions
  } else {
    const T e = expm1_below_0(-abs(T(2) * x));
    return copysign(e / (e + T(2)), x);
  }
}

/** log(1+e) for 0 ≤ e ≤ 1. Floats need no range reduction and one quotient; see log_of_normal. */
template <Floating T>
[[gnu::always_inline]] inline T log1p_share(T e) {
  if constexpr (std::is_same_v<Scalar<T>, float>) {
    // For small e the result is e to the last bit; e² would be subnormal.
    const T told = where(e < T(0x1p-25), T(0), e);
    const T s = told / (T(2) + told);
    const T z = s * s;
    const T half_square = T(0.5) * told * told;
    return e - (half_square - s * (half_square + z * elementary::horner(elementary::Format<T>::log1p_share, z)));
  } else {
    return log1p(e);
  }
}

/**
 * e^(y²)·erfc(y) for y ≥ 0. Doubles: P(t)/(1+2y) with t = (y−4)/(y+4), Shepherd and Laframboise 1981. Floats:
 * P(y)/Q(y) up to 10.2, beyond which erfc is 0.
 */
template <Floating T>
[[gnu::always_inline]] inline T scaled_erfc(T y) {
  using F = elementary::Format<T>;
  if constexpr (std::is_same_v<Scalar<T>, float>) {
    return elementary::polynomial(F::erfc_above, y) / elementary::polynomial(F::erfc_below, y);
  } else {
    return elementary::polynomial(F::scaled_erfc, (y - T(4)) / (y + T(4))) / (T(1) + T(2) * y);
  }
}

/** e^(−y²)·scaled_erfc(y) with y = |x|, and 2 minus that for x < 0. */
template <Floating T>
[[gnu::always_inline]] inline T erfc(T x) {
  using F = elementary::Format<T>;
  using Bits = typename F::Bits;
  const T y = where(abs(x) > T(F::erfc_high), T(F::erfc_high), abs(x));
  // y² = h² + (y−h)(y+h) with h² exact: with a rounded y², e^(−y²) would lose as many digits as y² has integer digits.
  const T h = elementary::bits<T>(elementary::bits<Bits>(y) & F::upper_half);
  const T rest = (h - y) * (h + y);
  const T factor = T(1) + (rest + rest * rest * elementary::polynomial(F::exponential, rest));
  const T tail = scaled_erfc(y) * factor * exp_below_0(-h * h);
  return where(x < T(0), T(2) - tail, tail);
}

inline double sin(double x) { return elementary::sin(x); }
inline double cos(double x) { return elementary::cos(x); }
inline double tan(double x) { return elementary::tan(x); }
inline double atan(double x) { return elementary::atan(x); }
inline double erf(double x) { return elementary::erf(x); }
inline double pow(double x, double y) { return elementary::pow(x, y); }

template <class T>
  requires std::is_same_v<Scalar<T>, float>
[[gnu::always_inline]] inline T sin(T x) {
  const elementary::TurnedFloat<T> turned(x);
  return turned.checked(turned.sin(), x, elementary::sin);
}
template <class T>
  requires std::is_same_v<Scalar<T>, float>
[[gnu::always_inline]] inline T cos(T x) {
  const elementary::TurnedFloat<T> turned(x);
  return turned.checked(turned.cos(), x, elementary::cos);
}
inline Lanes<double> sin(Lanes<double> x) { return x.each(elementary::sin); }
inline Lanes<double> cos(Lanes<double> x) { return x.each(elementary::cos); }

inline float tan(float x) { return static_cast<float>(elementary::tan(x)); }
inline float atan(float x) { return static_cast<float>(elementary::atan(x)); }
inline float erf(float x) { return static_cast<float>(elementary::erf(x)); }
inline float pow(float x, float y) { return static_cast<float>(elementary::pow(x, y)); }

}  // namespace playground
