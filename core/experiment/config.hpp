#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalog/activations.hpp"
#include "core/catalog/datasets.hpp"
#include "core/catalog/layers.hpp"
#include "core/catalog/limits.hpp"
#include "core/catalog/losses.hpp"
#include "core/text/error.hpp"
#include "core/text/json.hpp"
#include "core/text/text.hpp"

/** The experiment: one immutable value, read from JSON and checked as a whole before anything is allocated for it. */
namespace playground {

enum class Precision { float32, float64 };

class StoredData;

/** Data that came with the experiment: rows × columns inputs, and rows × outputs targets or a class a row. */
struct CustomData {
  int rows = 0;
  int columns = 0;
  int outputs = 0;  ///< 0: a class, or one number, a row
  Shape shape;      ///< of an example; its product is `columns`
  std::vector<double> inputs;
  std::vector<double> targets;
  // Of stored data (stored_data.hpp), whose inputs are bytes or floats.
  std::string reference{};
  std::vector<std::uint8_t> bytes{};
  std::vector<float> floats{};

  bool is_stored() const { return !reference.empty(); }
};

struct DataConfig {
  std::shared_ptr<const CustomData> custom;  ///< null: generated
  std::size_t item = place_of<Datasets, Spiral>();
  int classes = 3;
  int samples = 300;
  double noise = 0.1;
  double test_fraction = 0.3;
  int test_rows = 0;    ///< of stored data: the last rows, not shuffled
  Settings settings{};  ///< of the data set's own parameters
  Formula formula{};    ///< of the data set `formula`

  bool is_formula() const { return !custom && item == place_of<Datasets, FormulaData>(); }
  /** Of generated data. */
  Task task() const;
  /** Takes a data set, its own parameters at their defaults. */
  void choose(std::size_t dataset);
  /** Of an example, before features: [columns], [steps, features] or [rows, columns, channels]. */
  Shape shape() const;
  /** Inputs of an example, before features. */
  int columns() const { return static_cast<int>(shape().count()); }
};

/** A column of the data, an item of the list of features, or a formula of the columns. */
struct FeatureConfig {
  std::string name;
  bool column = false;
  std::size_t index = 0;
  Formula formula{};

  bool is_formula() const { return formula.expression != nullptr; }
};

/** A layer's weights, or their gradients, by name: row-major numbers. */
struct LayerParameters {
  std::vector<std::pair<std::string, std::vector<double>>> tensors;

  /** Those of a name; added where there are none. */
  std::vector<double>& operator[](std::string_view name) {
    for (auto& [known, values] : tensors) {
      if (known == name) return values;
    }
    return tensors.emplace_back(name, std::vector<double>()).second;
  }

  bool operator==(const LayerParameters&) const = default;
};

struct Config {
  std::uint64_t seed = 7;
  std::optional<std::uint64_t> weights_seed;  ///< absent: `seed`
  Precision precision = Precision::float32;
  DataConfig data;
  std::vector<FeatureConfig> features;
  std::vector<LayerConfig> layers;
  /** Start weights of each layer, which replace those drawn; null: all are drawn. */
  std::shared_ptr<const std::vector<LayerParameters>> parameters;
  Choice loss;
  Choice optimizer;
  double l1 = 0;
  double l2 = 0;
  int batch_size = 32;
  bool shuffle = true;

  // What follows from the above.
  Task task = Task::multiclass;
  int columns = 2;  ///< of the data, before features
  Shape input;      ///< what the network reads: the features, or the data in its shape
  /** Targets of 0 and 1 are shown to a single unit as −1 and 1 where its range is (−1, 1). */
  double target_low = 0;

  /** How many numbers the network gives. */
  int outputs() const { return static_cast<int>(output_of(layers, input).count()); }
  /** The layer whose activation gives the outputs. */
  const LayerConfig& output_layer() const { return layers.back(); }
  /** Layers that are not trained pay no penalty, as in Keras 3. */
  double layer_l1(std::size_t layer) const { return layers[layer].trainable ? layers[layer].l1.value_or(l1) : 0; }
  double layer_l2(std::size_t layer) const { return layers[layer].trainable ? layers[layer].l2.value_or(l2) : 0; }
};

/** The activation that makes of logits what a loss takes; linear for any numbers. */
constexpr std::size_t activation_for(Outputs outputs) {
  switch (outputs) {
    case Outputs::numbers:
      break;
    case Outputs::probabilities:
      return place_of<Activations, Sigmoid>();
    case Outputs::distribution:
      return place_of<Activations, Softmax>();
  }
  return place_of<Activations, Linear>();
}

inline constexpr std::size_t most_issues = 20;

/** Reads and checks an experiment, whose data may be one of `stored`. What is missing takes its default. What is wrong
 * goes into `issues`, the first 20 of it. */
Config read_config(const Json& json, std::vector<Issue>& issues, const StoredData* stored = nullptr);

/** The same, throwing the first issue as a ConfigError. */
Config read_config(const Json& json, const StoredData* stored = nullptr);

/** The experiment with every key written out. */
Json to_json(const Config& config);

/** Parses text, throwing a ConfigError that says where it stops being JSON. */
Json parse_json(std::string_view text);

/** One activation, loss, or data specification, as the experiment writes them. */
Choice read_activation(const Json& json);
Choice read_loss(const Json& json);
DataConfig read_data(const Json& json);

}  // namespace playground
