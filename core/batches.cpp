#include "core/batches.hpp"

#include <algorithm>

namespace playground {
namespace {

/** Square by square of as many examples and features as a register has lanes, then what is left over. */
template <class T, class Row>
void gather_by(const Matrix<T>& all, Batch<T> to, Row row) {
  using L = Lanes<T>;
  const Index stride = to.outerStride(), features = all.cols();
  const Index squared = features / L::size * L::size;
  const auto example = [&](Index j) { return all.data() + row(std::min(j, to.cols() - 1)) * features; };
  for (Index j = 0; j < width(to) && squared > 0; j += L::size) {
    const T* from[L::size];
    for (int lane = 0; lane < L::size; ++lane) from[lane] = example(j + lane);
    for (Index i = 0; i < squared; i += L::size) {
      L square[L::size];
      for (int lane = 0; lane < L::size; ++lane) square[lane] = L::load(from[lane] + i);
      transpose(square);
      for (int lane = 0; lane < L::size; ++lane) square[lane].store(to.data() + (i + lane) * stride + j);
    }
  }
  if (squared == features) return;
  for (Index j = 0; j < width(to); ++j) {
    const T* from = example(j);
    for (Index i = squared; i < features; ++i) to.data()[i * stride + j] = from[i];
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
