#pragma once

#include "core/catalog/window.hpp"
#include "core/network/blocks.hpp"
#include "core/network/gather.hpp"

/**
 * Convolutions of a batch. In a tile each channel of a place is a row of examples, so that what a window reads of a
 * line of places lies side by side and windows need not be copied. The order of a sum depends on shapes alone; cells
 * outside the input are left out of it.
 */
namespace playground {

/**
 * From lines × columns × channels of an example to places × filters. Kernel W: lines × columns × channels × filters.
 * One line makes it a convolution along one axis, windows of one cell a dense layer at every place.
 */
struct Convolution {
  Window lines, columns;
  Index channels = 1;
  Index filters = 1;

  Index places() const { return lines.outputs * columns.outputs; }
  /** How many weights a filter has. */
  Index window_size() const { return lines.size * columns.size * channels; }
};

/** How many numbers of room a convolution needs in `packed`, with gradients or without. */
template <class T>
Index packed_size(const Convolution& shape, bool gradients);

/** Sums of weights times rows of a batch, at every place. */
template <class T>
class WindowSums {
 public:
  /** z = W ∗ x + b, a cross-correlation. bias: one a filter, or null. */
  static WindowSums preactivations(const Convolution& shape, const T* kernel, const T* bias, const ConstBatch<T>& x,
                                   const Batch<T>& z, T* packed);
  /** ∂loss/∂x of it, to `grad_x` unless it is null, and through the slope where there is one. */
  static WindowSums gradient_of_inputs(const Convolution& shape, const T* kernel, const ConstBatch<T>& grad_z,
                                       T* grad_x, const ThroughSlope<T>& before, T* packed);

  /** A line of places, of the tile that begins with example e. */
  void run_line(Index e, Index line) const;
  /** All lines of all tiles. */
  void run() const;

 private:
  Gather lines_, columns_;
  ConstBatch<T> x_;
  Index rows_;  ///< of the result, at a place
  const T* weights_;
  const T* start_;
  T* to_;
  ThroughSlope<T> through_;

  WindowSums(const Gather& lines, const Gather& columns, const ConstBatch<T>& x, Index rows, const T* weights,
             const T* start, T* to, const ThroughSlope<T>& through)
      : lines_(lines),
        columns_(columns),
        x_(x),
        rows_(rows),
        weights_(weights),
        start_(start),
        to_(to),
        through_(through) {}
};

/** ∂loss/∂W = Σ over examples and places of x·∂loss/∂z, and ∂loss/∂b = Σ ∂loss/∂z unless `grad_bias` is null. */
template <class T>
void gradient_of_kernel(const Convolution& shape, const ConstBatch<T>& x, const ConstBatch<T>& grad_z, T* grad_kernel,
                        T* grad_bias, T* packed);

}  // namespace playground
