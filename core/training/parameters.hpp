#pragma once

#include <algorithm>
#include <vector>

#include "core/network/layer.hpp"
#include "core/training/results.hpp"

/** The vector of all parameters, and what is said of each layer by the names of its weights. */
namespace playground {

inline std::vector<LayerShape> shapes_by_name(const std::vector<Layer>& layers) {
  std::vector<LayerShape> result(layers.size());
  for (std::size_t i = 0; i < layers.size(); ++i) {
    result[i].kind = layers[i].kind().name;
    result[i].input = layers[i].input;
    result[i].output = layers[i].output;
    const auto& tensors = layers[i].tensors;
    result[i].weights = std::vector<std::pair<std::string_view, Shape>>(tensors.size());
    for (std::size_t k = 0; k < tensors.size(); ++k) result[i].weights[k] = {tensors[k].name, tensors[k].shape};
  }
  return result;
}

/** Those of the tensors that are chosen, layer by layer. */
template <class T, class Chosen>
std::vector<LayerParameters> by_name(const std::vector<Layer>& layers, const Buffer<T>& all, Chosen chosen) {
  std::vector<LayerParameters> result(layers.size());
  for (std::size_t i = 0; i < layers.size(); ++i) {
    for (const Tensor& tensor : layers[i].tensors) {
      if (!chosen(tensor)) continue;
      const auto first = all.begin() + tensor.offset;
      result[i][tensor.name].assign(first, first + tensor.size);
    }
  }
  return result;
}

template <class T>
std::vector<LayerParameters> parameters_by_name(const std::vector<Layer>& layers, const Buffer<T>& all) {
  return by_name(layers, all, [](const Tensor&) { return true; });
}

/** Gradients: those of parameters that are trained. */
template <class T>
std::vector<LayerParameters> trained_by_name(const std::vector<Layer>& layers, const Buffer<T>& all) {
  return by_name(layers, all, [](const Tensor& tensor) { return tensor.trained; });
}

}  // namespace playground
