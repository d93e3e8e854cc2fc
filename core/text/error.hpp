#pragma once

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "core/text/json.hpp"
#include "core/text/messages.hpp"

namespace playground {

using Names = std::span<const std::string_view>;

/** A value that a message shows as it is written: a list of sizes as 6×6×8, anything else as JSON. */
struct AsWritten {
  Json json;
};

/**
 * An argument of a message: a number, a text from outside, the names that are allowed, a value that was found, or one
 * to be shown as it is written. Refers to what it is made of.
 */
class Argument {
 public:
  template <class Number>
    requires std::is_arithmetic_v<Number>
  explicit Argument(Number number) : number_(static_cast<double>(number)) {}
  explicit Argument(std::string_view text) : kind_(Kind::text), text_(text) {}
  explicit Argument(Names names) : kind_(Kind::names), names_(names) {}
  template <std::same_as<Json> Value>
  explicit Argument(const Value& found) : kind_(Kind::found), found_(&found) {}
  explicit Argument(const AsWritten& value) : kind_(Kind::written), found_(&value.json) {}

  /**
   * As data. A text is cut after 40 characters. A value that was found is itself if it is a number (also NaN and
   * infinities, which the engine's JSON has as text), a text, a boolean or null, and else {"type": "list" or "object"}.
   * What is shown as it is written is that value.
   */
  Json json() const;

 private:
  enum class Kind : std::uint8_t { number, text, names, found, written };

  Kind kind_ = Kind::number;
  double number_ = 0;
  std::string_view text_;
  Names names_;
  const Json* found_ = nullptr;
};

/** Where in a text something is wrong: line and column in characters, both from 1; 0 if there is none. */
struct Place {
  int line = 0;
  int column = 0;
};

/** What is wrong with a value from outside. */
struct Issue {
  std::string_view code;  ///< of core/text/messages.hpp
  Json args;              ///< an object with the message's arguments by name
  std::string path;       ///< of the value, as `layers[1].units`
  std::string message;    ///< in English, without path and place
  Place place;
};

/** An English message with its arguments by name. */
std::string filled(std::string_view english, const Json& args);

/** The message of an issue. A program that finds the words by itself defines this to be empty, and is linked without
 * them. */
std::string in_english(MessageId message, const Json& args);

Issue issue(MessageId message, std::initializer_list<Argument> arguments, std::string path, Place place = {});

/** A text in quotation marks, with control characters written as \u0007. */
std::string quoted(std::string_view text);

/** An experiment, or an argument, that is refused. Nothing has been changed when it is thrown. */
class ConfigError : public std::runtime_error {
 public:
  explicit ConfigError(Issue issue) : std::runtime_error(issue.message), issue_(std::move(issue)) {}

  const Issue& issue() const { return issue_; }
  const std::string& path() const { return issue_.path; }

 private:
  Issue issue_;
};

[[noreturn]] void throw_refusal(MessageId message, std::initializer_list<Argument> arguments, std::string_view path,
                                Place place);

/** Throws a ConfigError. */
template <class... Arguments>
[[noreturn]] void refuse_at(Place place, MessageFor<Arguments...> message, const Arguments&... arguments) {
  throw_refusal(message, {Argument(arguments)...}, {}, place);
}

template <class... Arguments>
[[noreturn]] void refuse(std::string_view path, MessageFor<Arguments...> message, const Arguments&... arguments) {
  throw_refusal(message, {Argument(arguments)...}, path, {});
}

}  // namespace playground
