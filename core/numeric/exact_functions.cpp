#include <array>
#include <cmath>

#include "core/numeric/exact.hpp"
#include "core/numeric/exact_digits.hpp"

namespace playground {

using namespace exact_digits;

namespace {

Exact log_2() { return Exact::of(false, -1, digits_of(0xb17217f7d1cf79ab, 0xc9e3b39803f2f6af)); }
Exact two_over_root_pi() { return Exact::of(false, 0, digits_of(0x906eba8214db688d, 0x71d48a7f6bfec344)); }

}  // namespace

// ---- exponential and logarithm ----

namespace {

/** e^r − 1 for |r| ≤ ½: Taylor's series for r/64, then e^(2t) − 1 = p(p+2) six times, which keeps the relative
 * precision near 0. */
Exact expm1_near_zero(const Exact& r) {
  constexpr int halvings = 6;
  constexpr std::uint32_t terms = 16;
  const Exact t = r.scaled(-halvings);
  Exact p = 1;
  for (std::uint32_t n = terms; n > 1; --n) p = Exact(1) + t.over(n) * p;
  p = t * p;
  for (int i = 0; i < halvings; ++i) p = p * (p + Exact(2));
  return p;
}

/** x = n·ln 2 + r, |r| ≤ ½; for a finite x whose e^x is within the exponent range. */
struct Parts {
  std::int64_t n;
  Exact r;

  explicit Parts(const Exact& x) {
    const double whole = std::floor(static_cast<double>(x) / 0.6931471805599453 + 0.5);
    n = static_cast<std::int64_t>(whole);
    r = x - Exact(whole) * log_2();
  }
};

/** True if |x| is so large that e^|x| exceeds the exponent range. */
bool beyond_exponents(const Exact& x) { return is_infinite(x) || (!is_zero(x) && x.exponent() >= 40); }

}  // namespace

Exact exp(const Exact& x) {
  if (is_nan(x)) return x;
  if (beyond_exponents(x)) return x.negative() ? Exact(0) : Exact::infinity();
  const Parts parts(x);
  return (Exact(1) + expm1_near_zero(parts.r)).scaled(parts.n);
}

Exact expm1(const Exact& x) {
  if (is_nan(x)) return x;
  if (beyond_exponents(x)) return x.negative() ? Exact(-1) : Exact::infinity();
  const Parts parts(x);
  return parts.n == 0 ? expm1_near_zero(x) : exp(x) - Exact(1);
}

/** y + log(1+δ) with y ≈ log(1+x) as a double and δ = (1+x)e^(−y) − 1, by its series. */
Exact log1p(const Exact& x) {
  if (is_nan(x) || is_zero(x)) return x;
  if (x < Exact(-1)) return Exact::nan();
  if (x == Exact(-1)) return Exact::infinity(true);
  if (is_infinite(x)) return x;
  if (x.exponent() > 0) return log(Exact(1) + x);
  const Exact y = log1p(static_cast<double>(x));
  const Exact q = expm1(-y);
  const Exact delta = (x + q) + x * q;
  return y + delta * (Exact(1) - delta * (Exact(0.5) - delta.over(3)));
}

Exact log(const Exact& x) {
  if (is_nan(x) || is_zero(x)) return is_zero(x) ? Exact::infinity(true) : x;
  if (x.negative()) return Exact::nan();
  if (is_infinite(x)) return x;
  const bool upper = x.scaled(-x.exponent()) > Exact(1.4142135623730951);
  const std::int64_t n = x.exponent() + (upper ? 1 : 0);
  return log1p(x.scaled(-n) - Exact(1)) + Exact(static_cast<double>(n)) * log_2();
}

Exact tanh(const Exact& x) {
  const Exact e = expm1(abs(x).scaled(1) * Exact(-1));
  const Exact size = -e / (e + Exact(2));
  return x.negative() ? -size : size;
}

Exact pow(const Exact& x, const Exact& y) {
  if (is_nan(x) || is_nan(y)) return Exact::nan();
  if (is_zero(y)) return 1;
  const double number = static_cast<double>(y);
  const bool whole = y == Exact(number) && number == std::floor(number);
  if (x.negative() && !whole) return Exact::nan();
  const bool odd = whole && std::abs(number) < 9007199254740992.0 && 2 * std::floor(number / 2) != number;
  const Exact size = exp(y * log(abs(x)));
  return x.negative() && odd ? -size : size;
}

// ---- the functions of scalar.hpp ----

Exact sigmoid(const Exact& x) { return sigmoid<Exact>(x); }
Exact sigmoid_derivative(const Exact& x) { return sigmoid_derivative<Exact>(x); }
Exact softplus(const Exact& x) { return softplus<Exact>(x); }
Exact vanishing(const Exact& factor, const Exact& x) { return vanishing<Exact>(factor, x); }
Exact chained(const Exact& slope, const Exact& inner) { return chained<Exact>(slope, inner); }

// ---- circular functions ----

namespace {

/** 2/π in binary, from the point on. */
constexpr std::array<std::uint64_t, 22> two_over_pi{
    0xA2F9836E4E441529, 0xFC2757D1F534DDC0, 0xDB6295993C439041, 0xFE5163ABDEBBC561, 0xB7246E3A424DD2E0,
    0x06492EEA09D1921C, 0xFE1DEB1CB129A73E, 0xE88235F52EBB4484, 0xE99C7026B45F7E41, 0x3991D639835339F4,
    0x9C845F8BBDF9283B, 0x1FF897FFDE05980F, 0xEF2F118B5A0A6D1F, 0x6D367ECF27CB09B7, 0x4F463F669E5FEA2D,
    0x7527BAC7EBE5F17B, 0x3D0739F78A5292EA, 0x6BFB5FB11F8D5D08, 0x56033046FC7B6BAB, 0xF0CFBC209AF4361D,
    0xA9E391615EE61B08, 0x6599855F14A06840};

/** sin r and cos r for |r| ≤ π/4 by their series. */
struct Circle {
  Exact sin, cos;

