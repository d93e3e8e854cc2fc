#include "core/experiment/config.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "core/catalog/features.hpp"
#include "core/catalog/initializers.hpp"
#include "core/catalog/optimizers.hpp"
#include "core/formula/expression.hpp"

namespace playground {

namespace {

using Names = std::span<const std::string_view>;

std::string joined(Names names) {
  std::string result;
  for (const std::string_view name : names) {
    if (!result.empty()) result += ", ";
    result += name;
  }
  return result;
}

/** What a value is, in words, for messages. */
std::string describe(const Json& json) {
  if (json.is_null()) return "null";
  if (json.is_boolean()) return json.get<bool>() ? "true" : "false";
  if (json.is_number()) return text(json.get<double>());
  if (json.is_array()) return "a list";
  if (json.is_object()) return "an object";
  const std::string& string = json.string();
  if (string == "NaN" || string == "Infinity" || string == "-Infinity") return string;
  return quoted(string);
}

/**
 * A value at a path of the experiment, and the list that takes what is wrong with it. It knows the reader of the value
 * around it, which must outlive it, and spells its path only where it complains.
 */
class Reader {
 public:
  Reader(const Json* json, std::string_view name, std::vector<Issue>& issues)
      : json_(json), key_(name), issues_(&issues) {}

  const Json* json() const { return json_; }
  bool present() const { return json_ != nullptr; }

  /** The first `most_issues` complaints are kept. */
  void complain(std::initializer_list<Word> message, int column = 0) const {
    if (issues_->size() < most_issues) issues_->push_back({path(), sentence(message), column});
  }

  /** True where it is an object; complains of anything else, and of each key that is not allowed. */
  bool object(Names allowed) const {
    if (!json_->is_object()) {
      complain({"must be an object with ", joined(allowed), ", not ", describe(*json_)});
      return false;
    }
    for (const auto& [key, value] : json_->items()) {
      if (std::find(allowed.begin(), allowed.end(), key) == allowed.end()) {
        Reader(&value, key, *this).complain({"is not known here; allowed are ", joined(allowed)});
      }
    }
    return true;
  }

  bool object(std::initializer_list<std::string_view> allowed) const {
    return object(Names(allowed.begin(), allowed.size()));
  }

  Reader at(std::string_view key) const {
    return {json_ && json_->is_object() ? json_->find(key) : nullptr, key, *this};
  }

  Reader at(std::size_t i) const {
    Reader item(json_ && json_->is_array() ? &(*json_)[i] : nullptr, {}, *this);
    item.index_ = i;
    return item;
  }

  double number(double initial, double low, double high) const {
    if (!present()) return initial;
    if (!json_->is_number()) {
      complain({"must be a number, not ", describe(*json_)});
      return initial;
    }
    const double value = json_->get<double>();
    if (!(value >= low && value <= high)) {
      complain({"must be from ", low, " to ", high, ", not ", value});
      return initial;
    }
    return value;
  }

  double number(double initial, const Limit& limit) const { return number(initial, limit.low, limit.high); }

  double integer(double initial, double low, double high) const {
    const double value = number(initial, low, high);
    if (value == std::floor(value)) return value;
    complain({"must be a whole number, not ", value});
    return initial;
  }

  int integer(int initial, const Limit& limit) const {
    return static_cast<int>(integer(double(initial), limit.low, limit.high));
  }

  bool boolean(bool initial) const {
    if (!present()) return initial;
    if (!json_->is_boolean()) {
      complain({"must be true or false, not ", describe(*json_)});
      return initial;
    }
    return json_->get<bool>();
  }

  /** The text, or nothing (with a complaint) where it is not a text. */
  std::optional<std::string> string() const {
    if (json_->is_string()) return json_->string();
    complain({"must be a name, not ", describe(*json_)});
    return std::nullopt;
  }

  Formula formula(const Formula& initial) const {
    if (!present()) return initial;
    if (!json_->is_string()) {
      complain({"must be a formula as text, not ", describe(*json_)});
      return initial;
    }
    try {
      return read_formula(json_->string());
    } catch (const ExpressionError& error) {
      complain({"column ", error.column(), ": ", error.what()}, error.column());
      return initial;
    }
  }

