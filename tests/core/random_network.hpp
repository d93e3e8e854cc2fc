#pragma once

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/experiment/data.hpp"
#include "core/formula/evaluate.hpp"
#include "core/network/dropout.hpp"
#include "core/network/kinds/recurrent.hpp"
#include "core/network/network.hpp"
#include "tests/core/dual.hpp"
#include "tests/core/formulas.hpp"
#include "tests/core/recurrent_reference.hpp"

/** Random experiments of every activation and every loss, and their gradient by two ways that do not use `backward`. */
namespace playground::testing {

// ---- random experiments ----

/** An activation with random parameters, as an experiment writes it. */
template <class A>
Json random_activation(Random& random) {
  Json json{{"name", A::info.name}};
  for (const Parameter& p : parameters_of<A>()) {
    if (p.kind == Kind::boolean) {
      json[std::string(p.name)] = random.below(2) == 1;
    } else if (p.kind == Kind::text) {
      json[std::string(p.name)] = random_smooth_formula(random);
    } else {
      json[std::string(p.name)] = random.uniform(p.slider_low, p.slider_high);
    }
  }
  return json;
}

inline Json activation_at(std::size_t place, Random& random) {
  Json json;
  dispatch<Activations>(place, [&]<class A>() { json = random_activation<A>(random); });
  return json;
}

inline Json random_layer(std::size_t activation, Random& random) {
  Json layer{{"units", 1 + random.below(5)},
             {"activation", activation_at(activation, random)},
             {"use_bias", random.below(4) != 0}};
  switch (random.below(4)) {
    case 0:
      layer["dropout"] = random.uniform(0.05, 0.6);
      break;
    case 1:
      layer["alpha_dropout"] = random.uniform(0.05, 0.6);
      break;
    default:
      break;
  }
  if (random.below(6) == 0) layer["trainable"] = false;
  if (random.below(3) == 0) layer["l1"] = random.uniform(0, 0.1);
  if (random.below(3) == 0) layer["l2"] = random.uniform(0, 0.1);
  return layer;
}

/** An activation, or a layer that drops. */
inline Json random_layer_without_units(Random& random) {
  const auto rate = random.uniform(0.05, 0.6);
  switch (random.below(3)) {
    case 0:
      return {{"kind", "dropout"}, {"rate", rate}};
    case 1:
      return {{"kind", "alpha_dropout"}, {"rate", rate}};
    default:
      return {{"kind", "activation"},
              {"activation", activation_at(static_cast<std::size_t>(random.below(Activations::size)), random)}};
  }
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

inline constexpr int rows = 5;

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
    for (double& t : row) sum += t = Loss::info.takes_probabilities() ? random.uniform() : random.normal();
    if constexpr (std::is_same_v<Loss, CategoricalCrossentropy>) {
      for (double& t : row) t /= sum;
    }
    targets.push_back(row);
  }
  return targets;
}

/** An output activation that fits the loss: linear for logits, or softmax twice, one that gives probabilities, or any.
 */
template <class Loss>
std::size_t random_output(bool from_logits, Random& random) {
  if (!Loss::info.takes_probabilities()) return static_cast<std::size_t>(random.below(Activations::size));
  if (from_logits) return random.below(3) == 0 ? activation_for(Loss::info.outputs) : place_of<Activations, Linear>();
  const std::size_t probabilities[] = {place_of<Activations, Softmax>(), place_of<Activations, Sigmoid>(),
                                       place_of<Activations, HardSigmoid>()};
  return probabilities[random.below(3)];
}

/** An activation that looks at one number and learns nothing. */
inline Json random_elementwise(Random& random) {
  for (;;) {
    Json json;
    bool fits = false;
    dispatch<Activations>(static_cast<std::size_t>(random.below(Activations::size)), [&]<class A>() {
      json = random_activation<A>(random);
      fits = !std::is_same_v<A, Softmax> && !std::is_same_v<A, Exponential> && !learns<A>();
      if (std::is_same_v<A, Custom>) json["trainable"] = false;
    });
    if (fits) return json;
  }
}

