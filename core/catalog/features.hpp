#pragma once

#include "core/numeric/scalar.hpp"
#include "core/text/descriptor.hpp"

/**
 * Features: inputs of the network, computed from the first two columns of the data. A chapter and its list.
 *
 * value(x1, x2) takes numbers, or Lanes of several rows; `columns` says how many columns the data must have.
 */
namespace playground {

struct FeatureInfo : Descriptor {
  int columns;
};

struct X1 {
  static constexpr FeatureInfo info{{"x1", "x₁", "x_1", "The first column."}, 1};
  template <class T>
  static T value(T x1, T) {
    return x1;
  }
};

struct X2 {
  static constexpr FeatureInfo info{{"x2", "x₂", "x_2", "The second column."}, 2};
  template <class T>
  static T value(T, T x2) {
    return x2;
  }
};

struct X1Squared {
  static constexpr FeatureInfo info{{"x1_squared", "x₁²", "x_1^2", "Lets one layer draw a circle."}, 1};
  template <class T>
  static T value(T x1, T) {
    return x1 * x1;
  }
};

struct X2Squared {
  static constexpr FeatureInfo info{{"x2_squared", "x₂²", "x_2^2", "Lets one layer draw a circle."}, 2};
  template <class T>
  static T value(T, T x2) {
    return x2 * x2;
  }
};

struct X1X2 {
  static constexpr FeatureInfo info{{"x1_x2", "x₁x₂", "x_1 x_2", "Solves XOR alone."}, 2};
  template <class T>
  static T value(T x1, T x2) {
    return x1 * x2;
  }
};

struct SinX1 {
  static constexpr FeatureInfo info{{"sin_x1", "sin x₁", R"(\sin x_1)", "Waves along the first axis."}, 1};
  template <class T>
  static T value(T x1, T) {
    return sin(x1);
  }
};

struct SinX2 {
  static constexpr FeatureInfo info{{"sin_x2", "sin x₂", R"(\sin x_2)", "Waves along the second axis."}, 2};
  template <class T>
  static T value(T, T x2) {
    return sin(x2);
  }
};

using Features = TypeList<X1, X2, X1Squared, X2Squared, X1X2, SinX1, SinX2>;

}  // namespace playground
