#pragma once

#include <algorithm>

#include "core/network/layer.hpp"
#include "core/network/products.hpp"

/** What the functions of a layer kind are given, and what they are. */
namespace playground {

/** What a pass is for. */
enum class Mode {
  inference,  ///< predictions: no masks, moving statistics
  gradients,  ///< statistics of the batch, no masks
  training    ///< statistics of the batch, and masks
};

/** A layer's part of a pass over a batch. */
template <class T>
struct LayerPass {
  const Layer& layer;
  const T* parameters;  ///< the layer's own
  ConstBatch<T> x;      ///< its tiles need not be contiguous: it may be a view of the examples
  LayerBuffers<T>& buffers;
  Index n;
  Mode mode;
  T least;    ///< slopes below it are 0
  T* packed;  ///< room for what a product lays out anew

  /** The masks apply. */
  bool drops() const { return mode == Mode::training && layer.drops; }
  /** The learned parameters of the activation, which stand last, one a channel; empty where there are none. */
  ConstVectorView<T> alpha() const { return {parameters + layer.size - layer.alpha_size, layer.alpha_size}; }
  /** Where their gradient goes. */
  VectorView<T> grad_alpha(T* gradient) const { return {gradient + layer.size - layer.alpha_size, layer.alpha_size}; }
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

  /** Takes the statistics of the batch into parameters that are not trained, after an update; null: there are none. */
  void (*update_statistics)(const LayerPass<T>&, T* parameters);

  /** How many numbers of room it needs in `packed`, with gradients of batches up to n, or without (0). */
  Index (*packed_size)(const Layer&, Index n);

  /** How many numbers of its own it keeps in `buffers.kept_`, for batches up to `capacity`. */
  Index (*kept_size)(const Layer&, Index capacity, Keep keep);

  /** Whether its backward goes through the slope of the layer before. */
  bool goes_through_slope;
};

/** A specialization for each kind: the members of KindSteps. */
template <class Kind, class T>
struct Steps;

/** What a kind does that says nothing else. */
template <class T>
struct UsualSteps {
  static constexpr void (*preactivations)(const LayerPass<T>&, const Batch<T>&) = nullptr;
  static constexpr void (*update_statistics)(const LayerPass<T>&, T*) = nullptr;
  static constexpr bool goes_through_slope = false;
  static Index packed_size(const Layer&, Index) { return 0; }
  static Index kept_size(const Layer&, Index, Keep) { return 0; }
};

/** Of all rows. The tiles of a network's input lie further apart than its rows take: the targets stand between. */
template <class T>
void copy(const ConstBatch<T>& from, const Batch<T>& to) {
  for (Index j = 0; j < from.cols(); j += tile<T>) std::copy_n(from.column(j), from.rows() * tile<T>, to.column(j));
}

}  // namespace playground