  explicit Circle(const Exact& r) {
    constexpr std::uint32_t terms = 36;
    const Exact z = r * r;
    Exact s = 1;
    Exact c = 1;
    for (std::uint32_t n = terms; n >= 2; n -= 2) {
      s = Exact(1) - (z * s).over(n * (n + 1));
      c = Exact(1) - (z * c).over(n * (n - 1));
    }
    sin = r * s;
    cos = c;
  }
};

/** The 512-bit product of 128 digits with 384 bits of 2/π, lowest word first. */
std::array<std::uint64_t, 8> product_with_window(Digits digits, std::size_t first_word) {
  constexpr std::size_t window = 6;
  const std::uint64_t factor[] = {low_half(digits), high_half(digits)};
  std::array<std::uint64_t, 8> product{};
  for (std::size_t i = 0; i < window; ++i) {
    std::uint64_t carry = 0;
    for (std::size_t j = 0; j < 2; ++j) {
      const Digits part = Digits(two_over_pi[first_word + window - 1 - i]) * factor[j] + product[i + j] + carry;
      product[i + j] = low_half(part);
      carry = high_half(part);
    }
    product[i + 2] = carry;
  }
  return product;
}

/** x = quarter·π/2 + r. For x up to 2^1100, using only the relevant digits of 2/π. Payne and Hanek 1983. */
struct Turn {
  unsigned quarter = 0;
  Circle rest;

  explicit Turn(const Exact& x) : rest(reduce(x, quarter)) {}

