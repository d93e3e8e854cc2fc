#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cstdio>
#include <limits>

#include "tests/core/kernel_sweep.hpp"

namespace playground {
namespace {

using testing::KernelErrors;
using testing::KernelSweep;

/** About 20,000 inputs of every sign and size. Odd, so that they meet no pattern in the last bits. */
constexpr std::uint64_t every = 212'345;

template <class A>
KernelErrors sample(double parameter) {
  KernelSweep<A> sweep(parameter);
  KernelErrors errors = sweep.finite(0, KernelSweep<A>::finite_inputs, every);
  errors.meet(sweep.not_finite(every / 100));
  return errors;
}

void check(const Tolerance& tolerance, const KernelErrors& errors) {
  CAPTURE(errors.value.x, errors.derivative_away.x, errors.derivative_scaled.x);
  CHECK(errors.inputs > 20'000);
  CHECK(errors.false_nan == 0);
  CHECK(errors.false_infinity == 0);
  CHECK(errors.missed_infinity == 0);
  CHECK(errors.lost_nan == 0);
  CHECK(errors.wrong_limits == 0);
  CHECK(errors.value.ulp <= tolerance.value);
  CHECK(errors.derivative_away.ulp <= tolerance.derivative);
  CHECK(errors.derivative_scaled.ulp <= tolerance.scaled);
}

TEST_CASE("the functions of training stay within their tolerance over all of float32") {
  Activations::for_each([]<class A>() {
    if constexpr (elementwise<A>) {
      for (const double parameter : testing::parameters_swept<A>()) {
        const KernelErrors errors = sample<A>(parameter);
        if (testing::figures_wanted()) {
          std::printf("kernel %-13s %6.3g  f %9.3g  f' %9.3g  away %9.3g  scaled %9.3g  zero signs %llu\n",
                      A::info.name.data(), parameter, errors.value.ulp, errors.derivative.ulp,
                      errors.derivative_away.ulp, errors.derivative_scaled.ulp,
                      static_cast<unsigned long long>(errors.wrong_zero_signs));
        }
        CAPTURE(A::info.name, parameter);
        check(A::tolerance, errors);
      }
    }
  });
}

/** x, except that float32 goes wrong in one way above 100, in another below −100, and in a third at NaN. */
struct Faulty {
  template <class T>
  static T value(T x) {
    if constexpr (std::is_same_v<Scalar<T>, double>) return x;
    const T within = where(x < T(-100), T(-infinity), where(x == x, x, T(0)));
    return where(x > T(100), T(std::nan("")), within);
  }
  template <class T>
  static T derivative(T x) {
    const T off = std::is_same_v<Scalar<T>, double> ? T(0) : T(3 * 0x1p-23);
    return where(x > T(1) && x < T(2), T(1) + off, T(1));
  }
};

TEST_CASE("a sweep finds an injected error and its input") {
  const KernelErrors errors = sample<Faulty>(0);
  CHECK(errors.false_nan > 1000);
  CHECK(errors.false_infinity > 1000);
  CHECK(errors.lost_nan >= errors.nan_inputs);
  CHECK(errors.nan_inputs > 1000);
  CHECK(errors.wrong_limits == 1);  // of f at ∞
  CHECK(errors.value.ulp == 0);
  for (const testing::WorstAt& worst : {errors.derivative, errors.derivative_away, errors.derivative_scaled}) {
    CHECK(worst.ulp == 3);
    CHECK(worst.x > 1);
    CHECK(worst.x < 2);
  }
}

TEST_CASE("the functions of training attain their error limits") {
  constexpr float most = std::numeric_limits<float>::max();
  const float swish = activation_value<Silu>(-most, 1.0f);
  CHECK(swish == 0);
  CHECK(std::signbit(swish));
  for (const float x : {-104.0f, -most}) {
    CHECK(activation_value<Exponential>(x, 0.0f) == 0);
    CHECK(activation_value<Sigmoid>(x, 0.0f) == 0);
  }
  CHECK(activation_value<Exponential>(-103.9f, 0.0f) == std::numeric_limits<float>::denorm_min());
  CHECK(activation_value<Exponential>(88.73f, 0.0f) == std::numeric_limits<float>::infinity());
  CHECK(activation_value<Tanh>(most, 0.0f) == 1);
  CHECK(activation_value<Mish>(-most, 0.0f) == 0);
}

}  // namespace
}  // namespace playground
