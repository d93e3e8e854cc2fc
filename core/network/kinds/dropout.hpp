#pragma once

#include "core/network/dropout.hpp"
#include "core/network/layer_pass.hpp"

namespace playground {

/** Dropout and AlphaDropout: the layer's settings say which. */
template <class T>
struct DropSteps : UsualSteps<T> {
  static void forward(const LayerPass<T>& pass) {
    LayerBuffers<T>& buffers = pass.buffers;
    const auto a = buffers.a(pass.n);
    copy<T>(pass.x, a);
    if (pass.drops()) drop<T>(pass.layer, buffers.mask(pass.n), a, a);
    if (!buffers.z_.empty()) copy<T>(a, buffers.z(pass.n));
  }

  static void backward(const LayerPass<T>& pass, T*, bool, const InputGradient<T>* to) {
    LayerBuffers<T>& buffers = pass.buffers;
    const auto grad_a = buffers.grad_a(pass.n);
    copy<T>(grad_a, buffers.grad_z(pass.n));
    if (!to) return;
    const Batch<T> grad_x(to->grad_x, grad_a.rows(), pass.n);
    if (pass.drops()) {
      multiply<T>(buffers.mask(pass.n), grad_a, grad_x);
    } else {
      copy<T>(grad_a, grad_x);
    }
  }
};

template <class T>
struct Steps<DropoutLayer, T> : DropSteps<T> {};
template <class T>
struct Steps<AlphaDropoutLayer, T> : DropSteps<T> {};

}  // namespace playground
