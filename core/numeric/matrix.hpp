#pragma once

#include <Eigen/Core>
#include <type_traits>
#include <vector>

#include "core/numeric/lanes.hpp"

namespace playground {

using Index = Eigen::Index;

/** Rows are contiguous, as Keras's kernels are. */
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

/** How many examples of a batch lie side by side: two registers. */
template <class T>
constexpr Index tile = 2 * Lanes<T>::size;

/** n rounded up to whole tiles. */
template <class T>
constexpr Index tiled(Index n) {
  return rounded_up<tile<T>>(n);
}

/**
 * features × n, one example a column, tile after tile: [n / tile][features][tile]. What is computed for a tile stays in
 * the nearest cache, and the distance from row to row is known to the compiler.
 *
 * A row is computed in whole registers, `width` numbers: what fills the last one repeats the last example, so that it
 * is finite where the rest is. T may be const.
 *
 * Functions take it, as every view, by reference: wasm copies a value on its stack, and to copy what has just been
 * written in parts stalls the processor.
 */
template <class T>
class Batch {
 public:
  using Number = std::remove_const_t<T>;

  Batch(T* data, Index rows, Index n) : Batch(data, rows, n, rows) {}
  /** Of `all` rows that a tile has, these; `data` begins with the first of them. */
  Batch(T* data, Index rows, Index n, Index all) : data_(data), rows_(rows), cols_(n), all_(all) {}
  operator Batch<const T>() const { return {data_, rows_, cols_, all_}; }

  T* data() const { return data_; }
  Index rows() const { return rows_; }
  Index cols() const { return cols_; }
  Index width() const { return padded<Number>(cols_); }
  T& operator()(Index i, Index j) const { return column(j)[i * tile<Number>]; }
  /** The example's first number; the others lie a tile apart. */
  T* column(Index j) const { return data_ + (j & -tile<Number>)*all_ + (j & (tile<Number> - 1)); }

 private:
  T* data_;
  Index rows_, cols_, all_;
};

template <class T>
using ConstBatch = Batch<const T>;

/** Every register of a batch that is alone in its tiles: run(first, end, step), once or twice. */
template <class T, class Run>
void for_registers(const Batch<T>& b, Run run) {
  using Number = typename Batch<T>::Number;
  constexpr Index size = Lanes<Number>::size;
  const Index whole = (b.width() & -tile<Number>)*b.rows();
  run(Index(0), whole, size);
  if (b.width() % tile<Number> != 0) run(whole, whole + b.rows() * tile<Number>, tile<Number>);
}

/** Fills the padding. */
template <class T>
void repeat_last(const Batch<T>& b) {
  for (Index j = b.cols(); j < b.width(); ++j) {
    for (Index i = 0; i < b.rows(); ++i) b(i, j) = b(i, b.cols() - 1);
  }
}

}  // namespace playground
