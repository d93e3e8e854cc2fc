#pragma once

#include "core/network/layer_pass.hpp"

namespace playground {

/** γ first, then β. Keeps the mean, the variance and 1/√(σ² + ε) of each channel that the pass used. */
template <class T>
struct Steps<BatchNormalizationLayer, T> : UsualSteps<T> {
  static Index kept_size(const Layer& layer, Index capacity, Keep keep);
  static Index packed_size(const Layer& layer, Index n);
  static void forward(const LayerPass<T>& pass);
  static void backward(const LayerPass<T>& pass, T* gradient, bool has_grad_z, const InputGradient<T>* to);
  static void update_statistics(const LayerPass<T>& pass, T* parameters);
};

/** γ first, then β. The statistics of a place are computed again on the way back. */
template <class T>
struct Steps<LayerNormalizationLayer, T> : UsualSteps<T> {
  static Index packed_size(const Layer& layer, Index n);
  static void forward(const LayerPass<T>& pass);
  static void backward(const LayerPass<T>& pass, T* gradient, bool has_grad_z, const InputGradient<T>* to);
};

}  // namespace playground
