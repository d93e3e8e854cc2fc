#include "core/experiment/catalog.hpp"

#include <algorithm>
#include <cmath>

#include "core/catalog/features.hpp"
#include "core/catalog/initializers.hpp"
#include "core/catalog/metrics.hpp"
#include "core/catalog/optimizers.hpp"
#include "core/experiment/config.hpp"
#include "core/experiment/parts.hpp"

namespace playground {
namespace {

/** JSON has no infinity: it is written as the text "Infinity" or "-Infinity". */
Json number_or_text(double value) {
  if (std::isfinite(value)) return value;
  return value > 0 ? "Infinity" : "-Infinity";
}

Json range(Json low, Json high) {
  Json json = Json::array();
  json.push_back(std::move(low));
  json.push_back(std::move(high));
  return json;
}

const char* name_of(Kind kind) {
  switch (kind) {
    case Kind::number:
      return "number";
    case Kind::boolean:
      return "boolean";
    case Kind::text:
      return "text";
    case Kind::option:
      return "option";
  }
  return "";
}

Json to_json(const Parameter& parameter) {
  Json json;
  json["name"] = parameter.name;
  json["symbol"] = parameter.symbol;
  json["label"] = parameter.label;
  json["kind"] = name_of(parameter.kind);
  json["default"] = parameter.initial;
  json["minimum"] = parameter.minimum;
  json["maximum"] = parameter.maximum;
  json["whole"] = parameter.whole;
  json["slider"] = range(parameter.slider_low, parameter.slider_high);
  if (parameter.kind == Kind::boolean) json["default"] = parameter.initial != 0;
  if (parameter.kind == Kind::text) json["default"] = parameter.text;
  if (parameter.kind == Kind::option) {
    json["default"] = parameter.choices[0];
    json["choices"] = std::vector(parameter.choices.begin(), parameter.choices.end());
  }
  return json;
}

const char* name_of(Task task) {
  switch (task) {
    case Task::multiclass:
      return "multiclass";
    case Task::multilabel:
      return "multilabel";
    case Task::regression:
      return "regression";
  }
  return "";
}

Json to_json(const Tasks& tasks) {
  Json json = Json::array();
  for (const Task task : {Task::multiclass, Task::multilabel, Task::regression}) {
    if (tasks.has(task)) json.push_back(name_of(task));
  }
  return json;
}

const char* name_of(Outputs outputs) {
  switch (outputs) {
    case Outputs::numbers:
      return "numbers";
    case Outputs::probabilities:
      return "probabilities";
    case Outputs::distribution:
      return "distribution";
  }
  return "";
}

/** What every item has. */
template <class Item>
Json to_json_of() {
  const Descriptor& info = Item::info;
  Json json;
  json["name"] = info.name;
  json["label"] = info.label;
  json["formula"] = info.formula;
  json["parameters"] = Json::array();
  for (const Parameter& parameter : parameters_of<Item>()) json["parameters"].push_back(to_json(parameter));
  json["notes"] = info.notes;
  return json;
}

template <class List>
Json list_of() {
  Json items = Json::array();
  List::for_each([&]<class Item>() { items.push_back(to_json_of<Item>()); });
  return items;
}

/** What follows from an activation's type. */
struct ActivationTraits {
  bool learned, elementwise, identity, self_normalizing;
  Tasks usual_for;
};

template <class A>
constexpr ActivationTraits traits_of() {
  return {learns<A>(), !std::is_same_v<A, Softmax>, std::is_same_v<A, Linear>, normalizes_itself<A>(), usual_for<A>()};
}

/** What the items of one list have and others have not. */
void extend(Json& json, const ActivationInfo& info, const ActivationTraits& traits) {
  json["aliases"] = Json::array();
  if (!info.alias.empty()) json["aliases"].push_back(info.alias);
  json["range"] = range(number_or_text(info.low), number_or_text(info.high));
  json["learned"] = traits.learned;
  json["elementwise"] = traits.elementwise;
  json["identity"] = traits.identity;
  json["self_normalizing"] = traits.self_normalizing;
  json["usual_for"] = to_json(traits.usual_for);
  json["keras"] = info.keras;
  json["pytorch"] = info.pytorch;
  json["source"] = info.source;
}

void extend(Json& json, const LossInfo& info) {
  json["tasks"] = to_json(info.tasks);
  json["usual_for"] = to_json(info.usual_for);
  json["outputs"] = name_of(info.outputs);
  json["activation"] =
      info.takes_probabilities() ? Json(entries<Activations>()[activation_for(info.outputs)].name) : Json();
  json["sparse"] = info.sparse;
}

void extend(Json& json, const MetricInfo& info) {
  json["tasks"] = to_json(info.tasks);
  json["usual_for"] = to_json(info.usual_for);
  json["higher_is_better"] = info.better == Better::higher;
  json["format"] = info.format == Format::percent ? "percent" : "number";
}

Json to_json(const ExampleSizes& sizes) {
  Json json = Json::array();
  for (const ExampleSize& size : sizes)
    json.push_back(size.parameter.empty() ? Json(size.number) : Json(size.parameter));
  return json;
}

void extend(Json& json, const DatasetInfo& info) {
  json["task"] = name_of(info.task);
  json["shape"] = to_json(info.sizes);
  json["classes"] = range(info.fewest_classes, info.most_classes);
  json["usual_classes"] = std::clamp(info.usual_classes, info.fewest_classes, info.most_classes);
  json["column_names"] = std::vector(info.column_names.begin(), info.column_names.end());
  json["class_names"] = std::vector(info.class_names.begin(), info.class_names.end());
}

void extend(Json& json, const FeatureInfo& info) { json["columns"] = info.columns; }

/** The type of a key's value. */
struct TypeOfKey {
  const LayerKey& key;

