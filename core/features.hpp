#pragma once

#include "core/descriptor.hpp"
#include "core/scalar.hpp"

/**
 * Features: what the network is fed, made from the first two columns of the data. A chapter and its list.
 *
 * value(x) takes one row of the data; `columns` says how many columns that row must have.
 */
namespace playground {

struct FeatureInfo : Descriptor {
  int columns;
};

struct X1 {
  static constexpr FeatureInfo info{{"x1", "x₁", "x_1", "The first column."}, 1};
  static double value(const double* x) { return x[0]; }
};

struct X2 {
  static constexpr FeatureInfo info{{"x2", "x₂", "x_2", "The second column."}, 2};
  static double value(const double* x) { return x[1]; }
};

struct X1Squared {
  static constexpr FeatureInfo info{{"x1_squared", "x₁²", "x_1^2", "Lets one layer draw a circle."}, 1};
  static double value(const double* x) { return x[0] * x[0]; }
};

struct X2Squared {
  static constexpr FeatureInfo info{{"x2_squared", "x₂²", "x_2^2", "Lets one layer draw a circle."}, 2};
  static double value(const double* x) { return x[1] * x[1]; }
};

struct X1X2 {
  static constexpr FeatureInfo info{{"x1_x2", "x₁x₂", "x_1 x_2", "Solves XOR alone."}, 2};
  static double value(const double* x) { return x[0] * x[1]; }
};

struct SinX1 {
  static constexpr FeatureInfo info{{"sin_x1", "sin x₁", R"(\sin x_1)", "Waves along the first axis."}, 1};
  static double value(const double* x) { return sin(x[0]); }
};

struct SinX2 {
  static constexpr FeatureInfo info{{"sin_x2", "sin x₂", R"(\sin x_2)", "Waves along the second axis."}, 2};
  static double value(const double* x) { return sin(x[1]); }
};

using Features = TypeList<X1, X2, X1Squared, X2Squared, X1X2, SinX1, SinX2>;

}  // namespace playground
