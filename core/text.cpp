#include "core/text.hpp"

#include <cmath>

#include "core/decimal.hpp"

namespace playground {

std::string text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
  return rounded_decimal(value, 10);
}

std::string sentence(std::initializer_list<Word> words) {
  std::string result;
  for (const Word& word : words) word.append_to(result);
  return result;
}

}  // namespace playground
