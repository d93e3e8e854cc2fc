#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "core/numeric/scalar.hpp"
#include "core/text/descriptor.hpp"

/**
 * What a formula of the `custom` activation may be made of: a chapter, and at the end the list.
 *
 * A struct holds
 *   name      as it is written, or empty where a sign stands for it
 *   arity     how many operands it takes
 *   value     of the operands
 *   slopes    the partial derivatives by the operands, given these and the value; absent: 0, for conditions
 * as templates over the number type. A condition is a number, 1 where it holds and 0 where not.
 */
namespace playground::operations {

template <class T>
using One = std::array<T, 1>;
template <class T>
using Two = std::array<T, 2>;
template <class T>
using Three = std::array<T, 3>;

// ---- signs ----

struct Add {
  static constexpr std::string_view name{};
  static constexpr std::size_t arity = 2;
  template <class T>
  static T value(const T& u, const T& v) {
    return u + v;
  }
  template <class T>
  static Two<T> slopes(const T&, const T&, const T&) {
    return {T(1), T(1)};
  }
};

struct Subtract {
  static constexpr std::string_view name{};
  static constexpr std::size_t arity = 2;
  template <class T>
  static T value(const T& u, const T& v) {
    return u - v;
  }
  template <class T>
  static Two<T> slopes(const T&, const T&, const T&) {
    return {T(1), T(-1)};
  }
};

struct Multiply {
  static constexpr std::string_view name{};
  static constexpr std::size_t arity = 2;
  template <class T>
  static T value(const T& u, const T& v) {
    return u * v;
  }
  template <class T>
  static Two<T> slopes(const T& u, const T& v, const T&) {
    return {v, u};
  }
};

struct Divide {
  static constexpr std::string_view name{};
  static constexpr std::size_t arity = 2;
  template <class T>
  static T value(const T& u, const T& v) {
    return u / v;
  }
  template <class T>
  static Two<T> slopes(const T&, const T& v, const T& quotient) {
    return {T(1) / v, -quotient / v};
  }
};

struct Negate {
  static constexpr std::string_view name{};
  static constexpr std::size_t arity = 1;
  template <class T>
  static T value(const T& u) {
    return -u;
  }
  template <class T>
  static One<T> slopes(const T&, const T&) {
    return {T(-1)};
  }
};

/** uᵛ for u > 0, and what the C library says elsewhere; by v: uᵛ·log u, and 0 where uᵛ is 0. */
struct Power {
  static constexpr std::string_view name = "pow";
  static constexpr std::size_t arity = 2;
  template <class T>
  static T value(const T& u, const T& v) {
    return pow(u, v);
  }
  template <class T>
  static Two<T> slopes(const T& u, const T& v, const T& w) {
    return {where(v == T(0), T(0), vanishing(pow(u, v - T(1)), v)), vanishing(w, log(u))};
  }
};

// ---- conditions ----

template <class T, class Condition>
T truth(const Condition& holds) {
  return where(holds, T(1), T(0));
}

struct Less {
  static constexpr std::string_view name{};
  static constexpr std::size_t arity = 2;
  template <class T>
  static T value(const T& u, const T& v) {
    return truth<T>(u < v);
  }
};

struct LessOrEqual {
  static constexpr std::string_view name{};
  static constexpr std::size_t arity = 2;
  template <class T>
  static T value(const T& u, const T& v) {
    return truth<T>(u <= v);
  }
};

struct Equal {
  static constexpr std::string_view name{};
  static constexpr std::size_t arity = 2;
  template <class T>
  static T value(const T& u, const T& v) {
    return truth<T>(u == v);
  }
};

struct Both {
  static constexpr std::string_view name{};
  static constexpr std::size_t arity = 2;
  template <class T>
  static T value(const T& p, const T& q) {
    return where(p == T(0), p, q);
  }
};

struct Either {
  static constexpr std::string_view name{};
  static constexpr std::size_t arity = 2;
  template <class T>
  static T value(const T& p, const T& q) {
    return where(p == T(0), q, p);
  }
};

struct Not {
  static constexpr std::string_view name{};
  static constexpr std::size_t arity = 1;
  template <class T>
  static T value(const T& p) {
    return truth<T>(p == T(0));
  }
};

/** Takes one of its operands and leaves the other alone, value and derivative. */
struct Where {
  static constexpr std::string_view name = "where";
  static constexpr std::size_t arity = 3;
  template <class T>
  static T value(const T& condition, const T& yes, const T& no) {
    return where(condition == T(0), no, yes);
  }
  template <class T>
  static Three<T> slopes(const T& condition, const T&, const T&, const T&) {
    return {T(0), condition, T(1) - condition};
  }
};

// ---- functions with kinks ----

/** −1 below 0, 1 above, 0 at 0; NaN for NaN. */
template <class T>
T sign_of(const T& u) {
  return where(u > T(0), T(1), where(u < T(0), T(-1), u));
}

/** |u|; 0 at the kink. */
struct Abs {
  static constexpr std::string_view name = "abs";
  static constexpr std::size_t arity = 1;
  template <class T>
  static T value(const T& u) {
    return abs(u);
  }
  template <class T>
  static One<T> slopes(const T& u, const T&) {
    return {sign_of(u)};
  }
};

/** −1, 0 or 1; its derivative is 0, at the jump too. */
struct Sign {
  static constexpr std::string_view name = "sign";
  static constexpr std::size_t arity = 1;
  template <class T>
  static T value(const T& u) {
    return sign_of(u);
  }
  template <class T>
  static One<T> slopes(const T&, const T&) {
    return {T(0)};
  }
};

/** max(u, 0); 0 at the kink, as everywhere in this project. */
struct Relu {
  static constexpr std::string_view name = "relu";
  static constexpr std::size_t arity = 1;
  template <class T>
  static T value(const T& u) {
    return where(u <= T(0), T(0), u);
  }
  template <class T>
  static One<T> slopes(const T& u, const T&) {
    return {truth<T>(u > T(0))};
  }
};

/** The share of u in the choice between two: 1 where it is taken, ½ where both are equal. */
template <class T, class Condition>
Two<T> shares(const Condition& first, const Condition& equal) {
  const T share = where(equal, T(0.5), truth<T>(first));
  return {share, T(1) - share};
}

/** The smaller of two, NaN if one is NaN; the mean of both derivatives where they are equal. */
struct Min {
  static constexpr std::string_view name = "min";
  static constexpr std::size_t arity = 2;
  template <class T>
  static T value(const T& u, const T& v) {
    return where(u <= v, u, where(v < u, v, u + v));
  }
  template <class T>
  static Two<T> slopes(const T& u, const T& v, const T&) {
    return shares<T>(u < v, u == v);
  }
};

/** The larger of two, NaN if one is NaN; the mean of both derivatives where they are equal. */
struct Max {
  static constexpr std::string_view name = "max";
  static constexpr std::size_t arity = 2;
  template <class T>
  static T value(const T& u, const T& v) {
    return where(u >= v, u, where(v > u, v, u + v));
  }
  template <class T>
  static Two<T> slopes(const T& u, const T& v, const T&) {
    return shares<T>(u > v, u == v);
  }
};

// ---- smooth functions ----

struct Sqrt {
  static constexpr std::string_view name = "sqrt";
  static constexpr std::size_t arity = 1;
  template <class T>
  static T value(const T& u) {
    return sqrt(u);
  }
  template <class T>
  static One<T> slopes(const T&, const T& root) {
    return {T(0.5) / root};
  }
};

struct Exp {
  static constexpr std::string_view name = "exp";
  static constexpr std::size_t arity = 1;
  template <class T>
  static T value(const T& u) {
    return exp(u);
  }
  template <class T>
  static One<T> slopes(const T&, const T& w) {
    return {w};
  }
};

struct Expm1 {
  static constexpr std::string_view name = "expm1";
  static constexpr std::size_t arity = 1;
  template <class T>
  static T value(const T& u) {
    return expm1(u);
  }
  template <class T>
  static One<T> slopes(const T& u, const T&) {
    return {exp(u)};
  }
};

struct Log {
  static constexpr std::string_view name = "log";
  static constexpr std::size_t arity = 1;
  template <class T>
  static T value(const T& u) {
    return log(u);
  }
  template <class T>
  static One<T> slopes(const T& u, const T&) {
    return {T(1) / u};
  }
};

struct Log1p {
  static constexpr std::string_view name = "log1p";
  static constexpr std::size_t arity = 1;
  template <class T>
  static T value(const T& u) {
    return log1p(u);
  }
  template <class T>
  static One<T> slopes(const T& u, const T&) {
    return {T(1) / (T(1) + u)};
  }
};

struct Sin {
  static constexpr std::string_view name = "sin";
  static constexpr std::size_t arity = 1;
  template <class T>
  static T value(const T& u) {
    return sin(u);
  }
  template <class T>
  static One<T> slopes(const T& u, const T&) {
    return {cos(u)};
  }
};

struct Cos {
  static constexpr std::string_view name = "cos";
  static constexpr std::size_t arity = 1;
  template <class T>
  static T value(const T& u) {
    return cos(u);
  }
  template <class T>
  static One<T> slopes(const T& u, const T&) {
    return {-sin(u)};
  }
};

struct Tan {
  static constexpr std::string_view name = "tan";
  static constexpr std::size_t arity = 1;
  template <class T>
  static T value(const T& u) {
    return tan(u);
  }
  template <class T>
  static One<T> slopes(const T&, const T& w) {
    return {T(1) + w * w};
  }
};

struct Atan {
  static constexpr std::string_view name = "atan";
  static constexpr std::size_t arity = 1;
  template <class T>
  static T value(const T& u) {
    return atan(u);
  }
  template <class T>
  static One<T> slopes(const T& u, const T&) {
    return {T(1) / (T(1) + u * u)};
  }
};

/** ½(eᵘ − e⁻ᵘ): from eᵘ − 1 where |u| ≤ 1, so that nothing cancels. */
template <class T>
T hyperbolic_sine(const T& u) {
  const T e = exp(abs(u));
  const T t = expm1(abs(u));
  const T magnitude = T(0.5) * where(abs(u) > T(1), e - T(1) / e, t + t / (T(1) + t));
  return where(u < T(0), -magnitude, magnitude);
}

template <class T>
T hyperbolic_cosine(const T& u) {
  const T e = exp(abs(u));
  return T(0.5) * (e + T(1) / e);
}

struct Sinh {
  static constexpr std::string_view name = "sinh";
  static constexpr std::size_t arity = 1;
  template <class T>
  static T value(const T& u) {
    return hyperbolic_sine(u);
  }
  template <class T>
  static One<T> slopes(const T& u, const T&) {
    return {hyperbolic_cosine(u)};
  }
};

struct Cosh {
  static constexpr std::string_view name = "cosh";
  static constexpr std::size_t arity = 1;
  template <class T>
  static T value(const T& u) {
    return hyperbolic_cosine(u);
  }
  template <class T>
  static One<T> slopes(const T& u, const T&) {
    return {hyperbolic_sine(u)};
  }
};

struct Tanh {
  static constexpr std::string_view name = "tanh";
  static constexpr std::size_t arity = 1;
  template <class T>
  static T value(const T& u) {
    return tanh(u);
  }
  template <class T>
  static One<T> slopes(const T& u, const T&) {
    return {T(4) * sigmoid_derivative(T(2) * u)};
  }
};

struct Sigmoid {
  static constexpr std::string_view name = "sigmoid";
  static constexpr std::size_t arity = 1;
  template <class T>
  static T value(const T& u) {
    return sigmoid(u);
  }
  template <class T>
  static One<T> slopes(const T& u, const T&) {
    return {sigmoid_derivative(u)};
  }
};

struct Softplus {
  static constexpr std::string_view name = "softplus";
  static constexpr std::size_t arity = 1;
  template <class T>
  static T value(const T& u) {
    return softplus(u);
  }
  template <class T>
  static One<T> slopes(const T& u, const T&) {
    return {sigmoid(u)};
  }
};

/** The derivative of erf. */
template <class T>
T erf_slope(const T& u) {
  return T(Wide<T>(2) / sqrt(pi<Wide<T>>())) * exp(-u * u);
}

struct Erf {
  static constexpr std::string_view name = "erf";
  static constexpr std::size_t arity = 1;
  template <class T>
  static T value(const T& u) {
    return erf(u);
  }
  template <class T>
  static One<T> slopes(const T& u, const T&) {
    return {erf_slope(u)};
  }
};

struct Erfc {
  static constexpr std::string_view name = "erfc";
  static constexpr std::size_t arity = 1;
  template <class T>
  static T value(const T& u) {
    return erfc(u);
  }
  template <class T>
  static One<T> slopes(const T& u, const T&) {
    return {-erf_slope(u)};
  }
};

/** All of them. Only what has a name can be called. */
using List = TypeList<Add, Subtract, Multiply, Divide, Negate, Power, Less, LessOrEqual, Equal, Both, Either, Not,
                      Where, Abs, Sign, Relu, Min, Max, Sqrt, Exp, Expm1, Log, Log1p, Sin, Cos, Tan, Atan, Sinh, Cosh,
                      Tanh, Sigmoid, Softplus, Erf, Erfc>;

template <class Operation>
constexpr bool is_condition() {
  return place_of<TypeList<Less, LessOrEqual, Equal, Both, Either, Not>, Operation>() < 6;
}

}  // namespace playground::operations
