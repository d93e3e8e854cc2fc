#include "core/numeric/decimal.hpp"

#include <catch_amalgamated.hpp>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <string>

#include "core/numeric/elementary.hpp"
#include "core/numeric/random.hpp"

namespace playground {
namespace {

double by_c_library(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

std::string by_c_library(double value, int digits) {
  char buffer[400];
  std::snprintf(buffer, sizeof buffer, "%.*g", digits, value);
  return buffer;
}

/** Any finite double: every exponent as likely as another. */
double any_double(Random& random) {
  for (;;) {
    const auto value = elementary::bits<double>(random.bits());
    if (std::isfinite(value)) return value;
  }
}

TEST_CASE("a text is read as the nearest double") {
  for (const char* text : {"0",
                           "-0",
                           "1",
                           "12.5e-3",
                           "1E5",
                           "1e+22",
                           "1e23",
                           "9007199254740993",
                           "9007199254740992.9999999999",
                           "0.3",
                           "5e-324",
                           "2.4703282292062327e-324",
                           "2.4703282292062328e-324",
                           "2.2250738585072011e-308",
                           "1.7976931348623157e308",
                           "1.7976931348623159e308",
                           "1e309",
                           "1e-400",
                           "1e99999999999",
                           "1e-99999999999",
                           "0.000000000000000000000000000000000000000000000000000001",
                           "123456789012345678901234567890123456789012345",
                           "0.1000000000000000055511151231257827021181583404541015625",
                           "7.2057594037927933e16",
                           ".5",
                           "2."}) {
    CAPTURE(text);
    CHECK(elementary::bits<std::uint64_t>(read_decimal(text)) == elementary::bits<std::uint64_t>(by_c_library(text)));
  }
}

TEST_CASE("any double is written with as many digits as it needs and no more, and read back") {
  Random random(1, Stream::data);
  for (int i = 0; i < 20000; ++i) {
    const double value = i % 2 == 0 ? any_double(random) : std::round(random.uniform(-1e6, 1e6)) / 1000;
    const std::string text = shortest_decimal(value);
    CAPTURE(text);
    REQUIRE(read_decimal(text) == value);
    REQUIRE(by_c_library(text) == value);
    const auto digits = [](const std::string& number) {
      const std::string significand = number.substr(0, number.find('e'));
      const auto first = significand.find_first_of("123456789");
      const auto last = significand.find_last_of("123456789");
      return std::count_if(significand.begin() + std::ptrdiff_t(first), significand.begin() + std::ptrdiff_t(last) + 1,
                           [](char c) { return c != '.'; });
    };
    if (digits(text) > 1) REQUIRE(by_c_library(by_c_library(value, static_cast<int>(digits(text)) - 1)) != value);
  }
}

TEST_CASE("powers of ten are rounded as the C library does, to one digit too") {
  // Scaled by a power of ten they may come out next to 1 from below.
  for (int n = -320; n <= 308; ++n) {
    const double value = by_c_library("1e" + std::to_string(n));
    for (const double near : {value, std::nextafter(value, 0), std::nextafter(value, 1e308)}) {
      for (int digits = 1; digits <= 17; ++digits) REQUIRE(rounded_decimal(near, digits) == by_c_library(near, digits));
    }
  }
}

TEST_CASE("leading zeros and exponents cancel") {
  const std::string zeros(2000000, '0');
  CHECK(read_decimal("0." + zeros + "1e2000001") == 1);
  CHECK(read_decimal("1" + zeros + "e-2000000") == 1);
}

TEST_CASE("a number is rounded as the C library's %g does") {
  Random random(2, Stream::data);
  for (int i = 0; i < 20000; ++i) {
    const double value = i % 2 == 0 ? any_double(random) : random.uniform(-1e6, 1e6);
    for (int digits = 1; digits <= 17; ++digits) REQUIRE(rounded_decimal(value, digits) == by_c_library(value, digits));
  }
  for (const double value : {0.0, -0.0, 1.0, -2.5, 1234567890.5, 1234567891.5, 9999999999.5, 0.0001, 0.00001, 1e10, 1e9,
                             0.1, 3e38, 0.95, 0.5, 0.25, 9.5, 1e-5, 5e-324}) {
    for (int digits = 1; digits <= 17; ++digits) CHECK(rounded_decimal(value, digits) == by_c_library(value, digits));
  }
}

}  // namespace
}  // namespace playground
