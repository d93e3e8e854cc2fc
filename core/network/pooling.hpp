#pragma once

#include "core/catalog/window.hpp"
#include "core/network/blocks.hpp"

/** Poolings of a batch. Cells outside the input do not exist: no window counts them. */
namespace playground {

/** Windows over lines × columns × channels of an example, each channel apart. */
struct Pooling {
  Window lines, columns;
  Index channels = 1;
};

/** a = the largest number of each window, NaN where there is one. `winners`: the places of the first of equals in their
 * windows, of a's shape, or null. */
template <class T>
void max_pooling(const Pooling& shape, const ConstBatch<T>& x, const Batch<T>& a, T* winners);

/** a = the mean of each window. */
template <class T>
void average_pooling(const Pooling& shape, const ConstBatch<T>& x, const Batch<T>& a);

/** ∂loss/∂x from ∂loss/∂a of a max pooling by its winners, or without them of an average pooling: to `grad_x` unless it
 * is null, and through the slope where there is one. */
template <class T>
void pooling_back(const Pooling& shape, const T* winners, const ConstBatch<T>& grad_a, T* grad_x,
                  const ThroughSlope<T>& before);

/** ∂loss/∂x where a is the largest number of all places, of each channel: its gradient is divided among equals. */
template <class T>
void global_max_back(const ConstBatch<T>& x, const ConstBatch<T>& a, const ConstBatch<T>& grad_a, T* grad_x,
                     const ThroughSlope<T>& before);

}  // namespace playground
