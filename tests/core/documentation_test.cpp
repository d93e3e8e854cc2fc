#include <catch_amalgamated.hpp>

#include "tests/core/dual.hpp"
#include "tests/core/kernel_sweep.hpp"

/** The C++ example of the README, which tests/CMakeLists.txt extracts. */
namespace playground {
namespace {

#include "examples/activation.inc"

TEST_CASE("the README's activation has the documented values and derivatives") {
  CHECK(SquaredRelu::value(-3.0) == 0);
  CHECK(SquaredRelu::value(3.0) == 9);
  CHECK(SquaredRelu::derivative(0.0) == 0);
  for (const double x : {-2.0, -0.5, 0.5, 2.0})
    CHECK(SquaredRelu::value(testing::Dual(x, 1)).slope == SquaredRelu::derivative(x));
}

TEST_CASE("the README's activation stays within its tolerance over all of float32") {
  using Sweep = testing::KernelSweep<SquaredRelu>;
  Sweep sweep(0);
  testing::KernelErrors errors = sweep.finite(0, Sweep::finite_inputs, 212'345);
  errors.meet(sweep.not_finite(2'123));
  CHECK(errors.faults() == 0);
  CHECK(errors.value.ulp <= SquaredRelu::tolerance.value);
  CHECK(errors.derivative_away.ulp <= SquaredRelu::tolerance.derivative);
  CHECK(errors.derivative_scaled.ulp <= SquaredRelu::tolerance.scaled);
}

}  // namespace
}  // namespace playground