  /** True where it is a list of `low` to `high` items. */
  bool list(std::size_t low, std::size_t high, const char* of) const {
    if (!json_->is_array()) {
      complain({"must be a list of ", of, ", not ", describe(*json_)});
      return false;
    }
    if (json_->size() < low || json_->size() > high) {
      complain({"must hold ", low, " to ", high, " ", of, ", not ", json_->size()});
      return false;
    }
    return true;
  }

 private:
  Reader(const Json* json, std::string_view key, const Reader& around)
      : json_(json), around_(&around), key_(key), issues_(around.issues_) {}

  std::string path() const {
    const std::string before = around_ ? around_->path() : "";
    if (index_) return sentence({before, "[", *index_, "]"});
    return sentence({before, before.empty() ? "" : ".", shortened(key_)});
  }

  const Json* json_;
  const Reader* around_ = nullptr;
  std::string_view key_;
  std::optional<std::size_t> index_;  ///< of a list
  std::vector<Issue>* issues_;
};

// ---- catalogue items by name ----

std::string names(Entries list) {
  std::string result;
  for (const Entry& entry : list) {
    if (!result.empty()) result += ", ";
    result += entry.info->name;
  }
  return result;
}

std::optional<std::size_t> find(Entries list, std::string_view name) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (name == list[i].info->name || (!list[i].alias.empty() && name == list[i].alias)) return i;
  }
  return std::nullopt;
}

std::size_t read_name(const Reader& at, Entries list, std::size_t initial) {
  if (!at.present()) return initial;
  const auto name = at.string();
  if (!name) return initial;
  const auto found = find(list, *name);
  if (!found) at.complain({quoted(*name), " is not known; allowed are ", names(list)});
  return found.value_or(initial);
}

void read_settings(const Reader& at, const Entry& entry, Choice& choice) {
  std::vector<std::string_view> allowed{"name"};
  for (const auto& parameter : entry.parameters) allowed.push_back(parameter.name);
  at.object(allowed);
  for (std::size_t i = 0; i < entry.parameters.size(); ++i) {
    const auto& parameter = entry.parameters[i];
    const Reader value = at.at(parameter.name);
    switch (parameter.kind) {
      case Kind::number:
        choice.settings[i] = value.number(parameter.initial, parameter.minimum, parameter.maximum);
        break;
      case Kind::boolean:
        choice.settings[i] = value.boolean(parameter.initial != 0);
        break;
      case Kind::text:
        choice.formula = value.formula(choice.formula);
        break;
    }
  }
}

/** An item as {"name": …, its parameters} or, where `bare` says so, as its name alone. */
Choice read_choice(const Reader& at, Entries list, const Choice& initial, bool bare) {
  if (!at.present()) return initial;
  const bool named = bare && at.json()->is_string();
  if (!named && !at.json()->is_object()) {
    at.complain({"must be ", bare ? "a name or " : "", "an object with a name, not ", describe(*at.json())});
    return initial;
  }
  const Reader name = named ? at : at.at("name");
  if (!name.present()) {
    name.complain({"is missing; allowed are ", names(list)});
    return initial;
  }
  const std::size_t item = read_name(name, list, list.size());
  if (item == list.size()) return initial;
  Choice choice{item, list[item].default_settings(), default_formula(list[item].parameters)};
  if (!named) read_settings(at, list[item], choice);
  return choice;
}

Json choice_to_json(const Choice& choice, Entries list) {
  const Entry& entry = list[choice.item];
  Json json;
  json["name"] = entry.info->name;
  for (std::size_t i = 0; i < entry.parameters.size(); ++i) {
    Json& value = json[entry.parameters[i].name];
    switch (entry.parameters[i].kind) {
      case Kind::number:
        value = choice.settings[i];
        break;
      case Kind::boolean:
        value = choice.settings[i] != 0;
        break;
      case Kind::text:
        value = choice.formula.expression->text();
        break;
    }
  }
  return json;
}

template <class List>
std::string_view name_of(std::size_t item) {
  return entries<List>()[item].info->name;
}

// ---- data ----

const DatasetInfo& dataset_info(std::size_t item) {
  const DatasetInfo* info = nullptr;
  dispatch<Datasets>(item, [&]<class Item>() { info = &Item::info; });
  return *info;
}

bool has_side(std::size_t dataset) { return !entries<Datasets>()[dataset].parameters.empty(); }

