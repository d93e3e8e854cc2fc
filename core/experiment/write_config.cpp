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
    const std::span<const Parameter> own = entries<Datasets>()[data.item].parameters;
    for (std::size_t i = 0; i < own.size(); ++i) json[own[i].name] = number_to_json(own[i], data.settings[i]);
  }
  json["test_fraction"] = data.test_fraction;
  return json;
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

}  // namespace

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

}  // namespace playground
