#include "core/network/recurrent.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/numeric/random.hpp"
#include "tests/core/dual.hpp"
#include "tests/core/recurrent_reference.hpp"

namespace playground {
namespace {

using testing::Dual;
using testing::RecurrentKind;

constexpr RecurrentKind kinds[] = {RecurrentKind::simple_rnn, RecurrentKind::lstm, RecurrentKind::gru_reset_after,
                                   RecurrentKind::gru_reset_before};

template <class T>
const RecurrentCell<T>& cell_of(RecurrentKind kind) {
  switch (kind) {
    case RecurrentKind::simple_rnn:
      return simple_rnn_cell<T>();
    case RecurrentKind::lstm:
      return lstm_cell<T>();
    default:
      return gru_cell<T>(kind == RecurrentKind::gru_reset_after);
  }
}

/** Any that looks at one number, with its first parameter. */
Choice random_activation(Random& random) {
  for (;;) {
    Choice choice = chosen<Activations, Tanh>();
    choice.item = static_cast<std::size_t>(random.below(Activations::size));
    bool fits = false;
    dispatch<Activations>(choice.item, [&]<class A>() {
      fits = elementwise<A> && !learns<A>();
      if constexpr (!parameters_of<A>().empty()) choice.settings[0] = parameters_of<A>()[0].initial;
    });
    if (fits) return choice;
  }
}

std::function<Dual(Dual)> formula(const Choice& choice) {
  return [choice](Dual z) {
    Dual a;
    dispatch<Activations>(choice.item, [&]<class A>() {
      if constexpr (elementwise<A>) a = activation_value<A>(z, Dual(choice.settings[0]));
    });
    return a;
  };
}

/** A layer with random weights and a batch; the loss is Σ factor·a. */
template <class T>
struct Subject {
  Subject(RecurrentKind of_kind, const RecurrentLayer& of_layer, Index examples, Random& random)
      : kind(of_kind),
        layer(of_layer),
        n(examples),
        reference(kind, layer, formula(layer.activation), formula(layer.recurrent_activation)),
        x(numbers(layer.steps * layer.inputs)),
        a(numbers(outputs())),
        grad_a(numbers(outputs())),
        grad_x(numbers(layer.steps * layer.inputs)),
        weights(reference.weights() * static_cast<std::size_t>(layer.directions())),
        gradient(weights.size(), std::numeric_limits<T>::quiet_NaN()),
        kept(static_cast<std::size_t>(recurrent_kept_size(cell_of<T>(kind), layer, n, true))),
        packed(static_cast<std::size_t>(recurrent_packed_size(cell_of<T>(kind), layer, true))) {
    for (T& w : weights) w = static_cast<T>(0.4 * random.normal());
    fill(batch(x, layer.steps * layer.inputs), random);
    repeat_last(batch(x, layer.steps * layer.inputs));
    const auto grad = batch(grad_a, outputs());
    fill(grad, random);
    for (Index j = n; j < padded<T>(n); ++j) {
      for (Index i = 0; i < outputs(); ++i) grad(i, j) = 0;
    }
  }

  Index outputs() const { return layer.return_sequences ? layer.steps * layer.features() : layer.features(); }
  Buffer<T> numbers(Index rows) const {  // what is beyond the last register must not matter
    return Buffer<T>(static_cast<std::size_t>(rows * tiled<T>(n)), std::numeric_limits<T>::quiet_NaN());
  }
  Batch<T> batch(Buffer<T>& all, Index rows) { return {all.data(), rows, n}; }
  void fill(const Batch<T>& to, Random& random) const {
    for (Index j = 0; j < n; ++j) {
      for (Index i = 0; i < to.rows(); ++i) to(i, j) = static_cast<T>(random.normal());
    }
  }

  void run() {
    const RecurrentPass<T> pass{cell_of<T>(kind), layer, weights.data(), kept.data(), packed.data(), true, T(0)};
    pass.forward(batch(x, layer.steps * layer.inputs), batch(a, outputs()));
    pass.backward(batch(x, layer.steps * layer.inputs), batch(grad_a, outputs()), gradient.data(), grad_x.data());
  }