/** A recurrent layer that reads the numbers before it as steps, and its outputs as a list. */
inline void add_random_recurrent(Json& layers, Random& random) {
  const std::string kind = one_of({"simple_rnn", "lstm", "gru"}, random);
  const bool sequences = random.below(2) == 0;
  Json layer{{"kind", kind},
             {"units", 1 + random.below(3)},
             {"activation", random_elementwise(random)},
             {"use_bias", random.below(4) != 0},
             {"return_sequences", sequences},
             {"bidirectional", one_of({"none", "concat", "sum", "ave", "mul"}, random)},
             {"l1", random.below(2) * 0.05},
             {"l2", random.below(2) * 0.05}};
  if (kind != "simple_rnn") layer["recurrent_activation"] = random_elementwise(random);
  if (kind == "gru") layer["reset_after"] = random.below(2) == 0;
  layers.push_back({{"kind", "reshape"}, {"target_shape", {-1, 1}}});
  layers.push_back(layer);
  if (sequences) layers.push_back({{"kind", "flatten"}});
}

template <class Loss>
Json random_experiment(std::size_t first_activation, Random& random) {
  const bool from_logits = Loss::info.takes_probabilities() && random.below(2) == 0;
  Json inputs = Json::array();
  for (int i = 0; i < rows; ++i) {
    inputs.push_back({random.normal(), random.normal(), random.normal()});
  }
  Json layers = Json::array();
  const auto hidden = random.below(4);
  for (std::uint64_t i = 0; i < hidden; ++i) {
    layers.push_back(
        random_layer(i == 0 ? first_activation : static_cast<std::size_t>(random.below(Activations::size)), random));
    while (random.below(3) == 0) layers.push_back(random_layer_without_units(random));
    if (random.below(4) == 0) add_random_recurrent(layers, random);
  }
  const std::size_t output_activation = random_output<Loss>(from_logits, random);
  const bool apart = random.below(3) == 0;
  Json output = random_layer(apart ? place_of<Activations, Linear>() : output_activation, random);
  output.erase("dropout");
  output.erase("alpha_dropout");
  const std::size_t outputs = 2 + static_cast<std::size_t>(random.below(3));
  output["units"] = outputs;
  layers.push_back(output);
  if (apart) layers.push_back({{"kind", "activation"}, {"activation", activation_at(output_activation, random)}});
  return {{"precision", "float64"},
          {"data", {{"name", "custom"}, {"inputs", inputs}, {"targets", random_targets<Loss>(outputs, random)}}},
          {"layers", layers},
          {"loss", random_loss<Loss>(from_logits, random)},
          {"regularizer", {{"l1", random.below(2) * 0.01}, {"l2", random.below(2) * 0.02}}}};
}

// ---- the loss by dual numbers ----

inline std::optional<RecurrentKind> recurrent_kind_of(const LayerConfig& layer) {
  if (layer.kind == place_of<Layers, SimpleRnnLayer>()) return RecurrentKind::simple_rnn;
  if (layer.kind == place_of<Layers, LstmLayer>()) return RecurrentKind::lstm;
  if (layer.kind != place_of<Layers, GruLayer>()) return std::nullopt;
  return layer.reset_after ? RecurrentKind::gru_reset_after : RecurrentKind::gru_reset_before;
}

/** A whole loss with its slope by one parameter, and whether the way there went through a point that has none. */
struct DualLoss {
  Dual value;
  bool on_a_kink = false;
};

/**
 * The loss of one batch in dual numbers: from the formulas of activations and losses alone, with loops of its own in
 * place of the network's products and of everything that goes backward.
 */
class DualForward {
 public:
  DualForward(const Network<double>& network, const Config& config, Workspace<double>& work)
      : network_(network), loss_(config.loss), work_(work) {}

  /** Seeds parameter `place`. */
  DualLoss operator()(std::size_t place) {
    const auto& numbers = network_.parameters();
    parameters_.assign(numbers.begin(), numbers.end());
    parameters_[place].slope = 1;
    DualLoss result;
    Dual sum = 0;
    for (Index j = 0; j < rows; ++j) sum += example(j, result.on_a_kink);
    result.value = sum / Dual(rows) + penalty();
    return result;
  }