/** Rows of equally many numbers, one after another. Gives their length, 0 where something is wrong. */
int read_rows(const Reader& at, const Limit& width, std::vector<double>& values) {
  const std::size_t rows = at.json()->size();
  const std::size_t columns = (*at.json())[0].is_array() ? (*at.json())[0].size() : 0;
  if (!at.at(std::size_t{0}).list(static_cast<std::size_t>(width.low), static_cast<std::size_t>(width.high), "numbers"))
    return 0;
  if (static_cast<double>(rows) * static_cast<double>(columns) > limit::values) {
    at.complain({"holds ", rows, " × ", columns, " numbers; at most ", limit::values, " are allowed"});
    return 0;
  }
  values.reserve(rows * columns);
  for (std::size_t i = 0; i < rows; ++i) {
    const Json& row = (*at.json())[i];
    if (!row.is_array() || row.size() != columns) {
      at.at(i).complain({"must be a list of ", columns, " numbers, as the rows before it"});
      return 0;
    }
    for (std::size_t j = 0; j < columns; ++j) {
      if (!row[j].is_number() || !(std::abs(row[j].get<double>()) <= 3e38)) {
        at.at(i).at(j).complain({"must be a finite number, not ", describe(row[j])});
        return 0;
      }
      values.push_back(row[j].get<double>());
    }
  }
  return static_cast<int>(columns);
}

void read_numbers(const Reader& at, std::vector<double>& values) {
  for (std::size_t i = 0; i < at.json()->size(); ++i) {
    const Json& value = (*at.json())[i];
    if (!value.is_number() || !(std::abs(value.get<double>()) <= 3e38)) {
      at.at(i).complain({"must be a finite number, not ", describe(value)});
      return;
    }
    values.push_back(value.get<double>());
  }
}

void read_custom_data(const Reader& at, DataConfig& data) {
  at.object({"name", "inputs", "targets", "test_fraction"});
  auto custom = std::make_shared<CustomData>();
  data.test_fraction = at.at("test_fraction").number(0, limit::test_fraction);
  const Reader inputs = at.at("inputs");
  const Reader targets = at.at("targets");
  for (const Reader* part : {&inputs, &targets}) {
    if (!part->present()) {
      part->complain({"is missing; custom data has inputs and targets"});
      return;
    }
    if (!part->list(1, static_cast<std::size_t>(limit::samples.high), "rows")) return;
  }
  if (inputs.json()->size() != targets.json()->size()) {
    targets.complain({"has ", targets.json()->size(), " rows, inputs has ", inputs.json()->size()});
    return;
  }
  custom->rows = static_cast<int>(inputs.json()->size());
  custom->columns = read_rows(inputs, limit::inputs, custom->inputs);
  if ((*targets.json())[0].is_array()) {
    custom->outputs = read_rows(targets, limit::units, custom->targets);
  } else {
    read_numbers(targets, custom->targets);
  }
  data.samples = custom->rows;
  data.custom = std::move(custom);
}

void read_side(const Reader& at, DataConfig& data) {
  const Parameter& side = entries<Datasets>()[data.item].parameters[0];
  data.side = static_cast<int>(at.at(side.name).integer(side.initial, side.minimum, side.maximum));
  if (double(data.columns()) * data.samples > limit::values) {
    at.at("samples").complain(
        {"make ", double(data.columns()) * data.samples, " pixels; at most ", limit::values, " are allowed"});
  }
}

DataConfig read_data(const Reader& at) {
  DataConfig data;
  if (!at.present()) return data;
  if (!at.json()->is_object()) {
    at.complain({"must be an object with a name, not ", describe(*at.json())});
    return data;
  }
  const Reader name = at.at("name");
  if (name.present() && name.json()->is_string() && name.json()->string() == "custom") {
    read_custom_data(at, data);
    return data;
  }
  data.item = read_name(name, entries<Datasets>(), data.item);
  std::vector<std::string_view> allowed{"name", "classes", "samples", "noise", "test_fraction"};
  if (has_side(data.item)) allowed.push_back("side");
  at.object(allowed);
  const DatasetInfo& info = dataset_info(data.item);
  const int usual = std::clamp(data.classes, info.fewest_classes, info.most_classes);
  data.classes = static_cast<int>(at.at("classes").integer(double(usual), info.fewest_classes, info.most_classes));
  data.samples = at.at("samples").integer(data.samples, limit::samples);
  data.noise = at.at("noise").number(data.noise, limit::noise);
  data.test_fraction = at.at("test_fraction").number(data.test_fraction, limit::test_fraction);
  if (has_side(data.item)) read_side(at, data);
  return data;
}

