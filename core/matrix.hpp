#pragma once

#include <Eigen/Core>
#include <vector>

#include "core/lanes.hpp"

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

/**
 * features × n, one example a column. A row is computed in whole registers, `width` numbers: what fills the last one
 * repeats the last example, so that it is finite where the rest is. Rows begin `outerStride()` apart.
 */
template <class T>
using Batch = Eigen::Map<Matrix<T>, Eigen::Unaligned, Eigen::OuterStride<>>;
template <class T>
using ConstBatch = Eigen::Map<const Matrix<T>, Eigen::Unaligned, Eigen::OuterStride<>>;

/** From row to row of a batch of n: rows of several cache lines take an odd number of them, so that they share no place there. */
template <class T>
constexpr Index batch_stride(Index n) {
  constexpr Index line = 64 / static_cast<Index>(sizeof(T));
  const Index lines = (n + line - 1) / line;
  return lines < 4 ? padded<T>(n) : (lines | 1) * line;
}

template <class T>
Batch<T> batch(T* data, Index rows, Index n) {
  return {data, rows, n, Eigen::OuterStride<>(batch_stride<T>(n))};
}

template <class B>
Index width(const B& b) {
  return padded<typename B::Scalar>(b.cols());
}

template <class T>
ConstBatch<T> view(const Batch<T>& m) {
  return {m.data(), m.rows(), m.cols(), Eigen::OuterStride<>(m.outerStride())};
}

/** How many numbers lie from the first to the last, all that lies between included. */
template <class B>
Index padded_size(const B& b) {
  return b.rows() * b.outerStride();
}

/** Fills the padding. */
template <class T>
void repeat_last(Batch<T> b) {
  for (Index i = 0; i < b.rows(); ++i) {
    T* row = b.data() + i * b.outerStride();
    for (Index j = b.cols(); j < width(b); ++j) row[j] = row[b.cols() - 1];
  }
}

}  // namespace playground
