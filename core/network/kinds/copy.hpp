#pragma once

#include "core/network/layer_pass.hpp"

namespace playground {

/** Flatten and Reshape: the same numbers in another shape. */
template <class T>
struct CopySteps : UsualSteps<T> {
  static void forward(const LayerPass<T>& pass) {
    LayerBuffers<T>& buffers = pass.buffers;
    copy<T>(pass.x, buffers.a(pass.n));
    if (!buffers.z_.empty()) copy<T>(pass.x, buffers.z(pass.n));
  }

  static void backward(const LayerPass<T>& pass, T*, bool, const InputGradient<T>* to) {
    LayerBuffers<T>& buffers = pass.buffers;
    const auto grad_a = buffers.grad_a(pass.n);
    copy<T>(grad_a, buffers.grad_z(pass.n));
    if (to) copy<T>(grad_a, {to->grad_x, grad_a.rows(), pass.n});
  }
};

template <class T>
struct Steps<FlattenLayer, T> : CopySteps<T> {};
template <class T>
struct Steps<ReshapeLayer, T> : CopySteps<T> {};

}  // namespace playground
