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
    return error.what();
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
  CHECK(refusal("") == "This is not JSON: line 1, column 1: expected a value");
  CHECK(refusal("{\n  \"a\": }") == "This is not JSON: line 2, column 8: expected a value");
  CHECK(refusal("[1 2]") == "This is not JSON: line 1, column 4: expected , or ]");
  CHECK(refusal("{\"a\" 1}") == "This is not JSON: line 1, column 6: expected :");
  CHECK(refusal("{a: 1}") == "This is not JSON: line 1, column 2: expected a key in quotation marks");
  CHECK(refusal("[1] 2") == "This is not JSON: line 1, column 5: expected the end");
  CHECK(refusal(std::string_view("1\0", 2)) == "This is not JSON: line 1, column 2: expected the end");
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
    CHECK(refusal(text).starts_with("This is not JSON: "));
  }
}

TEST_CASE("of a key that is there several times, the last value stands at the first place") {
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
    CHECK(refusal(text).ends_with("expected the end of the text, or another character in UTF-8"));
  }
  CHECK(refusal("[\"π€😀\" 1]") == "This is not JSON: line 1, column 8: expected , or ]");
}

TEST_CASE("depth is limited, so that a hostile text cannot exhaust the stack") {
  CHECK(refusal(std::string(100, '[') + std::string(100, ']')).starts_with("read as"));
  CHECK(refusal(std::string(1000000, '[')) ==
        "This is not JSON: line 1, column 102: expected no more lists and objects within each other");
}

}  // namespace
}  // namespace playground
