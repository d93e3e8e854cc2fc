#include "core/network.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cstdio>

#include "core/data.hpp"
#include "tests/core/formulas.hpp"
#include "tests/core/reference.hpp"

namespace playground {
namespace {

// ---- random experiments ----

/** An activation with random parameters, as an experiment writes it. */
template <class A>
Json random_activation(Random& random) {
  Json json{{"name", A::info.name}};
  for (const Parameter& p : parameters_of<A>()) {
    if (p.kind == Kind::boolean) {
      json[std::string(p.name)] = random.below(2) == 1;
    } else if (p.kind == Kind::text) {
      json[std::string(p.name)] = testing::random_smooth_formula(random);
    } else {
      json[std::string(p.name)] = random.uniform(p.slider_low, p.slider_high);
    }
  }
  return json;
}

Json activation_at(std::size_t place, Random& random) {
  Json json;
  dispatch<Activations>(place, [&]<class A>() { json = random_activation<A>(random); });
  return json;
}

Json random_layer(std::size_t activation, Random& random) {
  Json layer{{"units", 1 + random.below(5)}, {"activation", activation_at(activation, random)}, {"use_bias", random.below(4) != 0}};
  switch (random.below(4)) {
    case 0: layer["dropout"] = random.uniform(0.05, 0.6); break;
    case 1: layer["alpha_dropout"] = random.uniform(0.05, 0.6); break;
    default: break;
  }
  if (random.below(3) == 0) layer["l1"] = random.uniform(0, 0.1);
  if (random.below(3) == 0) layer["l2"] = random.uniform(0, 0.1);
  return layer;
}

/** Settings of a loss within its sliders; cross-entropies from logits or not as asked. */
template <class Loss>
Json random_loss(bool from_logits, Random& random) {
  Json json{{"name", Loss::info.name}};
  for (const Parameter& p : parameters_of<Loss>()) {
    if (p.kind == Kind::boolean) {
      json[std::string(p.name)] = from_logits;
    } else {
      json[std::string(p.name)] = random.uniform(p.slider_low, p.slider_high);
    }
  }
  return json;
}

constexpr int rows = 5;
constexpr int columns = 3;

/** Class numbers, rows of shares that add to 1, of labels, or of numbers: what the loss takes. */
template <class Loss>
Json random_targets(std::size_t outputs, Random& random) {
  Json targets = Json::array();
  for (int i = 0; i < rows; ++i) {
    if constexpr (std::is_same_v<Loss, SparseCategoricalCrossentropy>) {
      targets.push_back(random.below(outputs));
      continue;
    }
    std::vector<double> row(outputs);
    double sum = 0;
    for (double& t : row) sum += t = Loss::info.probabilities ? random.uniform() : random.normal();
    if constexpr (std::is_same_v<Loss, CategoricalCrossentropy>) {
      for (double& t : row) t /= sum;
    }
    targets.push_back(row);
  }
  return targets;
}

/** An output activation that fits the loss: linear for logits, one that gives probabilities, or any. */
template <class Loss>
std::size_t random_output(bool from_logits, Random& random) {
  if (!Loss::info.probabilities) return static_cast<std::size_t>(random.below(Activations::size));
  if (from_logits) return place_of<Activations, Linear>();
  const std::size_t probabilities[] = {place_of<Activations, Softmax>(), place_of<Activations, Sigmoid>(), place_of<Activations, HardSigmoid>()};
  return probabilities[random.below(3)];
}

template <class Loss>
Json random_experiment(std::size_t first_activation, Random& random) {
  const bool from_logits = Loss::info.probabilities && random.below(2) == 0;
  Json inputs = Json::array();
  for (int i = 0; i < rows; ++i) {
    inputs.push_back({random.normal(), random.normal(), random.normal()});
  }
  Json layers = Json::array();
  const auto hidden = random.below(4);
  for (std::uint64_t i = 0; i < hidden; ++i) {
    layers.push_back(random_layer(i == 0 ? first_activation : static_cast<std::size_t>(random.below(Activations::size)), random));
  }
  Json output = random_layer(random_output<Loss>(from_logits, random), random);
  output.erase("dropout");
  output.erase("alpha_dropout");
  const std::size_t outputs = 2 + static_cast<std::size_t>(random.below(3));
  output["units"] = outputs;
  layers.push_back(output);
  return {{"precision", "float64"},
          {"data", {{"name", "custom"}, {"inputs", inputs}, {"targets", random_targets<Loss>(outputs, random)}}},
          {"layers", layers},
          {"loss", random_loss<Loss>(from_logits, random)},
          {"regularizer", {{"l1", random.below(2) * 0.01}, {"l2", random.below(2) * 0.02}}}};
}

// ---- gradients ----

/** A network with its data and masks loaded: the loss as a function of the parameters. */
class Subject {
 public:
  Subject(const Config& config, Random& random) : network_(config), work_(network_, rows, true), gradient_(network_.parameters()) {
    const TrainerData data = make_data(config);
    for (Index j = 0; j < rows; ++j) {
      for (Index i = 0; i < columns; ++i) work_.input(rows)(i, j) = data.inputs[static_cast<std::size_t>(j * columns + i)];
      for (Index i = 0; i < data.outputs; ++i) work_.target(rows)(i, j) = data.targets[static_cast<std::size_t>(j * data.outputs + i)];
    }
    for (double& w : network_.parameters()) w = 0.6 * random.normal();
    network_.draw_masks(work_, rows, random);
  }

