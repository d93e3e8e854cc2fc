#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/formula/expression.hpp"
#include "core/formula/operations.hpp"
#include "core/text/descriptor.hpp"

/** The steps of a formula's program, as the parser adds them. */
namespace playground {

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

/** Builds the program. Equal steps are kept once. */
class Builder {
 public:
  std::uint8_t at(const Value& value, int column);

  Value x(int column);
  Value parameter(int column);
  Value data_column(std::size_t place, int column);
  Value call(std::size_t operation, std::span<const Value> values, int column);
  Value call(std::size_t operation, std::initializer_list<Value> values, int column) {
    return call(operation, std::span<const Value>(values.begin(), values.size()), column);
  }
  Value integer_power(const Value& base, double exponent, int column);

  /** The steps up to the result, which becomes the last one. */
  std::vector<Instruction> program(std::uint8_t result);

 private:
  void depend(Instruction& step, std::size_t k, std::uint8_t on);
  std::uint8_t add(const Instruction& step, int column);

  std::vector<Instruction> steps_;
};

}  // namespace playground
