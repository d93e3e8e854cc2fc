#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <limits>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/text/json.hpp"

/** The files of tests/reference and tests/training, and the error measure of their README. */
namespace playground::testing {

inline std::string read_file(const std::string& name) {
  std::ifstream file(std::string(PLAYGROUND_TESTS_DIR "/") + name, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read tests/" + name);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline Json read_json(const std::string& name) { return Json::parse(read_file(name)); }

using Row = std::map<std::string, std::string>;

/** The cells of a line; one in quotation marks may hold commas. */
inline std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells{""};
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

/** A comma-separated table, a row as {column: text}. */
inline std::vector<Row> read_csv(const std::string& name) {
  std::stringstream lines(read_file(name));
  std::string line;
  std::getline(lines, line);
  const auto names = cells_of(line);
  std::vector<Row> table;
  while (std::getline(lines, line)) {
    const auto cells = cells_of(line);
    Row row;
    for (std::size_t i = 0; i < names.size(); ++i) row[names[i]] = i < cells.size() ? cells[i] : "";
    table.push_back(row);
  }
  return table;
}

/** The nearest float64 of a decimal number of any length; inf and nan too. */
inline double number_from(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

/** std::bit_cast, which the C++ library of old Emscripten versions lacks. */
template <class To, class From>
To bit_cast(const From& from) {
  static_assert(sizeof(To) == sizeof(From));
  To to;
  std::memcpy(&to, &from, sizeof to);
  return to;
}

inline float float_from_bits(const std::string& hex) {
  return bit_cast<float>(static_cast<std::uint32_t>(std::strtoul(hex.c_str(), nullptr, 16)));
}
inline double double_from_bits(const std::string& hex) {
  return bit_cast<double>(static_cast<std::uint64_t>(std::strtoull(hex.c_str(), nullptr, 16)));
}

/** A number of JSON, written as a number or as text. */
inline double number_from(const Json& json) {
  return json.is_string() ? number_from(json.string()) : json.get<double>();
}

inline std::vector<double> numbers(const Json& list) {
  std::vector<double> result;
  for (const Json& number : list) result.push_back(number_from(number));
  return result;
}

inline double ulp(double value, int lowest_exponent, int fraction_bits) {
  const double magnitude = std::abs(value);
  const int exponent = magnitude == 0 ? lowest_exponent : std::max(std::ilogb(magnitude), lowest_exponent);
  return std::ldexp(1.0, exponent - fraction_bits);
}
inline double ulp32(double value) { return ulp(value, -126, 23); }
inline double ulp64(double value) { return ulp(value, -1022, 52); }

/** Error in ulp of float32 against the exact value and its rounding to float32. */
inline double error32(float got, double exact, float rounded) {
  if (std::isinf(rounded)) return got == rounded ? 0 : std::numeric_limits<double>::infinity();
  if (!std::isfinite(got)) return std::numeric_limits<double>::infinity();
  return std::abs(static_cast<double>(got) - exact) / ulp32(exact);
}

/** Error in ulp of float64 against an exact value of `nearest` + `rest`. */
inline double error64(double got, double nearest, double rest) {
  if (std::isinf(nearest)) return got == nearest ? 0 : std::numeric_limits<double>::infinity();
  if (!std::isfinite(got)) return std::numeric_limits<double>::infinity();
  return std::abs((got - nearest) - rest) / ulp64(nearest);
}

/** The same against columns `name` and `name`_lo of a row. What a subnormal number lacks is below float64 itself. */
inline double error64(double got, const Row& row, const std::string& name) {
  const double nearest = number_from(row.at(name));
  if (std::abs(nearest) >= std::numeric_limits<double>::min())
    return error64(got, nearest, number_from(row.at(name + "_lo")));
  if (!std::isfinite(got)) return std::numeric_limits<double>::infinity();
  return static_cast<double>(std::abs(got - std::strtold(row.at(name).c_str(), nullptr)) / ulp64(nearest));
}

/** Whether measured errors are to be printed: PLAYGROUND_FIGURES is set. */
inline bool figures_wanted() { return std::getenv("PLAYGROUND_FIGURES") != nullptr; }

}  // namespace playground::testing
