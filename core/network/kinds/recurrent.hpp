#pragma once

#include <optional>

#include "core/network/layer_pass.hpp"
#include "core/network/recurrent.hpp"

namespace playground {

/** What a recurrent layer computes in a step; null of other layers. */
template <class T>
const RecurrentCell<T>* cell_of(const LayerConfig& layer) {
  if (layer.kind == place_of<Layers, SimpleRnnLayer>()) return &simple_rnn_cell<T>();
  if (layer.kind == place_of<Layers, LstmLayer>()) return &lstm_cell<T>();
  if (layer.kind == place_of<Layers, GruLayer>()) return &gru_cell<T>(layer.reset_after);
  return nullptr;
}

inline RecurrentLayer recurrent_layer(const Layer& layer) {
  const LayerConfig& config = layer.config;
  return {layer.input[0],          layer.input[1],       config.units,      config.use_bias,
          config.return_sequences, config.bidirectional, config.activation, config.recurrent_activation};
}

/** A recurrent layer with what a pass keeps of it; none of other layers. */
template <class T>
std::optional<RecurrentPass<T>> kept_pass(const Layer& layer, LayerBuffers<T>& buffers) {
  const RecurrentCell<T>* cell = cell_of<T>(layer.config);
  if (!cell) return std::nullopt;
  return RecurrentPass<T>{*cell,   recurrent_layer(layer),   nullptr, buffers.kept_.data(),
                          nullptr, !buffers.grad_a_.empty(), T(0)};
}

template <class T>
struct RecurrentSteps : UsualSteps<T> {
  static void forward(const LayerPass<T>& pass) {
    const auto a = pass.buffers.a(pass.n);
    recurrent(pass).forward(pass.x, a);
    if (!pass.buffers.z_.empty()) copy<T>(a, pass.buffers.z(pass.n));
  }

  static void backward(const LayerPass<T>& pass, T* gradient, bool, const InputGradient<T>* to) {
    const auto grad_a = pass.buffers.grad_a(pass.n);
    copy<T>(grad_a, pass.buffers.grad_z(pass.n));
    recurrent(pass).backward(pass.x, grad_a, gradient, to ? to->grad_x : nullptr);
  }

  static Index packed_size(const Layer& layer, Index n) {
    return recurrent_packed_size(*cell_of<T>(layer.config), recurrent_layer(layer), n > 0);
  }

  static Index kept_size(const Layer& layer, Index capacity, Keep keep) {
    return recurrent_kept_size(*cell_of<T>(layer.config), recurrent_layer(layer), capacity, keep != Keep::outputs);
  }

 private:
  static RecurrentPass<T> recurrent(const LayerPass<T>& pass) {
    RecurrentPass<T> result = *kept_pass<T>(pass.layer, pass.buffers);
    result.weights = pass.parameters;
    result.packed = pass.packed;
    result.least = pass.least;
    return result;
  }
};

template <class T>
struct Steps<SimpleRnnLayer, T> : RecurrentSteps<T> {};
template <class T>
struct Steps<LstmLayer, T> : RecurrentSteps<T> {};
template <class T>
struct Steps<GruLayer, T> : RecurrentSteps<T> {};

}  // namespace playground
