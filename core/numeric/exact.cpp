#include "core/numeric/exact.hpp"

#include <array>
#include <cmath>
#include <limits>

namespace playground {
namespace {

using Digits = Exact::Digits;

constexpr int width = 128;
/** Numbers beyond 2^±this are ∞ or 0. */
constexpr std::int64_t most_exponent = std::int64_t{1} << 40;

constexpr Digits digits_of(std::uint64_t high, std::uint64_t low) { return (Digits(high) << 64) | low; }
constexpr std::uint64_t high_half(Digits d) { return static_cast<std::uint64_t>(d >> 64); }
constexpr std::uint64_t low_half(Digits d) { return static_cast<std::uint64_t>(d); }

int leading_zeros(Digits d) {
  return high_half(d) != 0 ? __builtin_clzll(high_half(d)) : 64 + __builtin_clzll(low_half(d));
}

Exact log_2() { return Exact::of(false, -1, digits_of(0xb17217f7d1cf79ab, 0xc9e3b39803f2f6af)); }
Exact two_over_root_pi() { return Exact::of(false, 0, digits_of(0x906eba8214db688d, 0x71d48a7f6bfec344)); }

/** The upper half of a 256-bit product. */
Digits upper_product(Digits a, Digits b) {
  const Digits low = Digits(low_half(a)) * low_half(b);
  const Digits mixed = Digits(high_half(a)) * low_half(b);
  const Digits mixed_too = Digits(low_half(a)) * high_half(b);
  const Digits carry = Digits(low_half(mixed)) + low_half(mixed_too) + high_half(low);
  return Digits(high_half(a)) * high_half(b) + high_half(mixed) + high_half(mixed_too) + high_half(carry);
}

/** a/b·2¹²⁷ or a/b·2¹²⁸, whichever has 128 digits, by long division; `doubled` says which. */
Digits quotient(Digits a, Digits b, bool& doubled) {
  doubled = a < b;
  Digits rest = a;
  Digits result = 0;
  for (int i = 0; i < width + (doubled ? 1 : 0); ++i) {
    const bool carried = i > 0 && (rest >> (width - 1)) != 0;
    if (i > 0) rest <<= 1;
    result <<= 1;
    if (carried || rest >= b) {
      rest -= b;
      result |= 1;
    }
  }
  return result;
}

/** −1, 0 or 1 for |a| less than, equal to or greater than |b|; both finite. */
int compare_size(const Exact& a, const Exact& b) {
  if (a.kind() == Exact::Kind::zero || b.kind() == Exact::Kind::zero) {
    return (a.kind() != Exact::Kind::zero) - (b.kind() != Exact::Kind::zero);
  }
  if (a.exponent() != b.exponent()) return a.exponent() < b.exponent() ? -1 : 1;
  return a.digits() < b.digits() ? -1 : a.digits() > b.digits() ? 1 : 0;
}

bool is_nan(const Exact& a) { return a.kind() == Exact::Kind::nan; }
bool is_zero(const Exact& a) { return a.kind() == Exact::Kind::zero; }
bool is_infinite(const Exact& a) { return a.kind() == Exact::Kind::infinite; }

Exact sum_of_finite(const Exact& larger, const Exact& smaller) {
  const std::int64_t shift = larger.exponent() - smaller.exponent();
  if (is_zero(smaller) || shift >= width) return larger;
  const Digits aligned = smaller.digits() >> shift;
  if (larger.negative() != smaller.negative()) {
    return Exact::of(larger.negative(), larger.exponent(), larger.digits() - aligned);
  }
  const Digits sum = larger.digits() + aligned;
  if (sum >= larger.digits()) return Exact::of(larger.negative(), larger.exponent(), sum);
  return Exact::of(larger.negative(), larger.exponent() + 1, (sum >> 1) | (Digits(1) << (width - 1)));
}

}  // namespace

template <>
Exact pi<Exact>() {
  return Exact::of(false, 1, digits_of(0xc90fdaa22168c234, 0xc4c6628b80dc1cd1));
}

// ---- conversion from and to double ----

Exact::Exact(const Exact&) = default;
Exact& Exact::operator=(const Exact&) = default;

Exact::Exact(double value) {
  using Format = elementary::Format<double>;
  const auto all = elementary::bits<std::uint64_t>(value);
  negative_ = (all >> 63) != 0;
  const int biased = static_cast<int>((all >> Format::fraction) & 0x7FF);
  const std::uint64_t fraction = all & ((std::uint64_t{1} << Format::fraction) - 1);
  if (biased == 0x7FF) {
    kind_ = fraction != 0 ? Kind::nan : Kind::infinite;
  } else if (biased != 0 || fraction != 0) {
    const std::uint64_t significand = biased == 0 ? fraction : fraction | (std::uint64_t{1} << Format::fraction);
    *this =
        of(negative_, (biased == 0 ? 1 : biased) - Format::bias, Digits(significand) << (width - 1 - Format::fraction));
  }
}

Exact Exact::of(bool negative, std::int64_t exponent, Digits digits) {
  Exact result;
  result.negative_ = negative;
  if (digits == 0) return result;
  const int shift = leading_zeros(digits);
  result.exponent_ = exponent - shift;
  if (result.exponent_ > most_exponent) return infinity(negative);
  if (result.exponent_ < -most_exponent) return result;
  result.kind_ = Kind::finite;
  result.digits_ = digits << shift;
  return result;
}

Exact Exact::infinity(bool negative) {
  Exact result;
  result.kind_ = Kind::infinite;
  result.negative_ = negative;
  return result;
}

Exact Exact::nan() {
  Exact result;
  result.kind_ = Kind::nan;
  return result;
}

Exact::operator double() const {
  using Limits = std::numeric_limits<double>;
  if (kind_ == Kind::nan) return Limits::quiet_NaN();
  const double sign = negative_ ? -1.0 : 1.0;
  if (kind_ == Kind::zero) return sign * 0.0;
  if (kind_ == Kind::infinite || exponent_ >= Limits::max_exponent) return sign * Limits::infinity();
  // A subnormal result has fewer digits: the last one is worth 2^-1074.
  const std::int64_t lowest = Limits::min_exponent - Limits::digits;
  if (exponent_ < lowest - 1) return sign * 0.0;
  const std::int64_t last = exponent_ - (Limits::digits - 1) > lowest ? exponent_ - (Limits::digits - 1) : lowest;
  const int cut = static_cast<int>(width - 1 - (exponent_ - last));
  const std::uint64_t kept = cut == width ? 0 : static_cast<std::uint64_t>(digits_ >> cut);
  const Digits rest = digits_ << (width - cut);
  const Digits half = Digits(1) << (width - 1);
  const bool up = rest > half || (rest == half && (kept & 1) != 0);
  return sign * std::ldexp(static_cast<double>(kept + (up ? 1 : 0)), static_cast<int>(last));
}

Exact Exact::scaled(std::int64_t n) const {
  return kind_ == Kind::finite ? of(negative_, exponent_ + n, digits_) : *this;
}

Exact Exact::over(std::uint32_t n) const {
  if (kind_ != Kind::finite) return *this;
  // 160 bits by n, 32 at a time, so that 128 remain once the leading zeros are gone.
  std::uint64_t rest = 0;
  Digits result = 0;
  for (int shift = width - 32; shift >= 0; shift -= 32) {
    const std::uint64_t part = (rest << 32) | static_cast<std::uint32_t>(digits_ >> shift);
    result = (result << 32) | (part / n);
    rest = part % n;
  }
  const int free = leading_zeros(result);
  const std::uint64_t next = (rest << 32) / n;  // 32 more digits
  return of(negative_, exponent_ - free, free == 0 ? result : (result << free) | (next >> (32 - free)));
}

// ---- arithmetic ----

Exact operator-(const Exact& a) {
  Exact result = a;
  result.negative_ = !a.negative_;
  return result;
}

Exact operator+(const Exact& a, const Exact& b) {
  if (is_nan(a) || is_nan(b)) return Exact::nan();
  if (is_infinite(a)) return is_infinite(b) && a.negative_ != b.negative_ ? Exact::nan() : a;
  if (is_infinite(b)) return b;
  if (is_zero(a)) return is_zero(b) ? (a.negative_ ? b : a) : b;
  const int order = compare_size(a, b);
  if (order == 0 && a.negative_ != b.negative_) return {};
  return order < 0 ? sum_of_finite(b, a) : sum_of_finite(a, b);
}

Exact operator*(const Exact& a, const Exact& b) {
  const bool negative = a.negative_ != b.negative_;
  if (is_nan(a) || is_nan(b)) return Exact::nan();
  if (is_infinite(a) || is_infinite(b)) return is_zero(a) || is_zero(b) ? Exact::nan() : Exact::infinity(negative);
  if (is_zero(a) || is_zero(b)) return Exact::of(negative, 0, 0);
  return Exact::of(negative, a.exponent_ + b.exponent_ + 1, upper_product(a.digits_, b.digits_));
}

Exact operator/(const Exact& a, const Exact& b) {
  const bool negative = a.negative_ != b.negative_;
  if (is_nan(a) || is_nan(b) || (is_infinite(a) && is_infinite(b)) || (is_zero(a) && is_zero(b))) return Exact::nan();
  if (is_infinite(a) || is_zero(b)) return Exact::infinity(negative);
  if (is_zero(a) || is_infinite(b)) return Exact::of(negative, 0, 0);
  bool doubled = false;
  const Digits digits = quotient(a.digits_, b.digits_, doubled);
  return Exact::of(negative, a.exponent_ - b.exponent_ - (doubled ? 1 : 0), digits);
}

bool operator==(const Exact& a, const Exact& b) {
  if (is_nan(a) || is_nan(b)) return false;
  if (is_zero(a) && is_zero(b)) return true;
  return a.kind_ == b.kind_ && a.negative_ == b.negative_ && (is_infinite(a) || compare_size(a, b) == 0);
}

bool operator<(const Exact& a, const Exact& b) {
  if (is_nan(a) || is_nan(b) || a == b) return false;
  if (is_zero(a)) return !b.negative_;
  if (is_zero(b)) return a.negative_;
  if (a.negative_ != b.negative_) return a.negative_;
  if (is_infinite(a)) return a.negative_;
  if (is_infinite(b)) return !b.negative_;
  return (compare_size(a, b) < 0) != a.negative_;
}

Exact abs(const Exact& x) { return x.negative() ? -x : x; }

/** Newton's s ← (s + x/s)/2, twice, from the 53 digits of a double. */
Exact sqrt(const Exact& x) {
  if (!x.finite() || is_zero(x)) return x.negative() && !is_zero(x) ? Exact::nan() : x;
  if (x.negative()) return Exact::nan();
  const std::int64_t half = x.exponent() >> 1;
  const Exact m = x.scaled(-2 * half);
  Exact s = std::sqrt(static_cast<double>(m));
  for (int i = 0; i < 2; ++i) s = (s + m / s).scaled(-1);
  return s.scaled(half);
}

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
