#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/**
 * A formula as a program. The text is read once; nothing of it is ever run as code.
 *
 *   formula     of an activation: a number of  x, the parameter a, numbers as 2, .5, 1e-3, the constants pi and e
 *               of data: of its columns x1, x2 … instead of x and a; x is x1 of at most two
 *   +  −  *  /  as usual, − binding weaker than ^: −x^2 is −(x^2); ^ from the right: 2^3^2 is 2^(3^2)
 *   f(…)        the functions of core/formula/operations.hpp, and clip(u, low, high), which is min(max(u, low), high)
 *   condition   <  <=  >  >=  ==  !=, joined by and, or, not: the first operand of where(condition, yes, no)
 *
 * The signs − × · ÷ ≤ ≥ ≠ π are taken too. A product is always written out: 2*x, not 2x.
 */
namespace playground {

namespace limit {
/** Of a formula: characters, brackets and signs within each other, and steps of the program, x and numbers included. */
inline constexpr int formula_length = 500;
inline constexpr int formula_depth = 32;
inline constexpr std::size_t formula_steps = 64;
}  // namespace limit

/** One step of the program: it fills the register of its own number from those of earlier steps. */
struct Instruction {
  enum class Kind : std::uint8_t { x, parameter, column, number, integer_power, operation };

  Kind kind = Kind::number;
  std::uint8_t operation = 0;  ///< its place in operations::List
  std::array<std::uint8_t, 3> operands{};
  double number = 0;             ///< the number, the exponent of an integer power, or the place of a column
  bool varies = false;           ///< with x or a column
  std::array<bool, 2> slopes{};  ///< whether it has a derivative by x, and by a, that is not always 0

  /** The same result: the rest follows from these. */
  bool same_as(const Instruction& other) const {
    return kind == other.kind && operation == other.operation && operands == other.operands && number == other.number;
  }
};

/** Immutable. The last instruction gives the result. */
class Expression {
 public:
  Expression(std::string text, std::vector<Instruction> program)
      : text_(std::move(text)), program_(std::move(program)) {}

  /** As it was typed. */
  const std::string& text() const { return text_; }
  std::span<const Instruction> program() const { return program_; }
  bool has_parameter() const;

 private:
  std::string text_;
  std::vector<Instruction> program_;
};

/** Reads a formula of x and a, or of so many columns, or throws a ConfigError with its column. Time and memory are
 * bounded by the limits above, whatever the text. */
Expression parse_expression(std::string_view text, int columns = 0);

/** The place of the column that is called "x3" in data of at least three. */
std::optional<std::size_t> column_named(std::string_view name, int columns);

}  // namespace playground
