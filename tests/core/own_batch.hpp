#pragma once

#include <limits>

#include "core/numeric/matrix.hpp"
#include "core/numeric/random.hpp"

namespace playground {

/** Whole numbers, of which float adds thousands without rounding: results must be equal, in whatever order. */
template <class T>
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : random_(seed, Stream::data) {}

  Matrix<T> matrix(Index rows, Index columns) {
    Matrix<T> m(rows, columns);
    for (Index i = 0; i < m.size(); ++i) m.data()[i] = static_cast<T>(static_cast<int>(random_.below(9)) - 4);
    return m;
  }

  int below(int count) { return static_cast<int>(random_.below(static_cast<std::uint32_t>(count))); }

 private:
  Random random_;
};

/** A batch of its own, with these numbers, the last example repeated in the padding. */
template <class T>
class OwnBatch {
 public:
  OwnBatch(Index rows, Index n)
      : numbers_(static_cast<std::size_t>(rows * tiled<T>(n)), std::numeric_limits<T>::quiet_NaN()),
        rows_(rows),
        n_(n) {}
  explicit OwnBatch(const Matrix<T>& m) : OwnBatch(m.rows(), m.cols()) {
    for (Index i = 0; i < m.rows(); ++i) {
      for (Index j = 0; j < m.cols(); ++j) view()(i, j) = m(i, j);
    }
    repeat_last(view());
  }
  Batch<T> view() { return {numbers_.data(), rows_, n_}; }
  ConstBatch<T> view() const { return {numbers_.data(), rows_, n_}; }
  T* data() { return numbers_.data(); }
  Matrix<T> matrix() const {
    Matrix<T> m(rows_, n_);
    for (Index i = 0; i < rows_; ++i) {
      for (Index j = 0; j < n_; ++j) m(i, j) = view()(i, j);
    }
    return m;
  }

 private:
  Buffer<T> numbers_;
  Index rows_, n_;
};

/** Catch would be compiled to print every kind of matrix, which takes longer than all else here. */
template <class Found, class Wanted>
bool equal(const Found& found, const Wanted& wanted) {
  return found == wanted;
}

}  // namespace playground
