#pragma once

#include "core/matrix.hpp"

/**
 * The three products of a dense layer, in blocks of numbers that stay in registers. Kernel W: inputs × units.
 * Every sum over inputs or units goes from the first to the last, every sum over examples is one sum a lane and then over
 * the lanes: the order, and so the last bit, depends on the shapes alone.
 */
namespace playground {

/** How many numbers of room a kernel of this shape needs in `packed`, where it is laid out anew. */
Index packed_size(Index inputs, Index units);

/** z = Wᵀx + b, as Eigen's kernel.transpose() * x with the bias on each column. bias: one a unit, or null. */
template <class T>
void preactivations(ConstMatrixView<T> kernel, const T* bias, ConstBatch<T> x, Batch<T> z, T* packed);

/** f′ of the layer before, and where ∂loss/∂x ∘ f′ goes: the gradient by what went into its activation. */
template <class T>
struct ThroughSlope {
  const T* slope = nullptr;
  T* grad = nullptr;
};

/**
 * grad_x = W·grad_z, as Eigen's kernel * grad_z, to rows as far apart as grad_z's: to `grad_x` unless it is null, and
 * through the slope where there is one.
 */
template <class T>
void gradient_of_inputs(ConstMatrixView<T> kernel, ConstBatch<T> grad_z, T* grad_x, ThroughSlope<T> before, T* packed);

/** grad_W = x·grad_zᵀ and grad_b = Σ grad_z over the examples, as Eigen's x * grad_z.transpose(). grad_bias may be null. */
template <class T>
void gradient_of_parameters(ConstBatch<T> x, ConstBatch<T> grad_z, MatrixView<T> grad_kernel, T* grad_bias);

}  // namespace playground