 private:
  Dual example(Index j, bool& on_a_kink) {
    const auto input = work_.input(rows);
    std::vector<Dual> x;
    for (Index i = 0; i < input.rows(); ++i) x.emplace_back(input(i, j));
    for (std::size_t i = 0; i < network_.layers().size(); ++i) x = layer(i, j, x, on_a_kink);
    const auto target = work_.target(rows);
    std::vector<Dual> t;
    for (Index i = 0; i < target.rows(); ++i) t.emplace_back(target(i, j));
    Dual value;
    const auto k = static_cast<Index>(x.size());
    dispatch<Losses>(loss_.item, [&]<class Loss>() {
      value = Loss::template example<Dual>({x.data(), k, 1}, {t.data(), k, 1}, {nullptr, k, 1}, loss_.settings);
    });
    return value;
  }

  std::vector<Dual> layer(std::size_t place, Index j, const std::vector<Dual>& x, bool& on_a_kink) {
    const Layer& layer = network_.layers()[place];
    if (const auto kind = recurrent_kind_of(layer.config)) return recurrent(*kind, layer, x, on_a_kink);
    std::vector<Dual> a = layer.config.kind == place_of<Layers, DenseLayer>() ? products(layer, x) : x;
    if (layer.activates()) {
      for (const Dual& z : a) on_a_kink |= z.value == 0;
      a = activated(layer, a);
    }
    if (layer.drops) drop(layer, place, j, a);
    return a;
  }

  std::vector<Dual> recurrent(RecurrentKind kind, const Layer& layer, const std::vector<Dual>& x, bool& on_a_kink) {
    const auto function = [&](const Choice& activation) {
      return [&](Dual z) {
        on_a_kink |= z.value == 0;
        return activated(activation, z, Dual(activation.settings[0]));
      };
    };
    const LayerConfig& config = layer.config;
    const RecurrentLayer sizes = recurrent_layer(layer);
    const RecurrentReference<Dual> reference(kind, sizes, function(config.activation),
                                             function(config.recurrent_activation));
    std::vector<Dual> weights;
    for (Index i = 0; i < layer.size; ++i) weights.push_back(parameter(layer.offset + i));
    return reference(weights, x);
  }

  std::vector<Dual> products(const Layer& layer, const std::vector<Dual>& x) {
    std::vector<Dual> z;
    for (Index unit = 0; unit < layer.outputs; ++unit) {
      Dual sum = layer.config.use_bias ? parameter(layer.tensors[1].offset + unit) : Dual(0);
      for (Index i = 0; i < layer.inputs; ++i)
        sum += parameter(layer.offset + i * layer.outputs + unit) * x[static_cast<std::size_t>(i)];
      z.push_back(sum);
    }
    return z;
  }

  /** By a function of one number with parameter p. */
  static Dual activated(const Choice& activation, Dual z, Dual p) {
    Dual a;
    dispatch<Activations>(activation.item, [&]<class A>() {
      if constexpr (elementwise<A>) {
        a = activation_value<A>(z, p);
      } else if constexpr (std::is_same_v<A, Custom>) {
        a = evaluate<Dual>(*activation.formula.expression, z, p).value;
      }
    });
    return a;
  }

  std::vector<Dual> activated(const Layer& layer, const std::vector<Dual>& z) {
    std::vector<Dual> a(z.size());
    dispatch<Activations>(layer.config.activation.item, [&]<class A>() {
      if constexpr (elementwise<A> || std::is_same_v<A, Custom>) {
        for (std::size_t i = 0; i < z.size(); ++i) {
          const Dual p = layer.alpha_size > 0
                             ? parameter(layer.tensors[layer.tensors.size() - 1].offset + static_cast<Index>(i))
                             : Dual(layer.config.activation.settings[0]);
          a[i] = activated(layer.config.activation, z[i], p);
        }
      } else {
        Dual total = 0;
        for (std::size_t i = 0; i < z.size(); ++i) total += a[i] = exp(z[i]);
        for (Dual& p : a) p = p / total;
      }
    });
    return a;
  }

  void drop(const Layer& layer, std::size_t place, Index j, std::vector<Dual>& a) {
    const auto mask = work_.layers[place].mask(rows);
    for (std::size_t i = 0; i < a.size(); ++i) {
      const double factor = mask(static_cast<Index>(i), j);
      a[i] = a[i] * Dual(factor);
      if (layer.config.dropout > 0) continue;
      const AlphaDropout alpha(layer.config.alpha_dropout);
      a[i] += Dual(factor == 0 ? alpha.scale * AlphaDropout::saturation + alpha.shift : alpha.shift);
    }
  }

