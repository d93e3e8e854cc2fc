#include "core/text/error.hpp"

#include <limits>

#include "core/text/text.hpp"

namespace playground {
namespace {

Json data(const Json& found) {
  if (found.is_array() || found.is_object()) {
    Json kind;
    kind["type"] = found.is_array() ? "list" : "object";
    return kind;
  }
  if (!found.is_string()) return found;
  const std::string& text = found.string();
  if (text == "NaN") return std::numeric_limits<double>::quiet_NaN();
  if (text == "Infinity") return std::numeric_limits<double>::infinity();
  if (text == "-Infinity") return -std::numeric_limits<double>::infinity();
  return shortened(text);
}

/** An argument in English. */
std::string shown(const Json& argument) {
  if (argument.is_number()) return text(argument.get<double>());
  if (argument.is_string()) return quoted(argument.string());
  if (argument.is_object()) return argument.at("type") == "list" ? "a list" : "an object";
  if (!argument.is_array()) return argument.dump();
  std::string list;
  for (const Json& name : argument) {
    if (!list.empty()) list += ", ";
    list += name.string();
  }
  return list;
}

}  // namespace

Json Argument::json() const {
  switch (kind_) {
    case Kind::number:
      return number_;
    case Kind::text:
      return shortened(text_);
    case Kind::names: {
      Json list = Json::array();
      for (const std::string_view name : names_) list.push_back(name);
      return list;
    }
    case Kind::found:
      return data(*found_);
  }
  return {};
}

Issue issue(const Message& message, std::initializer_list<Argument> arguments, std::string path, Place place) {
  const std::string_view english = message.english;
  Issue result{message.code, Json::object(), std::move(path), {}, place};
  std::size_t at = 0;
  for (const Argument& argument : arguments) {
    const std::size_t open = next_argument(english, at);
    const std::string_view name = argument_at(english, open);
    Json& value = result.args[name] = argument.json();
    result.message += english.substr(at, open - at);
    result.message += shown(value);
    at = open + name.size() + 2;
  }
  result.message += english.substr(at);
  return result;
}

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (code < 0x20 || code == 0x7F) {
      const char digits[] = {static_cast<char>('0' + code / 16), "0123456789abcdef"[code % 16], '\0'};
      result += "\\u00";
      result += digits;
    } else {
      result += c;
    }
  }
  return result + '"';
}

void throw_refusal(const Message& message, std::initializer_list<Argument> arguments, std::string_view path,
                   Place place) {
  throw ConfigError(issue(message, arguments, std::string(path), place));
}

}  // namespace playground
