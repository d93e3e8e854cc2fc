#pragma once

#include <algorithm>

#include "core/network/activation.hpp"
#include "core/network/convolution.hpp"
#include "core/network/layer_pass.hpp"

namespace playground {

/** A layer that multiplies windows by a kernel, and adds a bias: its parameters stand in this order. */
template <class T>
struct WindowPass {
  const LayerPass<T>& pass;
  Convolution shape;

  const T* bias() const {
    return pass.layer.config.use_bias ? pass.parameters + shape.window_size() * shape.filters : nullptr;
  }

  WindowSums<T> sums(const Batch<T>& z) const {
    return WindowSums<T>::preactivations(shape, pass.parameters, bias(), pass.x, z, pass.packed);
  }

  /** z and a, line by line: the activation finds its numbers in the cache. */
  void forward() const {
    LayerBuffers<T>& buffers = pass.buffers;
    const WindowSums<T> sums = this->sums(buffers.z(pass.n));
    const Index rows = shape.columns.outputs * shape.filters;
    Index at = 0;
    for (Index e = 0; e < pass.n; e += tile<T>) {
      const Index examples = std::min(tile<T>, pass.n - e);
      for (Index line = 0; line < shape.lines.outputs; ++line, at += rows * tile<T>) {
        sums.run_line(e, line);
        activate<T>(pass.layer.config.activation, pass.alpha(), {buffers.z(pass.n).data() + at, rows, examples},
                    {buffers.a_.data() + at, rows, examples},
                    buffers.slope_.empty() ? nullptr : buffers.slope_.data() + at, pass.least, shape.columns.outputs);
      }
    }
  }

  /** From ∂loss/∂z. */
  void backward(T* gradient, const InputGradient<T>* to) const {
    const auto grad_z = pass.buffers.grad_z(pass.n);
    gradient_of_kernel<T>(shape, pass.x, grad_z, gradient,
                          bias() ? gradient + shape.window_size() * shape.filters : nullptr, pass.packed);
    if (!to) return;
    WindowSums<T>::gradient_of_inputs(shape, pass.parameters, grad_z, to->grad_x, to->before, pass.packed).run();
  }
};

/** Conv1D and Conv2D. */
template <class T>
struct ConvolutionSteps : UsualSteps<T> {
  static constexpr bool goes_through_slope = true;

  static Convolution shape(const Layer& layer) {
    const Windows windows = Windows::kernel(layer.config, layer.input);
    return {windows.rows, windows.columns, layer.input.last(), layer.channels()};
  }

  static void preactivations(const LayerPass<T>& pass, const Batch<T>& z) {
    WindowPass<T>{pass, shape(pass.layer)}.sums(z).run();
  }

  static void forward(const LayerPass<T>& pass) { WindowPass<T>{pass, shape(pass.layer)}.forward(); }

  static void backward(const LayerPass<T>& pass, T* gradient, bool has_grad_z, const InputGradient<T>* to) {
    if (!has_grad_z) activate_back<T>(pass.layer, pass.alpha(), pass.buffers, pass.n, pass.grad_alpha(gradient));
    WindowPass<T>{pass, shape(pass.layer)}.backward(gradient, to);
  }

  static Index packed_size(const Layer& layer, Index n) { return playground::packed_size<T>(shape(layer), n > 0); }
};

template <class T>
struct Steps<Conv2dLayer, T> : ConvolutionSteps<T> {};
template <class T>
struct Steps<Conv1dLayer, T> : ConvolutionSteps<T> {};

}  // namespace playground
