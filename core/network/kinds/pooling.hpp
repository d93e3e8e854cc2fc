#pragma once

#include "core/network/layer_pass.hpp"
#include "core/network/pooling.hpp"

namespace playground {

/** What poolings have in common. */
template <class T>
struct PoolingSteps : UsualSteps<T> {
  static constexpr bool goes_through_slope = true;

  static Pooling windows(const Layer& layer) {
    const Windows windows = Windows::pool(layer.config, layer.input);
    return {windows.rows, windows.columns, layer.channels()};
  }

  /** One window, of all places. */
  static Pooling whole(const Layer& layer) {
    const Index places = layer.inputs / layer.channels();
    return {{}, window_of(places, places, 1, 1, Padding::valid), layer.channels()};
  }

 protected:
  /** There is no activation: z is a. */
  static void copy_to_z(const LayerPass<T>& pass) {
    if (!pass.buffers.z_.empty()) copy<T>(pass.buffers.a(pass.n), pass.buffers.z(pass.n));
  }
  static void copy_to_grad_z(const LayerPass<T>& pass) {
    if (!pass.buffers.z_.empty()) copy<T>(pass.buffers.grad_a(pass.n), pass.buffers.grad_z(pass.n));
  }
};

/** Keeps which cell of each window is the largest. */
template <class T>
struct MaxPoolingSteps : PoolingSteps<T> {
  static void forward(const LayerPass<T>& pass) {
    LayerBuffers<T>& buffers = pass.buffers;
    max_pooling<T>(PoolingSteps<T>::windows(pass.layer), pass.x, buffers.a(pass.n),
                   buffers.kept_.empty() ? nullptr : buffers.kept_.data());
    PoolingSteps<T>::copy_to_z(pass);
  }

  static void backward(const LayerPass<T>& pass, T*, bool, const InputGradient<T>* to) {
    PoolingSteps<T>::copy_to_grad_z(pass);
    if (!to) return;
    pooling_back<T>(PoolingSteps<T>::windows(pass.layer), pass.buffers.kept_.data(), pass.buffers.grad_a(pass.n),
                    to->grad_x, to->before);
  }

  static Index kept_size(const Layer& layer, Index capacity, Keep keep) {
    return keep == Keep::outputs ? 0 : layer.outputs * tiled<T>(capacity);
  }
};

template <class T, Pooling shape(const Layer&)>
struct AveragePoolingSteps : PoolingSteps<T> {
  static void forward(const LayerPass<T>& pass) {
    average_pooling<T>(shape(pass.layer), pass.x, pass.buffers.a(pass.n));
    PoolingSteps<T>::copy_to_z(pass);
  }

  static void backward(const LayerPass<T>& pass, T*, bool, const InputGradient<T>* to) {
    PoolingSteps<T>::copy_to_grad_z(pass);
    if (to) pooling_back<T>(shape(pass.layer), nullptr, pass.buffers.grad_a(pass.n), to->grad_x, to->before);
  }
};

template <class T>
struct GlobalMaxSteps : PoolingSteps<T> {
  static void forward(const LayerPass<T>& pass) {
    max_pooling<T>(PoolingSteps<T>::whole(pass.layer), pass.x, pass.buffers.a(pass.n), nullptr);
    PoolingSteps<T>::copy_to_z(pass);
  }

  static void backward(const LayerPass<T>& pass, T*, bool, const InputGradient<T>* to) {
    PoolingSteps<T>::copy_to_grad_z(pass);
    LayerBuffers<T>& buffers = pass.buffers;
    if (to) global_max_back<T>(pass.x, buffers.a(pass.n), buffers.grad_a(pass.n), to->grad_x, to->before);
  }
};

template <class T>
struct Steps<MaxPooling2dLayer, T> : MaxPoolingSteps<T> {};
template <class T>
struct Steps<MaxPooling1dLayer, T> : MaxPoolingSteps<T> {};
template <class T>
struct Steps<AveragePooling2dLayer, T> : AveragePoolingSteps<T, PoolingSteps<T>::windows> {};
template <class T>
struct Steps<AveragePooling1dLayer, T> : AveragePoolingSteps<T, PoolingSteps<T>::windows> {};
template <class T>
struct Steps<GlobalMaxPooling2dLayer, T> : GlobalMaxSteps<T> {};
template <class T>
struct Steps<GlobalMaxPooling1dLayer, T> : GlobalMaxSteps<T> {};
template <class T>
struct Steps<GlobalAveragePooling2dLayer, T> : AveragePoolingSteps<T, PoolingSteps<T>::whole> {};
template <class T>
struct Steps<GlobalAveragePooling1dLayer, T> : AveragePoolingSteps<T, PoolingSteps<T>::whole> {};

}  // namespace playground
