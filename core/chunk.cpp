#include "core/chunk.hpp"

namespace playground {
namespace {

template <class F>
Chunk each(const Chunk& u, F f) {
  Chunk result;
  for (std::size_t i = 0; i < Chunk::count; ++i) result[i] = f(u[i]);
  return result;
}

template <class F>
Chunk each(const Chunk& u, const Chunk& v, F f) {
  Chunk result;
  for (std::size_t i = 0; i < Chunk::count; ++i) result[i] = f(u[i], v[i]);
  return result;
}

template <class F>
Chunk::Condition compared(const Chunk& u, const Chunk& v, F holds) {
  Chunk::Condition result;
  for (std::size_t i = 0; i < Chunk::count; ++i) result[i] = holds(u[i], v[i]) ? ~std::uint64_t{0} : 0;
  return result;
}

}  // namespace

Chunk::Chunk(double value) { values_.fill(value); }

Chunk operator-(const Chunk& u) { return each(u, [](double x) { return -x; }); }
Chunk operator+(const Chunk& u, const Chunk& v) { return each(u, v, [](double x, double y) { return x + y; }); }
Chunk operator-(const Chunk& u, const Chunk& v) { return each(u, v, [](double x, double y) { return x - y; }); }
Chunk operator*(const Chunk& u, const Chunk& v) { return each(u, v, [](double x, double y) { return x * y; }); }
Chunk operator/(const Chunk& u, const Chunk& v) { return each(u, v, [](double x, double y) { return x / y; }); }
void operator+=(Chunk& u, const Chunk& v) {
  for (std::size_t i = 0; i < Chunk::count; ++i) u[i] += v[i];
}

Chunk::Condition operator<(const Chunk& u, const Chunk& v) { return compared(u, v, [](double x, double y) { return x < y; }); }
Chunk::Condition operator<=(const Chunk& u, const Chunk& v) { return compared(u, v, [](double x, double y) { return x <= y; }); }
Chunk::Condition operator==(const Chunk& u, const Chunk& v) { return compared(u, v, [](double x, double y) { return x == y; }); }

Chunk where(const Chunk::Condition& condition, const Chunk& yes, const Chunk& no) {
  using elementary::bits;
  Chunk result;
  for (std::size_t i = 0; i < Chunk::count; ++i) {
    const std::uint64_t taken = bits<std::uint64_t>(yes[i]) & condition[i];
    result[i] = bits<double>(taken | (bits<std::uint64_t>(no[i]) & ~condition[i]));
  }
  return result;
}

Chunk abs(const Chunk& u) { return each(u, [](double x) { return abs(x); }); }
Chunk sqrt(const Chunk& u) { return each(u, [](double x) { return sqrt(x); }); }
Chunk exp(const Chunk& u) { return each(u, [](double x) { return exp(x); }); }
Chunk expm1(const Chunk& u) { return each(u, [](double x) { return expm1(x); }); }
Chunk log(const Chunk& u) { return each(u, [](double x) { return log(x); }); }
Chunk log1p(const Chunk& u) { return each(u, [](double x) { return log1p(x); }); }
Chunk tanh(const Chunk& u) { return each(u, [](double x) { return tanh(x); }); }
Chunk sin(const Chunk& u) { return each(u, [](double x) { return sin(x); }); }
Chunk cos(const Chunk& u) { return each(u, [](double x) { return cos(x); }); }
Chunk tan(const Chunk& u) { return each(u, [](double x) { return tan(x); }); }
Chunk atan(const Chunk& u) { return each(u, [](double x) { return atan(x); }); }
Chunk erf(const Chunk& u) { return each(u, [](double x) { return erf(x); }); }
Chunk erfc(const Chunk& u) { return each(u, [](double x) { return erfc(x); }); }
Chunk pow(const Chunk& u, const Chunk& v) { return each(u, v, [](double x, double y) { return pow(x, y); }); }
Chunk sigmoid(const Chunk& u) { return each(u, [](double x) { return sigmoid(x); }); }
Chunk sigmoid_derivative(const Chunk& u) { return each(u, [](double x) { return sigmoid_derivative(x); }); }
Chunk softplus(const Chunk& u) { return each(u, [](double x) { return softplus(x); }); }
Chunk vanishing(const Chunk& factor, const Chunk& u) { return each(factor, u, [](double f, double x) { return vanishing(f, x); }); }
Chunk chained(const Chunk& slope, const Chunk& inner) { return each(slope, inner, [](double s, double x) { return chained(s, x); }); }

}  // namespace playground
