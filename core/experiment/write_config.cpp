#include "core/catalog/initializers.hpp"
#include "core/catalog/optimizers.hpp"
#include "core/experiment/choices.hpp"
#include "core/experiment/parts.hpp"

namespace playground {

namespace {

/** Rows × width numbers as a list of lists. */
Json rows_to_json(const std::vector<double>& values, int width) {
  Json list = Json::array();
  for (auto row = values.begin(); row != values.end(); row += width)
    list.push_back(std::vector<double>(row, row + width));
  return list;
}

Json stored_to_json(const DataConfig& data) {
  Json json;
  json["name"] = "stored";
  json["reference"] = data.custom->reference;
  json["rows"] = data.custom->rows;
  json["shape"] = to_json(data.custom->shape);
  json["test_rows"] = data.test_rows;
  return json;
}

Json data_to_json(const DataConfig& data) {
  if (data.custom && data.custom->is_stored()) return stored_to_json(data);
  Json json;
  json["name"] = data.custom ? "custom" : name_of<Datasets>(data.item);
  if (data.custom) {
    const CustomData& custom = *data.custom;
    if (custom.shape.size() > 1) json["shape"] = to_json(custom.shape);
    json["inputs"] = rows_to_json(custom.inputs, custom.columns);
    json["targets"] = custom.outputs == 0 ? Json(custom.targets) : rows_to_json(custom.targets, custom.outputs);
  } else {
    if (!data.is_formula()) json["classes"] = data.classes;
    json["samples"] = data.samples;
    json["noise"] = data.noise;
    const std::span<const Parameter> own = entries<Datasets>()[data.item].parameters;
    for (std::size_t i = 0; i < own.size(); ++i)
      json[own[i].name] =
          own[i].kind == Kind::text ? Json(data.formula.expression->text()) : number_to_json(own[i], data.settings[i]);
  }
  json["test_fraction"] = data.test_fraction;
  return json;
}

/** A layer without arrays is null. */
Json to_json(const std::vector<LayerParameters>& layers) {
  Json list = Json::array();
  for (const LayerParameters& layer : layers) {
    Json json;
    for (const auto& [name, values] : layer.tensors) json[name] = values;
    list.push_back(std::move(json));
  }
  return list;
}

/** A key's value. */
struct KeyWriter {
  const LayerKey& key;
  const LayerConfig& layer;

  template <class Value>
  Json operator()(Value LayerConfig::* member) const {
    return layer.*member;
  }
  Json operator()(Choice LayerConfig::* member) const { return choice_to_json(layer.*member, entries<Activations>()); }
  Json operator()(std::size_t LayerConfig::* member) const { return name_of<Initializers>(layer.*member); }
  Json operator()(std::optional<double> LayerConfig::* member) const {
    return layer.*member ? Json(*(layer.*member)) : Json();
  }
  Json operator()(Sizes LayerConfig::* member) const {
    const auto [rows, columns] = layer.*member;
    return key.one_axis ? Json(columns) : Json{rows, columns};
  }
  Json operator()(Shape LayerConfig::* member) const { return to_json(layer.*member); }
  Json operator()(Padding LayerConfig::* member) const { return option(layer.*member); }
  Json operator()(Merge LayerConfig::* member) const { return option(layer.*member); }

 private:
  template <class Option>
  Json option(Option value) const {
    return key.choices[static_cast<std::size_t>(value)];
  }
};

/** Whether a key has another value than its default. */
bool is_set(const LayerKey& key, const LayerConfig& layer) {
  return to_json(key, layer) != to_json(key, default_layer(layer.kind));
}

}  // namespace

Json to_json(const LayerConfig& layer, bool whole) {
  Json json;
  if (layer.kind != place_of<Layers, DenseLayer>()) json["kind"] = name_of<Layers>(layer.kind);
  for (const LayerKey& key : kind_of(layer).keys) {
    Json value = to_json(key, layer);
    const bool written = whole ? !value.is_null() : key.written == LayerKey::Written::always || is_set(key, layer);
    if (written) json[key.name] = std::move(value);
  }
  return json;
}

Json to_json(const LayerKey& key, const LayerConfig& layer) { return std::visit(KeyWriter{key, layer}, key.member); }

Json to_json(const Config& config) {
  Json json;
  json["version"] = 1;
  json["seed"] = config.seed;
  if (config.weights_seed) json["weights_seed"] = *config.weights_seed;
  json["precision"] = config.precision == Precision::float32 ? "float32" : "float64";
  json["data"] = data_to_json(config.data);
  json["features"] = Json::array();
  for (const auto& feature : config.features)
    json["features"].push_back(feature.is_formula() ? Json{{"expression", feature.name}} : Json(feature.name));
  json["layers"] = Json::array();
  for (const auto& layer : config.layers) json["layers"].push_back(to_json(layer));
  if (config.parameters) json["parameters"] = to_json(*config.parameters);
  json["loss"] = choice_to_json(config.loss, entries<Losses>());
  json["optimizer"] = choice_to_json(config.optimizer, entries<Optimizers>());
  json["regularizer"]["l1"] = config.l1;
  json["regularizer"]["l2"] = config.l2;
  json["batch_size"] = config.batch_size;
  json["shuffle"] = config.shuffle;
  return json;
}

}  // namespace playground
