#pragma once

#include "core/network/layer.hpp"
#include "core/network/products.hpp"

/**
 * What each layer kind computes. To add a kind, write its struct in the chapter (core/catalog/layers.hpp) and a
 * specialization of Steps for it.
 */
namespace playground {

/** A layer's part of a pass over a batch. */
template <class T>
struct LayerPass {
  const Layer& layer;
  const T* parameters;  ///< the layer's own
  ConstBatch<T> x;
  LayerBuffers<T>& buffers;
  Index n;
  bool dropped;  ///< the masks apply
  T least;       ///< slopes below it are 0
  T* packed;     ///< room for what a product lays out anew

  bool drops() const { return dropped && layer.drops(); }
  /** The learned parameters of the activation; empty where there are none. */
  ConstVectorView<T> alpha() const;
};

/** Where ∂loss/∂x goes: to `grad_x` unless it is null, and through the slope of the layer before where there is one. */
template <class T>
struct InputGradient {
  T* grad_x = nullptr;
  ThroughSlope<T> before;
};

/** The functions of a kind, each of which is called once a batch. */
template <class T>
struct KindSteps {
  /** From x to a, and what else the buffers keep. */
  void (*forward)(const LayerPass<T>&);

  /** From ∂loss/∂a to the gradient of the layer's parameters, without penalties, and unless `to` is null to ∂loss/∂x.
   * `has_grad_z`: ∂loss/∂z is there already. */
  void (*backward)(const LayerPass<T>&, T* gradient, bool has_grad_z, const InputGradient<T>* to);

  /** z again, to `to`; null for a kind whose z is not computed from weights. */
  void (*preactivations)(const LayerPass<T>&, const Batch<T>& to);

  /** How many numbers of room it needs in `packed`, with gradients of batches up to n, or without (0). */
  Index (*packed_size)(const Layer&, Index n);

  /** Whether its backward goes through the slope of the layer before. */
  bool goes_through_slope;
};

template <class T>
const KindSteps<T>& steps_of(const Layer& layer);

}  // namespace playground
