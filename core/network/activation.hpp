#pragma once

#include "core/catalog/activations.hpp"
#include "core/network/layer.hpp"

/** Activations and their slopes over a batch. */
namespace playground {

/** a = softmax(z) over the rows of each example; a may be z. */
template <class T>
void softmax_columns(const ConstBatch<T>& z, const Batch<T>& a);

/**
 * a = f(z) and, where slope is not null, f′(z), 0 where it is below `least`, of z's shape; a may be z. α: one a
 * channel. Softmax is taken at each of the places. The activation is dispatched once a batch.
 */
template <class T>
void activate(const Choice& activation, const ConstVectorView<T>& alpha, const ConstBatch<T>& z, const Batch<T>& a,
              T* slope = nullptr, T least = T(0), Index places = 1);

/** ∂loss/∂z from ∂loss/∂a, and Σ over the batch of ∂loss/∂a · ∂f/∂α where α is learned. */
template <class T>
void activate_back(const Layer& layer, const ConstVectorView<T>& alpha, LayerBuffers<T>& buffers, Index n,
                   VectorView<T> grad_alpha);

}  // namespace playground