/** Rows × width numbers as a list of lists. */
Json rows_to_json(const std::vector<double>& values, int width) {
  Json list = Json::array();
  for (auto row = values.begin(); row != values.end(); row += width)
    list.push_back(std::vector<double>(row, row + width));
  return list;
}

Json data_to_json(const DataConfig& data) {
  Json json;
  json["name"] = data.custom ? "custom" : name_of<Datasets>(data.item);
  if (data.custom) {
    const CustomData& custom = *data.custom;
    json["inputs"] = rows_to_json(custom.inputs, custom.columns);
    json["targets"] = custom.outputs == 0 ? Json(custom.targets) : rows_to_json(custom.targets, custom.outputs);
  } else {
    json["classes"] = data.classes;
    json["samples"] = data.samples;
    json["noise"] = data.noise;
    if (has_side(data.item)) json["side"] = data.side;
  }
  json["test_fraction"] = data.test_fraction;
  return json;
}

// ---- features ----

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
  const auto item = find(entries<Features>(), *name);
  if (item && columns_needed(*item) <= columns) return FeatureConfig{*name, false, *item};
  if (item) {
    at.complain({quoted(*name), " needs ", columns_needed(*item), " columns, the data has ", columns});
  } else {
    at.complain({quoted(*name), " is not known; allowed are ", names(entries<Features>()), ", and the columns x1 to x",
                 columns});
  }
  return std::nullopt;
}

std::vector<FeatureConfig> read_features(const Reader& at, int columns) {
  if (!at.present() || !at.list(1, static_cast<std::size_t>(limit::inputs.high), "features"))
    return all_columns(columns);
  std::vector<FeatureConfig> features;
  std::vector<std::uint8_t> taken(static_cast<std::size_t>(columns) + Features::size);  // the columns, then the list's
  for (std::size_t i = 0; i < at.json()->size(); ++i) {
    const auto feature = read_feature(at.at(i), columns);
    if (!feature) continue;
    const std::size_t place = feature->index + (feature->column ? 0 : static_cast<std::size_t>(columns));
    if (taken[place]) at.at(i).complain({quoted(feature->name), " is there twice"});
    taken[place] = 1;
    features.push_back(*feature);
  }
  return features;
}

// ---- layers ----

LayerConfig read_layer(const Reader& at) {
  LayerConfig layer;
  if (!at.object({"units", "activation", "kernel_initializer", "use_bias", "dropout", "alpha_dropout", "l1", "l2"}))
    return layer;
  const Reader units = at.at("units");
  if (!units.present()) units.complain({"is missing: how many units the layer has"});
  layer.units = units.integer(1, limit::units);
  layer.activation = read_choice(at.at("activation"), entries<Activations>(), layer.activation, true);
  layer.kernel_initializer = read_name(at.at("kernel_initializer"), entries<Initializers>(), 0);
  layer.use_bias = at.at("use_bias").boolean(true);
  layer.dropout = at.at("dropout").number(0, limit::dropout);
  layer.alpha_dropout = at.at("alpha_dropout").number(0, limit::dropout);
  if (layer.dropout > 0 && layer.alpha_dropout > 0)
    at.at("alpha_dropout").complain({"cannot be together with dropout"});
  if (at.at("l1").present()) layer.l1 = at.at("l1").number(0, limit::penalty);
  if (at.at("l2").present()) layer.l2 = at.at("l2").number(0, limit::penalty);
  return layer;
}

Json layer_to_json(const LayerConfig& layer) {
  Json json;
  json["units"] = layer.units;
  json["activation"] = choice_to_json(layer.activation, entries<Activations>());
  json["kernel_initializer"] = name_of<Initializers>(layer.kernel_initializer);
  json["use_bias"] = layer.use_bias;
  json["dropout"] = layer.dropout;
  if (layer.alpha_dropout > 0) json["alpha_dropout"] = layer.alpha_dropout;
  if (layer.l1) json["l1"] = *layer.l1;
  if (layer.l2) json["l2"] = *layer.l2;
  return json;
}

// ---- loss, output and task together ----