  Dual penalty() {
    Dual sum = 0;
    for (const Layer& layer : network_.layers()) {
      for (const Tensor& tensor : layer.tensors) {
        for (Index i = 0; i < (tensor.penalized ? tensor.size : 0); ++i) {
          const Dual w = parameter(tensor.offset + i);
          sum += Dual(layer.l1) * abs(w) + Dual(layer.l2) * w * w;
        }
      }
    }
    return sum;
  }

  Dual parameter(Index place) const { return parameters_[static_cast<std::size_t>(place)]; }

  const Network<double>& network_;
  Choice loss_;
  Workspace<double>& work_;
  std::vector<Dual> parameters_;
};

// ---- gradients ----

/** A network with its data and masks loaded: the loss as a function of the parameters. */
class Subject {
 public:
  Subject(const Config& config, Random& random)
      : network_(config),
        work_(network_.layers(), rows, Keep::training),
        gradient_(network_.parameters()),
        dual_(network_, config, work_) {
    const TrainerData data = make_data(config);
    for (Index j = 0; j < rows; ++j) {
      for (Index i = 0; i < network_.inputs(); ++i)
        work_.input(rows)(i, j) = data.inputs[static_cast<std::size_t>(j * network_.inputs() + i)];
      for (Index i = 0; i < data.outputs; ++i)
        work_.target(rows)(i, j) = data.targets[static_cast<std::size_t>(j * data.outputs + i)];
    }
    repeat_last(work_.input(rows));
    for (double& w : network_.parameters()) w = 0.6 * random.normal();
    network_.draw_masks(work_, rows, random);
  }
  Subject(const Subject&) = delete;
  Subject& operator=(const Subject&) = delete;

  double loss() {
    network_.forward(work_, rows, Mode::training);
    return network_.data_loss(work_, rows) + network_.penalty();
  }

  std::vector<double> gradient() {
    network_.forward(work_, rows, Mode::training);
    network_.data_loss_and_gradient(work_, rows);
    network_.backward(work_, rows, gradient_, Mode::training);
    return {gradient_.begin(), gradient_.end()};
  }

  /** The loss and its slope by parameter i, by dual numbers. */
  DualLoss dual(std::size_t i) { return dual_(i); }

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
  DualForward dual_;
};

/** What an error is measured against: the gradient's own size, and at the least a thousandth of its largest part. */
inline double measure(const std::vector<double>& gradient) {
  double largest = 1e-3;
  for (const double g : gradient) largest = std::max(largest, std::abs(g));
  return 1e-3 * largest;
}

inline double relative_error(double got, double wanted, double floor) {
  return std::abs(got - wanted) / std::max(std::abs(got), floor);
}

/** What a check by dual numbers found. */
struct GradientCheck {
  enum class Outcome { checked, on_a_kink, not_finite } outcome = Outcome::checked;
  std::size_t parameters = 0;
  double worst = 0;       ///< relative error of the gradient
  double worst_loss = 0;  ///< relative difference between the network's loss and the dual numbers'
};

/** Every parameter of a network. A pre-activation of exactly 0 counts as a kink: there a formula in |x| has two slopes.
 */
inline GradientCheck check_gradient(Subject& subject) {
  GradientCheck result;
  const double loss = subject.loss();
  if (!std::isfinite(loss)) return {GradientCheck::Outcome::not_finite};
  const auto gradient = subject.gradient();
  const double floor = measure(gradient);
  for (std::size_t i = 0; i < gradient.size(); ++i) {
    const DualLoss wanted = subject.dual(i);
    if (wanted.on_a_kink) return {GradientCheck::Outcome::on_a_kink};
    result.worst = std::max(result.worst, relative_error(gradient[i], wanted.value.slope, floor));
    result.worst_loss =
        std::max(result.worst_loss, std::abs(loss - wanted.value.value) / std::max(1.0, std::abs(loss)));
    ++result.parameters;
  }
  return result;
}

}  // namespace playground::testing
