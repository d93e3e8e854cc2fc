#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <type_traits>
#include <utility>

/**
 * The elementary functions for float and double, of + − × ÷ √ and bit operations alone: IEEE 754 fixes every one of
 * these, so that the same number comes out of every compiler, C library and browser, which cannot be said of std::exp.
 *
 * Those that train (exp, expm1, log, log1p, tanh, erfc) keep to the number's own precision, have no branch and are always
 * inlined, so that a compiler may take several numbers at once. NaN gives NaN, limits at ±∞ are the function's. The
 * polynomials are those that scripts/coefficients.py prints; tests/core/elementary_test.cpp holds the errors.
 */
namespace playground {

/** `yes` where the condition holds, else `no`. Both are evaluated, as on a vector of lanes. */
template <class T>
T where(bool condition, T yes, T no) {
  return condition ? yes : no;
}

namespace elementary {

/** std::bit_cast, which the C++ library of old Emscripten versions lacks. */
template <class To, class From>
To bits(From from) {
  static_assert(sizeof(To) == sizeof(From));
  To to;
  std::memcpy(&to, &from, sizeof to);
  return to;
}

/** What differs between the two number types. */
template <class T>
struct Format;

template <>
struct Format<float> {
  using Bits = std::uint32_t;
  using Signed = std::int32_t;
  static constexpr int fraction = 23;
  static constexpr int bias = 127;
  static constexpr Bits upper_half = 0xFFFFF000;        ///< keeps 12 bits of the significand, whose square is exact
  static constexpr Bits root_half = 0x3F3504F3;         ///< √½
  static constexpr float round = 12582912.0f;           ///< 1.5·2²³: adding it rounds to a whole number
  static constexpr float log2_high = 0.693359375f;      ///< ln 2 in 10 bits, so that n·log2_high is exact
  static constexpr float log2_low = -2.12194440e-4f;
  static constexpr float exp_low = -104, exp_high = 89;  ///< e^x is 0 and ∞ beyond
  static constexpr float expm1_low = -18;                ///< e^x − 1 is −1 below
  static constexpr float erfc_high = 11;                 ///< erfc is 0 beyond
  static constexpr std::array exponential{0.5f, 0.166666672f, 0.0416664556f, 0.00833331048f, 0.00139345415f, 0.000198919806f};
  static constexpr std::array logarithm{0.666666687f, 0.400001258f, 0.285503983f, 0.233419433f};
  static constexpr std::array scaled_erfc{1.23299515f, -0.139621079f, 0.015379684f, 0.0680961311f, -0.101039954f,
                                          0.0937404409f, -0.066323258f, 0.0371399187f, -0.0162222739f, 0.00508280937f,
                                          -0.000716339448f, -0.000248632306f, 0.000116607996f};
};

template <>
struct Format<double> {
  using Bits = std::uint64_t;
  using Signed = std::int64_t;
  static constexpr int fraction = 52;
  static constexpr int bias = 1023;
  static constexpr Bits upper_half = 0xFFFFFFFFF8000000;  ///< keeps 26 bits of the significand
  static constexpr Bits root_half = 0x3FE6A09E667F3BCD;
  static constexpr double round = 6755399441055744.0;  ///< 1.5·2⁵²
  static constexpr double log2_high = 0.6931471803691238;  ///< ln 2 in 32 bits
  static constexpr double log2_low = 1.9082149292705877e-10;
  static constexpr double exp_low = -746, exp_high = 710;
  static constexpr double expm1_low = -38;
  static constexpr double erfc_high = 28;
  static constexpr std::array exponential{0.5, 0.16666666666666671, 0.041666666666666671, 0.0083333333333255443,
                                          0.0013888888888883327, 0.00019841269876864356, 2.4801587327007187e-05,
                                          2.7557252833516911e-06, 2.75572718102198e-07, 2.5106274733573296e-08,
                                          2.0915442297780116e-09};
  static constexpr std::array logarithm{0.66666666666666663, 0.4000000000000094, 0.28571428570764451, 0.22222222400547759,
                                        0.18181794700897799, 0.15386290534658992, 0.13267418596474884, 0.13100721383503491};
  static constexpr std::array scaled_erfc{
      1.2329951186255526, -0.1396211168405625, 0.015379652102620042, 0.068097054254690356, -0.10103906603632504,
      0.093732834998439513, -0.066330365811648501, 0.037167515535911411, -0.01619773406595253, 0.0050319699928109253,
      -0.00075777321953522929, -0.00019925677645791969, 0.00015062130746391778, -2.4398942309069806e-05,
      -1.1220753452725425e-05, 5.7092012122263518e-06, 2.9090629683714269e-07, -8.2491274349645722e-07,
      7.89343963476142e-08, 1.1009041560728304e-07, -2.1917128684776733e-08, -1.470518755238763e-08,
      3.9799082099353338e-09, 1.7887492189077536e-09, -5.4779631540379301e-10, -1.37212432109558e-10,
      4.335744696880128e-11};
};

/** Σ cᵢxⁱ by Horner's scheme, written out at compile time. */
template <std::size_t From = 0, class T, std::size_t Size>
T polynomial(const std::array<T, Size>& c, T x) {
  if constexpr (From + 1 == Size) {
    return c[From];
  } else {
    return c[From] + x * polynomial<From + 1>(c, x);
  }
}

/** 2ⁿ for a normal result. */
template <class T>
T power_of_two(typename Format<T>::Signed n) {
  using Bits = typename Format<T>::Bits;
  return bits<T>(static_cast<Bits>(n + Format<T>::bias) << Format<T>::fraction);
}

/** x = n·ln 2 + r with |r| ≤ ½ ln 2, and e^r − 1 of it. */
template <class T>
struct Reduced {
  using Signed = typename Format<T>::Signed;
  Signed n;
  T expm1_r;

