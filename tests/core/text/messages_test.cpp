#include "core/text/messages.hpp"
#include "core/text/text.hpp"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <set>
#include <string>

#include "core/text/error.hpp"

namespace playground {
namespace {

bool is_snake_case(std::string_view name) {
  return !name.empty() &&
         std::all_of(name.begin(), name.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

TEST_CASE("codes are unique, and arguments have names of their own") {
  std::set<std::string_view> codes;
  for (const Message& message : messages) {
    CAPTURE(message.code);
    CHECK(is_snake_case(message.code));
    CHECK(codes.insert(message.code).second);
    std::set<std::string_view> names;
    for (std::size_t open = next_argument(message.english, 0); open != std::string_view::npos;
         open = next_argument(message.english, open + 1)) {
      CHECK(is_snake_case(argument_at(message.english, open)));
      CHECK(names.insert(argument_at(message.english, open)).second);
    }
    CHECK(argument_count(message.english) <= 4);
  }
}

TEST_CASE("each message is rendered with its arguments, and nothing is left over") {
  const auto rendered = [](MessageId message) {
    const Argument n(7);
    switch (argument_count(english(message))) {
      case 0:
        return issue(message, {}, "path");
      case 1:
        return issue(message, {n}, "path");
      case 2:
        return issue(message, {n, n}, "path");
      case 3:
        return issue(message, {n, n, n}, "path");
      default:
        return issue(message, {n, n, n, n}, "path");
    }
  };
  for (std::size_t i = 0; i < std::size(messages); ++i) {
    const Message& message = messages[i];
    CAPTURE(message.code);
    const Issue result = rendered(static_cast<MessageId>(i));
    CHECK(result.code == message.code);
    CHECK(result.path == "path");
    CHECK(result.args.size() == argument_count(message.english));
    CHECK(result.message.find('{') == std::string::npos);
    CHECK(static_cast<std::size_t>(std::count(result.message.begin(), result.message.end(), '7')) >=
          result.args.size());
  }
}

TEST_CASE("an argument is shown by its kind") {
  const MessageId message = MessageOf<int>("number_expected");
  const auto shown = [&](const Argument& found) {
    return issue(message, {found}, "").message.substr(std::string_view("must be a number, not ").size());
  };
  const auto found = [&](const char* json) { return shown(Argument(Json::parse(json))); };
  constexpr std::string_view names[] = {"a", "b"};
  CHECK(shown(Argument(0.5)) == "0.5");
  CHECK(shown(Argument(std::string_view("x\0y", 3))) == "\"x\\u0000y\"");
  CHECK(shown(Argument(Names(names))) == "a, b");
  CHECK(found("null") == "null");
  CHECK(found("true") == "true");
  CHECK(found("[1, 2]") == "a list");
  CHECK(found("{}") == "an object");
  CHECK(found("\"-Infinity\"") == "-Infinity");
  CHECK(found("\"\\u001b[0m\"") == "\"\\u001b[0m\"");
}

TEST_CASE("a number in a message has ten digits, a whole one all of its digits") {
  CHECK(text(0.1 + 0.2) == "0.3");
  CHECK(text(1e-5 / 3) == "3.333333333e-06");
  CHECK(text(9007199254740991) == "9007199254740991");
  CHECK(text(-1e15) == "-1000000000000000");
  CHECK(text(-0.0) == "-0");
  CHECK(text(1e300) == "1e+300");
  CHECK(text(12345678901.5) == "1.23456789e+10");
}

}  // namespace
}  // namespace playground
