#include "core/catalog/layers.hpp"

#include <array>

namespace playground {
namespace {

template <class Kind>
LayerConfig usual() {
  LayerConfig layer;
  layer.kind = place_of<Layers, Kind>();
  if constexpr (requires { Kind::begin(layer); }) Kind::begin(layer);
  return layer;
}

template <class Kind>
LayerKind as_data() {
  LayerKind kind{&Kind::info,
                 layer_keys<Kind>(),
                 activates<Kind>(),
                 Kind::output,
                 [](const LayerConfig&, const Shape&) { return WeightsList(); },
                 usual<Kind>};
  if constexpr (requires { Kind::weights; }) kind.weights = Kind::weights;
  return kind;
}

template <class... Kinds>
std::array<LayerKind, sizeof...(Kinds)> all_as_data(TypeList<Kinds...>) {
  return {as_data<Kinds>()...};
}

}  // namespace

Index Shape::count() const {
  Index product = 1;
  for (const Index size : *this) product *= size;
  return product;
}

const LayerKind& layer_kind(std::size_t kind) {
  static const auto kinds = all_as_data(Layers());
  return kinds[kind];
}

Shape output_of(const std::vector<LayerConfig>& layers, std::size_t inputs) {
  Shape shape{static_cast<Index>(inputs)};
  for (const LayerConfig& layer : layers) shape = kind_of(layer).output(layer, shape);
  return shape;
}

}  // namespace playground
