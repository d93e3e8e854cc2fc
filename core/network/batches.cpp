#include "core/network/batches.hpp"

#include <algorithm>

#include "core/catalog/features.hpp"
#include "core/formula/evaluate.hpp"

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

/** A feature that is a formula. */
template <class T>
[[gnu::noinline]] void compute_formula(const FeatureConfig& feature, const double* rows, Index columns, Index n,
                                       T* column) {
  std::vector<double> values(static_cast<std::size_t>(n));
  evaluate_rows(*feature.formula.expression, rows, static_cast<std::size_t>(columns), values.size(), values.data());
  for (Index j = 0; j < n; ++j) column[j] = static_cast<T>(values[static_cast<std::size_t>(j)]);
}

template <class T>
void compute_features(const Config& config, const double* rows, const Batch<T>& to) {
  using L = Lanes<T>;
  const Index n = to.cols();
  const auto fill_column = [&](Index index, T* column) {
    const double* from = rows + index;
    for (Index j = 0; j < n; ++j, from += config.columns) column[j] = static_cast<T>(*from);
    std::fill(column + n, column + to.width(), column[n - 1]);
  };
  Buffer<T> x1(static_cast<std::size_t>(to.width())), x2(x1.size()), column(x1.size());
  fill_column(0, x1.data());
  if (config.columns > 1) fill_column(1, x2.data());
  for (Index i = 0; i < to.rows(); ++i) {
    const FeatureConfig& feature = config.features[static_cast<std::size_t>(i)];
    if (feature.column) {
      fill_column(static_cast<Index>(feature.index), column.data());
    } else if (feature.is_formula()) {
      compute_formula(feature, rows, config.columns, n, column.data());
      std::fill(column.begin() + n, column.end(), column[static_cast<std::size_t>(n) - 1]);
    } else {
      dispatch<Features>(feature.index, [&]<class Feature>() {
        for (Index j = 0; j < to.width(); j += L::size)
          Feature::value(L::load(x1.data() + j), L::load(x2.data() + j)).store(column.data() + j);
      });
    }
    for (Index j = 0; j < to.width(); j += L::size) L::load(column.data() + j).store(&to(i, j));
  }
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

void shuffle(std::vector<std::uint32_t>& order, Random& random) { random.shuffle(order); }

template void gather<float>(const Matrix<float>&, std::span<const std::uint32_t>, const Batch<float>&);
template void gather<double>(const Matrix<double>&, std::span<const std::uint32_t>, const Batch<double>&);
template void gather<float>(const Matrix<float>&, Index, const Batch<float>&);
template void gather<double>(const Matrix<double>&, Index, const Batch<double>&);

template void compute_features<float>(const Config&, const double*, const Batch<float>&);
template void compute_features<double>(const Config&, const double*, const Batch<double>&);
template bool all_finite<float>(std::span<const float>);
template bool all_finite<double>(std::span<const double>);
template void scatter<float>(const Batch<float>&, float*);
template void scatter<double>(const Batch<double>&, float*);

}  // namespace playground
