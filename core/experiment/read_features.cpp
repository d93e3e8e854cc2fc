#include "core/catalog/features.hpp"
#include "core/experiment/choices.hpp"
#include "core/experiment/parts.hpp"
#include "core/formula/expression.hpp"
#include "core/text/text.hpp"

namespace playground {

namespace {

int columns_needed(std::size_t feature) { return infos<Features>[feature].columns; }

std::vector<FeatureConfig> all_columns(int columns) {
  std::vector<FeatureConfig> features;
  for (int i = 0; i < columns; ++i) features.push_back({sentence({"x", i + 1}), true, static_cast<std::size_t>(i), {}});
  return features;
}

/** {"expression": "x1 * x2"}. */
std::optional<FeatureConfig> read_feature_formula(const Reader& at, int columns) {
  const Reader expression = at.at("expression");
  if (!at.object({"expression"})) return std::nullopt;
  if (!expression.present()) {
    expression.complain("key_missing");
    return std::nullopt;
  }
  const Formula formula = expression.formula({}, columns);
  if (!formula.expression) return std::nullopt;
  return FeatureConfig{formula.expression->text(), false, 0, formula};
}

/** The feature of this name, or a complaint that data of so many columns has none. */
std::optional<FeatureConfig> read_feature(const Reader& at, int columns) {
  if (at.json()->is_object()) return read_feature_formula(at, columns);
  const auto name = at.string();
  if (!name) return std::nullopt;
  if (const auto column = column_named(*name, columns)) return FeatureConfig{*name, true, *column, {}};
  const auto item = find_item(entries<Features>(), *name);
  if (item && columns_needed(*item) <= columns) return FeatureConfig{*name, false, *item, {}};
  if (item) {
    at.complain("feature_columns", *name, columns_needed(*item), columns);
  } else {
    at.complain("feature_unknown", *name, item_names(entries<Features>()), columns);
  }
  return std::nullopt;
}

}  // namespace

std::vector<FeatureConfig> read_features(const Reader& at, int columns) {
  if (!at.present() || !at.list(1, static_cast<std::size_t>(limit::inputs.high))) return all_columns(columns);
  std::vector<FeatureConfig> features;
  int formulas = 0;
  std::vector<std::uint8_t> taken(static_cast<std::size_t>(columns) + Features::size);  // the columns, then the list's
  for (std::size_t i = 0; i < at.json()->size(); ++i) {
    auto feature = read_feature(at.at(i), columns);
    if (!feature) continue;
    if (feature->is_formula()) {
      if (++formulas > limit::feature_formulas) at.at(i).complain("feature_formulas_many", limit::feature_formulas);
      features.push_back(std::move(*feature));
      continue;
    }
    const std::size_t place = feature->index + (feature->column ? 0 : static_cast<std::size_t>(columns));
    if (taken[place]) at.at(i).complain("feature_repeated", feature->name);
    taken[place] = 1;
    features.push_back(std::move(*feature));
  }
  return features;
}

}  // namespace playground
