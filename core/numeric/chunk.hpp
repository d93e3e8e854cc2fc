#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/numeric/scalar.hpp"

/**
 * A number type of 32 doubles with the functions of core/numeric/scalar.hpp. Each function is one loop over Lanes,
 * compiled once, so that instantiating a formula for it adds a few calls instead of inlined code.
 */
namespace playground {

class Chunk {
 public:
  static constexpr std::size_t count = 32;

  /** The result of an elementwise comparison. */
  using Condition = std::array<Lanes<double>::Mask, count / Lanes<double>::size>;

  Chunk() = default;
  Chunk(const Chunk& other);  // copies whole registers: memcpy in wasm copies 4 bytes at a time
  Chunk& operator=(const Chunk& other);
  Chunk(double value);  // NOLINT: a double is a Chunk
  /** Loads n numbers, 1 ≤ n ≤ `count`, and fills the rest with the last one. */
  template <class Number>
  Chunk(const Number* x, std::size_t n);
  /** Stores the first n numbers. */
  template <class Number>
  void store(Number* to, std::size_t n) const;

  double operator[](std::size_t i) const { return values_[i]; }
  double& operator[](std::size_t i) { return values_[i]; }
  double* data() { return values_.data(); }
  const double* data() const { return values_.data(); }

 private:
  std::array<double, count> values_;
};

Chunk operator-(const Chunk& u);
Chunk operator+(const Chunk& u, const Chunk& v);
Chunk operator-(const Chunk& u, const Chunk& v);
Chunk operator*(const Chunk& u, const Chunk& v);
Chunk operator/(const Chunk& u, const Chunk& v);
void operator+=(Chunk& u, const Chunk& v);

Chunk::Condition operator<(const Chunk& u, const Chunk& v);
Chunk::Condition operator<=(const Chunk& u, const Chunk& v);
Chunk::Condition operator==(const Chunk& u, const Chunk& v);
inline Chunk::Condition operator>(const Chunk& u, const Chunk& v) { return v < u; }
inline Chunk::Condition operator>=(const Chunk& u, const Chunk& v) { return v <= u; }

Chunk where(const Chunk::Condition& condition, const Chunk& yes, const Chunk& no);

Chunk abs(const Chunk& u);
Chunk sqrt(const Chunk& u);
Chunk exp(const Chunk& u);
Chunk expm1(const Chunk& u);
Chunk log(const Chunk& u);
Chunk log1p(const Chunk& u);
Chunk tanh(const Chunk& u);
Chunk sin(const Chunk& u);
Chunk cos(const Chunk& u);
Chunk tan(const Chunk& u);
Chunk atan(const Chunk& u);
Chunk erf(const Chunk& u);
Chunk erfc(const Chunk& u);
Chunk pow(const Chunk& u, const Chunk& v);
Chunk sigmoid(const Chunk& u);
Chunk sigmoid_derivative(const Chunk& u);
Chunk softplus(const Chunk& u);
Chunk vanishing(const Chunk& factor, const Chunk& u);
Chunk chained(const Chunk& slope, const Chunk& inner);

}  // namespace playground
