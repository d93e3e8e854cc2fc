#include "core/formula/expression.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/formula/operations.hpp"
#include "core/numeric/decimal.hpp"
#include "core/text/descriptor.hpp"
#include "core/text/text.hpp"

namespace playground {
namespace {

// ---- characters and tokens ----

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

struct Token {
  enum class Kind { number, name, sign, end, unknown };

  Kind kind = Kind::end;
  std::string_view text;   ///< of a sign: its ASCII spelling
  std::string_view shown;  ///< as typed
  int column = 1;

  bool is(std::string_view wanted) const { return (kind == Kind::sign || kind == Kind::name) && text == wanted; }
  bool starts_operand() const { return kind == Kind::number || kind == Kind::name || is("("); }
};

struct Spelling {
  std::string_view typed, meant;
};

/** Longer ones before those that they begin with. */
constexpr Spelling spellings[] = {
    {"<=", "<="}, {">=", ">="}, {"==", "=="}, {"!=", "!="}, {"≤", "<="}, {"≥", ">="}, {"≠", "!="},
    {"<", "<"},   {">", ">"},   {"+", "+"},   {"-", "-"},   {"−", "-"},  {"*", "*"},  {"×", "*"},
    {"·", "*"},   {"/", "/"},   {"÷", "/"},   {"^", "^"},   {"(", "("},  {")", ")"},  {",", ","},
};

class Tokens {
 public:
  explicit Tokens(std::string_view rest) : rest_(rest) { advance(); }

  const Token& now() const { return now_; }

  Token take() {
    const Token token = now_;
    advance();
    return token;
  }

 private:
  void advance() {
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

  void accept(Token::Kind kind, std::size_t length) {
    now_ = {kind, rest_.substr(0, length), rest_.substr(0, length), column_};
    skip(length);
  }

  void skip(std::size_t length) {
    column_ += characters(rest_.substr(0, length));
    rest_.remove_prefix(length);
  }

  std::size_t digits(std::size_t at) const {
    while (at < rest_.size() && is_digit(rest_[at])) ++at;
    return at;
  }

  char at(std::size_t i) const { return i < rest_.size() ? rest_[i] : '\0'; }

  /** Digits, a point and digits, and an exponent where digits follow; 0 where no number starts. */
  std::size_t number_length() const {
    std::size_t end = digits(0);
    if (end == 0 && !(at(0) == '.' && is_digit(at(1)))) return 0;
    if (at(end) == '.') end = digits(end + 1);
    if (at(end) != 'e' && at(end) != 'E') return end;
    const std::size_t exponent = end + (at(end + 1) == '+' || at(end + 1) == '-' ? 2 : 1);
    return is_digit(at(exponent)) ? digits(exponent) : end;
  }

  std::size_t name_length() const {
    std::size_t end = 0;
    while (is_letter(at(end)) || is_digit(at(end))) ++end;
    return end;
  }

  std::size_t character_length() const {
    std::size_t end = 1;
    while (end < rest_.size() && (rest_[end] & 0xC0) == 0x80) ++end;
    return end;
  }

  std::string_view rest_;
  Token now_;
  int column_ = 1;
};

// ---- messages ----

using Words = std::initializer_list<Word>;

/** What was found, for a message. */
std::string found(const Token& token) {
  if (token.kind == Token::Kind::end) return "the end";
  const auto first = static_cast<unsigned char>(token.shown.front());
  if (first < 0x20 || first == 0x7F) {
    const char digits[] = {static_cast<char>('0' + first / 16), "0123456789ABCDEF"[first % 16], '\0'};
    return sentence({"the character U+00", digits});
  }
  return quoted(token.shown);
}

[[noreturn]] void refuse(int column, Words message) { throw ExpressionError(column, "expected " + sentence(message)); }

[[noreturn]] void expected(std::string_view what, const Token& token, std::string_view advice = {}) {
  refuse(token.column, {what, ", found ", found(token), advice.empty() ? "" : "; ", advice});
}

// ---- the program ----

/** What a part of the formula gives: a number that is known already, or a register. */
struct Value {
  bool condition = false;
  std::optional<double> known{};
  std::uint8_t at = 0;
};

template <class Operation>
constexpr std::size_t place = place_of<operations::List, Operation>();

/** An operation as data. */
struct Operator {
  std::string_view name;
  std::size_t arity;
  bool condition;
};

/** operations::List, and after it clip, which is made of two of them. */
constexpr auto table = []<class... All>(TypeList<All...>) {
  return std::array<Operator, sizeof...(All) + 1>{Operator{All::name, All::arity, operations::is_condition<All>()}...,
                                                  Operator{"clip", 3, false}};
}(operations::List{});

constexpr std::size_t clip_place = operations::List::size;

/** Builds the program. Equal steps are there once. */
class Builder {
 public:
  std::uint8_t at(const Value& value, int column) {
    return value.known ? add({.kind = Instruction::Kind::number, .number = *value.known}, column) : value.at;
  }

