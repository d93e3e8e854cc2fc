#include "core/experiment/choices.hpp"

#include <algorithm>

#include "core/formula/expression.hpp"

namespace playground {

std::vector<std::string_view> item_names(Entries list) {
  std::vector<std::string_view> names;
  for (const Entry& entry : list) names.push_back(entry.name);
  return names;
}

std::optional<std::size_t> find_item(Entries list, std::string_view name) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (name == list[i].name || (!list[i].alias.empty() && name == list[i].alias)) return i;
  }
  return std::nullopt;
}

std::size_t read_name(const Reader& at, Entries list, std::size_t initial) {
  if (!at.present()) return initial;
  const auto name = at.string();
  if (!name) return initial;
  const auto found = find_item(list, *name);
  if (!found) at.complain("name_unknown", *name, item_names(list));
  return found.value_or(initial);
}

std::size_t read_option(const Reader& at, Names names) {
  if (!at.present()) return 0;
  const auto name = at.string();
  if (!name) return 0;
  const auto found = std::find(names.begin(), names.end(), *name);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  at.complain("name_unknown", *name, names);
  return 0;
}

double read_number(const Reader& at, const Parameter& parameter) {
  if (parameter.kind == Kind::option) return static_cast<double>(read_option(at, parameter.choices));
  if (parameter.kind == Kind::boolean) return at.boolean(parameter.initial != 0);
  return parameter.whole ? at.integer(parameter.initial, parameter.minimum, parameter.maximum)
                         : at.number(parameter.initial, parameter.minimum, parameter.maximum);
}

Json number_to_json(const Parameter& parameter, double value) {
  if (parameter.kind == Kind::option) return parameter.choices[static_cast<std::size_t>(value)];
  return parameter.kind == Kind::boolean ? Json(value != 0) : Json(value);
}

namespace {

void read_settings(const Reader& at, const Entry& entry, Choice& choice) {
  std::vector<std::string_view> allowed{"name"};
  for (const auto& parameter : entry.parameters) allowed.push_back(parameter.name);
  at.object(allowed);
  for (std::size_t i = 0; i < entry.parameters.size(); ++i) {
    const auto& parameter = entry.parameters[i];
    const Reader value = at.at(parameter.name);
    if (parameter.kind == Kind::text) {
      choice.formula = value.formula(choice.formula);
    } else {
      choice.settings[i] = read_number(value, parameter);
    }
  }
}

}  // namespace

Choice read_choice(const Reader& at, Entries list, const Choice& initial, bool bare) {
  if (!at.present()) return initial;
  const bool named = bare && at.json()->is_string();
  if (!named && !at.json()->is_object()) {
    if (bare) {
      at.complain("name_or_object_expected", *at.json());
    } else {
      at.complain("named_object_expected", *at.json());
    }
    return initial;
  }
  const Reader name = named ? at : at.at("name");
  if (!name.present()) {
    name.complain("name_missing", item_names(list));
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
  json["name"] = entry.name;
  for (std::size_t i = 0; i < entry.parameters.size(); ++i) {
    const Parameter& parameter = entry.parameters[i];
    json[parameter.name] = parameter.kind == Kind::text ? Json(choice.formula.expression->text())
                                                        : number_to_json(parameter, choice.settings[i]);
  }
  return json;
}

}  // namespace playground
