#include "core/text/text.hpp"

#include <algorithm>
#include <cmath>

#include "core/numeric/decimal.hpp"

namespace playground {

std::string text(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
  const bool is_whole = value == std::trunc(value) && std::abs(value) < 0x1p53;
  return rounded_decimal(value, is_whole ? 16 : 10);
}

namespace {

bool continues(char byte) { return (byte & 0xC0) == 0x80; }

/** Whether the first two bytes of a sequence are neither overlong, nor a surrogate, nor beyond U+10FFFF. */
bool well_formed(unsigned char first, unsigned char second) {
  switch (first) {
    case 0xE0:
      return second >= 0xA0;
    case 0xED:
      return second < 0xA0;
    case 0xF0:
      return second >= 0x90;
    case 0xF4:
      return second < 0x90;
    default:
      return true;
  }
}

}  // namespace

int characters(std::string_view text) {
  return static_cast<int>(std::count_if(text.begin(), text.end(), [](char byte) { return !continues(byte); }));
}

std::size_t character_length(std::string_view text) {
  if (text.empty()) return 0;
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x80) return 1;
  const std::size_t length = first < 0xC2 || first > 0xF4 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (length == 0 || text.size() < length || !well_formed(first, static_cast<unsigned char>(text[1]))) return 0;
  return std::all_of(text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(length), continues) ? length : 0;
}

std::string shortened(std::string_view text) {
  constexpr int most = 40;
  std::size_t end = 0;
  for (int n = 0; n < most && end < text.size(); ++n)
    end += std::max<std::size_t>(character_length(text.substr(end)), 1);
  return sentence({text.substr(0, end), end < text.size() ? "…" : ""});
}

std::string sentence(std::initializer_list<Word> words) {
  std::string result;
  for (const Word& word : words) word.append_to(result);
  return result;
}

}  // namespace playground
