#include "core/catalog/layers.hpp"

#include <array>

namespace playground {
namespace {

template <class Kind>
LayerConfig usual() {
  LayerConfig layer = default_layer(place_of<Layers, Kind>());
  if constexpr (requires { Kind::begin(layer); }) Kind::begin(layer);
  return layer;
}

template <class Kind>
constexpr LayerKind as_data() {
  LayerKind kind{
      Kind::info.name, layer_keys<Kind>(), Takes::any, activates<Kind>(), Kind::output, usual<Kind>,
  };
  if constexpr (requires { Kind::takes; }) kind.takes = Kind::takes;
  if constexpr (requires { Kind::defaults; }) kind.defaults = Kind::defaults;
  if constexpr (requires { Kind::misfit; }) kind.misfit = Kind::misfit;
  if constexpr (requires { Kind::weights; }) kind.weights = Kind::weights;
  if constexpr (requires { Kind::multiply_adds; }) kind.multiply_adds = Kind::multiply_adds;
  return kind;
}

template <class... Kinds>
constexpr std::array<LayerKind, sizeof...(Kinds)> all_as_data(TypeList<Kinds...>) {
  return {as_data<Kinds>()...};
}

}  // namespace

namespace layer_default {

LayerConfig defaults() { return {}; }
std::optional<Issue> misfit(const LayerConfig&, const Shape&) { return std::nullopt; }
WeightsList weights(const LayerConfig&, const Shape&) { return {}; }

double multiply_adds(const LayerConfig& layer, const Shape& input) {
  const Shape output = kind_of(layer).output(layer, input);
  double weights = 0;
  for (const Weights& tensor : kind_of(layer).weights(layer, input)) {
    if (tensor.penalized) weights += tensor.shape.numbers();
  }
  return weights * output.numbers() / static_cast<double>(output.last());
}

}  // namespace layer_default

Index Shape::count() const {
  Index product = 1;
  for (const Index size : *this) product *= size;
  return product;
}

double Shape::numbers() const {
  double product = 1;
  for (const Index size : *this) product *= static_cast<double>(size);
  return product;
}

Json to_json(const Shape& shape) { return std::vector<Index>(shape.begin(), shape.end()); }

const LayerKind& layer_kind(std::size_t kind) {
  static constexpr auto kinds = all_as_data(Layers());
  return kinds[kind];
}

LayerConfig default_layer(std::size_t kind) {
  LayerConfig layer = layer_kind(kind).defaults();
  layer.kind = kind;
  return layer;
}

Shape output_of(const std::vector<LayerConfig>& layers, Shape shape) {
  for (const LayerConfig& layer : layers) shape = kind_of(layer).output(layer, shape);
  return shape;
}

}  // namespace playground
