#include "core/experiment/parts.hpp"

namespace playground {

namespace {

/** Some of a layer's arrays by name, or null. */
void read_layer(const Reader& at, const WeightsList& known, LayerParameters& layer) {
  if (at.json()->is_null()) return;
  std::vector<std::string_view> names;
  for (const Weights& weights : known) names.push_back(weights.name);
  if (!at.object(names)) return;
  for (const Weights& weights : known) {
    const Reader values = at.at(weights.name);
    if (!values.present()) continue;
    if (!values.json()->is_array()) {
      values.complain("list_expected", *values.json());
    } else if (values.json()->size() != static_cast<std::size_t>(weights.shape.count())) {
      values.complain("number_count", weights.shape.count(), values.json()->size());
    } else {
      read_numbers(values, layer[weights.name]);
    }
  }
}

}  // namespace

void read_parameters(const Reader& at, Config& config) {
  if (!at.json()->is_array()) return at.complain("list_expected", *at.json());
  const std::size_t count = config.layers.size();
  if (at.json()->size() != count) return at.complain("layer_count", count, at.json()->size());
  auto parameters = std::make_shared<std::vector<LayerParameters>>(count);
  Shape shape = config.input;
  for (std::size_t i = 0; i < count; ++i) {
    const LayerConfig& layer = config.layers[i];
    read_layer(at.at(i), kind_of(layer).weights(layer, shape), (*parameters)[i]);
    shape = kind_of(layer).output(layer, shape);
  }
  config.parameters = std::move(parameters);
}

}  // namespace playground