  Value x(int column) {
    return {.at = add({.kind = Instruction::Kind::x, .varies = true, .slopes = {true, false}}, column)};
  }

  Value parameter(int column) {
    return {.at = add({.kind = Instruction::Kind::parameter, .slopes = {false, true}}, column)};
  }

  Value call(std::size_t operation, std::span<const Value> values, int column) {
    Instruction step{.kind = Instruction::Kind::operation, .operation = static_cast<std::uint8_t>(operation)};
    for (std::size_t k = 0; k < values.size(); ++k) depend(step, k, at(values[k], column));
    const bool condition = table[operation].condition;
    if (condition) step.slopes = {};
    return {.condition = condition, .at = add(step, column)};
  }

  Value call(std::size_t operation, std::initializer_list<Value> values, int column) {
    return call(operation, std::span<const Value>(values.begin(), values.size()), column);
  }

  Value integer_power(const Value& base, double exponent, int column) {
    Instruction step{.kind = Instruction::Kind::integer_power, .number = exponent};
    depend(step, 0, at(base, column));
    return {.at = add(step, column)};
  }

  /** The result becomes the last step, and what it does not need is left out. */
  std::vector<Instruction> program(std::uint8_t result) {
    steps_.resize(result + std::size_t{1});
    return std::move(steps_);
  }

 private:
  void depend(Instruction& step, std::size_t k, std::uint8_t on) {
    step.operands[k] = on;
    step.varies |= steps_[on].varies;
    for (std::size_t d = 0; d < 2; ++d) step.slopes[d] |= steps_[on].slopes[d];
  }

  std::uint8_t add(const Instruction& step, int column) {
    const auto same =
        std::find_if(steps_.begin(), steps_.end(), [&](const auto& other) { return step.same_as(other); });
    if (same != steps_.end()) return static_cast<std::uint8_t>(same - steps_.begin());
    if (steps_.size() == limit::formula_steps) {
      refuse(column, {"a shorter formula: it takes more than ", limit::formula_steps, " steps"});
    }
    steps_.push_back(step);
    return static_cast<std::uint8_t>(steps_.size() - 1);
  }

  std::vector<Instruction> steps_;
};

// ---- the grammar ----

/** The place of a function in the table. */
std::optional<std::size_t> function_named(std::string_view name) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].name == name) return i;
  }
  return std::nullopt;
}

std::string known_names() {
  std::string names = "x, a, pi, e";
  for (const Operator& function : table) {
    if (!function.name.empty()) names += sentence({", ", function.name});
  }
  return names;
}

/** One method a level of the grammar, from the weakest binding to the strongest. */
class Parser {
 public:
  explicit Parser(std::string_view text) : tokens_(text) {}

  std::vector<Instruction> parse() {
    if (tokens_.now().kind == Token::Kind::end) expected("a formula, as x * sigmoid(x)", tokens_.now());
    const int column = tokens_.now().column;
    const Value result = number(either(), column);
    if (tokens_.now().kind != Token::Kind::end) expect_operator();
    return builder_.program(builder_.at(result, column));
  }

 private:
  /** Counts how deep one is within brackets, calls, signs and powers. */
  class Deeper {
   public:
    Deeper(int& depth, const Token& token) : depth_(depth) {
      if (++depth_ > limit::formula_depth) {
        refuse(token.column, {"at most ", limit::formula_depth, " brackets and signs within each other"});
      }
    }
    ~Deeper() { --depth_; }

   private:
    int& depth_;
  };

  Value either() { return chain(place<operations::Either>, "or", &Parser::both); }

  Value both() { return chain(place<operations::Both>, "and", &Parser::negation); }