  const char* operator()(int LayerConfig::*) const { return "integer"; }
  const char* operator()(double LayerConfig::*) const { return "number"; }
  const char* operator()(bool LayerConfig::*) const { return "boolean"; }
  const char* operator()(Choice LayerConfig::*) const { return "activation"; }
  const char* operator()(std::size_t LayerConfig::*) const { return "initializer"; }
  const char* operator()(std::optional<double> LayerConfig::*) const { return "number"; }
  const char* operator()(Sizes LayerConfig::*) const { return key.one_axis ? "integer" : "sizes"; }
  const char* operator()(Shape LayerConfig::*) const { return "shape"; }
  const char* operator()(Padding LayerConfig::*) const { return "option"; }
  const char* operator()(Merge LayerConfig::*) const { return "option"; }
};

std::vector<std::string_view> elementwise_activations() {
  std::vector<std::string_view> names;
  Activations::for_each([&]<class A>() {
    if (is_elementwise(chosen<Activations, A>())) names.push_back(A::info.name);
  });
  return names;
}

Json to_json(const LayerKey& key, const LayerKind& kind) {
  Json json;
  json["name"] = key.name;
  json["type"] = std::visit(TypeOfKey{key}, key.member);
  json["required"] = key.required;
  if (!key.required) json["default"] = to_json(key, kind.defaults());
  if (key.high > key.low) json["range"] = range(key.low, key.high);
  if (!key.choices.empty()) json["choices"] = std::vector(key.choices.begin(), key.choices.end());
  if (key.elementwise) json["choices"] = elementwise_activations();
  for (const LayerKey& other : kind.keys) {
    if (key.otherwise && other.member == LayerMember(key.otherwise)) json["otherwise"] = other.name;
  }
  return json;
}

void extend(Json& json, const LayerInfo& info, const LayerKind& kind) {
  json["source"] = info.source;
  json["pools"] = info.pools.empty() ? Json() : Json(info.pools);
  json["keys"] = Json::array();
  for (const LayerKey& key : kind.keys) json["keys"].push_back(to_json(key, kind));
  json["usual"] = to_json(kind.usual(), true);
}

template <class List>
Json extended_list_of() {
  Json items = list_of<List>();
  std::size_t i = 0;
  List::for_each([&]<class Item>() {
    if constexpr (std::is_same_v<List, Activations>) {
      extend(items[i++], Item::info, traits_of<Item>());
    } else if constexpr (std::is_same_v<List, Layers>) {
      extend(items[i], Item::info, layer_kind(i));
      ++i;
    } else {
      extend(items[i++], Item::info);
    }
  });
  return items;
}

Json limits() {
  Json json = Json::object();
  for (const Limit& limit : limit::all) json[limit.name] = range(limit.low, limit.high);
  return json;
}

}  // namespace

Json catalog_json() {
  Json json;
  json["activations"] = extended_list_of<Activations>();
  json["losses"] = extended_list_of<Losses>();
  json["optimizers"] = list_of<Optimizers>();
  json["initializers"] = list_of<Initializers>();
  json["datasets"] = extended_list_of<Datasets>();
  json["features"] = extended_list_of<Features>();
  json["metrics"] = extended_list_of<MetricList>();
  json["layers"] = extended_list_of<Layers>();
  json["limits"] = limits();
  json["extent"] = extent;
  for (const Message& message : messages) json["messages"][message.code] = message.english;
  return json;
}

}  // namespace playground
