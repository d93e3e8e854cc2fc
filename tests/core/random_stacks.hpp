#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/experiment/catalog.hpp"
#include "core/training/parameters.hpp"
#include "core/training/trainer.hpp"
#include "tests/core/random_network.hpp"

/** Random experiments whose layers are of every kind that the catalog lists, with random values of all their keys. */
namespace playground::testing {

/** Draws experiments from what the catalog says of layer kinds: a new kind needs no change here. */
class RandomStacks {
 public:
  explicit RandomStacks(std::uint64_t seed) : random_(seed, Stream::data), kinds_(catalog_json()["layers"]) {}

  std::size_t kinds() const { return kinds_.size(); }
  const std::string& kind(std::size_t place) const { return kinds_[place]["name"].string(); }

  Random& random() { return random_; }

  /** An experiment of one batch in float64, with a layer of this kind and up to three others before the output layer.
   */
  Json draw(std::size_t kind) {
    Json experiment;
    dispatch<Losses>(below(Losses::size), [&]<class Loss>() { experiment = draw<Loss>(kind); });
    return experiment;
  }

 private:
  template <class Loss>
  Json draw(std::size_t kind) {
    for (int tries = 0; tries < 1000; ++tries) {
      const bool from_logits = Loss::info.takes_probabilities() && flip();
      const std::size_t outputs = 2 + below(3);
      Json experiment{{"precision", "float64"},
                      {"data", data()},
                      {"loss", random_loss<Loss>(from_logits, random_)},
                      {"batch_size", rows},
                      {"regularizer", {{"l1", flip() * 0.01}, {"l2", flip() * 0.02}}}};
      experiment["data"]["targets"] = random_targets<Loss>(outputs, random_);
      Json output{{"units", outputs},
                  {"activation", activation_at(random_output<Loss>(from_logits, random_), random_)}};
      const std::size_t position = below(3);
      Json layers = Json::array();
      for (std::size_t i = 0; i < position; ++i) add(layers, below(kinds()), experiment, output);
      const bool is_in = add(layers, kind, experiment, output);
      if (is_in && flip()) add(layers, below(kinds()), experiment, output);
      if (is_in) return with_layers(experiment, layers, output);
    }
    FAIL("no stack was found with a layer of the kind " << this->kind(kind));
    return {};
  }

  /** Whether a layer of this kind fits after the layers, with values that are found within some tries. */
  bool add(Json& layers, std::size_t kind, const Json& experiment, const Json& output) {
    for (int tries = 0; tries < 20; ++tries) {
      Json longer = layers;
      longer.push_back(layer(kind));
      std::vector<Issue> issues;
      read_config(with_layers(experiment, longer, output), issues);
      if (!issues.empty()) continue;
      layers = longer;
      return true;
    }
    return false;
  }

  /** Layers that give more than one axis are flattened before the output layer. */
  Json with_layers(Json experiment, Json layers, const Json& output) const {
    layers.push_back({{"kind", "flatten"}});
    layers.push_back(output);
    experiment["layers"] = std::move(layers);
    return experiment;
  }

  /** Numbers, sequences or pictures. */
  Json data() {
    Json shape = Json::array();
    switch (below(3)) {
      case 0:
        shape.push_back(2 + below(4));
        break;
      case 1:
        shape = Json{2 + below(5), 1 + below(3)};
        break;
      default:
        shape = Json{3 + below(4), 3 + below(4), 1 + below(2)};
    }
    std::size_t numbers = 1;
    for (const Json& size : shape) numbers *= size.get<std::size_t>();
    Json inputs = Json::array();
    for (int i = 0; i < rows; ++i) {
      std::vector<double> row(numbers);
      for (double& x : row) x = random_.normal();
      inputs.push_back(row);
    }
    return {{"name", "custom"}, {"inputs", inputs}, {"shape", shape}};
  }

  Json layer(std::size_t kind) {
    Json layer{{"kind", this->kind(kind)}};
    for (const Json& key : kinds_[kind]["keys"]) {
      if (key["required"].get<bool>() || flip()) layer[key["name"].string()] = value(key);
    }
    return layer;
  }

  /** A value of a key by its type, small where it is a size. */
  Json value(const Json& key) {
    const std::string& type = key["type"].string();
    if (type == "boolean") return flip();
    if (type == "integer") return size(key);
    if (type == "sizes") return flip() ? Json(size(key)) : Json{size(key), size(key)};
    if (type == "number") {
      const double low = key["range"][0].get<double>();
      return low + random_.uniform() * std::min(0.6, key["range"][1].get<double>() - low);
    }
    if (type == "option") return any(key["choices"]);
    if (type == "initializer") return entries<Initializers>()[below(Initializers::size)].name;
    if (type == "activation") return activation(key);
    if (type == "shape") {
      Json shape{-1};
      for (std::size_t axes = below(3); axes > 0; --axes) shape.push_back(1 + below(3));
      return shape;
    }
    FAIL("the catalog has a key of type " << type << ", of which no value is drawn");
    return {};
  }

