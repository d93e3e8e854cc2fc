#include "core/numeric/lanes.hpp"

#include <catch_amalgamated.hpp>

#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

#include "core/catalog/activations.hpp"
#include "core/catalog/losses.hpp"
#include "core/numeric/random.hpp"

namespace playground {
namespace {

template <class T>
bool same_bits(T a, T b) {
  return std::memcmp(&a, &b, sizeof a) == 0 || (std::isnan(a) && std::isnan(b));
}

/** Every size of number, both signs, what is special, and neighbours that differ much. */
template <class T>
std::vector<T> numbers() {
  constexpr T inf = std::numeric_limits<T>::infinity();
  std::vector<T> x{
      0,       T(-0.0), inf, -inf, T(std::nan("")), std::numeric_limits<T>::max(), std::numeric_limits<T>::denorm_min(),
      T(6400), T(6401)};
  Random random(3, Stream::data);
  while (x.size() < 4000) {
    const double size = std::pow(2.0, random.uniform(-40, random.below(4) == 0 ? 40 : 5));
    x.push_back(static_cast<T>(random.below(2) == 0 ? size : -size));
  }
  return x;
}

template <class T, class F>
void check_each_lane(F f) {
  using L = Lanes<T>;
  const std::vector<T> x = numbers<T>();
  int different = 0;
  for (std::size_t i = 0; i + L::size <= x.size(); i += L::size) {
    const L result = f(L::load(x.data() + i));
    for (int lane = 0; lane < L::size; ++lane)
      different += !same_bits(result[lane], f(x[i + static_cast<std::size_t>(lane)]));
  }
  CHECK(different == 0);
}

TEMPLATE_TEST_CASE("each lane of a function has the bits of the number alone", "", float, double) {
  check_each_lane<TestType>([](auto x) { return exp(x); });
  check_each_lane<TestType>([](auto x) { return expm1(x); });
  check_each_lane<TestType>([](auto x) { return log(x); });
  check_each_lane<TestType>([](auto x) { return log1p(x); });
  check_each_lane<TestType>([](auto x) { return erfc(x); });
  check_each_lane<TestType>([](auto x) { return sqrt(abs(x)); });
}

TEMPLATE_TEST_CASE("each lane of an activation has the bits of the number alone", "", float, double) {
  Activations::for_each([]<class A>() {
    if constexpr (elementwise<A>) {
      CAPTURE(A::info.name);
      const double parameter = default_settings<A>()[0];
      check_each_lane<TestType>([&]<class T>(T x) { return activation_value<A>(x, T(parameter)); });
      check_each_lane<TestType>([&]<class T>(T x) { return activation_derivative<A>(x, T(parameter)); });
      if constexpr (requires(float x) { A::d_parameter(x, x); }) {
        check_each_lane<TestType>([&]<class T>(T x) { return A::d_parameter(x, T(parameter)); });
      }
    }
  });
}

TEMPLATE_TEST_CASE("lanes are transposed, summed, and loaded in part", "", float, double) {
  using L = Lanes<TestType>;
  L square[L::size];
  for (int i = 0; i < L::size; ++i) {
    for (int j = 0; j < L::size; ++j) square[i].v[j] = static_cast<TestType>(10 * i + j);
  }
  L turned[L::size];
  std::copy_n(square, L::size, turned);
  transpose(turned);
  for (int i = 0; i < L::size; ++i) {
    for (int j = 0; j < L::size; ++j) CHECK(turned[i][j] == 10 * j + i);
  }
  const L by_row = sum_of(turned);
  for (int i = 0; i < L::size; ++i) CHECK(by_row[i] == L::size * 10 * i + L::size * (L::size - 1) / 2);
  CHECK(total(turned[0]) == 10 * L::size * (L::size - 1) / 2);

  TestType numbers[L::size];
  std::fill_n(numbers, L::size, TestType(7));
  const L part = L::load(numbers, L::size - 1);
  CHECK(part[L::size - 2] == 7);
  CHECK(part[L::size - 1] == 0);
  L(TestType(1)).store(numbers, 1);
  CHECK(numbers[0] == 1);
  CHECK(numbers[1] == 7);
}

}  // namespace
}  // namespace playground