bool has_activation(const LayerConfig& layer, std::size_t place) { return layer.activation.item == place; }

bool gives_probabilities(const LayerConfig& layer) {
  bool result = false;
  dispatch<Activations>(layer.activation.item,
                        [&]<class Item>() { result = Item::info.low == 0 && Item::info.high == 1; });
  return result;
}

bool between_minus_one_and_one(const LayerConfig& layer) {
  bool result = false;
  dispatch<Activations>(layer.activation.item,
                        [&]<class Item>() { result = Item::info.low == -1 && Item::info.high == 1; });
  return result;
}

Choice with_logits(Choice loss) {
  loss.settings[0] = 1;
  return loss;
}

/** The usual loss of a task, from logits. */
Choice usual_loss(Task task, int outputs) {
  if (task == Task::regression) return chosen<Losses, MeanSquaredError>();
  if (task == Task::multilabel || outputs == 1) return with_logits(chosen<Losses, BinaryCrossentropy>());
  return with_logits(chosen<Losses, SparseCategoricalCrossentropy>());
}

/** Hidden layers of ReLU and an output layer for the data, where an experiment names no layers. */
std::vector<LayerConfig> usual_layers(const std::optional<Choice>& loss, int outputs) {
  LayerConfig hidden;
  hidden.units = 16;
  hidden.activation = chosen<Activations, Relu>();
  hidden.kernel_initializer = place_of<Initializers, HeNormal>();
  LayerConfig output;
  output.units = outputs;
  if (loss && takes_probabilities(*loss) && !takes_logits(*loss)) {
    output.activation = is_categorical(*loss) ? chosen<Activations, Softmax>() : chosen<Activations, Sigmoid>();
  }
  return {hidden, hidden, output};
}

/** Whether a flat list of targets means class numbers (else one number a row). */
bool means_classes(const CustomData& custom, const std::optional<Choice>& loss, int units) {
  if (custom.outputs != 0) return false;
  const auto all = [&](auto allowed) { return std::all_of(custom.targets.begin(), custom.targets.end(), allowed); };
  if (!loss) return all([](double t) { return t >= 0 && t == std::floor(t); });
  // A single unit of yes or no takes classes 0 and 1, and shares between them too.
  if (is_loss<BinaryCrossentropy>(*loss) && units == 1) return all([](double t) { return t == 0 || t == 1; });
  return takes_probabilities(*loss);
}

struct Targets {
  Task task;
  int count;     ///< classes, labels, or numbers a row
  bool classes;  ///< given as class numbers
};

Targets targets_of(const DataConfig& data, const std::optional<Choice>& loss, int units) {
  if (!data.custom) {
    const DatasetInfo& info = dataset_info(data.item);
    return {info.task, info.task == Task::regression ? 1 : data.classes, info.task == Task::multiclass};
  }
  const CustomData& custom = *data.custom;
  if (means_classes(custom, loss, units)) {
    const double most = *std::max_element(custom.targets.begin(), custom.targets.end());
    const int classes = static_cast<int>(std::clamp(most, 1.0, limit::units.high)) + 1;
    return {Task::multiclass, units > 0 ? std::max(units, 2) : classes, true};
  }
  const int count = std::max(custom.outputs, 1);
  if (loss && is_categorical(*loss)) return {Task::multiclass, count, false};
  if (loss && is_loss<BinaryCrossentropy>(*loss)) return {Task::multilabel, count, false};
  return {Task::regression, count, false};
}

void check_custom_targets(const Reader& at, const CustomData& custom, const Targets& targets, const Choice& loss) {
  const int width = std::max(custom.outputs, 1);
  for (int i = 0; i < custom.rows; ++i) {
    const double* row = custom.targets.data() + std::ptrdiff_t(i) * width;
    const Reader place = at.at(static_cast<std::size_t>(i));
    if (targets.classes) {
      if (row[0] != std::floor(row[0]) || row[0] < 0 || row[0] >= targets.count) {
        return place.complain({"must be a class from 0 to ", targets.count - 1, ", not ", row[0]});
      }
    } else if (takes_probabilities(loss)) {
      double sum = 0;
      for (int j = 0; j < width; ++j) {
        if (row[j] < 0 || row[j] > 1) {
          return (custom.outputs == 0 ? place : place.at(static_cast<std::size_t>(j)))
              .complain({"must be from 0 to 1 for a cross-entropy, not ", row[j]});
        }
        sum += row[j];
      }
      if (is_categorical(loss) && std::abs(sum - 1) > 1e-6)
        return place.complain({"must add to 1 over the classes, not ", sum});
    }
  }
}

