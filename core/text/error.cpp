#include "core/text/error.hpp"

#include <array>
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

/** Gives a function the code of each message and the names of its arguments: words with a space after each, and a line
 * feed. */
template <class Put>
constexpr void write_heads(Put put) {
  const auto put_word = [&](std::string_view word) {
    for (const char c : word) put(c);
    put(' ');
  };
  for (const Message& message : messages) {
    put_word(message.code);
    for (std::size_t open = next_argument(message.english, 0); open != std::string_view::npos;
         open = next_argument(message.english, open + 1)) {
      put_word(argument_at(message.english, open));
    }
    put('\n');
  }
}

constexpr std::size_t heads_size() {
  std::size_t size = 0;
  write_heads([&](char) { ++size; });
  return size;
}

/** What issues need of the messages, apart from their words. */
constexpr auto heads = [] {
  std::array<char, heads_size()> text{};
  write_heads([&, at = std::size_t(0)](char c) mutable { text[at++] = c; });
  return text;
}();

/** The code of a message, and the names of its arguments. */
std::string_view head_of(MessageId message) {
  std::string_view rest(heads.data(), heads.size());
  for (auto before = static_cast<std::size_t>(message); before > 0; --before) rest.remove_prefix(rest.find('\n') + 1);
  return rest;
}

std::string_view next_word(std::string_view& words) {
  const std::string_view word = words.substr(0, words.find(' '));
  words.remove_prefix(word.size() + 1);
  return word;
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

std::string filled(std::string_view english, const Json& args) {
  std::string result;
  std::size_t at = 0;
  for (std::size_t open; (open = next_argument(english, at)) != std::string_view::npos;) {
    const std::string_view name = argument_at(english, open);
    result += english.substr(at, open - at);
    result += shown(args[name]);
    at = open + name.size() + 2;
  }
  result += english.substr(at);
  return result;
}

Issue issue(MessageId message, std::initializer_list<Argument> arguments, std::string path, Place place) {
  std::string_view words = head_of(message);
  Issue result{next_word(words), Json::object(), std::move(path), {}, place};
  for (const Argument& argument : arguments) result.args[next_word(words)] = argument.json();
  result.message = in_english(message, result.args);
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

void throw_refusal(MessageId message, std::initializer_list<Argument> arguments, std::string_view path, Place place) {
  throw ConfigError(issue(message, arguments, std::string(path), place));
}

}  // namespace playground
