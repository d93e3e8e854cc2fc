#include "core/experiment/reader.hpp"

#include <algorithm>
#include <cmath>

#include "core/formula/expression.hpp"

namespace playground {

namespace {

std::string joined(Names names) {
  std::string result;
  for (const std::string_view name : names) {
    if (!result.empty()) result += ", ";
    result += name;
  }
  return result;
}

}  // namespace

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

void Reader::complain(std::initializer_list<Word> message, int column) const {
  if (issues_->size() < most_issues) issues_->push_back({path(), sentence(message), column});
}

bool Reader::object(Names allowed) const {
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

double Reader::integer(double initial, double low, double high) const {
  const double value = number(initial, low, high);
  if (value == std::floor(value)) return value;
  complain({"must be a whole number, not ", value});
  return initial;
}

bool Reader::boolean(bool initial) const {
  if (!present()) return initial;
  if (!json_->is_boolean()) {
    complain({"must be true or false, not ", describe(*json_)});
    return initial;
  }
  return json_->get<bool>();
}

std::optional<std::string> Reader::string() const {
  if (json_->is_string()) return json_->string();
  complain({"must be a name, not ", describe(*json_)});
  return std::nullopt;
}

Formula Reader::formula(const Formula& initial) const {
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

bool Reader::list(std::size_t low, std::size_t high, const char* of) const {
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

std::string Reader::path() const {
  const std::string before = around_ ? around_->path() : "";
  if (index_) return sentence({before, "[", *index_, "]"});
  return sentence({before, before.empty() ? "" : ".", shortened(key_)});
}

}  // namespace playground
