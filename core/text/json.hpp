#pragma once

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace playground {

/** A value of JSON. Objects keep the order of their keys; every number is a double. Reading a value as what it is not
 * throws. */
class Json {
 public:
  using Array = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;

  Json() = default;
  Json(bool value) : value_(value) {}
  template <class Number>
    requires std::is_arithmetic_v<Number>
  Json(Number value) : value_(static_cast<double>(value)) {}
  Json(std::string value) : value_(std::move(value)) {}
  Json(std::string_view value) : value_(std::string(value)) {}
  Json(const char* value) : value_(std::string(value)) {}
  template <class Item>
  Json(const std::vector<Item>& items) : value_(Array(items.begin(), items.end())) {}
  /** An object where each value is a list of a name and a value, else a list. */
  Json(std::initializer_list<Json> values);

  explicit Json(Object members) : value_(std::move(members)) {}

  static Json array() { return Json(Array{}); }
  static Json object() { return Json(Object{}); }

  /** The value of a text, or a ConfigError that says where it stops being JSON. */
  static Json parse(std::string_view text);
  std::string dump() const;

  bool is_null() const { return value_.index() == 0; }
  bool is_boolean() const { return std::holds_alternative<bool>(value_); }
  bool is_number() const { return std::holds_alternative<double>(value_); }
  bool is_string() const { return std::holds_alternative<std::string>(value_); }
  bool is_array() const { return std::holds_alternative<Array>(value_); }
  bool is_object() const { return std::holds_alternative<Object>(value_); }

  template <class T>
  T get() const {
    if constexpr (std::is_arithmetic_v<T> && !std::is_same_v<T, bool>) {
      return static_cast<T>(std::get<double>(value_));
    } else {
      return std::get<T>(value_);
    }
  }
  const std::string& string() const { return std::get<std::string>(value_); }
  const Object& items() const { return std::get<Object>(value_); }

  /** Of a list or an object; 0 of nothing. */
  std::size_t size() const;
  bool empty() const { return size() == 0; }

  /** A value of an object, or null. */
  const Json* find(std::string_view key) const;
  bool contains(std::string_view key) const { return find(key) != nullptr; }
  const Json& at(std::string_view key) const;
  const Json& operator[](std::string_view key) const { return at(key); }
  /** Adds the key where it is missing; null becomes an object. */
  Json& operator[](std::string_view key);
  void erase(std::string_view key);

  template <std::integral Place>
  const Json& operator[](Place i) const {
    return std::get<Array>(value_).at(static_cast<std::size_t>(i));
  }
  template <std::integral Place>
  Json& operator[](Place i) {
    return std::get<Array>(value_).at(static_cast<std::size_t>(i));
  }
  void push_back(Json value) { std::get<Array>(value_).push_back(std::move(value)); }
  const Json& back() const { return std::get<Array>(value_).back(); }
  auto begin() const { return std::get<Array>(value_).begin(); }
  auto end() const { return std::get<Array>(value_).end(); }

  bool operator==(const Json& other) const = default;

 private:
  explicit Json(Array values) : value_(std::move(values)) {}

  void write(std::string& out) const;

  std::variant<std::monostate, bool, double, std::string, Array, Object> value_;
};

}  // namespace playground
