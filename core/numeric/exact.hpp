#pragma once

#include <cstdint>

#include "core/numeric/scalar.hpp"

/**
 * 128-bit floating point with a wide exponent, in integer arithmetic.
 *
 * Explanations of an activation, a softmax or a loss evaluate the formula of the catalog in this type and round once to
 * float64, so that the result is correct in the tails, next to zeros, and where a factor would underflow in double.
 * It is about a hundred times slower than double and not used in training.
 */
namespace playground {

/** A number with a 128-bit significand, ±0, ±∞ or NaN, following the rules of IEEE 754. */
class Exact {
 public:
  __extension__ using Digits = unsigned __int128;
  enum class Kind : std::uint8_t { zero, finite, infinite, nan };

  Exact(double value = 0);  // NOLINT: a double is an Exact
  Exact(const Exact&);      // out of line: formulas take numbers by value
  Exact& operator=(const Exact&);
  /** ±(digits / 2¹²⁷)·2^exponent, for any digits. */
  static Exact of(bool negative, std::int64_t exponent, Digits digits);
  static Exact infinity(bool negative = false);
  static Exact nan();

  /** Rounds to double: ties to even, gradual underflow, overflow to ±∞. */
  explicit operator double() const;

  Kind kind() const { return kind_; }
  bool finite() const { return kind_ == Kind::finite || kind_ == Kind::zero; }
  bool negative() const { return negative_; }
  /** ⌊log₂|x|⌋ of a finite non-zero number. */
  std::int64_t exponent() const { return exponent_; }
  Digits digits() const { return digits_; }
  /** x·2ⁿ. */
  Exact scaled(std::int64_t n) const;
  /** x/n, faster than dividing two Exact. */
  Exact over(std::uint32_t n) const;

  friend Exact operator-(const Exact& a);
  friend Exact operator+(const Exact& a, const Exact& b);
  friend Exact operator*(const Exact& a, const Exact& b);
  friend Exact operator/(const Exact& a, const Exact& b);
  friend bool operator==(const Exact& a, const Exact& b);
  friend bool operator<(const Exact& a, const Exact& b);

 private:
  Kind kind_ = Kind::zero;
  bool negative_ = false;
  std::int64_t exponent_ = 0;
  Digits digits_ = 0;
};

inline Exact operator-(const Exact& a, const Exact& b) { return a + -b; }
inline Exact& operator+=(Exact& a, const Exact& b) { return a = a + b; }
inline Exact& operator-=(Exact& a, const Exact& b) { return a = a - b; }
inline bool operator>(const Exact& a, const Exact& b) { return b < a; }
inline bool operator<=(const Exact& a, const Exact& b) { return a < b || a == b; }
inline bool operator>=(const Exact& a, const Exact& b) { return b <= a; }

template <>
Exact pi<Exact>();

Exact abs(const Exact& x);
Exact sqrt(const Exact& x);
Exact exp(const Exact& x);
Exact expm1(const Exact& x);
Exact log(const Exact& x);
Exact log1p(const Exact& x);
Exact tanh(const Exact& x);
Exact sin(const Exact& x);
Exact cos(const Exact& x);
Exact tan(const Exact& x);
Exact atan(const Exact& x);
Exact erf(const Exact& x);
Exact erfc(const Exact& x);
Exact pow(const Exact& x, const Exact& y);
Exact sigmoid(const Exact& x);
Exact sigmoid_derivative(const Exact& x);
Exact softplus(const Exact& x);
Exact vanishing(const Exact& factor, const Exact& x);
Exact chained(const Exact& slope, const Exact& inner);

inline Exact where(bool condition, const Exact& yes, const Exact& no) { return condition ? yes : no; }

}  // namespace playground
