// Numbers and JSON: read and written as the C library and JSON itself do.
#include <cstring>

#include "core/numeric/decimal.hpp"
#include "core/text/json.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace playground::fuzz {
namespace {

/** Written and read back, and rounded to any number of digits. */
void check_number(double value) {
  const std::string shortest = shortest_decimal(value);
  FUZZ_CHECK(elementary::bits<std::uint64_t>(std::strtod(shortest.c_str(), nullptr)) ==
             elementary::bits<std::uint64_t>(value));
  FUZZ_CHECK(elementary::bits<std::uint64_t>(read_decimal(shortest)) == elementary::bits<std::uint64_t>(value));
  for (int digits = 1; digits <= 17; ++digits) {
    std::array<char, 64> wanted;
    std::snprintf(wanted.data(), wanted.size(), "%.*g", digits, value);
    FUZZ_CHECK(rounded_decimal(value, digits) == wanted.data());
  }
}

/** A number is the nearest double; beyond 38 digits it may be the next one. */
void check_read_number(const std::string& text, double value) {
  const double wanted = std::strtod(text.c_str(), nullptr);
  const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  FUZZ_CHECK(value == wanted || (digits > 38 && (value == std::nextafter(wanted, infinity) ||
                                                 value == std::nextafter(wanted, -infinity))));
}

/** What is read is UTF-8, and written, it reads back as the same. */
void check_json(const std::string& text) {
  try {
    const Json json = Json::parse(text);
    const std::string once = json.dump();
    FUZZ_CHECK(is_utf8(once));
    const Json again = Json::parse(once);
    FUZZ_CHECK(again == json);
    FUZZ_CHECK(again.dump() == once);
    if (json.is_number()) check_read_number(text, json.get<double>());
    if (!json.is_object()) return;
    for (const auto& [key, value] : json.items()) FUZZ_CHECK(json.find(key) == &value);  // each key is there once
  } catch (const ConfigError& error) {
    check_refusal(error);
  }
}

}  // namespace
}  // namespace playground::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace playground;
  if (size == sizeof(double)) {
    double value;
    std::memcpy(&value, data, sizeof value);
    if (std::isfinite(value)) fuzz::check_number(value);
  }
  fuzz::check_json({reinterpret_cast<const char*>(data), size});
  return 0;
}