  double loss() {
    network_.forward(work_, rows, Dropout::on);
    return network_.data_loss(work_, rows) + network_.penalty();
  }

  std::vector<double> gradient() {
    network_.forward(work_, rows, Dropout::on);
    network_.data_loss_and_gradient(work_, rows);
    network_.backward(work_, rows, gradient_, Dropout::on);
    return {gradient_.begin(), gradient_.end()};
  }

  /** ∂loss/∂wᵢ without the network's own derivatives. */
  double slope(std::size_t i) {
    double best = 0;
    double disagreement = infinity;
    // Where the loss has a kink within the step, two steps disagree, and a smaller pair is taken.
    for (double step = 2e-3; step > 1e-7 && disagreement > 1e-9; step /= 10) {
      const double wide = central(i, step);
      const double narrow = central(i, step / 2);
      if (std::abs(wide - narrow) >= disagreement) continue;
      disagreement = std::abs(wide - narrow);
      best = narrow + (narrow - wide) / 3;
    }
    return best;
  }

 private:
  double central(std::size_t i, double step) {
    double& w = network_.parameters()[i];
    const double at = w;
    w = at + step;
    const double above = loss();
    w = at - step;
    const double below = loss();
    w = at;
    return (above - below) / (2 * step);
  }

  Network<double> network_;
  Workspace<double> work_;
  std::remove_cvref_t<decltype(std::declval<Network<double>&>().parameters())> gradient_;
};

/** Worst relative error over at most 40 parameters, of sizes down to a thousandth of the largest of the gradient. */
double gradient_error(Subject& subject, Random& random) {
  const auto gradient = subject.gradient();
  double largest = 1e-3;
  for (const double g : gradient) largest = std::max(largest, std::abs(g));
  std::vector<std::size_t> places(gradient.size());
  for (std::size_t i = 0; i < places.size(); ++i) places[i] = i;
  random.shuffle(places);
  places.resize(std::min<std::size_t>(places.size(), 40));
  double worst = 0;
  for (const std::size_t i : places) {
    const double difference = std::abs(gradient[i] - subject.slope(i));
    worst = std::max(worst, difference / std::max(std::abs(gradient[i]), 1e-3 * largest));
  }
  return worst;
}

TEST_CASE("the gradient of whole random networks is that of their loss") {
  constexpr int rounds = 5;
  Random random(5, Stream::data);
  double worst = 0;
  int networks = 0;
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t activation = 0; activation < Activations::size; ++activation) {
      Losses::for_each([&]<class Loss>() {
        const Json experiment = random_experiment<Loss>(activation, random);
        CAPTURE(experiment.dump());
        const Config config = read_config(experiment);
        Subject subject(config, random);
        if (!std::isfinite(subject.loss())) return;
        ++networks;
        const double error = gradient_error(subject, random);
        worst = std::max(worst, error);
        CHECK(error <= 1e-6);
      });
    }
  }
  CHECK(networks >= 9 * rounds * static_cast<int>(Activations::size * Losses::size) / 10);
  if (testing::figures_wanted()) std::printf("gradients of %d random networks, worst relative error %.2g\n", networks, worst);
}

}  // namespace
}  // namespace playground
