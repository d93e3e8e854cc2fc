#include "core/batches.hpp"

#include <algorithm>

namespace playground {
namespace {

/** Square by square of as many examples and features as a register has lanes. row(j): where the j-th example lies. */
template <class T, class Row>
void gather_by(const Matrix<T>& all, Batch<T> to, Row row) {
  using L = Lanes<T>;
  const Index stride = to.outerStride();
  const Index n = to.cols();
  for (Index j = 0; j < n; j += L::size) {
    const T* from[L::size];
    for (int lane = 0; lane < L::size; ++lane) from[lane] = all.data() + row(std::min(j + lane, n - 1)) * all.cols();
    T* column = to.data() + j;
    Index i = 0;
    for (; i + L::size <= to.rows(); i += L::size) {
      L square[L::size];
      for (int lane = 0; lane < L::size; ++lane) square[lane] = L::load(from[lane] + i);
      transpose(square);
      for (int lane = 0; lane < L::size; ++lane) square[lane].store(column + (i + lane) * stride);
    }
    for (; i < to.rows(); ++i) {
      L together;
      for (int lane = 0; lane < L::size; ++lane) together.v[lane] = from[lane][i];
      together.store(column + i * stride);
    }
  }
}

}  // namespace

template <class T>
void gather(const Matrix<T>& all, std::span<const std::uint32_t> rows, Batch<T> to) {
  gather_by(all, to, [&](Index j) { return static_cast<Index>(rows[static_cast<std::size_t>(j)]); });
}

template <class T>
void gather(const Matrix<T>& all, Index first, Batch<T> to) {
  gather_by(all, to, [&](Index j) { return first + j; });
}

void shuffle(std::vector<std::uint32_t>& order, Random& random) { random.shuffle(order); }

template void gather<float>(const Matrix<float>&, std::span<const std::uint32_t>, Batch<float>);
template void gather<double>(const Matrix<double>&, std::span<const std::uint32_t>, Batch<double>);
template void gather<float>(const Matrix<float>&, Index, Batch<float>);
template void gather<double>(const Matrix<double>&, Index, Batch<double>);

}  // namespace playground
