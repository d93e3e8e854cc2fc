#include "core/experiment/catalog.hpp"

#include <cmath>

#include "core/catalog/features.hpp"
#include "core/catalog/initializers.hpp"
#include "core/catalog/metrics.hpp"
#include "core/catalog/optimizers.hpp"
#include "core/experiment/config.hpp"

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
  json["slider"] = range(parameter.slider_low, parameter.slider_high);
  if (parameter.kind == Kind::boolean) json["default"] = parameter.initial != 0;
  if (parameter.kind == Kind::text) json["default"] = parameter.text;
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

Json tasks_to_json(const std::array<bool, 3>& tasks) {
  Json json = Json::array();
  for (const Task task : {Task::multiclass, Task::multilabel, Task::regression}) {
    if (tasks[static_cast<std::size_t>(task)]) json.push_back(name_of(task));
  }
  return json;
}

/** What every item has. */
Json to_json(const Entry& entry) {
  Json json;
  json["name"] = entry.info->name;
  json["label"] = entry.info->label;
  json["formula"] = entry.info->formula;
  json["parameters"] = Json::array();
  for (const Parameter& parameter : entry.parameters) json["parameters"].push_back(to_json(parameter));
  json["notes"] = entry.info->notes;
  return json;
}

template <class List>
Json list_of() {
  Json items = Json::array();
  for (const Entry& entry : entries<List>()) items.push_back(to_json(entry));
  return items;
}

/** What only activations have. */
void extend(Json& json, const ActivationInfo& info, bool learned, bool elementwise) {
  json["aliases"] = Json::array();
  if (!info.alias.empty()) json["aliases"].push_back(info.alias);
  json["range"] = range(number_or_text(info.low), number_or_text(info.high));
  json["learned"] = learned;
  json["elementwise"] = elementwise;
  json["keras"] = info.keras;
  json["pytorch"] = info.pytorch;
  json["source"] = info.source;
}

void extend(Json& json, const DatasetInfo& info) {
  json["task"] = name_of(info.task);
  json["columns"] = info.columns;
  json["classes"] = range(info.fewest_classes, info.most_classes);
}

Json activations() {
  Json items = list_of<Activations>();
  std::size_t i = 0;
  Activations::for_each([&]<class A>() { extend(items[i++], A::info, learns<A>(), !std::is_same_v<A, Softmax>); });
  return items;
}

Json datasets() {
  Json items = list_of<Datasets>();
  std::size_t i = 0;
  Datasets::for_each([&]<class D>() { extend(items[i++], D::info); });
  return items;
}

/** A list whose items serve some tasks: losses and metrics. */
template <class List>
Json list_with_tasks() {
  Json items = list_of<List>();
  std::size_t i = 0;
  List::for_each([&]<class Item>() { items[i++]["tasks"] = tasks_to_json(Item::info.tasks); });
  return items;
}

Json features() {
  Json items = list_of<Features>();
  std::size_t i = 0;
  Features::for_each([&]<class Feature>() { items[i++]["columns"] = Feature::info.columns; });
  return items;
}

Json limits() {
  Json json = Json::object();
  for (const Limit& limit : limit::all) json[limit.name] = range(limit.low, limit.high);
  return json;
}

}  // namespace

Json catalogue() {
  Json json;
  json["activations"] = activations();
  json["losses"] = list_with_tasks<Losses>();
  json["optimizers"] = list_of<Optimizers>();
  json["initializers"] = list_of<Initializers>();
  json["datasets"] = datasets();
  json["features"] = features();
  json["metrics"] = list_with_tasks<MetricList>();
  json["limits"] = limits();
  json["extent"] = extent;
  return json;
}

}  // namespace playground
