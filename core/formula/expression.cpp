#include "core/formula/expression.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/formula/builder.hpp"
#include "core/formula/tokens.hpp"
#include "core/numeric/decimal.hpp"
#include "core/text/error.hpp"
#include "core/text/text.hpp"

namespace playground {
namespace {

/** The place of a function in the table. */
std::optional<std::size_t> function_named(std::string_view name) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (table[i].name == name) return i;
  }
  return std::nullopt;
}

/** `last` is the name of the last column. */
std::vector<std::string_view> known_names(int columns, std::string_view last) {
  std::vector<std::string_view> names{columns > 1 ? "x1" : "x"};
  if (columns > 2) names.push_back("…");
  if (columns > 1) names.push_back(last);
  if (columns == 0) names.push_back("a");
  names.push_back("pi");
  names.push_back("e");
  for (const Operator& function : table) {
    if (!function.name.empty()) names.push_back(function.name);
  }
  return names;
}

template <class... Arguments>
[[noreturn]] void refuse_column(int column, MessageFor<Arguments...> message, const Arguments&... arguments) {
  refuse_at({0, column}, message, arguments...);
}

/** For a token that cannot stand where it is. */
[[noreturn]] void refuse_token(const Token& token, MessageFor<std::string_view> message) {
  refuse_column<std::string_view>(token.column, message, token.shown);
}

/** One method a level of the grammar, from the weakest binding to the strongest. */
class Parser {
 public:
  Parser(std::string_view text, int columns) : tokens_(text), columns_(columns) {}

  std::vector<Instruction> parse() {
    if (tokens_.now().kind == Token::Kind::end) refuse_column(tokens_.now().column, "formula_empty");
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
        refuse_column(token.column, "formula_too_deep", limit::formula_depth);
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
    if (compares(tokens_.now())) refuse_column(tokens_.now().column, "formula_chain");
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
      if (sign.is("*") && tokens_.now().is("*")) refuse_column(tokens_.now().column, "formula_power");
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
      if (token.kind == Token::Kind::end) refuse_column(token.column, "formula_incomplete");
      refuse_token(token, "formula_operand");
    }
    return named(tokens_.take());
  }

  Value literal(const Token& token) {
    const double value = read_decimal(token.text);
    if (!std::isfinite(value)) refuse_token(token, "formula_number");
    return {.known = value};
  }

  Value bracket(const Token& open) {
    const Deeper deeper(depth_, open);
    const Value value = either();
    close();
    return value;
  }

  void close() {
    if (!tokens_.now().is(")")) expect_operator("formula_operator_or_bracket");
    tokens_.take();
  }

  Value named(const Token& name) {
    if (columns_ == 0 && name.is("x")) return builder_.x(name.column);
    if (columns_ == 0 && name.is("a")) return builder_.parameter(name.column);
    if (columns_ <= 2 && name.is("x")) return builder_.data_column(0, name.column);
    if (const auto place = column_named(name.text, columns_)) return builder_.data_column(*place, name.column);
    if (name.is("pi") || name.is("π")) return {.known = 3.14159265358979323846};
    if (name.is("e")) return {.known = 2.71828182845904523536};
    const auto function = function_named(name.text);
    if (!function)
      refuse_column(name.column, "formula_name", name.text, known_names(columns_, sentence({"x", columns_})));
    return call(*function, name);
  }

  Value call(std::size_t function, const Token& name) {
    const Deeper deeper(depth_, name);
    if (!tokens_.now().is("(")) refuse_column(tokens_.now().column, "formula_call", name.text);
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
    if (tokens_.now().is(",")) refuse_column(tokens_.now().column, "formula_operands_many", table[function].name);
    close();
    return called(function, std::span(operands).first(arity), name.column);
  }

  void next_operand(std::size_t function) {
    const Token& token = tokens_.now();
    const auto& [name, arity, _] = table[function];
    if (token.is(")")) refuse_column(token.column, "formula_operands_few", name, arity);
    if (!token.is(",")) expect_operator("formula_operator_or_comma");
    tokens_.take();
  }

  Value called(std::size_t function, std::span<const Value> operands, int column) {
    if (function == place<operations::Power>) return raised(operands[0], operands[1], column);
    if (function != clip_place) return builder_.call(function, operands, column);
    const Value above = builder_.call(place<operations::Max>, {operands[0], operands[1]}, column);
    return builder_.call(place<operations::Min>, {above, operands[2]}, column);
  }

  const Value& number(const Value& value, int column) const {
    if (value.condition) refuse_column(column, "formula_condition");
    return value;
  }

  const Value& condition(const Value& value, int column) const {
    if (value.condition) return value;
    if (tokens_.now().shown == "=") expect_operator();
    refuse_column(column, "formula_no_condition");
  }

  /** For a token that cannot follow an operand; the usual mistakes have messages of their own. */
  [[noreturn]] void expect_operator(MessageFor<std::string_view> otherwise = "formula_operator") const {
    const Token& token = tokens_.now();
    if (token.starts_operand()) refuse_token(token, "formula_product");
    if (token.shown == "=") refuse_column(token.column, "formula_equality");
    if (token.kind == Token::Kind::end) refuse_column(token.column, "formula_unclosed");
    refuse_token(token, otherwise);
  }

  Tokens tokens_;
  int columns_;
  Builder builder_;
  int depth_ = 0;
};

}  // namespace

std::optional<std::size_t> column_named(std::string_view name, int columns) {
  if (name.size() < 2 || name.size() > 5 || name[0] != 'x' || name[1] == '0') return std::nullopt;
  int number = 0;
  for (const char digit : name.substr(1)) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = 10 * number + (digit - '0');
  }
  if (number > columns) return std::nullopt;
  return static_cast<std::size_t>(number - 1);
}

bool Expression::has_parameter() const {
  return std::any_of(program_.begin(), program_.end(),
                     [](const auto& step) { return step.kind == Instruction::Kind::parameter; });
}

bool Formula::operator==(const Formula& other) const {
  if (!expression || !other.expression) return expression == other.expression;
  return expression->text() == other.expression->text();
}

Formula read_formula(std::string_view text, int columns) {
  return {std::make_shared<const Expression>(parse_expression(text, columns))};
}

Expression parse_expression(std::string_view text, int columns) {
  // A character has at most four bytes: a longer text need not be counted.
  constexpr std::size_t most_bytes = 4 * limit::formula_length;
  if (text.size() > most_bytes || characters(text) > limit::formula_length) {
    refuse_column(limit::formula_length + 1, "formula_too_long", limit::formula_length);
  }
  return {std::string(text), Parser(text, columns).parse()};
}

}  // namespace playground
