#include "core/numeric/decimal.hpp"

#include <algorithm>
#include <cmath>

#include "core/numeric/exact.hpp"

namespace playground {
namespace {

using Digits = Exact::Digits;

/** digits·10^exponent. */
struct Decimal {
  Digits digits = 0;
  int exponent = 0;
};

constexpr int most_digits = 17;  ///< enough to identify a double
constexpr int most_read = 38;    ///< the capacity of Digits
constexpr int most_exponent = 400;
constexpr int most_exponent_read = 100000000;  ///< larger than the number of zeros a text can hold to offset it
/** Integers up to this bound and powers of ten up to the next are exact as doubles. */
constexpr std::uint64_t most_whole = std::uint64_t{1} << 53;
constexpr int most_power = 22;

double power_of_ten(int n) { return power(10, static_cast<unsigned long long>(n)); }

/** x·10ⁿ. */
Exact scaled_by_ten(Exact x, int n) {
  constexpr int step = 18;
  constexpr int step_down = 9;
  for (; n >= step; n -= step) x = x * Exact(1e18);
  for (; n <= -step_down; n += step_down) x = x.over(1000000000);
  return n < 0 ? x.over(static_cast<std::uint32_t>(power_of_ten(-n))) : x * Exact(power_of_ten(n));
}

/** One division or product of doubles if both operands are exact, otherwise computed with 128 bits. */
double to_double(const Decimal& decimal) {
  if (decimal.digits <= most_whole && std::abs(decimal.exponent) <= most_power) {
    const auto whole = static_cast<double>(static_cast<std::uint64_t>(decimal.digits));
    return decimal.exponent < 0 ? whole / power_of_ten(-decimal.exponent) : whole * power_of_ten(decimal.exponent);
  }
  const int exponent = std::clamp(decimal.exponent, -most_exponent, most_exponent);
  return static_cast<double>(scaled_by_ten(Exact::of(false, 127, decimal.digits), exponent));
}

/** Rounds to the nearest integer, ties to even; for ½ ≤ x < 2⁶⁴. */
std::uint64_t nearest_whole(const Exact& x) {
  const int exponent = static_cast<int>(x.exponent());
  const auto whole = exponent < 0 ? 0 : static_cast<std::uint64_t>(x.digits() >> (127 - exponent));
  const Digits rest = x.digits() << (exponent + 1);
  const Digits half = Digits(1) << 127;
  return whole + (rest > half || (rest == half && whole % 2 == 1) ? 1 : 0);
}

/** Rounds a positive number. */
Decimal rounded(double value, int digits) {
  const Exact exact = value;
  int exponent = static_cast<int>(std::floor(static_cast<double>(exact.exponent()) * 0.30102999566398120)) + 1 - digits;
  std::uint64_t whole = nearest_whole(scaled_by_ten(exact, -exponent));
  if (whole >= static_cast<std::uint64_t>(power_of_ten(digits)))
    whole = nearest_whole(scaled_by_ten(exact, -++exponent));
  return {whole, exponent};
}

/** Multiplies by a power of ten if that gives an integer; otherwise tries one more digit at a time. */
Decimal shortest(double value) {
  for (int n = 0; n <= most_power && value * power_of_ten(n) <= static_cast<double>(most_whole); ++n) {
    const double whole = std::floor(value * power_of_ten(n) + 0.5);
    if (whole / power_of_ten(n) == value) return {static_cast<std::uint64_t>(whole), -n};
  }
  for (int digits = 15; digits < most_digits; ++digits) {
    const Decimal decimal = rounded(value, digits);
    if (to_double(decimal) == value) return decimal;
  }
  return rounded(value, most_digits);
}

std::string whole(std::uint64_t number) {
  std::string text;
  for (; number != 0; number /= 10) text += static_cast<char>('0' + number % 10);
  std::reverse(text.begin(), text.end());
  return text;
}

/** Plain notation for exponents from −4 to `most_plain` − 1, scientific (1.25e-07) otherwise. */
std::string written(double value, Decimal decimal, int most_plain) {
  std::string digits = whole(static_cast<std::uint64_t>(decimal.digits));
  const int exponent = decimal.exponent + static_cast<int>(digits.size()) - 1;
  digits.erase(digits.find_last_not_of('0') + 1);
  const int size = static_cast<int>(digits.size());
  const bool plain = exponent >= -4 && exponent < most_plain;
  const int last_before = plain ? exponent : 0;  // position of the last digit before the point
  std::string text = std::signbit(value) ? "-" : "";
  for (int i = std::min(last_before, 0); i < std::max(size, last_before + 1); ++i) {
    text += i < 0 || i >= size ? '0' : digits[static_cast<std::size_t>(i)];
    if (i == last_before && i + 1 < size) text += '.';
  }
  if (plain) return text;
  text += exponent < 0 ? "e-" : "e+";
  if (std::abs(exponent) < 10) text += '0';
  return text + whole(static_cast<std::uint64_t>(std::abs(exponent)));
}

std::string zero(double value) { return std::signbit(value) ? "-0" : "0"; }

}  // namespace

double read_decimal(std::string_view text) {
  Decimal decimal;
  const bool negative = text.starts_with('-');
  int read = 0;
  bool after_point = false;
  std::size_t at = negative ? 1 : 0;
  for (; at < text.size() && text[at] != 'e' && text[at] != 'E'; ++at) {
    if (text[at] == '.') {
      after_point = true;
      continue;
    }
    const bool kept = read < most_read;
    if (kept) decimal.digits = decimal.digits * 10 + static_cast<unsigned>(text[at] - '0');
    if (decimal.digits != 0) ++read;
    decimal.exponent += (kept ? 0 : 1) - (after_point ? 1 : 0);
  }
  if (at < text.size()) {
    const bool down = text[++at] == '-';
    if (down || text[at] == '+') ++at;
    int exponent = 0;
    for (; at < text.size(); ++at) exponent = std::min(exponent * 10 + (text[at] - '0'), most_exponent_read);
    decimal.exponent += down ? -exponent : exponent;
  }
  const double size = to_double(decimal);
  return negative ? -size : size;
}

std::string shortest_decimal(double value) {
  return value == 0 ? zero(value) : written(value, shortest(std::abs(value)), most_digits);
}

std::string rounded_decimal(double value, int digits) {
  return value == 0 ? zero(value) : written(value, rounded(std::abs(value), digits), digits);
}

}  // namespace playground
