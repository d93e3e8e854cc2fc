#pragma once

#include "core/network/recurrent_cell.hpp"

/**
 * Recurrent layers over a batch, tile by tile: one product of the kernel with all steps of a tile, then step by step
 * the cell, whose recurrent kernel stays in the cache.
 */
namespace playground {

template <class T>
struct RecurrentPass {
  const RecurrentCell<T>& cell;
  RecurrentLayer layer;
  const T* weights;  ///< kernel, recurrent kernel and bias of each direction
  T* kept;           ///< kept_size numbers that began as 0
  T* packed;         ///< packed_size numbers
  bool has_gradients;
  T least;  ///< slopes and gradients below it are 0

  /** x: inputs of each step, steps one after the other. a: h of the last step, or of all steps. */
  void forward(const ConstBatch<T>& x, const Batch<T>& a) const;

  /** After a forward pass with gradients. gradient: of all weights, without penalties. grad_x may be null. */
  void backward(const ConstBatch<T>& x, const ConstBatch<T>& grad_a, T* gradient, T* grad_x) const;

  /** What is kept of a direction in the tile of an example, after a pass. */
  RecurrentTile<T> tile_of(Index example, Index direction, Index n) const;
};

/** Without gradients, one tile's numbers are kept. */
template <class T>
Index recurrent_kept_size(const RecurrentCell<T>& cell, const RecurrentLayer& layer, Index capacity,
                          bool has_gradients);

template <class T>
Index recurrent_packed_size(const RecurrentCell<T>& cell, const RecurrentLayer& layer, bool has_gradients);

}  // namespace playground
