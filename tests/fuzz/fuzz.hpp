#pragma once

#include <fuzzer/FuzzedDataProvider.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "core/experiment/config.hpp"
#include "core/network/layer.hpp"
#include "core/numeric/elementary.hpp"
#include "core/text/error.hpp"
#include "core/text/text.hpp"

/** What the fuzz targets share: numbers drawn from the fuzzer's bytes, bounds on work, and what holds of every refusal.
 */
namespace playground::fuzz {

/** Ends the run, so that libFuzzer keeps the input, where something does not hold. */
#define FUZZ_CHECK(holds)                                                             \
  do {                                                                                \
    if (!(holds)) {                                                                   \
      std::fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #holds); \
      std::abort();                                                                   \
    }                                                                                 \
  } while (false)

/** The numbers at which formulas and comparisons go wrong. */
inline constexpr std::array hostile_numbers{0.0,
                                            -0.0,
                                            1.0,
                                            -1.0,
                                            0.5,
                                            2.0,
                                            5e-324,
                                            -5e-324,
                                            2.2250738585072014e-308,
                                            1e-40,
                                            1e-300,
                                            36.8,
                                            709.78,
                                            -745.1,
                                            3.5e38,
                                            -3.5e38,
                                            1e300,
                                            1.7976931348623157e308,
                                            -1.7976931348623157e308,
                                            infinity,
                                            -infinity,
                                            std::numeric_limits<double>::quiet_NaN()};

/** A hostile number, any bits, or one from −range to range. */
inline double any_number(FuzzedDataProvider& in, double range) {
  switch (in.ConsumeIntegralInRange<int>(0, 3)) {
    case 0:
      return in.PickValueInArray(hostile_numbers);
    case 1:
      return elementary::bits<double>(in.ConsumeIntegral<std::uint64_t>());
    default:
      return in.ConsumeFloatingPointInRange<double>(-range, range);
  }
}

/** Whether all of a text is UTF-8. */
inline bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const std::size_t length = character_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

/** An issue has a message without leftovers, and quotes little of what is refused. */
inline void check_issue(const Issue& issue) {
  FUZZ_CHECK(!issue.code.empty() && issue.args.is_object());
  FUZZ_CHECK(issue.message.size() > 9 && issue.message.size() < 2000);
  FUZZ_CHECK(issue.path.size() < 2000 && issue.args.dump().size() < 2000);
  FUZZ_CHECK(is_utf8(issue.path) && is_utf8(issue.message));
}

inline void check_refusal(const ConfigError& error) { check_issue(error.issue()); }

/** Whether so much would be computed that the fuzzer would take it for a hang. */
inline bool takes_long(const Config& config) {
  constexpr double most_operations = 3e5;
  constexpr double most_numbers = 2e5;
  double operations = static_cast<double>(config.features.size());
  for (const Layer& layer : layers_of(config)) operations += static_cast<double>(layer.size + 2 * layer.outputs);
  return operations * config.data.samples > most_operations ||
         double(config.columns) * config.data.samples > most_numbers;
}

}  // namespace playground::fuzz
