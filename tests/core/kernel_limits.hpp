#pragma once

#include <string_view>

/**
 * What the functions that train may be wrong by in float32 arithmetic, in ulp of float32 against the same formula in
 * float64: the one place for these figures. scripts/accuracy measures them over all inputs; a sample is asserted.
 *
 * `derivative_away` leaves out the neighbourhood of zeros of f′ (KernelSweep::near_a_zero), where f′ is a difference of
 * nearly equal numbers, and `derivative_scaled` takes the ulp of 2⁻¹⁰ where |f′| is less than that.
 */
namespace playground::testing {

struct KernelLimit {
  std::string_view activation;
  double parameter;  ///< as an experiment gives it; 0 where the activation takes none
  double value;
  double derivative_away;
  double derivative_scaled;
};

inline constexpr double sixth = 1.0 / 6;

inline constexpr KernelLimit kernel_limits[] = {
    // activation, parameter, f, f′ away from its zeros, f′ against 2⁻¹⁰
    {"linear", 0, 0, 0, 0},
    {"relu", 0, 0, 0, 0},
    {"leaky_relu", 0.2, 0.5, 0, 0},
    {"leaky_relu", 0.01, 0.5, 0, 0},
    {"prelu", 0.25, 0.5, 0, 0},
    {"prelu", -0.7, 0.5, 0, 0},
    {"relu6", 0, 0, 0, 0},
    {"elu", 1, 2, 2, 2},
    {"elu", 2.5, 2, 2, 2},
    {"selu", 0, 2, 2, 2},
    {"sigmoid", 0, 3, 4.5, 4.5},
    {"log_sigmoid", 0, 2, 3, 3},
    {"tanh", 0, 6, 2e8, 6200},  // f′ = 1 − f², absolutely right to 7e-7
    {"softplus", 0, 2, 3, 3},
    {"softsign", 0, 2, 4, 4},
    {"silu", 1, 100, 512, 512},
    {"silu", 1.7, 100, 512, 512},
    {"gelu", 0, 256, 640, 640},
    {"gelu", 1, 256, 640, 640},
    {"mish", 0, 100, 800, 800},
    {"hard_sigmoid", sixth, 2, 0.5, 0.5},
    {"hard_sigmoid", 0.5, 2, 0.5, 0.5},
    {"hard_silu", 0, 2, 1, 1},
    {"exponential", 0, 1, 1, 1},
    {"sin", 0, 2.5, 2.5, 2.5},
};

}  // namespace playground::testing
