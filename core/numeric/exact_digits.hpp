#pragma once

#include <cstdint>

#include "core/numeric/exact.hpp"

/** The significand of Exact, for its arithmetic (exact.cpp) and its functions (exact_functions.cpp). */
namespace playground::exact_digits {

using Digits = Exact::Digits;

constexpr int width = 128;
/** Numbers beyond 2^±this are ∞ or 0. */
constexpr std::int64_t most_exponent = std::int64_t{1} << 40;

constexpr Digits digits_of(std::uint64_t high, std::uint64_t low) { return (Digits(high) << 64) | low; }
constexpr std::uint64_t high_half(Digits d) { return static_cast<std::uint64_t>(d >> 64); }
constexpr std::uint64_t low_half(Digits d) { return static_cast<std::uint64_t>(d); }

inline int leading_zeros(Digits d) {
  return high_half(d) != 0 ? __builtin_clzll(high_half(d)) : 64 + __builtin_clzll(low_half(d));
}

inline bool is_nan(const Exact& a) { return a.kind() == Exact::Kind::nan; }
inline bool is_zero(const Exact& a) { return a.kind() == Exact::Kind::zero; }
inline bool is_infinite(const Exact& a) { return a.kind() == Exact::Kind::infinite; }

}  // namespace playground::exact_digits
