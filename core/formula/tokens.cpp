#include "core/formula/tokens.hpp"

#include "core/text/text.hpp"

namespace playground {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

struct Spelling {
  std::string_view typed, meant;
};

/** Longer ones before those that they begin with. */
constexpr Spelling spellings[] = {
    {"<=", "<="}, {">=", ">="}, {"==", "=="}, {"!=", "!="}, {"≤", "<="}, {"≥", ">="}, {"≠", "!="},
    {"<", "<"},   {">", ">"},   {"+", "+"},   {"-", "-"},   {"−", "-"},  {"*", "*"},  {"×", "*"},
    {"·", "*"},   {"/", "/"},   {"÷", "/"},   {"^", "^"},   {"(", "("},  {")", ")"},  {",", ","},
};

}  // namespace

Token Tokens::take() {
  const Token token = now_;
  advance();
  return token;
}

void Tokens::advance() {
  while (!rest_.empty() && is_blank(rest_.front())) skip(1);
  now_ = {Token::Kind::end, {}, {}, column_};
  if (rest_.empty()) return;
  if (const std::size_t length = number_length()) return accept(Token::Kind::number, length);
  if (is_letter(rest_.front())) return accept(Token::Kind::name, name_length());
  if (rest_.starts_with("π")) return accept(Token::Kind::name, std::string_view("π").size());
  for (const auto& [typed, meant] : spellings) {
    if (!rest_.starts_with(typed)) continue;
    accept(Token::Kind::sign, typed.size());
    now_.text = meant;
    return;
  }
  accept(Token::Kind::unknown, character_length());
}

void Tokens::accept(Token::Kind kind, std::size_t length) {
  now_ = {kind, rest_.substr(0, length), rest_.substr(0, length), column_};
  skip(length);
}

void Tokens::skip(std::size_t length) {
  column_ += characters(rest_.substr(0, length));
  rest_.remove_prefix(length);
}

std::size_t Tokens::digits(std::size_t at) const {
  while (at < rest_.size() && is_digit(rest_[at])) ++at;
  return at;
}

std::size_t Tokens::number_length() const {
  std::size_t end = digits(0);
  if (end == 0 && !(at(0) == '.' && is_digit(at(1)))) return 0;
  if (at(end) == '.') end = digits(end + 1);
  if (at(end) != 'e' && at(end) != 'E') return end;
  const std::size_t exponent = end + (at(end + 1) == '+' || at(end + 1) == '-' ? 2 : 1);
  return is_digit(at(exponent)) ? digits(exponent) : end;
}

std::size_t Tokens::name_length() const {
  std::size_t end = 0;
  while (is_letter(at(end)) || is_digit(at(end))) ++end;
  return end;
}

std::size_t Tokens::character_length() const {
  std::size_t end = 1;
  while (end < rest_.size() && (rest_[end] & 0xC0) == 0x80) ++end;
  return end;
}

}  // namespace playground
