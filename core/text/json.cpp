#include "core/text/json.hpp"

#include <cmath>

#include "core/numeric/decimal.hpp"
#include "core/text/error.hpp"
#include "core/text/text.hpp"

namespace playground {
namespace {

/** Deeper lists and objects within each other are refused, before the stack runs out. */
constexpr int most_depth = 100;
/** Objects with more keys are refused: a search for each among those before would take quadratic time. */
constexpr std::size_t most_keys = 200;

/** One method a kind of value. */
class JsonParser {
 public:
  explicit JsonParser(std::string_view text) : text_(text) {}

  Json whole() {
    Json json = value(0);
    if (now() != '\0' || at_ < text_.size()) refuse("json_end");
    return json;
  }

 private:
  template <class... Arguments>
  [[noreturn]] void refuse(MessageFor<Arguments...> message, const Arguments&... arguments) const {
    refuse_at(place(), message, arguments...);
  }

  Place place() const {
    const std::string_view before = text_.substr(0, at_);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    return {static_cast<int>(line), characters(before.substr(before.rfind('\n') + 1)) + 1};
  }

  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  /** The next character that is not blank. */
  char now() {
    while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') ++at_;
    return peek();
  }

  bool take(char wanted) {
    if (now() != wanted) return false;
    ++at_;
    return true;
  }

  void require(char wanted, MessageFor<> message) {
    if (!take(wanted)) refuse(message);
  }

  Json value(int depth) {
    if (depth > most_depth) refuse("json_depth", most_depth);
    switch (now()) {
      case '{':
        return object(depth);
      case '[':
        return array(depth);
      case '"':
        return string();
      case 't':
        return word("true", true);
      case 'f':
        return word("false", false);
      case 'n':
        return word("null", {});
      default:
        return number();
    }
  }

  /** Of a key that is there several times the last value counts, at the first place. */
  Json object(int depth) {
    Json json = Json::object();
    take('{');
    if (take('}')) return json;
    do {
      if (now() != '"') refuse("json_key");
      if (json.size() == most_keys) refuse("json_keys", most_keys);
      const std::string key = string();
      require(':', "json_colon");
      json[key] = value(depth + 1);
    } while (take(','));
    require('}', "json_object");
    return json;
  }

  Json array(int depth) {
    Json json = Json::array();
    take('[');
    if (take(']')) return json;
    do {
      json.push_back(value(depth + 1));
    } while (take(','));
    require(']', "json_list");
    return json;
  }

  Json word(std::string_view spelled, Json meant) {
    if (!text_.substr(at_).starts_with(spelled)) refuse("json_value");
    at_ += spelled.size();
    return meant;
  }

  void digits() {
    if (peek() < '0' || peek() > '9') refuse("json_digit");
    while (peek() >= '0' && peek() <= '9') ++at_;
  }

  Json number() {
    const std::size_t start = at_;
    if (peek() == '-') ++at_;
    if (peek() < '0' || peek() > '9') refuse("json_value");
    const bool zero = peek() == '0';
    if (zero) {
      ++at_;
    } else {
      digits();
    }
    if (peek() == '.') {
      ++at_;
      digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      ++at_;
      if (peek() == '+' || peek() == '-') ++at_;
      digits();
    }
    const double value = read_decimal(text_.substr(start, at_ - start));
    if (!std::isfinite(value)) refuse("json_number");
    return value;
  }

  std::string string() {
    std::string result;
    take('"');
    for (;;) {
      const std::size_t start = at_;
      while (const std::size_t length = plain_character()) at_ += length;
      result += text_.substr(start, at_ - start);
      if (peek() == '"') break;
      if (peek() != '\\') refuse("json_text");
      ++at_;
      escaped(result);
    }
    ++at_;
    return result;
  }

  /** The bytes of a character that stands for itself in a text; 0 where there is none. */
  std::size_t plain_character() const {
    const char next = peek();
    if (next == '"' || next == '\\' || static_cast<unsigned char>(next) < 0x20) return 0;
    return character_length(text_.substr(at_));
  }

  void escaped(std::string& to) {
    constexpr std::string_view letters = "\"\\/bfnrtu";
    constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
    const std::size_t found = letters.find(peek());
    if (at_ == text_.size() || found == std::string_view::npos) refuse("json_escape");
    ++at_;
    if (found < meant.size()) {
      to += meant[found];
    } else {
      append_utf8(code_point(), to);
    }
  }

