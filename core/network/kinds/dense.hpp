#pragma once

#include "core/network/activation.hpp"
#include "core/network/dropout.hpp"
#include "core/network/layer_pass.hpp"

namespace playground {

template <class T>
struct Steps<DenseLayer, T> : UsualSteps<T> {
  static constexpr bool goes_through_slope = true;

  static ConstMatrixView<T> kernel(const LayerPass<T>& pass) {
    return {pass.parameters, pass.layer.inputs, pass.layer.outputs};
  }

  [[gnu::always_inline]] static void preactivations(const LayerPass<T>& pass, const Batch<T>& z) {
    const auto w = kernel(pass);
    playground::preactivations<T>(w, pass.layer.config.use_bias ? w.data() + w.size() : nullptr, pass.x, z,
                                  pass.packed);
  }

  [[gnu::always_inline]] static void forward(const LayerPass<T>& pass) {
    LayerBuffers<T>& buffers = pass.buffers;
    const auto z = buffers.z(pass.n), a = buffers.a(pass.n);
    preactivations(pass, z);
    activate<T>(pass.layer.config.activation, pass.alpha(), z, a,
                buffers.slope_.empty() ? nullptr : buffers.slope_.data(), pass.least);
    if (pass.drops()) drop<T>(pass.layer, buffers.mask(pass.n), a, buffers.out(pass.n, true));
  }

  [[gnu::always_inline]] static void backward(const LayerPass<T>& pass, T* gradient, bool has_grad_z,
                                              const InputGradient<T>* to) {
    LayerBuffers<T>& buffers = pass.buffers;
    if (!has_grad_z) {
      if (pass.drops()) drop_back<T>(buffers.mask(pass.n), buffers.grad_a(pass.n));
      activate_back<T>(pass.layer, pass.alpha(), buffers, pass.n, pass.grad_alpha(gradient));
    }
    const auto w = kernel(pass);
    const auto grad_z = buffers.grad_z(pass.n);
    MatrixView<T> grad_kernel(gradient, w.rows(), w.cols());
    gradient_of_parameters<T>(pass.x, grad_z, grad_kernel,
                              pass.layer.config.use_bias ? gradient + grad_kernel.size() : nullptr, pass.packed);
    if (to) gradient_of_inputs<T>(w, grad_z, to->grad_x, to->before, pass.packed);
  }

  static Index packed_size(const Layer& layer, Index n) {
    return playground::packed_size<T>(layer.inputs, layer.outputs, n);
  }
};

}  // namespace playground