  explicit Reduced(T x) {
    const T shifted = x * T(1.4426950408889634) + Format<T>::round;
    const T whole = shifted - Format<T>::round;
    n = bits<Signed>(shifted) - bits<Signed>(Format<T>::round);
    const T near = x - whole * Format<T>::log2_high;
    const T r = near - whole * Format<T>::log2_low;
    const T lost = (near - r) - whole * Format<T>::log2_low;
    expm1_r = r + (r * r * polynomial(Format<T>::exponential, r) + lost);
  }
};

/** log u + n_more·ln 2 + small, with log u = n·ln 2 + log m for a normal u, m in [√½, √2). */
template <class T>
[[gnu::always_inline]] inline T log_of_normal(T u, T n_more, T small) {
  using Bits = typename Format<T>::Bits;
  using Signed = typename Format<T>::Signed;
  const Bits from_root = bits<Bits>(u) - Format<T>::root_half;
  const Bits exponent = from_root & (~Bits(0) << Format<T>::fraction);
  // The exponent as a number: written into the lowest bits of `round`.
  const Signed n = static_cast<Signed>(exponent) >> Format<T>::fraction;
  const T whole = bits<T>(n + bits<Signed>(Format<T>::round)) - Format<T>::round + n_more;
  const T f = bits<T>(bits<Bits>(u) - exponent) - T(1);
  // log(1+f) = f − f²/2 + s(f²/2 + R) with s = f/(2+f), so that f, exact, takes the rounding of no quotient.
  const T s = f / (T(2) + f);
  const T z = s * s;
  const T half_square = T(0.5) * f * f;
  const T rest = s * (half_square + z * polynomial(Format<T>::logarithm, z));
  return whole * Format<T>::log2_high + (f - (half_square - (rest + (whole * Format<T>::log2_low + small))));
}

/** sin and cos of double numbers of any size; what is beyond ±10⁵ is reduced in exact.cpp. */
double sin(double x);
double cos(double x);
double tan(double x);
double atan(double x);
double erf(double x);
double pow(double x, double y);

}  // namespace elementary

/** π, as nearly as the number type holds it. */
template <class T>
T pi() {
  return T(3.141592653589793);
}

/** The type to work a constant out in, so that a float has the nearest of it. */
template <class T>
using Wide = std::conditional_t<std::is_same_v<T, float>, double, T>;

inline float abs(float x) { return std::abs(x); }
inline double abs(double x) { return std::abs(x); }
inline float sqrt(float x) { return std::sqrt(x); }
inline double sqrt(double x) { return std::sqrt(x); }

template <class T>
concept Floating = std::is_same_v<T, float> || std::is_same_v<T, double>;

/** eˣ. The factor 2ⁿ comes in two halves: neither overflows, and only the second rounds where the result is subnormal. */
template <Floating T>
[[gnu::always_inline]] inline T exp(T x) {
  using F = elementary::Format<T>;
  using Signed = typename F::Signed;
  const T within = where(x < F::exp_low, F::exp_low, where(x > F::exp_high, F::exp_high, x));
  const elementary::Reduced<T> reduced(within);
  const Signed half = ((reduced.n + 2 * F::bias) >> 1) - F::bias;
  return (T(1) + reduced.expm1_r) * elementary::power_of_two<T>(half) * elementary::power_of_two<T>(reduced.n - half);
}

/** eˣ − 1 as 2ⁿ(e^r − 1) + (2ⁿ − 1), exact to the last digits near 0. */
template <Floating T>
[[gnu::always_inline]] inline T expm1(T x) {
  using F = elementary::Format<T>;
  const T within = where(x < F::expm1_low, F::expm1_low, where(x > F::exp_high, F::exp_high, x));
  const elementary::Reduced<T> reduced(within);
  const T half_power = elementary::power_of_two<T>(reduced.n - 1);
  const T scaled = T(2) * (half_power * reduced.expm1_r + (half_power - T(0.5)));
  return where(reduced.n == 0, reduced.expm1_r, scaled);
}

/** The natural logarithm; −∞ at 0, NaN below. */
template <Floating T>
T log(T x) {
  using F = elementary::Format<T>;
  constexpr T inf = std::numeric_limits<T>::infinity();
  const bool subnormal = x < std::numeric_limits<T>::min();
  const T scaled = where(subnormal, x * elementary::power_of_two<T>(F::fraction), x);
  const T result = elementary::log_of_normal(scaled, where(subnormal, T(-F::fraction), T(0)), T(0));
  return where(x > T(0), where(x < inf, result, x), where(x == T(0), -inf, std::numeric_limits<T>::quiet_NaN()));
}

/** log(1+x) as log u + (1+x−u)/u with u = 1+x rounded. */
template <Floating T>
[[gnu::always_inline]] inline T log1p(T x) {
  constexpr T inf = std::numeric_limits<T>::infinity();
  const T u = T(1) + x;
  const T x_in_u = u - T(1);
  const T rest = (T(1) - (u - x_in_u)) + (x - x_in_u);
  const T result = elementary::log_of_normal(u, T(0), rest / u);
  return where(x > T(-1), where(x < inf, result, x), where(x == T(-1), -inf, std::numeric_limits<T>::quiet_NaN()));
}

/** −e/(e+2) with e = expm1(−2|x|), and the sign of x. */
template <Floating T>
[[gnu::always_inline]] inline T tanh(T x) {
  const T e = expm1(T(-2) * abs(x));
  return std::copysign(e / (e + T(2)), x);
}

/** e^(−y²)·P(t)/(1+2y) with y = |x|, t = (y−4)/(y+4), and 2 minus that for x < 0. Shepherd and Laframboise 1981. */
template <Floating T>
[[gnu::always_inline]] inline T erfc(T x) {
  using F = elementary::Format<T>;
  using Bits = typename F::Bits;
  const T y = where(abs(x) > F::erfc_high, F::erfc_high, abs(x));
  // y² = h² + (y−h)(y+h), h² exact: a rounded y² would cost e^(−y²) as many digits as y² has before the point.
  const T h = elementary::bits<T>(elementary::bits<Bits>(y) & F::upper_half);
  const T rest = (h - y) * (h + y);
  const T factor = T(1) + (rest + rest * rest * elementary::polynomial(F::exponential, rest));
  const T scaled = elementary::polynomial(F::scaled_erfc, (y - T(4)) / (y + T(4))) / (T(1) + T(2) * y);
  const T tail = scaled * factor * exp(-h * h);
  return where(x < T(0), T(2) - tail, tail);
}

inline double sin(double x) { return elementary::sin(x); }
inline double cos(double x) { return elementary::cos(x); }
inline double tan(double x) { return elementary::tan(x); }
inline double atan(double x) { return elementary::atan(x); }
inline double erf(double x) { return elementary::erf(x); }
inline double pow(double x, double y) { return elementary::pow(x, y); }

inline float sin(float x) { return static_cast<float>(elementary::sin(x)); }
inline float cos(float x) { return static_cast<float>(elementary::cos(x)); }
inline float tan(float x) { return static_cast<float>(elementary::tan(x)); }
inline float atan(float x) { return static_cast<float>(elementary::atan(x)); }
inline float erf(float x) { return static_cast<float>(elementary::erf(x)); }
inline float pow(float x, float y) { return static_cast<float>(elementary::pow(x, y)); }

}  // namespace playground
