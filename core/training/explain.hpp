#pragma once

#include <span>
#include <vector>

#include "core/catalog/activations.hpp"
#include "core/catalog/losses.hpp"

/**
 * Single functions of the catalog on single vectors: what curves, labs and lessons show. Evaluated in 128 binary
 * digits (exact.hpp) and rounded once to float64.
 */
namespace playground {

struct ActivationCurve {
  std::vector<double> value;
  std::vector<double> derivative;  ///< for softmax the diagonal ∂aᵢ/∂zᵢ
};

/** f and f′ at each x; softmax takes all of x as one example's logits. */
ActivationCurve activate(const Choice& activation, std::span<const double> x);

/** e^(z/temperature) over their sum. Throws ConfigError for no logits or a temperature that is not above 0. */
std::vector<double> softmax(std::span<const double> logits, double temperature = 1);

/** log softmax, exact where a probability underflows. */
std::vector<double> log_softmax(std::span<const double> logits);

struct LossAndGradient {
  double value;
  std::vector<double> gradient;  ///< ∂loss/∂output
};

/**
 * One example's loss. target: one number an output. For the categorical two a list of one number means the class of
 * that number where there are several outputs, for the sparse one also where there is one. Throws ConfigError.
 */
LossAndGradient loss(const Choice& loss, std::span<const double> target, std::span<const double> output);

/** The same where the target is no list: for the categorical two a class number, else the target of a single output. */
LossAndGradient loss(const Choice& loss, double target, std::span<const double> output);

}  // namespace playground
