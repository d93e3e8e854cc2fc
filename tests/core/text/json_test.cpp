#include "core/text/json.hpp"

#include <catch_amalgamated.hpp>
#include <limits>
#include <string>

#include "core/text/error.hpp"

namespace playground {
namespace {

std::string refusal(std::string_view text) {
  try {
    return "read as " + Json::parse(text).dump();
  } catch (const ConfigError& error) {
    const Issue& issue = error.issue();
    CHECK(issue.path.empty());
    if (issue.code != "json_depth" && issue.code != "json_keys") CHECK(issue.message.starts_with("not JSON: "));
    return std::string(issue.code) + " " + std::to_string(issue.place.line) + ":" + std::to_string(issue.place.column);
  }
}

TEST_CASE("JSON is written as it was read, keys in the same order") {
  for (const char* text : {"null", "true", "false", "0", "-1.5", "1e-07", "\"\"", "[]", "{}", "[[],{}]",
                           R"({"b":[1,2.5,"x"],"a":{"c":null}})", R"("quote \" backslash \\ tab \u0009 π")"}) {
    CHECK(Json::parse(text).dump() == text);
  }
  CHECK(Json::parse(" { \"a\" :\n[ 1 ,\t2 ]\r} ").dump() == R"({"a":[1,2]})");
  CHECK(Json::parse(R"({"a":1,"b":2,"a":3})").dump() == R"({"a":3,"b":2})");
  CHECK(Json(std::numeric_limits<double>::infinity()).dump() == "null");
}

TEST_CASE("escapes are characters") {
  CHECK(Json::parse(R"("\"\\\/\b\f\n\r\t")").string() == "\"\\/\b\f\n\r\t");
  CHECK(Json::parse(R"("\u0041\u00e9\u03C0\u20ac\ud83d\ude00\u0000")").string() == std::string("Aéπ€😀\0", 13));
}

TEST_CASE("JSON values can be built in code") {
  const Json json{{"name", "elu"}, {"sizes", {1, 2}}, {"on", true}, {"none", Json()}};
  CHECK(json.dump() == R"({"name":"elu","sizes":[1,2],"on":true,"none":null})");
  CHECK(Json{{"a", 1}, {"b", 2}} == Json::parse(R"({"a":1,"b":2})"));
  CHECK(Json::array().dump() == "[]");
}

TEST_CASE("a text that is not JSON is refused at its place") {
  CHECK(refusal("") == "json_value 1:1");
  CHECK(refusal("{\n  \"a\": }") == "json_value 2:8");
  CHECK(refusal("[1 2]") == "json_list 1:4");
  CHECK(refusal("{\"a\" 1}") == "json_colon 1:6");
  CHECK(refusal("{a: 1}") == "json_key 1:2");
  CHECK(refusal("[1] 2") == "json_end 1:5");
  CHECK(refusal(std::string_view("1\0", 2)) == "json_end 1:2");
  for (const char* text : {"nul",
                           "tru",
                           "01",
                           "1.",
                           ".5",
                           "+1",
                           "1e",
                           "- 1",
                           "1e999",
                           "NaN",
                           "[1,]",
                           "{\"a\":1,}",
                           "\"",
                           "\"\n\"",
                           "\"\\x\"",
                           "\"\\u12g4\"",
                           "\"\\u12",
                           "\"\\ud800\"",
                           "\"\\ud800\\u0041\"",
                           "\"\\udc00\"",
                           "{\"a\"",
                           "[",
                           "{",
                           "'a'",
                           "\x80"}) {
    CAPTURE(text);
    CHECK(refusal(text).starts_with("json_"));
  }
}

TEST_CASE("of a repeated key the last value counts, at the place of the first") {
  CHECK(Json::parse(R"({"b":1,"a":2,"c":3,"a":4,"b":5,"a":6})").dump() == R"({"b":5,"a":6,"c":3})");
  CHECK(Json::parse(R"({"":1,"":[2]})").dump() == R"({"":[2]})");
}

TEST_CASE("a text must be UTF-8, and its columns are counted in characters") {
  for (const char* text : {"\"π€😀\"", "\"\xf4\x8f\xbf\xbf\"", "\"\xed\x9f\xbf\xee\x80\x80\"", "\"\x7f\""})
    CHECK(refusal(text).starts_with("read as"));
  for (const char* text :
       {"\"\x80\"", "\"\xc0\xaf\"", "\"\xc3\"", "\"\xe2\x82\"", "\"\xe0\x80\x80\"", "\"\xed\xa0\x80\"",
        "\"\xf0\x80\x80\x80\"", "\"\xf4\x90\x80\x80\"", "\"\xf8\x88\x80\x80\x80\"", "\"\xff\"", "{\"\xe9\":1}"}) {
    CAPTURE(text);
    CHECK(refusal(text).starts_with("json_text "));
  }
  CHECK(refusal("[\"π€😀\" 1]") == "json_list 1:8");
}

TEST_CASE("an object's keys are limited, so that a hostile text cannot take quadratic time") {
  std::string members;
  for (int i = 0; i < 200; ++i) members += (i > 0 ? ",\"" : "\"") + std::to_string(i) + "\":0";
  CHECK(refusal("{" + members + "}").starts_with("read as"));
  CHECK(refusal("{" + members + ",\"x\":0}") == "json_keys 1:" + std::to_string(members.size() + 3));
}

TEST_CASE("depth is limited, so that a hostile text cannot exhaust the stack") {
  CHECK(refusal(std::string(100, '[') + std::string(100, ']')).starts_with("read as"));
  CHECK(refusal(std::string(1000000, '[')) == "json_depth 1:102");
}

}  // namespace
}  // namespace playground
