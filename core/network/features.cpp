#include "core/network/features.hpp"

#include <algorithm>
#include <vector>

#include "core/catalog/features.hpp"
#include "core/formula/evaluate.hpp"

namespace playground {
namespace {

/** n numbers, each `step` after the one before, and the last one again up to a whole register. */
template <class T>
[[gnu::noinline]] void copy_column(const double* from, Index step, Index n, Buffer<T>& column) {
  for (Index j = 0; j < static_cast<Index>(column.size()); ++j)
    column[static_cast<std::size_t>(j)] = static_cast<T>(from[std::min(j, n - 1) * step]);
}

}  // namespace

template <class T>
void compute_features(const Config& config, const double* rows, const Batch<T>& to) {
  using L = Lanes<T>;
  const Index n = to.cols();
  Buffer<T> x1(static_cast<std::size_t>(to.width())), x2(x1.size()), column(x1.size());
  copy_column(rows, config.columns, n, x1);
  if (config.columns > 1) copy_column(rows + 1, config.columns, n, x2);
  for (Index i = 0; i < to.rows(); ++i) {
    const FeatureConfig& feature = config.features[static_cast<std::size_t>(i)];
    if (feature.column) {
      copy_column(rows + feature.index, config.columns, n, column);
    } else if (feature.is_formula()) {
      std::vector<double> values(static_cast<std::size_t>(n));
      evaluate_rows(*feature.formula.expression, rows, static_cast<std::size_t>(config.columns), values.size(),
                    values.data());
      copy_column(values.data(), 1, n, column);
    } else {
      dispatch<Features>(feature.index, [&]<class Feature>() {
        for (Index j = 0; j < to.width(); j += L::size)
          Feature::value(L::load(x1.data() + j), L::load(x2.data() + j)).store(column.data() + j);
      });
    }
    for (Index j = 0; j < to.width(); j += L::size) L::load(column.data() + j).store(&to(i, j));
  }
}

template void compute_features<float>(const Config&, const double*, const Batch<float>&);
template void compute_features<double>(const Config&, const double*, const Batch<double>&);

}  // namespace playground
