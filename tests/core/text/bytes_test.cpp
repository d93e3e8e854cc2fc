#include <catch_amalgamated.hpp>

#include <cmath>
#include <limits>
#include <string_view>

#include "core/text/bytes.hpp"

namespace playground {
namespace {

template <class Number>
std::uint64_t hash_of(Number number) {
  Hash hash;
  hash.add(number);
  return hash.value();
}

std::uint64_t hash_of_text(std::string_view text) {
  return checksum({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

}  // namespace

TEST_CASE("the hash is FNV-1a: the values that its authors publish", "[bytes]") {
  CHECK(hash_of_text("") == 0xcbf29ce484222325ULL);
  CHECK(hash_of_text("a") == 0xaf63dc4c8601ec8cULL);
  CHECK(hash_of_text("foobar") == 0x85944171f73967e8ULL);
}

TEMPLATE_TEST_CASE("every NaN has one hash, every other number its own", "[bytes]", float, double) {
  const TestType nan = std::numeric_limits<TestType>::quiet_NaN();
  CHECK(hash_of(nan) == hash_of(std::copysign(nan, TestType(-1))));
  CHECK(hash_of(nan) == hash_of(TestType(std::nan("1234"))));
  CHECK(hash_of(TestType(0)) != hash_of(TestType(-0.0)));
  CHECK(hash_of(TestType(1)) != hash_of(std::nextafter(TestType(1), TestType(2))));
  CHECK(hash_of(nan) != hash_of(std::numeric_limits<TestType>::infinity()));
}

TEST_CASE("a hash in hexadecimal digits", "[bytes]") {
  CHECK(hex(0) == "0000000000000000");
  CHECK(hex(0x0123456789abcdefULL) == "0123456789abcdef");
}

}  // namespace playground
