#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "core/catalog/activations.hpp"
#include "tests/core/reference.hpp"

/** The functions that train, in float32 arithmetic, against the same formulas in float64, over float32's bit patterns.
 */
namespace playground::testing {

struct WorstAt {
  double ulp = 0;
  float x = 0;

  void meet(const WorstAt& other) {
    if (other.ulp > ulp) *this = other;
  }
};

struct KernelErrors {
  WorstAt value, derivative;
  WorstAt derivative_away;    ///< outside the neighbourhood of zeros of f′
  WorstAt derivative_scaled;  ///< in ulp of max(|f′|, 2⁻¹⁰ of its terms)
  std::uint64_t inputs = 0;
  std::uint64_t nan_inputs = 0;
  std::uint64_t false_nan = 0;         ///< NaN where the value is finite or infinite
  std::uint64_t false_infinity = 0;    ///< infinite where the value, rounded, is finite
  std::uint64_t missed_infinity = 0;   ///< not infinite where the value, rounded, is
  std::uint64_t lost_nan = 0;          ///< a NaN that went in and did not come out
  std::uint64_t wrong_limits = 0;      ///< of f and f′ at ±∞
  std::uint64_t wrong_zero_signs = 0;  ///< of f: +0 for −0 or the other way round

  void meet(const KernelErrors& other) {
    value.meet(other.value);
    derivative.meet(other.derivative);
    derivative_away.meet(other.derivative_away);
    derivative_scaled.meet(other.derivative_scaled);
    inputs += other.inputs;
    nan_inputs += other.nan_inputs;
    false_nan += other.false_nan;
    false_infinity += other.false_infinity;
    missed_infinity += other.missed_infinity;
    lost_nan += other.lost_nan;
    wrong_limits += other.wrong_limits;
    wrong_zero_signs += other.wrong_zero_signs;
  }
  std::uint64_t faults() const { return false_nan + false_infinity + missed_infinity + lost_nan + wrong_limits; }
};

/**
 * The parameters with which an activation is swept: its default, and the other choice, or the power of two next to the
 * middle of its slider, which float32 and its reciprocal hold exactly: another would move kinks.
 */
template <class A>
std::vector<double> parameters_swept() {
  if (parameters_of<A>().empty()) return {0};
  const Parameter& p = parameters_of<A>()[0];
  const double middle = std::exp2(std::round(std::log2((p.slider_low + p.slider_high) / 2)));
  return {p.initial, p.kind == Kind::boolean ? 1 - p.initial : middle};
}

/** Sweeps one activation. Finite inputs are numbered 0 … finite_inputs − 1: all of one sign upwards, then the other. */
template <class A>
class KernelSweep {
 public:
  static constexpr std::uint64_t one_sign = 0x7f800000;
  static constexpr std::uint64_t finite_inputs = 2 * one_sign;
  static constexpr double small = 0x1p-10;

  /**
   * The parameter as an experiment gives it. The reference takes its rounding to float32, so that only arithmetic is
   * measured; a default that float32 cannot hold but the formula means exactly (a sixth) stays as it is.
   */
  explicit KernelSweep(double parameter)
      : single_(static_cast<float>(parameter)),
        exact_(means_exactly(parameter) ? parameter : static_cast<double>(single_)) {}

  /** Every `every`-th finite input from number `first` to before number `last`. */
  KernelErrors finite(std::uint64_t first, std::uint64_t last, std::uint64_t every) {
    KernelErrors errors;
    while (first < last) {
      int n = 0;
      for (; n < block && first < last; ++n, first += every) x_[n] = input(first);
      compute(n);
      compare(n, errors);
    }
    return errors;
  }

  /** The infinities, and every `every`-th of the NaN patterns. */
  KernelErrors not_finite(std::uint64_t every) {
    KernelErrors errors;
    for (const double x : {infinity, -infinity}) {
      errors.inputs += 1;
      const float f = activation_value<A>(static_cast<float>(x), single_);
      const float df = activation_derivative<A>(static_cast<float>(x), single_);
      errors.wrong_limits += !same(f, activation_value<A>(x, exact_)) + !same(df, activation_derivative<A>(x, exact_));
    }
    constexpr std::uint64_t patterns = 0x007fffff;
    for (std::uint64_t i = 0; i < 2 * patterns; i += every) {
      const auto bits = static_cast<std::uint32_t>(i < patterns ? 0x7f800001 + i : 0xff800001 + (i - patterns));
      const float x = bit_cast<float>(bits);
      errors.nan_inputs += 1;
      errors.lost_nan +=
          !std::isnan(activation_value<A>(x, single_)) + !std::isnan(activation_derivative<A>(x, single_));
    }
    return errors;
  }

  /** Beside a zero of f′: |f′| below 2⁻¹⁰ of its terms within ±3, or anywhere if it has zeros everywhere. */
  static bool near_a_zero(float x, double derivative) {
    return std::abs(derivative) < least(x) && (std::abs(x) < 3 || has_zeros_everywhere);
  }