  double size(const Json& key) {
    const double low = key["range"][0].get<double>();
    return low + static_cast<double>(below(std::min<std::size_t>(4, key["range"][1].get<std::size_t>())));
  }

  /** Of those that the key allows, with random parameters. */
  Json activation(const Json& key) {
    while (true) {
      Json drawn = activation_at(below(Activations::size), random_);
      const Json* choices = key.find("choices");
      if (!choices || std::find(choices->begin(), choices->end(), drawn["name"]) != choices->end()) return drawn;
    }
  }

  const Json& any(const Json& list) { return list[below(list.size())]; }
  bool flip() { return random_.below(2) == 1; }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_.below(n)); }

  Random random_;
  Json kinds_;
};

/** Weights or gradients of all layers, one after the other. */
inline std::vector<double> flattened(const std::vector<LayerParameters>& layers) {
  std::vector<double> all;
  for (const LayerParameters& layer : layers) {
    for (const auto& [name, values] : layer.tensors) all.insert(all.end(), values.begin(), values.end());
  }
  return all;
}

/** The loss of the batch as a function of the parameters that are trained, from forward passes alone. */
class StackLoss {
 public:
  explicit StackLoss(const Config& config) : network_(config), work_(network_.layers(), rows, Keep::training) {
    const TrainerData data = make_data(config);
    const auto inputs = static_cast<std::size_t>(data.columns), outputs = static_cast<std::size_t>(data.outputs);
    for (Index j = 0; j < rows; ++j) {
      const auto row = static_cast<std::size_t>(j);
      for (std::size_t i = 0; i < inputs; ++i)
        work_.input(rows)(static_cast<Index>(i), j) = data.inputs[row * inputs + i];
      for (std::size_t i = 0; i < outputs; ++i)
        work_.target(rows)(static_cast<Index>(i), j) = data.targets[row * outputs + i];
    }
    repeat_last(work_.input(rows));
    network_.initialize(config);
    for (const Layer& layer : network_.layers()) {
      for (const Tensor& tensor : layer.tensors) {
        for (Index i = 0; i < tensor.size; ++i)
          if (tensor.trained) trained_.push_back(static_cast<std::size_t>(tensor.offset + i));
      }
    }
  }

  std::size_t size() const { return trained_.size(); }

  double& operator[](std::size_t i) { return network_.parameters()[trained_[i]]; }

  /** All parameters, by the names that a trainer takes. */
  std::vector<LayerParameters> parameters() const {
    return parameters_by_name(network_.layers(), network_.parameters());
  }

  double value() {
    network_.forward(work_, rows, Mode::gradients);
    return network_.data_loss(work_, rows) + network_.penalty();
  }

  /** The loss `step` beside the present value of parameter i. */
  double beside(std::size_t i, double step) {
    double& w = (*this)[i];
    const double at = w;
    w = at + step;
    const double loss = value();
    w = at;
    return loss;
  }

  /** ∂loss/∂wᵢ by central differences, extrapolated, with the step at which two extrapolations agree best. */
  double slope(std::size_t i) {
    double best = 0, disagreement = infinity;
    for (double step = 8e-3; step > 1e-6 && disagreement > 1e-11; step /= 8) {
      const double wide = central(i, step), middle = central(i, step / 2), narrow = central(i, step / 4);
      const double coarse = middle + (middle - wide) / 3, fine = narrow + (narrow - middle) / 3;
      if (!(std::abs(fine - coarse) < disagreement)) continue;  // NaN, too: a loss may end beside the parameters
      disagreement = std::abs(fine - coarse);
      best = fine + (fine - coarse) / 15;
    }
    return best;
  }

  /** Whether the loss has a kink at wᵢ or just beside it: there the slopes of the two sides differ at any distance. */
  bool has_kink(std::size_t i, double tolerance) {
    const double gap = slope_gap(i, 2e-6);
    return gap > tolerance && gap > slope_gap(i, 2e-3) / 100;
  }

 private:
  /** The difference between the slopes above and below wᵢ, which is proportional to the step where the loss is smooth.
   */
  double slope_gap(std::size_t i, double step) {
    return std::abs(beside(i, step) - 2 * value() + beside(i, -step)) / step;
  }

  double central(std::size_t i, double step) { return (beside(i, step) - beside(i, -step)) / (2 * step); }

  Network<double> network_;
  Workspace<double> work_;
  std::vector<std::size_t> trained_;
};

}  // namespace playground::testing
