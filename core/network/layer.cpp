#include "core/network/layer.hpp"

namespace playground {

Layer::Layer(const LayerConfig& given, const Shape& reads, double penalty_l1, double penalty_l2, Index first)
    : config(given),
      input(reads),
      output(kind_of(given).output(given, reads)),
      l1(penalty_l1),
      l2(penalty_l2),
      inputs(input.count()),
      outputs(output.count()),
      offset(first),
      drops(config.dropout > 0 || config.alpha_dropout > 0) {
  for (const Weights& weights : kind().weights(config, input)) {
    tensors.push_back({weights, offset + size, weights.shape.count()});
    size += weights.shape.count();
  }
  if (activates() && learns(config.activation)) alpha_size = channels();
  has_slope_alone = activates() && alpha_size == 0 && config.activation.item != place_of<Activations, Softmax>();
}

std::vector<Layer> layers_of(const Config& config) {
  std::vector<Layer> layers;
  Shape shape = config.input;
  Index offset = 0;
  for (std::size_t i = 0; i < config.layers.size(); ++i) {
    const Layer& layer = layers.emplace_back(config.layers[i], shape, config.layer_l1(i), config.layer_l2(i), offset);
    shape = layer.output;
    offset += layer.size;
  }
  return layers;
}

template <class T>
LayerBuffers<T>::LayerBuffers(const Layer& layer, Index capacity, Keep keep) : numbers(layer.outputs) {
  const auto size = static_cast<std::size_t>(numbers * tiled<T>(capacity));
  a_.resize(size);
  if (keep == Keep::everything || (keep == Keep::training && layer.alpha_size > 0)) z_.resize(size);
  if (keep == Keep::outputs) return;
  grad_z_.resize(size);
  grad_a_.resize(size);
  if (layer.activates()) slope_.resize(size);
  if (layer.drops) mask_.resize(size);
  if (layer.drops && layer.activates()) out_.resize(size);
}

template struct LayerBuffers<float>;
template struct LayerBuffers<double>;

}  // namespace playground
