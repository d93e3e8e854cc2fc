#pragma once

#include <Eigen/Core>
#include <type_traits>
#include <vector>

#include "core/numeric/lanes.hpp"

namespace playground {

using Index = Eigen::Index;

/** Row-major, like Keras kernels. */
template <class T>
using Matrix = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

template <class T>
using Vector = Eigen::Matrix<T, Eigen::Dynamic, 1>;

/**
 * An owned array, aligned to Eigen's packets. Eigen sums from the first aligned number on, so without alignment the
 * order of a sum, and its last bit, would depend on the address that the allocator returned.
 */
template <class T>
using Buffer = std::vector<T, Eigen::aligned_allocator<T>>;

/** A non-owning view of a matrix or vector. */
template <class T>
using MatrixView = Eigen::Map<Matrix<T>>;
template <class T>
using ConstMatrixView = Eigen::Map<const Matrix<T>>;
template <class T>
using VectorView = Eigen::Map<Vector<T>>;
template <class T>
using ConstVectorView = Eigen::Map<const Vector<T>>;

/** Examples of a batch that are contiguous: two registers. */
template <class T>
constexpr Index tile = 2 * Lanes<T>::size;

/** n rounded up to a multiple of the tile. */
template <class T>
constexpr Index tiled(Index n) {
  return rounded_up<tile<T>>(n);
}

/**
 * features × n, one example a column, stored as [n / tile][features][tile]. A tile stays in the L1 cache, and the
 * distance between rows is a compile-time constant.
 *
 * Rows are computed in whole registers, `width` numbers. The padding repeats the last example, so that it is finite
 * wherever the data is. T may be const.
 *
 * Functions take it by reference, like every view: wasm would copy it on the stack, and reading back a value that was
 * just written in parts stalls the processor.
 */
template <class T>
class Batch {
 public:
  using Number = std::remove_const_t<T>;

  Batch(T* data, Index rows, Index n) : Batch(data, rows, n, rows) {}
  /** A view of some of the `all` rows of each tile; `data` points to the first of them. */
  Batch(T* data, Index rows, Index n, Index all) : data_(data), rows_(rows), cols_(n), all_(all) {}
  operator Batch<const T>() const { return {data_, rows_, cols_, all_}; }

  T* data() const { return data_; }
  Index rows() const { return rows_; }
  Index cols() const { return cols_; }
  /** How many rows the tiles have of which this is a view. */
  Index all() const { return all_; }
  Index width() const { return padded<Number>(cols_); }
  T& operator()(Index i, Index j) const { return column(j)[i * tile<Number>]; }
  /** The first number of an example; its other numbers follow at a distance of one tile. */
  T* column(Index j) const { return data_ + (j & -tile<Number>)*all_ + (j & (tile<Number> - 1)); }

 private:
  T* data_;
  Index rows_, cols_, all_;
};

template <class T>
using ConstBatch = Batch<const T>;

/** Calls run(first, end, step) for all registers of a batch with one row a tile, once or twice. */
template <class T, class Run>
void for_registers(const Batch<T>& b, Run run) {
  using Number = typename Batch<T>::Number;
  constexpr Index size = Lanes<Number>::size;
  const Index whole = (b.width() & -tile<Number>)*b.rows();
  run(Index(0), whole, size);
  if (b.width() % tile<Number> != 0) run(whole, whole + b.rows() * tile<Number>, tile<Number>);
}

/** to = x ∘ y; `to` may be one of them. */
template <class T>
void multiply(const ConstBatch<T>& x, const ConstBatch<T>& y, const Batch<T>& to) {
  using L = Lanes<T>;
  for_registers(x, [&](Index first, Index end, Index step) {
    for (Index j = first; j < end; j += step) (L::load(x.data() + j) * L::load(y.data() + j)).store(to.data() + j);
  });
}

/** Fills the padding. */
template <class T>
void repeat_last(const Batch<T>& b) {
  for (Index j = b.cols(); j < b.width(); ++j) {
    for (Index i = 0; i < b.rows(); ++i) b(i, j) = b(i, b.cols() - 1);
  }
}

}  // namespace playground