  Value chain(std::size_t operation, std::string_view word, Value (Parser::*part)()) {
    int column = tokens_.now().column;
    Value left = (this->*part)();
    while (tokens_.now().is(word)) {
      const int at = tokens_.take().column;
      left = condition(left, column);
      column = tokens_.now().column;
      left = builder_.call(operation, {left, condition((this->*part)(), column)}, at);
    }
    return left;
  }

  Value negation() {
    if (!tokens_.now().is("not")) return comparison();
    const Token word = tokens_.take();
    const Deeper deeper(depth_, word);
    const int column = tokens_.now().column;
    return builder_.call(place<operations::Not>, {condition(negation(), column)}, word.column);
  }

  static bool compares(const Token& token) {
    constexpr std::string_view signs[] = {"<", "<=", ">", ">=", "==", "!="};
    return std::any_of(std::begin(signs), std::end(signs), [&](auto sign) { return token.is(sign); });
  }

  Value comparison() {
    int column = tokens_.now().column;
    Value left = sum();
    if (!compares(tokens_.now())) return left;
    const Token sign = tokens_.take();
    left = number(left, column);
    column = tokens_.now().column;
    const Value right = number(sum(), column);
    if (compares(tokens_.now()))
      expected("\"and\" or the end of the condition", tokens_.now(), "write 0 < x and x < 1");
    const bool swapped = sign.text.front() == '>';
    const Value& low = swapped ? right : left;
    const Value& high = swapped ? left : right;
    const bool or_equal = sign.is("<=") || sign.is(">=");
    if (sign.is("<") || sign.is(">") || or_equal) {
      return builder_.call(or_equal ? place<operations::LessOrEqual> : place<operations::Less>, {low, high},
                           sign.column);
    }
    const Value equal = builder_.call(place<operations::Equal>, {left, right}, sign.column);
    return sign.is("==") ? equal : builder_.call(place<operations::Not>, {equal}, sign.column);
  }

  Value sum() {
    int column = tokens_.now().column;
    Value left = product();
    while (tokens_.now().is("+") || tokens_.now().is("-")) {
      const Token sign = tokens_.take();
      left = number(left, column);
      column = tokens_.now().column;
      const Value right = number(product(), column);
      left = builder_.call(sign.is("+") ? place<operations::Add> : place<operations::Subtract>, {left, right},
                           sign.column);
    }
    return left;
  }

  Value product() {
    int column = tokens_.now().column;
    Value left = signed_power();
    while (tokens_.now().is("*") || tokens_.now().is("/")) {
      const Token sign = tokens_.take();
      if (sign.is("*") && tokens_.now().is("*")) expected("a number", tokens_.now(), "a power is written ^");
      left = number(left, column);
      column = tokens_.now().column;
      const Value right = number(signed_power(), column);
      left = builder_.call(sign.is("*") ? place<operations::Multiply> : place<operations::Divide>, {left, right},
                           sign.column);
    }
    return left;
  }

  Value signed_power() {
    if (!tokens_.now().is("-") && !tokens_.now().is("+")) return power();
    const Token sign = tokens_.take();
    const Deeper deeper(depth_, sign);
    const int column = tokens_.now().column;
    const Value value = number(signed_power(), column);
    if (sign.is("+")) return value;
    if (value.known) return {.known = -*value.known};
    return builder_.call(place<operations::Negate>, {value}, sign.column);
  }

  Value power() {
    int column = tokens_.now().column;
    Value base = primary();
    if (!tokens_.now().is("^")) return base;
    const Token sign = tokens_.take();
    const Deeper deeper(depth_, sign);
    base = number(base, column);
    column = tokens_.now().column;
    return raised(base, number(signed_power(), column), sign.column);
  }

  Value raised(const Value& base, const Value& exponent, int column) {
    constexpr double most = 1e9;
    const bool whole =
        exponent.known && *exponent.known == std::floor(*exponent.known) && std::abs(*exponent.known) <= most;
    if (!whole) return builder_.call(place<operations::Power>, {base, exponent}, column);
    if (*exponent.known == 0) return {.known = 1.0};
    return *exponent.known == 1 ? base : builder_.integer_power(base, *exponent.known, column);
  }

  Value primary() {
    const Token& token = tokens_.now();
    if (token.kind == Token::Kind::number) return literal(tokens_.take());
    if (token.is("(")) return bracket(tokens_.take());
    if (token.is("and") || token.is("or") || token.is("not") || token.kind != Token::Kind::name) {
      expected("a number, x, a, a function or \"(\"", token);
    }
    return named(tokens_.take());
  }