  /** After \u: four digits, or a pair of surrogates. */
  char32_t code_point() {
    const char32_t first = four_digits();
    if (first < 0xD800 || first > 0xDFFF) return first;
    if (first > 0xDBFF || !text_.substr(at_).starts_with("\\u")) refuse("json_surrogates");
    at_ += 2;
    const char32_t second = four_digits();
    if (second < 0xDC00 || second > 0xDFFF) refuse("json_surrogates");
    return 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
  }

  char32_t four_digits() {
    char32_t result = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      constexpr std::string_view digits = "0123456789abcdef";
      const std::size_t digit = digits.find(static_cast<char>(peek() | (peek() >= 'A' ? 0x20 : 0)));
      if (at_ == text_.size() || digit == std::string_view::npos) refuse("json_hexadecimal");
      result = result * 16 + static_cast<char32_t>(digit);
    }
    return result;
  }

  static void append_utf8(char32_t code, std::string& to) {
    const auto rest = [&](int shift) { to += static_cast<char>(0x80 | ((code >> shift) & 0x3F)); };
    if (code < 0x80) {
      to += static_cast<char>(code);
    } else if (code < 0x800) {
      to += static_cast<char>(0xC0 | (code >> 6));
      rest(0);
    } else if (code < 0x10000) {
      to += static_cast<char>(0xE0 | (code >> 12));
      rest(6), rest(0);
    } else {
      to += static_cast<char>(0xF0 | (code >> 18));
      rest(12), rest(6), rest(0);
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

void write_string(const std::string& text, std::string& out) {
  out += '"';
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    if (code < 0x20) {
      out += "\\u00";
      out += static_cast<char>('0' + (code >> 4));
      out += "0123456789abcdef"[code & 15];
    } else {
      if (c == '"' || c == '\\') out += '\\';
      out += c;
    }
  }
  out += '"';
}

}  // namespace

Json::Json(std::initializer_list<Json> values) {
  const auto is_member = [](const Json& value) {
    return value.is_array() && value.size() == 2 && value[0].is_string();
  };
  if (!std::all_of(values.begin(), values.end(), is_member)) {
    value_ = Array(values);
    return;
  }
  value_ = Object{};
  for (const Json& member : values) (*this)[member[0].string()] = member[1];
}

Json Json::parse(std::string_view text) { return JsonParser(text).whole(); }

std::string Json::dump() const {
  std::string out;
  write(out);
  return out;
}

void Json::write(std::string& out) const {
  if (is_null()) {
    out += "null";
  } else if (is_boolean()) {
    out += get<bool>() ? "true" : "false";
  } else if (is_number()) {
    out += std::isfinite(get<double>()) ? shortest_decimal(get<double>()) : "null";
  } else if (is_string()) {
    write_string(string(), out);
  } else if (is_array()) {
    char before = '[';
    for (const Json& value : *this) {
      out += std::exchange(before, ',');
      value.write(out);
    }
    out += empty() ? "[]" : "]";
  } else {
    char before = '{';
    for (const auto& [key, value] : items()) {
      out += std::exchange(before, ',');
      write_string(key, out);
      out += ':';
      value.write(out);
    }
    out += empty() ? "{}" : "}";
  }
}

std::size_t Json::size() const {
  if (is_array()) return std::get<Array>(value_).size();
  return is_object() ? items().size() : 0;
}

const Json* Json::find(std::string_view key) const {
  for (const auto& [name, value] : items()) {
    if (name == key) return &value;
  }
  return nullptr;
}

const Json& Json::at(std::string_view key) const {
  if (const Json* found = find(key)) return *found;
  playground::refuse(key, "key_missing");
}

Json& Json::operator[](std::string_view key) {
  if (is_null()) value_ = Object{};
  auto& members = std::get<Object>(value_);
  for (auto& [name, value] : members) {
    if (name == key) return value;
  }
  return members.emplace_back(std::string(key), Json()).second;
}

void Json::erase(std::string_view key) {
  std::erase_if(std::get<Object>(value_), [&](const auto& member) { return member.first == key; });
}

}  // namespace playground
