#pragma once

#include <array>
#include <cstddef>
#include <limits>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>

namespace playground {

inline constexpr double infinity = std::numeric_limits<double>::infinity();

enum class Kind { number, boolean, text, option };

/** A number, a switch of 0 or 1, a formula as text, or one of several names, that belongs to a catalog item: its name
 * in the experiment, and what is allowed. */
struct Parameter {
  std::string_view name;
  std::string_view symbol;  ///< TeX
  std::string_view label;
  double initial;
  double minimum;
  double maximum;
  double slider_low;
  double slider_high;
  Kind kind = Kind::number;
  std::string_view text = {};                      ///< of a text: the default; its length is from minimum to maximum
  bool whole = false;                              ///< of a number: only whole ones
  std::span<const std::string_view> choices = {};  ///< of an option, whose value is the place of the name
};

constexpr Parameter number(std::string_view name, std::string_view symbol, std::string_view label, double initial,
                           double minimum, double maximum, double slider_low, double slider_high) {
  return {name, symbol, label, initial, minimum, maximum, slider_low, slider_high, Kind::number, {}, false};
}

/** A whole number, with a slider over all that is allowed. */
constexpr Parameter whole_number(std::string_view name, std::string_view symbol, std::string_view label, double initial,
                                 double minimum, double maximum) {
  return {name, symbol, label, initial, minimum, maximum, minimum, maximum, Kind::number, {}, true};
}

constexpr Parameter choice(std::string_view name, std::string_view label, bool initial) {
  return {name, "", label, initial ? 1.0 : 0.0, 0, 1, 0, 1, Kind::boolean, {}, false};
}

constexpr Parameter written(std::string_view name, std::string_view label, std::string_view initial, int longest) {
  return {name, "", label, 0, 1, double(longest), 1, double(longest), Kind::text, initial, false};
}

/** Of these names, the first one by default. */
constexpr Parameter option(std::string_view name, std::string_view label, std::span<const std::string_view> choices) {
  const double last = static_cast<double>(choices.size()) - 1;
  return {name, "", label, 0, 0, last, 0, last, Kind::option, {}, true, choices};
}

/** What every catalog item says of itself. */
struct Descriptor {
  std::string_view name;
  std::string_view label;
  std::string_view formula;  ///< TeX
  std::string_view notes;
};

inline constexpr std::size_t most_parameters = 6;

/** The values of an item's parameters, in the order in which the item declares them; 0 for a text. */
using Settings = std::array<double, most_parameters>;

class Expression;

/** A formula that came as text (core/formula/expression.hpp), shared and never changed; equal where the text is. */
struct Formula {
  std::shared_ptr<const Expression> expression;

  bool operator==(const Formula& other) const;
};

/** The formula of this text in x and a, or in so many columns of data. Throws a ConfigError with the place. */
Formula read_formula(std::string_view text, int columns = 0);

/** A catalog item, chosen: its place in its list, and its parameters. */
struct Choice {
  std::size_t item = 0;
  Settings settings{};
  Formula formula{};  ///< where a parameter is a text

  bool operator==(const Choice&) const = default;
};

template <class... Items>
struct TypeList {
  static constexpr std::size_t size = sizeof...(Items);

  /** Calls f.operator()<Item>() for each item in turn. */
  template <class F>
  static constexpr void for_each(F&& f) {
    (f.template operator()<Items>(), ...);
  }

  /** Calls it until it gives true. */
  template <class F>
  static constexpr bool any_of(F&& f) {
    return (f.template operator()<Items>() || ...);
  }
};

/** The parameters that an item declares; an item without any declares nothing. */
template <class Item>
constexpr std::span<const Parameter> parameters_of() {
  if constexpr (requires { Item::parameters; }) {
    return Item::parameters;
  } else {
    return {};
  }
}

template <class Item>
constexpr Settings default_settings() {
  Settings settings{};
  const auto parameters = parameters_of<Item>();
  for (std::size_t i = 0; i < parameters.size(); ++i) settings[i] = parameters[i].initial;
  return settings;
}

/** The formula of an item with a text among its parameters, none for any other. */
inline Formula default_formula(std::span<const Parameter> parameters) {
  for (const Parameter& parameter : parameters) {
    if (parameter.kind == Kind::text) return read_formula(parameter.text);
  }
  return {};
}

template <class Item>
constexpr std::string_view alias_of() {
  if constexpr (requires { Item::info.alias; }) return Item::info.alias;
  return {};
}

/** What an item says of itself, but for its texts: a program that has no use for them is linked without them. */
template <class Info>
constexpr Info without_texts(Info info) {
  info.label = info.formula = info.notes = {};
  return info;
}

template <class... Items>
constexpr auto infos_of(TypeList<Items...>) {
  return std::array{without_texts(Items::info)...};
}

/** What the items of a list say of themselves, but for their texts, by place. */
template <class List>
inline constexpr auto infos = infos_of(List());

constexpr Parameter without_texts(Parameter parameter) {
  parameter.symbol = parameter.label = {};
  return parameter;
}

template <class Item>
inline constexpr auto parameters_without_texts = [] {
  constexpr auto all = parameters_of<Item>();
  std::array<Parameter, all.size()> result{};
  for (std::size_t i = 0; i < all.size(); ++i) result[i] = without_texts(all[i]);
  return result;
}();

/** An item as data: what is read, written and listed alike for all of them. */
struct Entry {
  std::string_view name;
  std::string_view alias;
  std::span<const Parameter> parameters;

  Settings default_settings() const {
    Settings settings{};
    for (std::size_t i = 0; i < parameters.size(); ++i) settings[i] = parameters[i].initial;
    return settings;
  }
};

using Entries = std::span<const Entry>;

template <class List>
Entries entries() {
  static constexpr auto table = []<class... Items>(TypeList<Items...>) {
    return std::array<Entry, sizeof...(Items)>{
        Entry{Items::info.name, alias_of<Items>(), parameters_without_texts<Items>}...};
  }(List{});
  return table;
}

/** Calls f.operator()<Item>() for the item at this place of the list, once: the dispatch from data to code. */
template <class List, class F>
void dispatch(std::size_t place, F&& f) {
  std::size_t i = 0;
  List::any_of([&]<class Item>() {
    const bool here = i++ == place;
    if (here) f.template operator()<Item>();
    return here;
  });
}

/** The place of a type in its list. */
template <class List, class Wanted>
consteval std::size_t place_of() {
  std::size_t i = 0;
  std::size_t found = List::size;
  List::for_each([&]<class Item>() {
    if constexpr (std::is_same_v<Item, Wanted>) found = i;
    ++i;
  });
  return found;
}

/** The chosen item with its default parameters. */
template <class List, class Item>
Choice chosen() {
  return {place_of<List, Item>(), default_settings<Item>(), default_formula(parameters_without_texts<Item>)};
}

}  // namespace playground
