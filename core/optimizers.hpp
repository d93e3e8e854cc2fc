#pragma once

#include "core/descriptor.hpp"
#include "core/matrix.hpp"
#include "core/scalar.hpp"

/**
 * Optimizers in the form of Keras 3: a chapter, one struct after another, and at the end the list.
 *
 * update(w, grad, state, settings, step) changes a block of parameters w in place. `state` holds slots·size numbers,
 * which start at 0 and belong to the block; `step` counts updates of the whole network from 1.
 */
namespace playground {

namespace setting {
constexpr Parameter learning_rate(double initial) {
  return number("learning_rate", R"(\eta)", "learning rate", initial, 0, 1e6, 0.00001, 10);
}
constexpr Parameter epsilon() { return number("epsilon", R"(\varepsilon)", "epsilon", 1e-7, 0, 1, 1e-8, 0.1); }
}  // namespace setting

template <class T>
using Block = Eigen::Map<Eigen::Array<T, Eigen::Dynamic, 1>>;
template <class T>
using ConstBlock = Eigen::Map<const Eigen::Array<T, Eigen::Dynamic, 1>>;

/** The i-th slot of a block's state. */
template <class T>
Block<T> slot(T* state, Index size, int i) {
  return {state + i * size, size};
}

/** v ← μv − ηg; w ← w + v, or with Nesterov w ← w + μv − ηg. Without momentum it keeps no state. */
struct Sgd {
  static constexpr Descriptor info{"sgd", "SGD", R"(v \leftarrow \mu v - \eta g,\quad w \leftarrow w + v)",
                                   "Stochastic gradient descent, with momentum or Nesterov's look ahead."};
  static constexpr std::array parameters{setting::learning_rate(0.01),
                                         number("momentum", R"(\mu)", "momentum", 0, 0, 1, 0, 0.99),
                                         choice("nesterov", "Nesterov", false)};
  static constexpr int slots = 1;
  template <class T>
  static void update(Block<T> w, ConstBlock<T> grad, T* state, const Settings& settings, unsigned long long) {
    const T rate = T(settings[0]);
    const T momentum = T(settings[1]);
    if (momentum == T(0)) {
      w -= rate * grad;
      return;
    }
    auto v = slot(state, w.size(), 0);
    v = momentum * v - rate * grad;
    if (settings[2] != 0) {
      w += momentum * v - rate * grad;
    } else {
      w += v;
    }
  }
};

/** v ← ρv + (1−ρ)g²; step = ηg/√(v+ε), itself gathered with momentum where that is not 0. */
struct Rmsprop {
  static constexpr Descriptor info{
      "rmsprop", "RMSprop", R"(v \leftarrow \rho v + (1-\rho) g^2,\quad w \leftarrow w - \frac{\eta g}{\sqrt{v + \varepsilon}})",
      "Divides each step by the recent size of its gradient. Tieleman and Hinton 2012."};
  static constexpr std::array parameters{setting::learning_rate(0.001),
                                         number("rho", R"(\rho)", "rho", 0.9, 0, 1, 0.5, 0.999),
                                         number("momentum", R"(\mu)", "momentum", 0, 0, 1, 0, 0.99), setting::epsilon()};
  static constexpr int slots = 2;
  template <class T>
  static void update(Block<T> w, ConstBlock<T> grad, T* state, const Settings& settings, unsigned long long) {
    const T rate = T(settings[0]);
    const T rho = T(settings[1]);
    const T momentum = T(settings[2]);
    const T epsilon = T(settings[3]);
    auto v = slot(state, w.size(), 0);
    v = rho * v + (T(1) - rho) * grad.square();
    if (momentum == T(0)) {
      w -= rate * grad / (v + epsilon).sqrt();
      return;
    }
    auto m = slot(state, w.size(), 1);
    m = momentum * m + rate * grad / (v + epsilon).sqrt();
    w -= m;
  }
};

/** m ← m + (1−β₁)(g−m); v ← v + (1−β₂)(g²−v); w ← w − η·√(1−β₂ᵗ)/(1−β₁ᵗ)·m/(√v+ε). */
struct Adam {
  static constexpr Descriptor info{
      "adam", "Adam", R"(w \leftarrow w - \eta\,\frac{\sqrt{1-\beta_2^t}}{1-\beta_1^t}\,\frac{m}{\sqrt{v} + \varepsilon})",
      "Mean and mean square of the gradient, corrected for their start at 0. Kingma and Ba 2014, arXiv:1412.6980."};
  static constexpr std::array parameters{setting::learning_rate(0.001),
                                         number("beta_1", R"(\beta_1)", "beta 1", 0.9, 0, 0.999999, 0, 0.999),
                                         number("beta_2", R"(\beta_2)", "beta 2", 0.999, 0, 0.999999, 0.9, 0.9999),
                                         setting::epsilon()};
  static constexpr int slots = 2;
  template <class T>
  static void update(Block<T> w, ConstBlock<T> grad, T* state, const Settings& settings, unsigned long long step) {
    const double correction = sqrt(1 - power(settings[2], step)) / (1 - power(settings[1], step));
    const T rate = T(settings[0] * correction);
    const T epsilon = T(settings[3]);
    auto m = slot(state, w.size(), 0);
    auto v = slot(state, w.size(), 1);
    m += T(1 - settings[1]) * (grad - m);
    v += T(1 - settings[2]) * (grad.square() - v);
    w -= rate * m / (v.sqrt() + epsilon);
  }
};

/** v ← v + g²; w ← w − ηg/√(v+ε), v starting at a given number. */
struct Adagrad {
  static constexpr Descriptor info{"adagrad", "Adagrad", R"(v \leftarrow v + g^2,\quad w \leftarrow w - \frac{\eta g}{\sqrt{v + \varepsilon}})",
                                   "Steps shrink with all the gradients so far. Duchi et al. 2011."};
  static constexpr std::array parameters{
      setting::learning_rate(0.001),
      number("initial_accumulator_value", "v_0", "v at the start", 0.1, 0, 1e6, 0, 1), setting::epsilon()};
  static constexpr int slots = 1;
  template <class T>
  static void update(Block<T> w, ConstBlock<T> grad, T* state, const Settings& settings, unsigned long long) {
    auto sum = slot(state, w.size(), 0);
    sum += grad.square();
    w -= T(settings[0]) * grad / (sum + T(settings[1]) + T(settings[2])).sqrt();
  }
};

/** Adam with w ← w − ηλw before it: decay apart from the gradient. Loshchilov and Hutter 2017, arXiv:1711.05101. */
struct Adamw {
  static constexpr Descriptor info{
      "adamw", "AdamW", R"(w \leftarrow w - \eta\lambda w - \eta\,\frac{\sqrt{1-\beta_2^t}}{1-\beta_1^t}\,\frac{m}{\sqrt{v} + \varepsilon})",
      "Adam with weight decay apart from the gradient. Loshchilov and Hutter 2017, arXiv:1711.05101."};
  static constexpr std::array parameters{Adam::parameters[0], Adam::parameters[1], Adam::parameters[2],
                                         Adam::parameters[3],
                                         number("weight_decay", R"(\lambda)", "weight decay", 0.004, 0, 10, 0, 0.1)};
  static constexpr int slots = Adam::slots;
  template <class T>
  static void update(Block<T> w, ConstBlock<T> grad, T* state, const Settings& settings, unsigned long long step) {
    w -= T(settings[0] * settings[4]) * w;
    Adam::update<T>(w, grad, state, settings, step);
  }
};

using Optimizers = TypeList<Sgd, Rmsprop, Adam, Adagrad, Adamw>;

/** How many slots of state the chosen optimizer keeps for each parameter. */
int slots_of(const Choice& optimizer);

/** The chosen optimizer's update of a block. */
template <class T>
void update_block(const Choice& optimizer, Block<T> w, ConstBlock<T> grad, T* state, unsigned long long step);

}  // namespace playground
