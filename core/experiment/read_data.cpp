#include <algorithm>
#include <cmath>

#include "core/experiment/choices.hpp"
#include "core/experiment/parts.hpp"
#include "core/experiment/stored_data.hpp"

namespace playground {

const DatasetInfo& dataset_info(std::size_t item) { return infos<Datasets>[item]; }

Shape DataConfig::shape() const {
  if (custom) return custom->shape;
  return example_shape(dataset_info(item).sizes, classes, entries<Datasets>()[item].parameters, settings);
}

Task DataConfig::task() const {
  if (is_formula() && settings[FormulaData::as] != 0) return Task::multiclass;
  return dataset_info(item).task;
}

void DataConfig::choose(std::size_t dataset) {
  item = dataset;
  settings = entries<Datasets>()[dataset].default_settings();
  if (is_formula()) formula = read_formula(FormulaData::parameters[0].text, columns());
}

void read_numbers(const Reader& at, std::vector<double>& values) {
  for (std::size_t i = 0; i < at.json()->size(); ++i) {
    const Json& value = (*at.json())[i];
    if (!value.is_number() || !(std::abs(value.get<double>()) <= 3e38)) {
      at.at(i).complain("finite_number_expected", value);
      return;
    }
    values.push_back(value.get<double>());
  }
}

namespace {

/** Rows of equally many numbers, one after another. Gives their length, 0 where something is wrong. */
int read_rows(const Reader& at, const Limit& width, std::vector<double>& values) {
  const std::size_t rows = at.json()->size();
  const std::size_t columns = (*at.json())[0].is_array() ? (*at.json())[0].size() : 0;
  if (!at.at(std::size_t{0}).list(static_cast<std::size_t>(width.low), static_cast<std::size_t>(width.high))) return 0;
  if (static_cast<double>(rows) * static_cast<double>(columns) > limit::values) {
    at.complain("inputs_too_many", rows, columns, limit::values);
    return 0;
  }
  values.reserve(rows * columns);
  for (std::size_t i = 0; i < rows; ++i) {
    const Json& row = (*at.json())[i];
    if (!row.is_array() || row.size() != columns) {
      at.at(i).complain("row_length", columns);
      return 0;
    }
    for (std::size_t j = 0; j < columns; ++j) {
      if (!row[j].is_number() || !(std::abs(row[j].get<double>()) <= 3e38)) {
        at.at(i).at(j).complain("finite_number_expected", row[j]);
        return 0;
      }
      values.push_back(row[j].get<double>());
    }
  }
  return static_cast<int>(columns);
}

/** [columns] where nothing is said. */
Shape read_data_shape(const Reader& at, int columns) {
  const Shape flat{columns};
  if (!at.present()) return flat;
  const Shape shape = read_shape(at, limit::inputs.high, false);
  if (shape.size() == 0 || columns == 0) return flat;
  if (shape.numbers() == columns) return shape;
  at.complain("shape_of_rows", AsWritten{to_json(shape)}, columns);
  return flat;
}

void read_custom_data(const Reader& at, DataConfig& data) {
  at.object({"name", "shape", "inputs", "targets", "test_fraction"});
  auto custom = std::make_shared<CustomData>();
  data.test_fraction = at.at("test_fraction").number(0, limit::test_fraction);
  const Reader inputs = at.at("inputs");
  const Reader targets = at.at("targets");
  for (const Reader* part : {&inputs, &targets}) {
    if (!part->present()) {
      part->complain("custom_data_incomplete");
      return;
    }
    if (!part->list(1, static_cast<std::size_t>(limit::samples.high))) return;
  }
  if (inputs.json()->size() != targets.json()->size()) {
    targets.complain("row_counts_differ", targets.json()->size(), inputs.json()->size());
    return;
  }
  custom->rows = static_cast<int>(inputs.json()->size());
  custom->columns = read_rows(inputs, limit::inputs, custom->inputs);
  custom->shape = read_data_shape(at.at("shape"), custom->columns);
  if ((*targets.json())[0].is_array()) {
    custom->outputs = read_rows(targets, limit::units, custom->targets);
  } else {
    read_numbers(targets, custom->targets);
  }
  data.samples = custom->rows;
  data.custom = std::move(custom);
}

/** `rows` and `shape` are written for who reads the experiment; the stored data decides. */
void read_stored_data(const Reader& at, DataConfig& data, const StoredData* stored) {
  at.object({"name", "reference", "rows", "shape", "test_rows"});
  const Reader reference = at.at("reference");
  if (!reference.present()) return reference.complain("key_missing");
  const auto name = reference.string();
  if (!name) return;
  data.custom = stored ? stored->find(*name) : nullptr;
  if (!data.custom) return reference.complain("stored_data_missing", std::string_view(*name));
  data.samples = data.custom->rows;
  data.test_fraction = 0;
  data.test_rows = static_cast<int>(at.at("test_rows").integer(0.0, 0, data.samples - 1));
}

/** As many as the data set allows; a formula gives two, or values. */
void read_classes(const Reader& at, DataConfig& data) {
  const DatasetInfo& info = dataset_info(data.item);
  const bool is_sign = data.is_formula() && data.task() == Task::multiclass;
  const int least = is_sign ? 2 : info.fewest_classes, most = is_sign ? 2 : info.most_classes;
  data.classes = static_cast<int>(at.integer(double(std::clamp(info.usual_classes, least, most)), least, most));
}

void check_generated_size(const Reader& at, const DataConfig& data) {
  const double numbers = double(data.columns()) * data.samples;
  if (numbers > limit::values) at.at("samples").complain("numbers_too_many", numbers, limit::values);
}

}  // namespace

DataConfig read_data(const Reader& at, const StoredData* stored) {
  DataConfig data;
  if (!at.present()) return data;
  if (!at.json()->is_object()) {
    at.complain("named_object_expected", *at.json());
    return data;
  }
  const Reader name = at.at("name");
  const std::string given = name.present() && name.json()->is_string() ? name.json()->string() : "";
  if (given == "custom" || given == "stored") {
    if (given == "custom") read_custom_data(at, data);
    if (given == "stored") read_stored_data(at, data, stored);
    return data;
  }
  data.choose(read_name(name, entries<Datasets>(), data.item));
  const std::span<const Parameter> own = entries<Datasets>()[data.item].parameters;
  std::vector<std::string_view> allowed{"name", "classes", "samples", "noise", "test_fraction"};
  for (const Parameter& parameter : own) allowed.push_back(parameter.name);
  at.object(allowed);
  for (std::size_t i = 0; i < own.size(); ++i) {
    if (own[i].kind != Kind::text) data.settings[i] = read_number(at.at(own[i].name), own[i]);
  }
  if (data.is_formula()) data.formula = at.at(own[0].name).formula(data.formula, data.columns());
  read_classes(at.at("classes"), data);
  data.samples = at.at("samples").integer(data.samples, limit::samples);
  data.noise = at.at("noise").number(data.noise, limit::noise);
  data.test_fraction = at.at("test_fraction").number(data.test_fraction, limit::test_fraction);
  check_generated_size(at, data);
  return data;
}

}  // namespace playground