  /** The loss and its slope by weight `weight`, or by number `input` of example `example`. */
  Dual dual(std::size_t weight, Index example, Index input, std::vector<Dual>* output = nullptr) {
    std::vector<Dual> w(weights.begin(), weights.end());
    if (weight < w.size()) w[weight].slope = 1;
    Dual sum = 0;
    for (Index j = 0; j < n; ++j) {
      std::vector<Dual> x_j;
      for (Index i = 0; i < layer.steps * layer.inputs; ++i) {
        x_j.emplace_back(batch(x, layer.steps * layer.inputs)(i, j), j == example && i == input ? 1 : 0);
      }
      const auto a_j = reference(w, x_j);
      if (output) output->insert(output->end(), a_j.begin(), a_j.end());
      for (std::size_t i = 0; i < a_j.size(); ++i)
        sum += a_j[i] * Dual(batch(grad_a, outputs())(static_cast<Index>(i), j));
    }
    return sum;
  }

  RecurrentKind kind;
  const RecurrentLayer& layer;
  Index n;
  testing::RecurrentReference<Dual> reference;
  Buffer<T> x, a, grad_a, grad_x, weights, gradient, kept, packed;
};

constexpr std::size_t no_weight = std::numeric_limits<std::size_t>::max();

/** How far the numbers found are from those wanted. */
struct Distance {
  double largest = 0;  ///< distance
  double size = 1;     ///< the largest number

  void see(double found, double wanted) {
    const double d = std::abs(found - wanted);
    if (!(d <= largest)) largest = std::isnan(d) ? infinity : d;
    if (!(std::abs(wanted) <= size)) size = std::isnan(wanted) ? infinity : std::abs(wanted);
  }
};

/** Outputs by plain loops, and gradients by dual numbers. */
template <class T>
Distance distance_of(Subject<T>& subject) {
  Distance distance;
  const auto see = [&](double found, double wanted) { distance.see(found, wanted); };
  subject.run();
  std::vector<Dual> outputs;
  subject.dual(no_weight, -1, 0, &outputs);
  for (Index j = 0; j < subject.n; ++j) {
    for (Index i = 0; i < subject.outputs(); ++i)
      see(subject.batch(subject.a, subject.outputs())(i, j),
          outputs[static_cast<std::size_t>(j * subject.outputs() + i)].value);
  }
  for (std::size_t i = 0; i < subject.weights.size(); ++i) see(subject.gradient[i], subject.dual(i, -1, 0).slope);
  const Index inputs = subject.layer.steps * subject.layer.inputs;
  for (Index i = 0; i < inputs; ++i) {
    const Index j = i % subject.n;
    see(subject.batch(subject.grad_x, inputs)(i, j), subject.dual(no_weight, j, i).slope);
  }
  return distance;
}

TEMPLATE_TEST_CASE("recurrent layers equal plain loops, and their gradients dual numbers", "", float, double) {
  using T = TestType;
  Random random(11, Stream::data);
  int compared = 0;
  const auto up_to = [&](std::uint64_t most) { return 1 + static_cast<Index>(random.below(most)); };
  for (int i = 0; i < 160; ++i) {
    const RecurrentKind kind = kinds[i % 4];
    const bool usual = i % 3 == 0;
    const Choice activation = usual ? chosen<Activations, Tanh>() : random_activation(random);
    const Choice gate = usual ? chosen<Activations, Sigmoid>() : random_activation(random);
    const RecurrentLayer layer{
        up_to(5),   up_to(6), up_to(9), random.below(4) != 0, random.below(2) == 0, static_cast<Merge>(random.below(5)),
        activation, gate};
    Subject<T> subject(kind, layer, up_to(13), random);
    CAPTURE(i, activation.item, gate.item, layer.steps, layer.inputs, layer.units, subject.n, layer.merge);
    const Distance distance = distance_of(subject);
    if (distance.size > 100) continue;  // activations that grow without bound
    ++compared;
    CHECK(distance.largest < (std::is_same_v<T, float> ? 1e-4 : 1e-12) * distance.size);
  }
  CHECK(compared > 120);
}

}  // namespace
}  // namespace playground
