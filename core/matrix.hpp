#pragma once

#include <Eigen/Core>

namespace playground {

using Index = Eigen::Index;

/** features × batch, one example a column. Rows are contiguous: the examples of one unit lie side by side. */
template <class T>
using Matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

template <class T>
using Vector = Eigen::Matrix<T, Eigen::Dynamic, 1>;

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
