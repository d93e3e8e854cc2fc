#include "core/catalogue.hpp"

#include <cmath>

#include "core/config.hpp"
#include "core/features.hpp"
#include "core/initializers.hpp"
#include "core/metrics.hpp"
#include "core/optimizers.hpp"

namespace playground {
namespace {

/** JSON has no infinity: it is written as the text "Infinity" or "-Infinity". */
Json number_or_text(double value) {
  if (std::isfinite(value)) return value;
  return value > 0 ? "Infinity" : "-Infinity";
}

Json to_json(const Parameter& parameter) {
  Json json{{"name", parameter.name},
            {"symbol", parameter.symbol},
            {"label", parameter.label},
            {"kind", parameter.kind == Kind::boolean ? "boolean" : "number"},
            {"default", parameter.initial},
            {"minimum", parameter.minimum},
            {"maximum", parameter.maximum},
            {"slider", {parameter.slider_low, parameter.slider_high}}};
  if (parameter.kind == Kind::boolean) json["default"] = parameter.initial != 0;
  return json;
}

const char* name_of(Task task) {
  switch (task) {
    case Task::multiclass: return "multiclass";
    case Task::multilabel: return "multilabel";
    case Task::regression: return "regression";
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
template <class Item>
Json base() {
  Json parameters = Json::array();
  for (const Parameter& parameter : parameters_of<Item>()) parameters.push_back(to_json(parameter));
  return {{"name", Item::info.name},
          {"label", Item::info.label},
          {"formula", Item::info.formula},
          {"parameters", std::move(parameters)},
          {"notes", Item::info.notes}};
}

/** All items of a list; extend.operator()<Item>(json) adds what only this kind has. */
template <class List, class Extend>
Json list_of(Extend extend) {
  Json items = Json::array();
  List::for_each([&]<class Item>() {
    Json item = base<Item>();
    extend.template operator()<Item>(item);
    items.push_back(std::move(item));
  });
  return items;
}

template <class List>
Json list_of() {
  return list_of<List>([]<class Item>(Json&) {});
}

Json activations() {
  return list_of<Activations>([]<class A>(Json& item) {
    item["aliases"] = A::info.alias.empty() ? Json::array() : Json::array({A::info.alias});
    item["range"] = {number_or_text(A::info.low), number_or_text(A::info.high)};
    item["learned"] = learns<A>();
    item["elementwise"] = elementwise<A>;
    item["keras"] = A::info.keras;
    item["pytorch"] = A::info.pytorch;
    item["source"] = A::info.source;
  });
}

Json datasets() {
  return list_of<Datasets>([]<class D>(Json& item) {
    item["task"] = name_of(D::info.task);
    item["columns"] = D::info.columns;
    item["classes"] = {D::info.fewest_classes, D::info.most_classes};
  });
}

Json limits() {
  Json json = Json::object();
  for (const Limit& limit : limit::all) json[std::string(limit.name)] = {limit.low, limit.high};
  return json;
}

}  // namespace

Json catalogue() {
  const auto with_tasks = []<class Item>(Json& item) { item["tasks"] = tasks_to_json(Item::info.tasks); };
  return {{"activations", activations()},
          {"losses", list_of<Losses>(with_tasks)},
          {"optimizers", list_of<Optimizers>()},
          {"initializers", list_of<Initializers>()},
          {"datasets", datasets()},
          {"features", list_of<Features>()},
          {"metrics", list_of<MetricList>(with_tasks)},
          {"limits", limits()},
          {"extent", extent}};
}

}  // namespace playground
