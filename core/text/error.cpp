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

/** The items, written out, with something between them. */
template <class Items, class Write>
std::string joined(const Items& items, std::string_view between, Write write) {
  std::string list;
  for (const auto& item : items) {
    if (!list.empty()) list += between;
    list += write(item);
  }
  return list;
}

/** JSON with spaces, as one writes it by hand. */
std::string spaced(const Json& json) {
  if (json.is_array()) return "[" + joined(json, ", ", spaced) + "]";
  if (!json.is_object()) return json.dump();
  const auto member = [](const auto& each) { return Json(each.first).dump() + ": " + spaced(each.second); };
  return "{" + joined(json.items(), ", ", member) + "}";
}

/** An argument in English. */
std::string shown(const Json& argument) {
  if (argument.is_number()) return text(argument.get<double>());
  if (argument.is_string()) return quoted(argument.string());
  if (argument.is_object() && argument.contains("type")) return argument["type"] == "list" ? "a list" : "an object";
  if (!argument.is_array()) return spaced(argument);
  const bool is_shape = !argument.empty() && argument[0].is_number();
  return joined(argument, is_shape ? "×" : ", ",
                [](const Json& item) { return item.is_string() ? item.string() : item.dump(); });
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
    case Kind::written:
      return *found_;
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
