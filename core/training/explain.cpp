#include "core/training/explain.hpp"

#include <cmath>
#include <string>

#include "core/experiment/config.hpp"
#include "core/formula/evaluate.hpp"
#include "core/numeric/exact.hpp"
#include "core/text/error.hpp"

namespace playground {
namespace {

using Numbers = std::vector<Exact>;

Numbers exact(std::span<const double> values) { return {values.begin(), values.end()}; }

Strided<const Exact> strided(const Numbers& values) { return {values.data(), static_cast<Index>(values.size()), 1}; }

void require_some(std::span<const double> values, const char* path) {
  if (values.empty()) refuse(path, "numbers_missing");
}

/** A class number as one-hot. */
std::vector<double> one_hot(double label, std::size_t outputs) {
  if (label != std::floor(label) || label < 0 || label >= static_cast<double>(outputs)) {
    refuse("target", "class_out_of_range", outputs - 1, label);
  }
  std::vector<double> result(outputs, 0.0);
  result[static_cast<std::size_t>(label)] = 1;
  return result;
}

/**
 * The chapter's gradient from logits is p − t, that of targets which add to 1, as the experiment's do. Of any others it
 * is Σt·p − t; smoothing keeps 1−s of what is beyond 1.
 */
void add_rest_of_gradient(const Choice& choice, const Numbers& target, const Numbers& logits, Numbers& grad) {
  Exact rest = -1;
  for (const Exact& t : target) rest += t;
  if (is_loss<CategoricalCrossentropy>(choice)) rest = rest * (Exact(1) - Exact(choice.settings[1]));
  if (rest == Exact(0)) return;
  const SoftmaxParts<Exact> parts(strided(logits));
  for (std::size_t i = 0; i < grad.size(); ++i) grad[i] += rest * parts.probability(logits[i]);
}

/** Of one target an output. */
LossAndGradient loss_of_numbers(const Choice& choice, std::span<const double> target, std::span<const double> output) {
  require_some(output, "output");
  if (target.size() != output.size()) {
    refuse("target", "output_count", output.size(), target.size());
  }
  const Numbers targets = exact(target);
  const Numbers outputs = exact(output);
  Numbers grad(output.size());
  LossAndGradient result{0, {}};
  dispatch<Losses>(choice.item, [&]<class Loss>() {
    const Strided<Exact> gradient{grad.data(), static_cast<Index>(grad.size()), 1};
    result.value = static_cast<double>(
        Loss::template example<Exact>(strided(outputs), strided(targets), gradient, choice.settings));
  });
  if (is_categorical(choice) && takes_logits(choice)) add_rest_of_gradient(choice, targets, outputs, grad);
  for (const Exact& value : grad) result.gradient.push_back(static_cast<double>(value));
  return result;
}

/** f and f′ of a typed formula. */
void evaluate_formula(const Choice& activation, std::span<const double> x, ActivationCurve& curve) {
  for (std::size_t i = 0; i < x.size(); ++i) {
    const Evaluated<Exact> at = evaluate<Exact>(*activation.formula.expression, x[i], activation.settings[0]);
    curve.value[i] = static_cast<double>(at.value);
    curve.derivative[i] = static_cast<double>(at.d_x);
  }
}

}  // namespace

ActivationCurve activate(const Choice& activation, std::span<const double> x) {
  ActivationCurve curve{std::vector<double>(x.size()), std::vector<double>(x.size())};
  if (x.empty()) return curve;
  Exact (*value)(Exact, Exact) = nullptr;
  Exact (*derivative)(Exact, Exact) = nullptr;
  dispatch<Activations>(activation.item, [&]<class A>() {
    if constexpr (std::is_same_v<A, Custom>) {
      evaluate_formula(activation, x, curve);
    } else if constexpr (elementwise<A>) {
      value = activation_value<A, Exact>;
      derivative = activation_derivative<A, Exact>;
    } else {
      const Numbers z = exact(x);
      const SoftmaxParts<Exact> parts(strided(z));
      for (std::size_t i = 0; i < x.size(); ++i) {
        const Exact p = parts.probability(z[i]);
        curve.value[i] = static_cast<double>(p);
        curve.derivative[i] =
            static_cast<double>(p * parts.all_but(static_cast<Index>(i), parts.exponential(z[i])) / parts.total());
      }
    }
  });
  if (!value) return curve;
  for (std::size_t i = 0; i < x.size(); ++i) {
    curve.value[i] = static_cast<double>(value(x[i], activation.settings[0]));
    curve.derivative[i] = static_cast<double>(derivative(x[i], activation.settings[0]));
  }
  return curve;
}

std::vector<double> softmax(std::span<const double> logits, double temperature) {
  require_some(logits, "logits");
  if (!(temperature > 0) || !std::isfinite(temperature)) refuse("temperature", "positive_number_expected", temperature);
  Numbers z = exact(logits);
  for (Exact& value : z) value = value / temperature;
  const SoftmaxParts<Exact> parts(strided(z));
  std::vector<double> result;
  for (const Exact& value : z) result.push_back(static_cast<double>(parts.probability(value)));
  return result;
}

std::vector<double> log_softmax(std::span<const double> logits) {
  require_some(logits, "logits");
  const Numbers z = exact(logits);
  const SoftmaxParts<Exact> parts(strided(z));
  std::vector<double> result;
  for (const Exact& value : z) result.push_back(static_cast<double>(parts.log_probability(value)));
  return result;
}

LossAndGradient loss(const Choice& choice, std::span<const double> target, std::span<const double> output) {
  const bool label = target.size() == 1 &&
                     (is_loss<SparseCategoricalCrossentropy>(choice) || (is_categorical(choice) && output.size() > 1));
  return label ? loss(choice, target[0], output) : loss_of_numbers(choice, target, output);
}

LossAndGradient loss(const Choice& choice, double target, std::span<const double> output) {
  require_some(output, "output");
  return loss_of_numbers(choice, is_categorical(choice) ? one_hot(target, output.size()) : std::vector{target}, output);
}

}  // namespace playground
