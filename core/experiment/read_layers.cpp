#include <variant>

#include "core/catalog/features.hpp"
#include "core/catalog/initializers.hpp"
#include "core/experiment/choices.hpp"
#include "core/experiment/parts.hpp"

namespace playground {

namespace {

/** Reads a key into the member of the layer that keeps it. */
struct KeyReader {
  const Reader& at;
  const LayerKey& key;
  LayerConfig& layer;

  void operator()(int LayerConfig::* member) const {
    layer.*member = static_cast<int>(at.integer(layer.*member, key.low, key.high));
  }
  void operator()(double LayerConfig::* member) const { layer.*member = at.number(layer.*member, key.low, key.high); }
  void operator()(bool LayerConfig::* member) const { layer.*member = at.boolean(layer.*member); }
  void operator()(Choice LayerConfig::* member) const {
    layer.*member = read_choice(at, entries<Activations>(), layer.*member, true);
  }
  void operator()(std::size_t LayerConfig::* member) const {
    layer.*member = read_name(at, entries<Initializers>(), layer.*member);
  }
  void operator()(std::optional<double> LayerConfig::* member) const {
    if (at.present()) layer.*member = at.number(0, key.low, key.high);
  }
};

void complain_of_missing(const Reader& value, const LayerKey& key) {
  if (key.name == "units") return value.complain("units_missing");
  value.complain("layer_key_missing");
}

LayerConfig read_layer(const Reader& at) {
  LayerConfig layer;
  const Reader kind = at.at("kind");
  if (kind.present()) layer.kind = read_name(kind, entries<Layers>(), Layers::size);
  if (layer.kind == Layers::size) return {};
  std::vector<std::string_view> allowed;
  for (const LayerKey& key : kind_of(layer).keys) allowed.push_back(key.name);
  allowed.push_back("kind");
  if (!at.object(allowed)) return layer;
  for (const LayerKey& key : kind_of(layer).keys) {
    const Reader value = at.at(key.name);
    if (key.required && !value.present()) complain_of_missing(value, key);
    std::visit(KeyReader{value, key, layer}, key.member);
  }
  if (layer.dropout > 0 && layer.alpha_dropout > 0) at.at("alpha_dropout").complain("dropouts_together");
  return layer;
}

bool is(const LayerConfig& layer, std::size_t kind) { return layer.kind == kind; }

/** The output layer is dense, or dense followed by an activation. */
void check_output_layer(const Reader& at, const Config& config) {
  const auto& layers = config.layers;
  const std::size_t last = layers.size() - 1, dense = place_of<Layers, DenseLayer>();
  const std::size_t output = output_units_layer(config);
  if (!is(layers[output], dense)) {
    return at.at(last).at("kind").complain("output_kind");
  }
  if (layers[output].dropout > 0 || layers[output].alpha_dropout > 0)
    at.at(output).at(layers[output].dropout > 0 ? "dropout" : "alpha_dropout").complain("output_dropout");
}

}  // namespace

void read_layers(const Reader& at, Config& config, const std::optional<Choice>& loss) {
  if (!at.present()) {
    config.layers = usual_layers(loss, targets_of(config.data, loss, 0).count);
    return;
  }
  if (!at.list(1, static_cast<std::size_t>(limit::layers.high))) return;
  for (std::size_t i = 0; i < at.json()->size(); ++i) config.layers.push_back(read_layer(at.at(i)));
  check_output_layer(at, config);
}

}  // namespace playground
