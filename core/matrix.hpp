#pragma once

#include <Eigen/Core>
#include <vector>

namespace playground {

using Index = Eigen::Index;

/** features × batch, one example a column. Rows are contiguous: the examples of one unit lie side by side. */
template <class T>
using Matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

template <class T>
using Vector = Eigen::Matrix<T, Eigen::Dynamic, 1>;

/**
 * Numbers of one's own. Their start is aligned as Eigen's packets are: Eigen sums from the first aligned number on, so
 * the order of a sum, and with it the last bit, would otherwise depend on where the allocator happened to put them.
 */
template <class T>
using Buffer = std::vector<T, Eigen::aligned_allocator<T>>;

/** A matrix or vector that lies in somebody else's memory. */
template <class T>
using MatrixView = Eigen::Map<Matrix<T>>;
template <class T>
using ConstMatrixView = Eigen::Map<const Matrix<T>>;
template <class T>
using VectorView = Eigen::Map<Vector<T>>;
template <class T>
using ConstVectorView = Eigen::Map<const Vector<T>>;

}  // namespace playground
