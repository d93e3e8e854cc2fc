#include "core/experiment/reader.hpp"

#include <algorithm>
#include <cmath>

#include "core/formula/expression.hpp"
#include "core/text/text.hpp"

namespace playground {

void Reader::add(MessageId message, std::initializer_list<Argument> arguments) const {
  complain(issue(message, arguments, {}));
}

void Reader::complain(Issue found) const {
  found.path = path();
  if (issues_->size() < most_issues) issues_->push_back(std::move(found));
}

bool Reader::object(Names allowed) const {
  if (!json_->is_object()) {
    complain("object_expected", allowed, *json_);
    return false;
  }
  for (const auto& [key, value] : json_->items()) {
    if (std::find(allowed.begin(), allowed.end(), key) == allowed.end()) {
      Reader(&value, key, *this).complain("key_unknown", allowed);
    }
  }
  return true;
}

Reader Reader::at(std::string_view key) const {
  return {json_ && json_->is_object() ? json_->find(key) : nullptr, key, *this};
}

Reader Reader::at(std::size_t i) const {
  Reader item(json_ && json_->is_array() ? &(*json_)[i] : nullptr, {}, *this);
  item.index_ = i;
  return item;
}

double Reader::number(double initial, double low, double high) const {
  if (!present()) return initial;
  if (!json_->is_number()) {
    complain("number_expected", *json_);
    return initial;
  }
  const double value = json_->get<double>();
  if (!(value >= low && value <= high)) {
    complain("number_out_of_range", low, high, value);
    return initial;
  }
  return value;
}

double Reader::integer(double initial, double low, double high) const {
  const double value = number(initial, low, high);
  if (value == std::floor(value)) return value;
  complain("whole_number_expected", value);
  return initial;
}

bool Reader::boolean(bool initial) const {
  if (!present()) return initial;
  if (!json_->is_boolean()) {
    complain("boolean_expected", *json_);
    return initial;
  }
  return json_->get<bool>();
}

std::optional<std::string> Reader::string() const {
  if (json_->is_string()) return json_->string();
  complain("name_expected", *json_);
  return std::nullopt;
}

Formula Reader::formula(const Formula& initial, int columns) const {
  if (!present()) return initial;
  if (!json_->is_string()) {
    complain("formula_expected", *json_);
    return initial;
  }
  try {
    return read_formula(json_->string(), columns);
  } catch (const ConfigError& error) {
    complain(error.issue());
    return initial;
  }
}

bool Reader::list(std::size_t low, std::size_t high) const {
  if (!json_->is_array()) {
    complain("list_expected", *json_);
    return false;
  }
  if (json_->size() < low || json_->size() > high) {
    complain("list_length", low, high, json_->size());
    return false;
  }
  return true;
}

std::string Reader::path() const {
  const std::string before = around_ ? around_->path() : "";
  if (index_) return sentence({before, "[", *index_, "]"});
  return sentence({before, before.empty() ? "" : ".", shortened(key_)});
}

}  // namespace playground
