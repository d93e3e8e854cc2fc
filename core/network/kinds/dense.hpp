#pragma once

#include "core/network/activation.hpp"
#include "core/network/dropout.hpp"
#include "core/network/kinds/convolution.hpp"
#include "core/network/layer_pass.hpp"

namespace playground {

template <class T>
struct Steps<DenseLayer, T> : UsualSteps<T> {
  static constexpr bool goes_through_slope = true;

  static ConstMatrixView<T> kernel(const LayerPass<T>& pass) {
    return {pass.parameters, pass.layer.inputs, pass.layer.outputs};
  }

  /** The same kernel at every place of an input of several axes: a convolution by windows of one cell. */
  static bool has_places(const Layer& layer) { return layer.input.size() > 1; }

  static Convolution places(const Layer& layer) {
    return {{}, window_of(layer.places(), 1, 1, 1, Padding::valid), layer.input.last(), layer.channels()};
  }

  [[gnu::noinline]] static void places_preactivations(const LayerPass<T>& pass, const Batch<T>& z) {
    WindowPass<T>{pass, places(pass.layer)}.sums(z).run();
  }

  [[gnu::noinline]] static void places_forward(const LayerPass<T>& pass) {
    WindowPass<T>{pass, places(pass.layer)}.forward();
  }

  [[gnu::noinline]] static void places_backward(const LayerPass<T>& pass, T* gradient, const InputGradient<T>* to) {
    WindowPass<T>{pass, places(pass.layer)}.backward(gradient, to);
  }

  [[gnu::always_inline]] static void preactivations(const LayerPass<T>& pass, const Batch<T>& z) {
    if (has_places(pass.layer)) return places_preactivations(pass, z);
    const auto w = kernel(pass);
    playground::preactivations<T>(w, pass.layer.config.use_bias ? w.data() + w.size() : nullptr, pass.x, z,
                                  pass.packed);
  }

  [[gnu::always_inline]] static void forward(const LayerPass<T>& pass) {
    LayerBuffers<T>& buffers = pass.buffers;
    const auto z = buffers.z(pass.n), a = buffers.a(pass.n);
    if (has_places(pass.layer)) {
      places_forward(pass);
    } else {
      preactivations(pass, z);
      activate<T>(pass.layer.config.activation, pass.alpha(), z, a,
                  buffers.slope_.empty() ? nullptr : buffers.slope_.data(), pass.least);
    }
    if (pass.drops()) drop<T>(pass.layer, buffers.mask(pass.n), a, buffers.out(pass.n, true));
  }

  [[gnu::always_inline]] static void backward(const LayerPass<T>& pass, T* gradient, bool has_grad_z,
                                              const InputGradient<T>* to) {
    LayerBuffers<T>& buffers = pass.buffers;
    if (!has_grad_z) {
      if (pass.drops()) drop_back<T>(buffers.mask(pass.n), buffers.grad_a(pass.n));
      activate_back<T>(pass.layer, pass.alpha(), buffers, pass.n, pass.grad_alpha(gradient));
    }
    if (has_places(pass.layer)) return places_backward(pass, gradient, to);
    const auto w = kernel(pass);
    const auto grad_z = buffers.grad_z(pass.n);
    MatrixView<T> grad_kernel(gradient, w.rows(), w.cols());
    gradient_of_parameters<T>(pass.x, grad_z, grad_kernel,
                              pass.layer.config.use_bias ? gradient + grad_kernel.size() : nullptr, pass.packed);
    if (to) gradient_of_inputs<T>(w, grad_z, to->grad_x, to->before, pass.packed);
  }

  static Index packed_size(const Layer& layer, Index n) {
    if (has_places(layer)) return playground::packed_size<T>(places(layer), n > 0);
    return playground::packed_size<T>(layer.inputs, layer.outputs, n);
  }
};

}  // namespace playground
