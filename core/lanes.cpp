#include "core/lanes.hpp"

namespace playground {
namespace {

template <class F>
Lanes each(const Lanes& u, F f) {
  Lanes result;
  for (std::size_t i = 0; i < Lanes::count; ++i) result[i] = f(u[i]);
  return result;
}

template <class F>
Lanes each(const Lanes& u, const Lanes& v, F f) {
  Lanes result;
  for (std::size_t i = 0; i < Lanes::count; ++i) result[i] = f(u[i], v[i]);
  return result;
}

template <class F>
Lanes::Condition compared(const Lanes& u, const Lanes& v, F holds) {
  Lanes::Condition result;
  for (std::size_t i = 0; i < Lanes::count; ++i) result[i] = holds(u[i], v[i]) ? ~std::uint64_t{0} : 0;
  return result;
}

}  // namespace

Lanes::Lanes(double value) { values_.fill(value); }

Lanes operator-(const Lanes& u) { return each(u, [](double x) { return -x; }); }
Lanes operator+(const Lanes& u, const Lanes& v) { return each(u, v, [](double x, double y) { return x + y; }); }
Lanes operator-(const Lanes& u, const Lanes& v) { return each(u, v, [](double x, double y) { return x - y; }); }
Lanes operator*(const Lanes& u, const Lanes& v) { return each(u, v, [](double x, double y) { return x * y; }); }
Lanes operator/(const Lanes& u, const Lanes& v) { return each(u, v, [](double x, double y) { return x / y; }); }
void operator+=(Lanes& u, const Lanes& v) {
  for (std::size_t i = 0; i < Lanes::count; ++i) u[i] += v[i];
}

Lanes::Condition operator<(const Lanes& u, const Lanes& v) { return compared(u, v, [](double x, double y) { return x < y; }); }
Lanes::Condition operator<=(const Lanes& u, const Lanes& v) { return compared(u, v, [](double x, double y) { return x <= y; }); }
Lanes::Condition operator==(const Lanes& u, const Lanes& v) { return compared(u, v, [](double x, double y) { return x == y; }); }

Lanes where(const Lanes::Condition& condition, const Lanes& yes, const Lanes& no) {
  using elementary::bits;
  Lanes result;
  for (std::size_t i = 0; i < Lanes::count; ++i) {
    const std::uint64_t taken = bits<std::uint64_t>(yes[i]) & condition[i];
    result[i] = bits<double>(taken | (bits<std::uint64_t>(no[i]) & ~condition[i]));
  }
  return result;
}

Lanes abs(const Lanes& u) { return each(u, [](double x) { return abs(x); }); }
Lanes sqrt(const Lanes& u) { return each(u, [](double x) { return sqrt(x); }); }
Lanes exp(const Lanes& u) { return each(u, [](double x) { return exp(x); }); }
Lanes expm1(const Lanes& u) { return each(u, [](double x) { return expm1(x); }); }
Lanes log(const Lanes& u) { return each(u, [](double x) { return log(x); }); }
Lanes log1p(const Lanes& u) { return each(u, [](double x) { return log1p(x); }); }
Lanes tanh(const Lanes& u) { return each(u, [](double x) { return tanh(x); }); }
Lanes sin(const Lanes& u) { return each(u, [](double x) { return sin(x); }); }
Lanes cos(const Lanes& u) { return each(u, [](double x) { return cos(x); }); }
Lanes tan(const Lanes& u) { return each(u, [](double x) { return tan(x); }); }
Lanes atan(const Lanes& u) { return each(u, [](double x) { return atan(x); }); }
Lanes erf(const Lanes& u) { return each(u, [](double x) { return erf(x); }); }
Lanes erfc(const Lanes& u) { return each(u, [](double x) { return erfc(x); }); }
Lanes pow(const Lanes& u, const Lanes& v) { return each(u, v, [](double x, double y) { return pow(x, y); }); }
Lanes sigmoid(const Lanes& u) { return each(u, [](double x) { return sigmoid(x); }); }
Lanes sigmoid_derivative(const Lanes& u) { return each(u, [](double x) { return sigmoid_derivative(x); }); }
Lanes softplus(const Lanes& u) { return each(u, [](double x) { return softplus(x); }); }
Lanes vanishing(const Lanes& factor, const Lanes& u) { return each(factor, u, [](double f, double x) { return vanishing(f, x); }); }
Lanes chained(const Lanes& slope, const Lanes& inner) { return each(slope, inner, [](double s, double x) { return chained(s, x); }); }

}  // namespace playground
