#include "core/catalog/features.hpp"
#include "core/experiment/choices.hpp"
#include "core/experiment/parts.hpp"
#include "core/text/text.hpp"

namespace playground {

namespace {

/** "x3" of data with at least three columns. */
std::optional<std::size_t> column_named(const std::string& name, int columns) {
  if (name.size() < 2 || name.size() > 5 || name[0] != 'x' || name[1] == '0') return std::nullopt;
  int number = 0;
  for (const char digit : std::string_view(name).substr(1)) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = 10 * number + (digit - '0');
  }
  if (number > columns) return std::nullopt;
  return static_cast<std::size_t>(number - 1);
}

int columns_needed(std::size_t feature) {
  int columns = 0;
  dispatch<Features>(feature, [&]<class Item>() { columns = Item::info.columns; });
  return columns;
}

std::vector<FeatureConfig> all_columns(int columns) {
  std::vector<FeatureConfig> features;
  for (int i = 0; i < columns; ++i) features.push_back({sentence({"x", i + 1}), true, static_cast<std::size_t>(i)});
  return features;
}

/** The feature of this name, or a complaint that data of so many columns has none. */
std::optional<FeatureConfig> read_feature(const Reader& at, int columns) {
  const auto name = at.string();
  if (!name) return std::nullopt;
  if (const auto column = column_named(*name, columns)) return FeatureConfig{*name, true, *column};
  const auto item = find_item(entries<Features>(), *name);
  if (item && columns_needed(*item) <= columns) return FeatureConfig{*name, false, *item};
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
  std::vector<std::uint8_t> taken(static_cast<std::size_t>(columns) + Features::size);  // the columns, then the list's
  for (std::size_t i = 0; i < at.json()->size(); ++i) {
    const auto feature = read_feature(at.at(i), columns);
    if (!feature) continue;
    const std::size_t place = feature->index + (feature->column ? 0 : static_cast<std::size_t>(columns));
    if (taken[place]) at.at(i).complain("feature_repeated", feature->name);
    taken[place] = 1;
    features.push_back(*feature);
  }
  return features;
}

}  // namespace playground