/** Whether loss, output layer and targets fit together; a complaint names the one to change and what is allowed. */
void check_output(const Reader& root, const Config& config, const Targets& targets) {
  const Reader loss = root.at("loss");
  const Reader layers = root.at("layers");
  const Reader output = layers.at(config.layers.size() - 1);
  const Reader units = output.at("units");
  const Reader activation = output.at("activation");
  const std::string_view name = name_of<Losses>(config.loss.item);
  const int outputs = config.outputs();

  bool serves = false;
  dispatch<Losses>(config.loss.item,
                   [&]<class Loss>() { serves = Loss::info.tasks[static_cast<std::size_t>(targets.task)]; });
  if (!serves) {
    return loss.complain(
        {name, targets.task == Task::regression
                   ? " needs classes or labels; for numbers take mean_squared_error, mean_absolute_error or huber"
                   : " needs one class an example; labels that may hold together take binary_crossentropy"});
  }
  if (is_loss<SparseCategoricalCrossentropy>(config.loss) && !targets.classes) {
    return loss.complain({name, " takes class numbers; targets given as rows take categorical_crossentropy"});
  }
  if (is_categorical(config.loss) && outputs < 2)
    return units.complain({"must be at least 2 for ", name, ", one unit a class"});
  const bool single = targets.classes && targets.count == 2 && !is_categorical(config.loss);
  if (outputs != targets.count && !(single && outputs == 1)) {
    return units.complain({"must be ", single ? "1 or " : "", targets.count,
                           targets.task == Task::regression ? ", one unit a target" : ", one unit a class or label",
                           ", not ", outputs});
  }
  if (takes_logits(config.loss) && !has_activation(config.output_layer(), place_of<Activations, Linear>())) {
    return activation.complain(
        {"must be linear where ", name, " has from_logits true: it takes the logits themselves"});
  }
  if (takes_probabilities(config.loss) && !takes_logits(config.loss) && !gives_probabilities(config.output_layer())) {
    return activation.complain({"must give probabilities (softmax, sigmoid or hard_sigmoid) for ", name,
                                " with from_logits false; a linear output goes with from_logits true"});
  }
}

void check_size(const Reader& root, const Config& config) {
  double inputs = static_cast<double>(config.features.size());
  if (inputs * config.data.samples > limit::values) {
    return root.at("features")
        .complain(
            {"make ", inputs * config.data.samples, " numbers of the data; at most ", limit::values, " are allowed"});
  }
  if (static_cast<double>(config.outputs()) * config.data.samples > limit::values) {
    return root.at("data").complain({"makes more than ", limit::values, " numbers of targets"});
  }
  double parameters = 0;
  for (const auto& layer : config.layers) {
    parameters += (inputs + 2) * layer.units;
    inputs = layer.units;
  }
  if (parameters > limit::parameters) {
    root.at("layers").complain(
        {"have ", parameters, " parameters together; at most ", limit::parameters, " are allowed"});
  }
}

void read_layers(const Reader& at, Config& config, const std::optional<Choice>& loss) {
  if (!at.present()) {
    config.layers = usual_layers(loss, targets_of(config.data, loss, 0).count);
    return;
  }
  if (!at.list(1, static_cast<std::size_t>(limit::layers.high), "layers")) return;
  for (std::size_t i = 0; i < at.json()->size(); ++i) config.layers.push_back(read_layer(at.at(i)));
  const LayerConfig& output = config.output_layer();
  if (output.dropout > 0 || output.alpha_dropout > 0) {
    at.at(config.layers.size() - 1)
        .at(output.dropout > 0 ? "dropout" : "alpha_dropout")
        .complain({"must be 0 in the output layer"});
  }
}

Precision read_precision(const Reader& at) {
  if (!at.present()) return Precision::float32;
  const auto name = at.string();
  if (name && *name != "float32" && *name != "float64")
    at.complain({"must be float32 or float64, not ", quoted(*name)});
  return name == "float64" ? Precision::float64 : Precision::float32;
}

