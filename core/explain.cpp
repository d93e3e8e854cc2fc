#include "core/explain.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/config.hpp"
#include "core/error.hpp"
#include "core/evaluate.hpp"

namespace playground {
namespace {

Strided<const double> strided(std::span<const double> values) { return {values.data(), static_cast<Index>(values.size()), 1}; }

void require_some(std::span<const double> values, const char* path) {
  if (values.empty()) throw ConfigError(path, "must hold at least one number");
}

/** One number an output, a class number turned into one-hot. */
std::vector<double> full_target(const Choice& choice, std::span<const double> target, std::size_t outputs) {
  if (is_categorical(choice) && target.size() == 1 && outputs > 1) {
    const double label = target[0];
    if (label != std::floor(label) || label < 0 || label >= static_cast<double>(outputs)) {
      throw ConfigError("target", "must be a class from 0 to " + std::to_string(outputs - 1) + ", not " + text(label));
    }
    std::vector<double> one_hot(outputs, 0.0);
    one_hot[static_cast<std::size_t>(label)] = 1;
    return one_hot;
  }
  if (target.size() != outputs) {
    throw ConfigError("target", "must hold " + std::to_string(outputs) + " numbers, as the output does, not " + std::to_string(target.size()));
  }
  return {target.begin(), target.end()};
}

/** f and f′ of a typed formula. */
void evaluate_formula(const Choice& activation, std::span<const double> x, ActivationCurve& curve) {
  Machine<double> machine(*activation.formula.expression, activation.settings[0], Slopes::by_x);
  for (std::size_t start = 0; start < x.size(); start += machine.lanes) {
    const std::size_t n = std::min(machine.lanes, x.size() - start);
    machine.run(x.data() + start, n);
    std::copy_n(machine.value().begin(), n, curve.value.begin() + static_cast<std::ptrdiff_t>(start));
    std::copy_n(machine.slope(0).begin(), n, curve.derivative.begin() + static_cast<std::ptrdiff_t>(start));
  }
}

}  // namespace

ActivationCurve activate(const Choice& activation, std::span<const double> x) {
  ActivationCurve curve{std::vector<double>(x.size()), std::vector<double>(x.size())};
  if (x.empty()) return curve;
  dispatch<Activations>(activation.item, [&]<class A>() {
    if constexpr (std::is_same_v<A, Custom>) {
      evaluate_formula(activation, x, curve);
    } else if constexpr (elementwise<A>) {
      const double parameter = activation.settings[0];
      for (std::size_t i = 0; i < x.size(); ++i) {
        curve.value[i] = activation_value<A>(x[i], parameter);
        curve.derivative[i] = activation_derivative<A>(x[i], parameter);
      }
    } else {
      const SoftmaxParts<double> parts(strided(x));
      for (std::size_t i = 0; i < x.size(); ++i) {
        curve.value[i] = parts.probability(x[i]);
        curve.derivative[i] = curve.value[i] * parts.all_but(static_cast<Index>(i), x[i]) / parts.total();
      }
    }
  });
  return curve;
}

std::vector<double> softmax(std::span<const double> logits, double temperature) {
  require_some(logits, "logits");
  if (!(temperature > 0) || !std::isfinite(temperature)) throw ConfigError("temperature", "must be above 0, not " + text(temperature));
  std::vector<double> z(logits.begin(), logits.end());
  for (double& value : z) value /= temperature;
  const SoftmaxParts<double> parts(strided(z));
  for (double& value : z) value = parts.probability(value);
  return z;
}

std::vector<double> log_softmax(std::span<const double> logits) {
  require_some(logits, "logits");
  const SoftmaxParts<double> parts(strided(logits));
  std::vector<double> result;
  for (const double z : logits) result.push_back(parts.log_probability(z));
  return result;
}

LossAndGradient loss(const Choice& choice, std::span<const double> target, std::span<const double> output) {
  require_some(output, "output");
  const auto full = full_target(choice, target, output.size());
  LossAndGradient result{0, std::vector<double>(output.size())};
  dispatch<Losses>(choice.item, [&]<class Loss>() {
    const Strided<double> gradient{result.gradient.data(), static_cast<Index>(output.size()), 1};
    result.value = Loss::template example<double>(strided(output), strided(full), gradient, choice.settings);
  });
  return result;
}

}  // namespace playground
