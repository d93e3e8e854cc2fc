#pragma once

#include <cstddef>
#include <string_view>

/** The text of a formula, token by token. */
namespace playground {

struct Token {
  enum class Kind { number, name, sign, end, unknown };

  Kind kind = Kind::end;
  std::string_view text;   ///< of a sign: its ASCII spelling
  std::string_view shown;  ///< as typed
  int column = 1;

  bool is(std::string_view wanted) const { return (kind == Kind::sign || kind == Kind::name) && text == wanted; }
  bool starts_operand() const { return kind == Kind::number || kind == Kind::name || is("("); }
};

class Tokens {
 public:
  explicit Tokens(std::string_view rest) : rest_(rest) { advance(); }

  const Token& now() const { return now_; }
  Token take();

 private:
  void advance();
  void accept(Token::Kind kind, std::size_t length);
  void skip(std::size_t length);

  char at(std::size_t i) const { return i < rest_.size() ? rest_[i] : '\0'; }
  /** The place after the digits that start at `at`. */
  std::size_t digits(std::size_t at) const;
  /** Digits, a point and digits, and an exponent if digits follow; 0 if no number starts here. */
  std::size_t number_length() const;
  std::size_t name_length() const;
  std::size_t character_length() const;

  std::string_view rest_;
  Token now_;
  int column_ = 1;
};

}  // namespace playground