Choice usual_optimizer() {
  Choice adam = chosen<Optimizers, Adam>();
  adam.settings[0] = 0.01;
  return adam;
}

void read_parts(const Reader& root, Config& config, std::vector<Issue>& issues) {
  root.at("version").integer(1, 1, 1);
  config.seed = static_cast<std::uint64_t>(root.at("seed").integer(7, limit::seed.low, limit::seed.high));
  config.precision = read_precision(root.at("precision"));
  config.data = read_data(root.at("data"));
  config.optimizer = read_choice(root.at("optimizer"), entries<Optimizers>(), usual_optimizer(), false);
  const Reader regularizer = root.at("regularizer");
  if (regularizer.present() && regularizer.object({"l1", "l2"})) {
    config.l1 = regularizer.at("l1").number(0, limit::penalty);
    config.l2 = regularizer.at("l2").number(0, limit::penalty);
  }
  config.batch_size = root.at("batch_size").integer(32, limit::batch_size);
  config.shuffle = root.at("shuffle").boolean(true);
  config.columns = config.data.columns();
  config.features = read_features(root.at("features"), config.columns);
  std::optional<Choice> loss;
  if (root.at("loss").present()) loss = read_choice(root.at("loss"), entries<Losses>(), {}, false);
  const Reader layers = root.at("layers");
  if (layers.present() || issues.empty()) read_layers(layers, config, loss);
  if (!issues.empty()) return;

  const Targets targets = targets_of(config.data, loss, config.outputs());
  config.task = targets.task;
  config.loss = loss.value_or(usual_loss(targets.task, config.outputs()));
  check_output(root, config, targets);
  if (issues.empty() && config.data.custom)
    check_custom_targets(root.at("data").at("targets"), *config.data.custom, targets, config.loss);
  check_size(root, config);
  const bool labels = !config.data.custom || targets.classes;
  if (labels && config.task != Task::regression && !takes_probabilities(config.loss) &&
      between_minus_one_and_one(config.output_layer())) {
    config.target_low = -1;
  }
}

constexpr std::string_view config_keys[] = {"version", "seed",      "precision",   "data",       "features", "layers",
                                            "loss",    "optimizer", "regularizer", "batch_size", "shuffle"};

}  // namespace

int DataConfig::columns() const {
  if (custom) return custom->columns;
  return has_side(item) ? side * side : dataset_info(item).columns;
}

Config read_config(const Json& json, std::vector<Issue>& issues) {
  Config config;
  const Reader root(&json, "", issues);
  if (root.object(config_keys)) read_parts(root, config, issues);
  return config;
}

/** Calls read(issues) and throws the first issue. */
template <class Read>
auto or_throw(Read read) {
  std::vector<Issue> issues;
  auto result = read(issues);
  if (!issues.empty()) throw ConfigError(issues.front());
  return result;
}

Config read_config(const Json& json) {
  return or_throw([&](auto& issues) { return read_config(json, issues); });
}

Choice read_activation(const Json& json) {
  return or_throw(
      [&](auto& issues) { return read_choice(Reader(&json, "activation", issues), entries<Activations>(), {}, true); });
}

Choice read_loss(const Json& json) {
  return or_throw(
      [&](auto& issues) { return read_choice(Reader(&json, "loss", issues), entries<Losses>(), {}, true); });
}

DataConfig read_data(const Json& json) {
  return or_throw([&](auto& issues) { return read_data(Reader(&json, "data", issues)); });
}

Json to_json(const Config& config) {
  Json json;
  json["version"] = 1;
  json["seed"] = config.seed;
  json["precision"] = config.precision == Precision::float32 ? "float32" : "float64";
  json["data"] = data_to_json(config.data);
  json["features"] = Json::array();
  for (const auto& feature : config.features) json["features"].push_back(feature.name);
  json["layers"] = Json::array();
  for (const auto& layer : config.layers) json["layers"].push_back(layer_to_json(layer));
  json["loss"] = choice_to_json(config.loss, entries<Losses>());
  json["optimizer"] = choice_to_json(config.optimizer, entries<Optimizers>());
  json["regularizer"]["l1"] = config.l1;
  json["regularizer"]["l2"] = config.l2;
  json["batch_size"] = config.batch_size;
  json["shuffle"] = config.shuffle;
  return json;
}

Json parse_json(std::string_view text) { return Json::parse(text); }

}  // namespace playground