 private:
  static constexpr int block = 2048;
  static constexpr bool has_zeros_everywhere = requires { A::terms(0.0); };

  /** 2⁻¹⁰ of the size of the terms of f′. */
  static double least(float x) {
    if constexpr (has_zeros_everywhere) {
      return small * A::terms(static_cast<double>(x));
    } else {
      return small;
    }
  }

  static bool means_exactly(double parameter) {
    return std::is_same_v<A, HardSigmoid> && parameter == default_settings<A>()[0];
  }

  static float input(std::uint64_t number) {
    return bit_cast<float>(static_cast<std::uint32_t>(number < one_sign ? number : 0x80000000 + (number - one_sign)));
  }

  static bool same(float got, double wanted) {
    const auto target = static_cast<float>(wanted);
    return got == target || (std::isnan(got) && std::isnan(target));
  }

  void compute(int n) {
    for (int i = 0; i < n; ++i) wide_[i] = static_cast<double>(x_[i]);
    evaluate(x_, single_, n, f_, df_);
    evaluate(wide_, exact_, n, f_exact_, df_exact_);
  }

  /** As layers do; what fills the last register is computed too. */
  template <class T>
  static void evaluate(const T* x, T parameter, int n, T* f, T* df) {
    using L = Lanes<T>;
    const L p(parameter);
    for (int i = 0; i < n; i += L::size) {
      const L lanes = L::load(x + i);
      activation_value<A>(lanes, p).store(f + i);
      activation_derivative<A>(lanes, p).store(df + i);
    }
  }

  /** 1/ulp32 of a number that is finite in float32. */
  static double per_ulp(double value) {
    const auto exponent = (bit_cast<std::uint64_t>(value) >> 52) & 0x7ff;
    constexpr std::uint64_t lowest = 1023 - 126;
    return bit_cast<double>((2 * 1023 + 23 - (exponent < lowest ? lowest : exponent)) << 52);
  }

  void compare(int n, KernelErrors& errors) {
    errors.inputs += static_cast<std::uint64_t>(n);
    measure(n, f_, f_exact_, errors, [](float, double) { return true; }, errors.value);
    measure(n, df_, df_exact_, errors, [](float, double) { return true; }, errors.derivative);
    measure(
        n, df_, df_exact_, errors, [](float x, double df) { return !near_a_zero(x, df); }, errors.derivative_away,
        false);
    for (int i = 0; i < n; ++i) scaled_[i] = std::abs(df_exact_[i]) < least(x_[i]) ? least(x_[i]) : df_exact_[i];
    double highest = 0;
    for (int i = 0; i < n; ++i)
      highest = std::max(highest, std::abs(static_cast<double>(df_[i]) - df_exact_[i]) * per_ulp(scaled_[i]));
    if (highest > errors.derivative_scaled.ulp) {
      for (int i = 0; i < n; ++i) {
        if (!std::isfinite(df_[i]) || std::isinf(static_cast<float>(df_exact_[i]))) continue;
        errors.derivative_scaled.meet(
            {std::abs(static_cast<double>(df_[i]) - df_exact_[i]) * per_ulp(scaled_[i]), x_[i]});
      }
    }
    for (int i = 0; i < n; ++i) {
      const auto rounded = static_cast<float>(f_exact_[i]);
      errors.wrong_zero_signs += f_[i] == 0 && rounded == 0 && std::signbit(f_[i]) != std::signbit(rounded);
    }
  }

  /** Raises `worst`, and counts what is not finite and should be, or the other way round, unless told not to. */
  template <class Counts>
  void measure(int n, const float* got, const double* exact, KernelErrors& errors, Counts counts, WorstAt& worst,
               bool faults = true) {
    double highest = 0;
    bool odd = false;
    for (int i = 0; i < n; ++i) {
      const double error = std::abs(static_cast<double>(got[i]) - exact[i]) * per_ulp(exact[i]);
      odd |= !(error < 0x1p200);
      highest = error > highest ? error : highest;
    }
    odd |= highest > 0x1p50;
    if (!odd && highest <= worst.ulp) return;
    for (int i = 0; i < n; ++i) {
      const auto rounded = static_cast<float>(exact[i]);
      if (std::isfinite(got[i]) && std::isfinite(rounded)) {
        if (counts(x_[i], exact[i]))
          worst.meet({std::abs(static_cast<double>(got[i]) - exact[i]) * per_ulp(exact[i]), x_[i]});
      } else if (faults) {
        errors.false_nan += std::isnan(got[i]) && !std::isnan(rounded);
        errors.false_infinity += std::isinf(got[i]) && std::isfinite(rounded);
        errors.missed_infinity += std::isinf(rounded) && got[i] != rounded && !std::isnan(got[i]);
      }
    }
  }

  float single_;
  double exact_;
  float x_[block] = {}, f_[block], df_[block];
  double wide_[block], f_exact_[block], df_exact_[block], scaled_[block];
};

}  // namespace playground::testing
