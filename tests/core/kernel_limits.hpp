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
    {"elu", 1, 4, 4, 4},
    {"elu", 2.5, 4, 4, 4},
    {"selu", 0, 4, 4, 4},
    {"sigmoid", 0, 4, 4, 4},
    {"log_sigmoid", 0, 4, 4, 4},
    {"tanh", 0, 4, 4, 4},
    {"softplus", 0, 4, 4, 4},
    {"softsign", 0, 4, 4, 4},
    {"silu", 1, 4, 4, 4},
    {"silu", 1.7, 4, 4, 4},
    {"gelu", 0, 4, 4, 4},
    {"gelu", 1, 4, 4, 4},
    {"mish", 0, 4, 4, 4},
    {"hard_sigmoid", sixth, 4, 4, 4},
    {"hard_sigmoid", 0.5, 4, 4, 4},
    {"hard_silu", 0, 4, 4, 4},
    {"exponential", 0, 4, 4, 4},
    {"sin", 0, 4, 4, 4},
};

}  // namespace playground::testing
