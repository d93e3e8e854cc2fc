#include "core/network/batches.hpp"

#include <algorithm>

namespace playground {
namespace {

/** Gathers the listed rows, or without a list the rows from `first` on, by transposing squares of one register per
 * lane. */
template <class T>
void gather_by(const Matrix<T>& all, const std::uint32_t* rows, Index first, const Batch<T>& to) {
  using L = Lanes<T>;
  const Index numbers = all.cols(), last = to.cols() - 1;
  const auto row = [&](Index j) { return rows ? static_cast<Index>(rows[j]) : first + j; };
  for (Index j = 0; j < to.width(); j += L::size) {
    const T* from[L::size];
    for (int lane = 0; lane < L::size; ++lane) from[lane] = all.data() + row(std::min(j + lane, last)) * numbers;
    T* square_to = to.column(j);
    for (Index i = 0; i < numbers; i += L::size) {
      L square[L::size];
      for (int lane = 0; lane < L::size; ++lane) square[lane] = L::load(from[lane] + i);
      transpose(square);
      for (int lane = 0; lane < L::size; ++lane, square_to += tile<T>) square[lane].store(square_to);
    }
  }
}

}  // namespace

template <class T>
void gather(const Matrix<T>& all, std::span<const std::uint32_t> rows, const Batch<T>& to) {
  gather_by(all, rows.data(), 0, to);
}

template <class T>
void gather(const Matrix<T>& all, Index first, const Batch<T>& to) {
  gather_by<T>(all, nullptr, first, to);
}

template <class T>
bool all_finite(std::span<const T> values) {
  using L = Lanes<T>;
  const auto size = static_cast<Index>(values.size()), whole = size / L::size * L::size;
  L none(0);  // 0·x is 0 of a finite number, and NaN of any other
  for (Index i = 0; i < whole; i += L::size) none += L(0) * L::load(values.data() + i);
  T rest(0);
  for (Index i = whole; i < size; ++i) rest += T(0) * values[static_cast<std::size_t>(i)];
  return all(none == L(0)) && rest == T(0);
}

template <class T>
void scatter(const Batch<T>& from, float* to) {
  using L = Lanes<T>;
  const Index rows = from.rows();
  const Index squared = std::is_same_v<T, float> ? rows / L::size * L::size : 0;
  for (Index j = 0; j < from.cols(); j += L::size) {
    const auto count = static_cast<int>(std::min<Index>(L::size, from.cols() - j));
    const T* columns = from.column(j);
    float* examples = to + j * rows;
    if constexpr (std::is_same_v<T, float>) {
      for (Index i = 0; i < squared; i += L::size) {
        L square[L::size];
        for (int lane = 0; lane < L::size; ++lane) square[lane] = L::load(columns + (i + lane) * tile<T>);
        transpose(square);
        for (int lane = 0; lane < count; ++lane) square[lane].store(examples + lane * rows + i);
      }
    }
    for (Index i = squared; i < rows; ++i) {
      for (int lane = 0; lane < count; ++lane)
        examples[lane * rows + i] = static_cast<float>(columns[i * tile<T> + lane]);
    }
  }
}

template void gather<float>(const Matrix<float>&, std::span<const std::uint32_t>, const Batch<float>&);
template void gather<double>(const Matrix<double>&, std::span<const std::uint32_t>, const Batch<double>&);
template void gather<float>(const Matrix<float>&, Index, const Batch<float>&);
template void gather<double>(const Matrix<double>&, Index, const Batch<double>&);

template bool all_finite<float>(std::span<const float>);
template bool all_finite<double>(std::span<const double>);
template void scatter<float>(const Batch<float>&, float*);
template void scatter<double>(const Batch<double>&, float*);

}  // namespace playground
