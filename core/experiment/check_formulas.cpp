#include <algorithm>

#include "core/experiment/data.hpp"
#include "core/experiment/parts.hpp"
#include "core/experiment/stored_data.hpp"
#include "core/formula/evaluate.hpp"

namespace playground {

namespace {

/** Rows that are copied at once. */
constexpr Index portion = 1024;

std::optional<Issue> not_finite(const Expression& expression, const Config& config, const Examples& examples) {
  const auto columns = static_cast<std::size_t>(config.columns);
  if (!config.data.custom || !config.data.custom->is_stored())
    return row_not_finite(expression, examples.inputs.data(), columns, static_cast<std::size_t>(examples.rows));
  std::vector<double> rows(static_cast<std::size_t>(portion) * columns);
  for (Index first = 0; first < examples.rows; first += portion) {
    const Index n = std::min<Index>(portion, examples.rows - first);
    copy_stored_rows(*config.data.custom, first, n, rows.data());
    if (auto found = row_not_finite(expression, rows.data(), columns, static_cast<std::size_t>(n))) return found;
  }
  return std::nullopt;
}

}  // namespace

void check_formulas(const Reader& root, const Config& config) {
  const auto& features = config.features;
  const auto is_formula = [](const FeatureConfig& feature) { return feature.is_formula(); };
  if (!config.data.is_formula() && std::none_of(features.begin(), features.end(), is_formula)) return;
  try {
    const Examples examples = draw_examples(config.data, config.seed);
    const Reader list = root.at("features");
    for (std::size_t i = 0; i < features.size(); ++i) {
      if (!features[i].is_formula()) continue;
      const Reader feature = list.at(i);
      if (auto found = not_finite(*features[i].formula.expression, config, examples))
        feature.at("expression").complain(std::move(*found));
    }
  } catch (const ConfigError& error) {
    const Reader data = root.at("data");
    data.at("expression").complain(error.issue());
  }
}

}  // namespace playground
