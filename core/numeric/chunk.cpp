#include "core/numeric/chunk.hpp"

#include <tuple>

namespace playground {
namespace {

using L = Lanes<double>;

/** Calls run(i, offset) for every register of a chunk. */
template <class Run>
void for_each_register(Run run) {
  for (std::size_t i = 0; i < std::tuple_size_v<Chunk::Condition>; ++i) run(i, i * L::size);
}

template <class F>
Chunk each(const Chunk& u, F f) {
  Chunk result;
  for_each_register([&](std::size_t, std::size_t at) { f(L::load(u.data() + at)).store(result.data() + at); });
  return result;
}

template <class F>
Chunk each(const Chunk& u, const Chunk& v, F f) {
  Chunk result;
  for_each_register([&](std::size_t, std::size_t at) {
    f(L::load(u.data() + at), L::load(v.data() + at)).store(result.data() + at);
  });
  return result;
}

template <class F>
Chunk::Condition compared(const Chunk& u, const Chunk& v, F holds) {
  Chunk::Condition result;
  for_each_register(
      [&](std::size_t i, std::size_t at) { result[i] = holds(L::load(u.data() + at), L::load(v.data() + at)); });
  return result;
}

}  // namespace

Chunk::Chunk(const Chunk& other) { *this = other; }

Chunk& Chunk::operator=(const Chunk& other) {
  for_each_register([&](std::size_t, std::size_t at) { L::load(other.data() + at).store(data() + at); });
  return *this;
}

Chunk::Chunk(double value) { values_.fill(value); }

template <class Number>
Chunk::Chunk(const Number* x, std::size_t n) {
  for (std::size_t i = 0; i < count; ++i) values_[i] = static_cast<double>(x[i < n ? i : n - 1]);
}

template <class Number>
void Chunk::store(Number* to, std::size_t n) const {
  for (std::size_t i = 0; i < n; ++i) to[i] = static_cast<Number>(values_[i]);
}

template Chunk::Chunk(const float*, std::size_t);
template Chunk::Chunk(const double*, std::size_t);
template void Chunk::store(float*, std::size_t) const;
template void Chunk::store(double*, std::size_t) const;

Chunk operator-(const Chunk& u) {
  return each(u, [](L x) { return -x; });
}
Chunk operator+(const Chunk& u, const Chunk& v) {
  return each(u, v, [](L x, L y) { return x + y; });
}
Chunk operator-(const Chunk& u, const Chunk& v) {
  return each(u, v, [](L x, L y) { return x - y; });
}
Chunk operator*(const Chunk& u, const Chunk& v) {
  return each(u, v, [](L x, L y) { return x * y; });
}
Chunk operator/(const Chunk& u, const Chunk& v) {
  return each(u, v, [](L x, L y) { return x / y; });
}
void operator+=(Chunk& u, const Chunk& v) { u = u + v; }

Chunk::Condition operator<(const Chunk& u, const Chunk& v) {
  return compared(u, v, [](L x, L y) { return x < y; });
}
Chunk::Condition operator<=(const Chunk& u, const Chunk& v) {
  return compared(u, v, [](L x, L y) { return x <= y; });
}
Chunk::Condition operator==(const Chunk& u, const Chunk& v) {
  return compared(u, v, [](L x, L y) { return x == y; });
}

Chunk where(const Chunk::Condition& condition, const Chunk& yes, const Chunk& no) {
  Chunk result;
  for_each_register([&](std::size_t i, std::size_t at) {
    where(condition[i], L::load(yes.data() + at), L::load(no.data() + at)).store(result.data() + at);
  });
  return result;
}

Chunk abs(const Chunk& u) {
  return each(u, [](L x) { return abs(x); });
}
Chunk sqrt(const Chunk& u) {
  return each(u, [](L x) { return sqrt(x); });
}
Chunk exp(const Chunk& u) {
  return each(u, [](L x) { return exp(x); });
}
Chunk expm1(const Chunk& u) {
  return each(u, [](L x) { return expm1(x); });
}
Chunk log(const Chunk& u) {
  return each(u, [](L x) { return log(x); });
}
Chunk log1p(const Chunk& u) {
  return each(u, [](L x) { return log1p(x); });
}
Chunk tanh(const Chunk& u) {
  return each(u, [](L x) { return tanh(x); });
}
Chunk sin(const Chunk& u) {
  return each(u, [](L x) { return sin(x); });
}
Chunk cos(const Chunk& u) {
  return each(u, [](L x) { return cos(x); });
}
Chunk tan(const Chunk& u) {
  return each(u, [](L x) { return x.each(elementary::tan); });
}
Chunk atan(const Chunk& u) {
  return each(u, [](L x) { return x.each(elementary::atan); });
}
Chunk erf(const Chunk& u) {
  return each(u, [](L x) { return x.each(elementary::erf); });
}
Chunk erfc(const Chunk& u) {
  return each(u, [](L x) { return erfc(x); });
}
Chunk pow(const Chunk& u, const Chunk& v) {
  Chunk result;
  for (std::size_t i = 0; i < Chunk::count; ++i) result[i] = elementary::pow(u[i], v[i]);
  return result;
}
Chunk sigmoid(const Chunk& u) {
  return each(u, [](L x) { return sigmoid(x); });
}
Chunk sigmoid_derivative(const Chunk& u) {
  return each(u, [](L x) { return sigmoid_derivative(x); });
}
Chunk softplus(const Chunk& u) {
  return each(u, [](L x) { return softplus(x); });
}
Chunk vanishing(const Chunk& factor, const Chunk& u) {
  return each(factor, u, [](L f, L x) { return vanishing(f, x); });
}
Chunk chained(const Chunk& slope, const Chunk& inner) {
  return each(slope, inner, [](L s, L x) { return chained(s, x); });
}

}  // namespace playground
