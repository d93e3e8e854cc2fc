#pragma once

#include "core/network/blocks.hpp"

/**
 * The three products of a dense layer, by one loop over blocks of sums that stay in registers. Kernel W: inputs ×
 * units. Every sum goes from the first term to the last: its last bit depends on the shapes alone.
 */
namespace playground {

/** How many numbers of room the products need in `packed`, with gradients of batches up to n, or without (0). */
template <class T>
Index packed_size(Index inputs, Index units, Index n);

/** z = Wᵀx + b, as Eigen's kernel.transpose() * x with the bias on each column. bias: one a unit, or null. */
template <class T>
void preactivations(const ConstMatrixView<T>& kernel, const T* bias, const ConstBatch<T>& x, const Batch<T>& z,
                    T* packed);

/** grad_x = W·grad_z, as Eigen's kernel * grad_z: to the batch `grad_x` unless it is null, and through the slope where
 * there is one. */
template <class T>
void gradient_of_inputs(const ConstMatrixView<T>& kernel, const ConstBatch<T>& grad_z, T* grad_x,
                        const ThroughSlope<T>& before, T* packed);

/** grad_W = x·grad_zᵀ and grad_b = Σ grad_z over the examples, as Eigen's x * grad_z.transpose(). grad_bias may be
 * null. */
template <class T>
void gradient_of_parameters(const ConstBatch<T>& x, const ConstBatch<T>& grad_z, MatrixView<T>& grad_kernel,
                            T* grad_bias, T* packed);

/**
 * The same products in parts, for layers that use a kernel many times in a pass: its panels are laid out once, results
 * add up, and of each tile of a batch the first `lanes` numbers of a row count, which are whole registers. So a batch
 * may be the steps or places of one tile, each of them a tile.
 */

/** to = start + the panels' product with x. start: one a row, or null. */
template <class T>
void combine(const T* panels, const T* start, const ConstBatch<T>& x, const Batch<T>& to, Index lanes);

/** to += the panels' product with x. */
template <class T>
void add_combination(const T* panels, const ConstBatch<T>& x, const Batch<T>& to, Index lanes);

/** How much room a batch takes as examples × units. */
template <class T>
Index transposed_size(Index units, Index n);

/** A batch as examples × units, in `room`; unit_sums += Σ over the examples unless it is null. */
template <class T>
ConstBatch<T> by_example(const ConstBatch<T>& g, Index lanes, T* room, T* unit_sums);

/** to += x·gᵀ: rows of x × columns of g, of a matrix of `all` columns. */
template <class T>
void add_correlation(const ConstBatch<T>& x, const ConstBatch<T>& g, Index lanes, T* to, Index all);

}  // namespace playground
