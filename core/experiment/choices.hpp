#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/experiment/reader.hpp"
#include "core/text/descriptor.hpp"
#include "core/text/json.hpp"

/** Catalog items in the experiment: an item's name, or an object with its name and its parameters. */
namespace playground {

std::vector<std::string_view> item_names(Entries list);

/** The place of an item by its name or its alias. */
std::optional<std::size_t> find_item(Entries list, std::string_view name);

/** The place of the item that is named, `initial` if the value is absent or wrong. */
std::size_t read_name(const Reader& at, Entries list, std::size_t initial);

/** The place of the name, the first one if it is absent or wrong. */
std::size_t read_option(const Reader& at, Names names);

/** The value of a number, an option, or a switch of 0 or 1, the default if it is absent or wrong. */
double read_number(const Reader& at, const Parameter& parameter);

/** Such a value as JSON. */
Json number_to_json(const Parameter& parameter, double value);

/** An item as {"name": …, its parameters} or, if `bare`, also as its name alone. */
Choice read_choice(const Reader& at, Entries list, const Choice& initial, bool bare);

Json choice_to_json(const Choice& choice, Entries list);

template <class List>
std::string_view name_of(std::size_t item) {
  return entries<List>()[item].name;
}

}  // namespace playground
