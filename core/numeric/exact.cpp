#include "core/numeric/exact.hpp"

#include <limits>

#include "core/numeric/exact_digits.hpp"

namespace playground {

using namespace exact_digits;

namespace {

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

}  // namespace playground
