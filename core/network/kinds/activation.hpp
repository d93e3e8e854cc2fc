#pragma once

#include "core/network/activation.hpp"
#include "core/network/layer_pass.hpp"

namespace playground {

template <class T>
struct Steps<ActivationLayer, T> : UsualSteps<T> {
  static void forward(const LayerPass<T>& pass) {
    LayerBuffers<T>& buffers = pass.buffers;
    const auto z = buffers.z(pass.n);
    copy<T>(pass.x, z);
    activate<T>(pass.layer.config.activation, pass.alpha(), z, buffers.a(pass.n),
                buffers.slope_.empty() ? nullptr : buffers.slope_.data(), pass.least, pass.layer.places());
  }

  static void backward(const LayerPass<T>& pass, T* gradient, bool has_grad_z, const InputGradient<T>* to) {
    LayerBuffers<T>& buffers = pass.buffers;
    if (!has_grad_z) activate_back<T>(pass.layer, pass.alpha(), buffers, pass.n, pass.grad_alpha(gradient));
    const auto grad_z = buffers.grad_z(pass.n);
    if (to) copy<T>(grad_z, {to->grad_x, grad_z.rows(), pass.n});
  }
};

}  // namespace playground
