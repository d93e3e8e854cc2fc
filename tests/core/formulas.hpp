#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "core/experiment/config.hpp"
#include "core/numeric/random.hpp"

/** Random formulas for the custom activation. */
namespace playground::testing {

inline std::string one_of(std::initializer_list<std::string_view> words, Random& random) {
  return std::string(words.begin()[random.below(words.size())]);
}

inline std::string random_leaf(Random& random) {
  switch (random.below(5)) {
    case 0:
      return "a";
    case 1:
      return text(random.below(2) == 0 ? random.uniform(0.1, 3) : 1 + static_cast<double>(random.below(4)));
    default:
      return "x";
  }
}

/** Continuous, with kinks at most, and of moderate size: for whole networks. */
inline std::string random_smooth_formula(Random& random, int depth = 3) {
  if (depth == 0) return random_leaf(random);
  const auto part = [&] { return random_smooth_formula(random, depth - 1); };
  switch (random.below(6)) {
    case 0:
      return "(" + part() + one_of({" + ", " - "}, random) + part() + ")";
    case 1:
      return "tanh(" + part() + ") * sigmoid(" + part() + ")";
    case 2:
      return "(" + part() + ") / (1 + (" + part() + ")^2)";
    case 3:
      return one_of({"max", "min"}, random) + "(" + part() + ", " + part() + ")";
    default:
      return one_of({"sin", "cos", "tanh", "sigmoid", "softplus", "atan", "erf", "relu", "abs", "-"}, random) + "(" +
             part() + ")";
  }
}

/** Everything that a formula may hold, jumps, poles and places without a value included. */
inline std::string random_formula(Random& random, int depth) {
  if (depth == 0) return random_leaf(random);
  const auto part = [&] { return random_formula(random, depth - 1); };
  switch (random.below(10)) {
    case 0:
    case 1:
    case 2:
      return "(" + part() + one_of({" + ", " - ", " * ", " / ", " − ", " × ", " ÷ "}, random) + part() + ")";
    case 3:
      return "(" + part() + ")^" + one_of({"2", "3", "-1", "-2", "0", "5", "(1/2)", "1.5"}, random);
    case 4:
      return one_of({"max", "min", "pow"}, random) + "(" + part() + ", " + part() + ")";
    case 5:
      return "clip(" + part() + ", -" + random_leaf(random) + ", " + part() + ")";
    case 6:
      return "where(" + part() + one_of({" < ", " <= ", " > ", " >= ", " == ", " != "}, random) + part() +
             one_of({"", " and x > 0", " or not a > x"}, random) + ", " + part() + ", " + part() + ")";
    default:
      return one_of({"-",   "abs", "sign", "relu", "sqrt", "exp",  "expm1",   "log",      "log1p", "sin",
                     "cos", "tan", "atan", "sinh", "cosh", "tanh", "sigmoid", "softplus", "erf",   "erfc"},
                    random) +
             "(" + part() + ")";
  }
}

}  // namespace playground::testing