 private:
  static Exact reduce(const Exact& x, unsigned& quarter) {
    quarter = 0;
    if (x.exponent() < -1 || is_zero(x)) return x;
    // x = ±digits·2^e; bits of 2/π two or more places left of the last digit of x contribute full turns only.
    const std::int64_t e = x.exponent() - (width - 1);
    const std::size_t first_word = e > 2 ? static_cast<std::size_t>((e - 2) / 64) : 0;
    const auto product = product_with_window(x.digits(), first_word);
    const int point = static_cast<int>(static_cast<std::int64_t>(64 * (first_word + 6)) - e);
    const auto bit = [&](int i) { return i < 512 ? (product[static_cast<std::size_t>(i) / 64] >> (i % 64)) & 1 : 0; };
    unsigned n = static_cast<unsigned>(bit(point) + 2 * bit(point + 1));
    // The fraction, or 1 minus it if it is ½ or more.
    const bool up = bit(point - 1) != 0;
    int top = point - 1;
    while (top > width && bit(top) == (up ? 1 : 0)) --top;
    Digits digits = 0;
    for (int i = 0; i < width; ++i) digits = (digits << 1) | (bit(top - i) ^ (up ? 1 : 0));
    n += up ? 1 : 0;
    quarter = (x.negative() ? 4 - (n & 3) : n) & 3;
    const Exact fraction = Exact::of(up != x.negative(), top - point, digits);
    return fraction * pi<Exact>().scaled(-1);
  }
};

bool too_far_to_turn(const Exact& x) { return !x.finite() || x.exponent() > 1100; }

}  // namespace

Exact sin(const Exact& x) {
  if (too_far_to_turn(x)) return Exact::nan();
  const Turn turn(x);
  const Exact size = turn.quarter & 1 ? turn.rest.cos : turn.rest.sin;
  return turn.quarter & 2 ? -size : size;
}

Exact cos(const Exact& x) {
  if (too_far_to_turn(x)) return Exact::nan();
  const Turn turn(x);
  const Exact size = turn.quarter & 1 ? turn.rest.sin : turn.rest.cos;
  return (turn.quarter + 1) & 2 ? -size : size;
}

Exact tan(const Exact& x) { return sin(x) / cos(x); }

/** y + δ − δ³/3 with y = atan x as a double and δ = (x − tan y)/(1 + x·tan y). */
Exact atan(const Exact& x) {
  if (is_nan(x) || is_zero(x)) return x;
  if (is_infinite(x) || x.exponent() > 0) {
    const Exact quarter = pi<Exact>().scaled(-1);
    return (x.negative() ? -quarter : quarter) - atan(Exact(1) / x);
  }
  const Exact y = elementary::atan(static_cast<double>(x));
  const Exact tangent = tan(y);
  const Exact delta = (x - tangent) / (Exact(1) + x * tangent);
  return y + (delta - (delta * delta * delta).over(3));
}

// ---- error function ----

namespace {

constexpr double series_ends = 6;

/** 2/√π·e^(−x²)·Σ 2ⁿx^(2n+1)/(2n+1)!!, all terms of one sign. */
Exact erf_by_series(const Exact& x) {
  const Exact twice_square = (x * x).scaled(1);
  Exact term = x;
  Exact sum = x;
  for (std::uint32_t n = 3; !is_zero(term) && term.exponent() > sum.exponent() - width; n += 2) {
    term = (term * twice_square).over(n);
    sum += term;
  }
  return two_over_root_pi() * exp(-(x * x)) * sum;
}

/** e^(−x²)/√π · 1/(x + ½/(x + 1/(x + 1½/(x + …)))), for x ≥ 6. */
Exact erfc_by_fraction(const Exact& x) {
  if (is_infinite(x)) return 0;
  Exact below = x;
  for (std::uint32_t n = 60; n > 0; --n) below = x + Exact(0.5 * n) / below;
  return two_over_root_pi().scaled(-1) * exp(-(x * x)) / below;
}

}  // namespace

Exact erf(const Exact& x) {
  if (is_nan(x) || is_zero(x)) return x;
  if (abs(x) < Exact(series_ends)) return erf_by_series(x);
  const Exact size = Exact(1) - erfc_by_fraction(abs(x));
  return x.negative() ? -size : size;
}

Exact erfc(const Exact& x) {
  if (is_nan(x)) return x;
  if (abs(x) < Exact(series_ends)) return Exact(1) - erf_by_series(x);
  const Exact tail = erfc_by_fraction(abs(x));
  return x.negative() ? Exact(2) - tail : tail;
}

}  // namespace playground
