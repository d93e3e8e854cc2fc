#pragma once

#include <array>

#include "core/numeric/matrix.hpp"
#include "core/numeric/scalar.hpp"
#include "core/text/descriptor.hpp"

/**
 * Optimizers in the form of Keras 3: a chapter, one struct after another, and at the end the list.
 *
 * Rule<T>(settings, step) is one update as a formula: called with a parameter w, its gradient g and its slots of state,
 * which start at 0, it changes w and the state. T is a number or Lanes; `step` counts updates of the network from 1.
 */
namespace playground {

namespace setting {
constexpr Parameter learning_rate(double initial) {
  return number("learning_rate", R"(\eta)", "learning rate", initial, 0, 1e6, 0.00001, 10);
}
constexpr Parameter epsilon() { return number("epsilon", R"(\varepsilon)", "epsilon", 1e-7, 0, 1, 1e-8, 0.1); }
}  // namespace setting

/** v ← μv − ηg; w ← w + v, or with Nesterov w ← w + μv − ηg. Without momentum it keeps no state. */
struct Sgd {
  static constexpr Descriptor info{"sgd", "SGD", R"(v \leftarrow \mu v - \eta g,\quad w \leftarrow w + v)",
                                   "Stochastic gradient descent, with momentum or Nesterov's look ahead."};
  static constexpr std::array parameters{setting::learning_rate(0.01),
                                         number("momentum", R"(\mu)", "momentum", 0, 0, 1, 0, 0.99),
                                         choice("nesterov", "Nesterov", false)};
  static constexpr int slots = 1;
  template <class T>
  struct Rule {
    T rate, momentum;
    bool keeps_state, nesterov;
    Rule(const Settings& settings, unsigned long long)
        : rate(settings[0]), momentum(settings[1]), keeps_state(settings[1] != 0), nesterov(settings[2] != 0) {}
    void operator()(T& w, T g, std::array<T, slots>& state) const {
      if (!keeps_state) {
        w -= rate * g;
        return;
      }
      auto& [v] = state;
      v = momentum * v - rate * g;
      w += nesterov ? momentum * v - rate * g : v;
    }
  };
};

/** v ← ρv + (1−ρ)g²; step = ηg/√(v+ε), accumulated with momentum unless that is 0. */
struct Rmsprop {
  static constexpr Descriptor info{
      "rmsprop", "RMSprop",
      R"(v \leftarrow \rho v + (1-\rho) g^2,\quad w \leftarrow w - \frac{\eta g}{\sqrt{v + \varepsilon}})",
      "Divides each step by the recent size of its gradient. Tieleman and Hinton 2012."};
  static constexpr std::array parameters{
      setting::learning_rate(0.001), number("rho", R"(\rho)", "rho", 0.9, 0, 1, 0.5, 0.999),
      number("momentum", R"(\mu)", "momentum", 0, 0, 1, 0, 0.99), setting::epsilon()};
  static constexpr int slots = 2;
  template <class T>
  struct Rule {
    T rate, rho, momentum, epsilon, rest;
    bool gathers;
    Rule(const Settings& settings, unsigned long long)
        : rate(settings[0]),
          rho(settings[1]),
          momentum(settings[2]),
          epsilon(settings[3]),
          rest(T(1) - rho),
          gathers(settings[2] != 0) {}
    void operator()(T& w, T g, std::array<T, slots>& state) const {
      auto& [v, m] = state;
      v = rho * v + rest * (g * g);
      const T step = rate * g / sqrt(v + epsilon);
      if (gathers) m = momentum * m + step;
      w -= gathers ? m : step;
    }
  };
};

/** 1 − βᵗ, by repeated squaring: the bias correction of a moving mean of t numbers that starts at 0. */
[[gnu::noinline]] inline double filled(double beta, unsigned long long t) {
  constexpr double nothing = 0x1p-60;
  double power = 1;
  for (; t != 0; t >>= 1, beta *= beta) {
    if (beta < nothing) return 1;
    if (t & 1) power *= beta;
  }
  return 1 - power;
}

/** m ← m + (1−β₁)(g−m); v ← v + (1−β₂)(g²−v); w ← w − η·√(1−β₂ᵗ)/(1−β₁ᵗ)·m/(√v+ε). */
struct Adam {
  static constexpr Descriptor info{
      "adam", "Adam",
      R"(w \leftarrow w - \eta\,\frac{\sqrt{1-\beta_2^t}}{1-\beta_1^t}\,\frac{m}{\sqrt{v} + \varepsilon})",
      "Mean and mean square of the gradient, corrected for their start at 0. Kingma and Ba 2014, arXiv:1412.6980."};
  static constexpr std::array parameters{
      setting::learning_rate(0.001), number("beta_1", R"(\beta_1)", "beta 1", 0.9, 0, 0.999999, 0, 0.999),
      number("beta_2", R"(\beta_2)", "beta 2", 0.999, 0, 0.999999, 0.9, 0.9999), setting::epsilon()};
  static constexpr int slots = 2;
  template <class T>
  struct Rule {
    T rate, epsilon, rest_1, rest_2;
    Rule(const Settings& settings, unsigned long long step)
        : rate(settings[0] * sqrt(filled(settings[2], step)) / filled(settings[1], step)),
          epsilon(settings[3]),
          rest_1(1 - settings[1]),
          rest_2(1 - settings[2]) {}
    void operator()(T& w, T g, std::array<T, slots>& state) const {
      auto& [m, v] = state;
      m += rest_1 * (g - m);
      v += rest_2 * (g * g - v);
      w -= rate * m / (sqrt(v) + epsilon);
    }
  };
};

/** v ← v + g²; w ← w − ηg/√(v+ε), v starting at a given number. */
struct Adagrad {
  static constexpr Descriptor info{
      "adagrad", "Adagrad", R"(v \leftarrow v + g^2,\quad w \leftarrow w - \frac{\eta g}{\sqrt{v + \varepsilon}})",
      "Steps shrink with all the gradients so far. Duchi et al. 2011."};
  static constexpr std::array parameters{
      setting::learning_rate(0.001), number("initial_accumulator_value", "v_0", "v at the start", 0.1, 0, 1e6, 0, 1),
      setting::epsilon()};
  static constexpr int slots = 1;
  template <class T>
  struct Rule {
    T rate, start, epsilon;
    Rule(const Settings& settings, unsigned long long) : rate(settings[0]), start(settings[1]), epsilon(settings[2]) {}
    void operator()(T& w, T g, std::array<T, slots>& state) const {
      auto& [sum] = state;
      sum += g * g;
      w -= rate * g / sqrt(sum + start + epsilon);
    }
  };
};

/** Adam with w ← w − ηλw before it: decay apart from the gradient. Loshchilov and Hutter 2017, arXiv:1711.05101. */
struct Adamw {
  static constexpr Descriptor info{
      "adamw", "AdamW",
      R"(w \leftarrow w - \eta\lambda w - \eta\,\frac{\sqrt{1-\beta_2^t}}{1-\beta_1^t}\,\frac{m}{\sqrt{v} + \varepsilon})",
      "Adam with weight decay apart from the gradient. Loshchilov and Hutter 2017, arXiv:1711.05101."};
  static constexpr std::array parameters{Adam::parameters[0], Adam::parameters[1], Adam::parameters[2],
                                         Adam::parameters[3],
                                         number("weight_decay", R"(\lambda)", "weight decay", 0.004, 0, 10, 0, 0.1)};
  static constexpr int slots = Adam::slots;
  template <class T>
  struct Rule : Adam::Rule<T> {
    T decay;
    Rule(const Settings& settings, unsigned long long step)
        : Adam::Rule<T>(settings, step), decay(settings[0] * settings[4]) {}
    void operator()(T& w, T g, std::array<T, slots>& state) const {
      w -= decay * w;
      Adam::Rule<T>::operator()(w, g, state);
    }
  };
};

using Optimizers = TypeList<Sgd, Rmsprop, Adam, Adagrad, Adamw>;

/** How many slots of state the chosen optimizer keeps for each parameter. */
int slots_of(const Choice& optimizer);

/**
 * The chosen optimizer's update of `size` parameters side by side. Slot i of their state lies at state + i·slot_size.
 */
template <class T>
void update_parameters(const Choice& optimizer, unsigned long long step, T* parameters, const T* gradient, T* state,
                       Index slot_size, Index size);

}  // namespace playground