  Value literal(const Token& token) {
    const double value = read_decimal(token.text);
    if (!std::isfinite(value)) expected("a number below 1.8e308", token);
    return {.known = value};
  }

  Value bracket(const Token& open) {
    const Deeper deeper(depth_, open);
    const Value value = either();
    close();
    return value;
  }

  void close() {
    if (!tokens_.now().is(")")) expect_operator("an operator or \")\"");
    tokens_.take();
  }

  Value named(const Token& name) {
    if (name.is("x")) return builder_.x(name.column);
    if (name.is("a")) return builder_.parameter(name.column);
    if (name.is("pi") || name.is("π")) return {.known = 3.14159265358979323846};
    if (name.is("e")) return {.known = 2.71828182845904523536};
    const auto function = function_named(name.text);
    if (!function) expected("a known name", name, sentence({"allowed are ", known_names()}));
    return call(*function, name);
  }

  Value call(std::size_t function, const Token& name) {
    const Deeper deeper(depth_, name);
    if (!tokens_.now().is("(")) expected(sentence({"\"(\" after ", name.text}), tokens_.now());
    tokens_.take();
    std::array<Value, 3> operands;
    const std::size_t arity = table[function].arity;
    for (std::size_t k = 0; k < arity; ++k) {
      if (k > 0) next_operand(function);
      const int column = tokens_.now().column;
      const Value operand = either();
      const bool chooses = function == place<operations::Where> && k == 0;
      operands[k] = chooses ? condition(operand, column) : number(operand, column);
    }
    if (tokens_.now().is(",")) expected("\")\"", tokens_.now(), takes(function));
    close();
    return called(function, std::span(operands).first(arity), name.column);
  }

  void next_operand(std::size_t function) {
    if (tokens_.now().is(")")) expected("\",\"", tokens_.now(), takes(function));
    if (!tokens_.now().is(",")) expect_operator("an operator or \",\"");
    tokens_.take();
  }

  static std::string takes(std::size_t function) {
    const auto& [name, arity, _] = table[function];
    return sentence({name, " takes ", arity, arity == 1 ? " operand" : " operands"});
  }

  Value called(std::size_t function, std::span<const Value> operands, int column) {
    if (function == place<operations::Power>) return raised(operands[0], operands[1], column);
    if (function != clip_place) return builder_.call(function, operands, column);
    const Value above = builder_.call(place<operations::Max>, {operands[0], operands[1]}, column);
    return builder_.call(place<operations::Min>, {above, operands[2]}, column);
  }

  const Value& number(const Value& value, int column) const {
    if (value.condition) refuse(column, {"a number, found a condition; write where(x > 0, 1, 0)"});
    return value;
  }

  const Value& condition(const Value& value, int column) const {
    if (value.condition) return value;
    if (tokens_.now().shown == "=") expect_operator();
    refuse(column, {"a condition, such as x > 0, found a number"});
  }

  /** Something follows an operand that cannot; the usual mistakes have advice. */
  [[noreturn]] void expect_operator(std::string_view what = "an operator or the end") const {
    const Token& token = tokens_.now();
    if (token.starts_operand()) expected(what, token, "a product is written with *, as 2*x");
    if (token.shown == "=") expected(what, token, "a comparison is written ==");
    expected(what, token);
  }

  Tokens tokens_;
  Builder builder_;
  int depth_ = 0;
};

}  // namespace

bool Expression::has_parameter() const {
  return std::any_of(program_.begin(), program_.end(),
                     [](const auto& step) { return step.kind == Instruction::Kind::parameter; });
}

bool Formula::operator==(const Formula& other) const {
  if (!expression || !other.expression) return expression == other.expression;
  return expression->text() == other.expression->text();
}

Formula read_formula(std::string_view text) { return {std::make_shared<const Expression>(parse_expression(text))}; }

Expression parse_expression(std::string_view text) {
  // A character has at most four bytes: a longer text need not be counted.
  constexpr std::size_t most_bytes = 4 * limit::formula_length;
  if (text.size() > most_bytes || characters(text) > limit::formula_length) {
    refuse(limit::formula_length + 1, {"at most ", limit::formula_length, " characters"});
  }
  return {std::string(text), Parser(text).parse()};
}

}  // namespace playground
