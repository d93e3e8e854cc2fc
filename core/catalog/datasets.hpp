#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

#include "core/catalog/dataset.hpp"
#include "core/catalog/losses.hpp"
#include "core/catalog/pictures.hpp"
#include "core/catalog/sequences.hpp"
#include "core/formula/expression.hpp"
#include "core/numeric/random.hpp"
#include "core/numeric/scalar.hpp"
#include "core/text/descriptor.hpp"

/**
 * Toy data: a chapter, one struct after another, and at the end the list.
 *
 * draw(i, k, noise, random, x, target) makes the i-th example with k classes or labels: it writes the inputs x and the
 * target (a class number, k labels of 0 and 1, or a number). Inputs lie near [−extent, extent], those of pictures in
 * [0, 1]. Pictures and sequences have chapters of their own (pictures.hpp, sequences.hpp). A data set with parameters
 * of its own takes their values, too: draw(i, k, noise, random, settings, x, target).
 */
namespace playground {

inline constexpr double extent = 3;

inline void jitter(double noise, Random& random, double* x) {
  x[0] += noise * random.normal();
  x[1] += noise * random.normal();
}

struct Blobs {
  static constexpr DatasetInfo info{
      {"blobs", "Blobs", "", "One cloud a class, on a ring."}, Task::multiclass, {2}, 2, 10};
  static void draw(int i, int k, double noise, Random& random, double* x, double* target) {
    const int label = i % k;
    const double angle = two_pi * label / k;
    x[0] = 1.8 * cos(angle);
    x[1] = 1.8 * sin(angle);
    jitter(0.3 + noise, random, x);
    target[0] = label;
  }
};

struct Circles {
  static constexpr DatasetInfo info{
      {"circles", "Circles", "", "Rings around each other, one a class."}, Task::multiclass, {2}, 2, 10};
  static void draw(int i, int k, double noise, Random& random, double* x, double* target) {
    const int label = i % k;
    const double radius = 2.7 * (label + 0.7 * random.uniform()) / (k - 0.3);
    const double angle = two_pi * random.uniform();
    x[0] = radius * cos(angle);
    x[1] = radius * sin(angle);
    jitter(noise, random, x);
    target[0] = label;
  }
};

struct Moons {
  static constexpr DatasetInfo info{
      {"moons", "Moons", "", "Half circles hooked into each other, one a class."}, Task::multiclass, {2}, 2, 10};
  static void draw(int i, int k, double noise, Random& random, double* x, double* target) {
    const int label = i % k;
    const double radius = 5.4 / (k + 1);
    const double side = label % 2 == 0 ? 1 : -1;
    const double angle = two_pi / 2 * random.uniform();
    x[0] = radius * (label - 0.5 * (k - 1) + cos(angle));
    x[1] = side * radius * (sin(angle) - 0.25);
    jitter(noise, random, x);
    target[0] = label;
  }
};

struct Xor {
  static constexpr DatasetInfo info{
      {"xor", "XOR", "", "A board of k × k fields whose classes shift by one a row."}, Task::multiclass, {2}, 2, 10};
  static void draw(int i, int k, double noise, Random& random, double* x, double* target) {
    const int label = i % k;
    const int row = static_cast<int>(random.below(static_cast<std::uint32_t>(k)));
    const int column = (label - row + k) % k;
    const double field = 5.4 / k;
    x[0] = -2.7 + field * (column + 0.06 + 0.88 * random.uniform());
    x[1] = -2.7 + field * (row + 0.06 + 0.88 * random.uniform());
    jitter(noise, random, x);
    target[0] = label;
  }
};

struct Stripes {
  static constexpr DatasetInfo info{
      {"stripes", "Stripes", "", "Parallel bands, class after class: the more of them, the more bends it takes."},
      Task::multiclass,
      {2},
      2,
      10};
  static constexpr std::array parameters{whole_number("repeats", "n", "bands of each class", 2, 1, 6),
                                         number("angle", R"(\varphi)", "angle in degrees", 30, 0, 180, 0, 180)};
  /** Half the length of a side: turned by any angle the square lies within the extent. */
  static constexpr double half = 2.1;
  static void draw(int i, int k, double noise, Random& random, const Settings& settings, double* x, double* target) {
    const int label = i % k;
    const int repeats = static_cast<int>(settings[0]);
    const double turn = two_pi * settings[1] / 360;
    const int band = label + k * static_cast<int>(random.below(static_cast<std::uint32_t>(repeats)));
    const double across = half * (2 * (band + 0.06 + 0.88 * random.uniform()) / (k * repeats) - 1);
    const double along = random.uniform(-half, half);
    x[0] = across * cos(turn) - along * sin(turn);
    x[1] = across * sin(turn) + along * cos(turn);
    jitter(noise, random, x);
    target[0] = label;
  }
};

struct Spiral {
  static constexpr DatasetInfo info{
      {"spiral", "Spiral", "", "Arms wound around each other, one a class."}, Task::multiclass, {2}, 2, 10};
  static constexpr double turns = 1.0;
  static void draw(int i, int k, double noise, Random& random, double* x, double* target) {
    const int label = i % k;
    const double t = 0.08 + 0.92 * random.uniform();
    const double angle = two_pi * (static_cast<double>(label) / k + turns * t);
    x[0] = 2.7 * t * sin(angle);
    x[1] = 2.7 * t * cos(angle);
    jitter(noise, random, x);
    target[0] = label;
  }
};

struct Overlap {
  static constexpr DatasetInfo info{
      {"overlap", "Overlapping discs", "", "One disc a label: a point may lie in none, one or several."},
      Task::multilabel,
      {2},
      2,
      8};
  static void draw(int, int k, double noise, Random& random, double* x, double* target) {
    x[0] = random.uniform(-2.7, 2.7);
    x[1] = random.uniform(-2.7, 2.7);
    for (int label = 0; label < k; ++label) {
      const double angle = two_pi * label / k + two_pi / 4;
      const double dx = x[0] - 1.1 * cos(angle);
      const double dy = x[1] - 1.1 * sin(angle);
      target[label] = dx * dx + dy * dy < 1.5 * 1.5 ? 1 : 0;
    }
    jitter(noise, random, x);
  }
};

struct Plane {
  static constexpr DatasetInfo info{
      {"plane", "Plane", R"(y = (x_1 + x_2)/6)", "A slope: one linear unit is enough."}, Task::regression, {2}, 1, 1};
  static void draw(int, int, double noise, Random& random, double* x, double* target) {
    x[0] = random.uniform(-extent, extent);
    x[1] = random.uniform(-extent, extent);
    target[0] = (x[0] + x[1]) / 6 + noise * random.normal();
  }
};

struct Hills {
  static constexpr DatasetInfo info{
      {"hills", "Hills", R"(y = \sum_i s_i\,e^{-|x - c_i|^2})", "Three hills and three hollows."},
      Task::regression,
      {2},
      1,
      1};
  static void draw(int, int, double noise, Random& random, double* x, double* target) {
    x[0] = random.uniform(-extent, extent);
    x[1] = random.uniform(-extent, extent);
    double y = 0;
    for (int hill = 0; hill < 6; ++hill) {
      const double angle = two_pi * hill / 6;
      const double dx = x[0] - 2 * cos(angle);
      const double dy = x[1] - 2 * sin(angle);
      y += (hill % 2 == 0 ? 1 : -1) * exp(-(dx * dx + dy * dy));
    }
    target[0] = y + noise * random.normal();
  }
};

struct Curve {
  static constexpr DatasetInfo info{
      {"curve", "Curve", R"(y = \sin 2x)", "A function of one number, to be fitted."}, Task::regression, {1}, 1, 1};
  static void draw(int, int, double noise, Random& random, double* x, double* target) {
    x[0] = random.uniform(-extent, extent);
    target[0] = sin(2 * x[0]) + noise * random.normal();
  }
};

/**
 * Products that become top sellers or not: those that have two of three things, or one in abundance. They are
 * affordable by price and shipping cost, known by marketing, and seem good by price and material.
 */
struct Demand {
  static constexpr std::string_view columns[] = {"price", "shipping_cost", "marketing", "material"};
  static constexpr std::string_view classes[] = {"other", "top_seller"};
  static constexpr DatasetInfo info{
      {"demand", "Demand", R"(\sigma(-2(x_1 + x_2)) + \sigma(2x_3) + \sigma(2(x_1 + x_4)) > 1.5)",
       "Top sellers: by what customers can afford, have heard of, and take for good. 0 is what is usual."},
      Task::multiclass,
      {4},
      2,
      2,
      2,
      columns,
      classes};

  static void draw(int i, int, double noise, Random& random, double* x, double* target) {
    target[0] = i % 2;
    do {
      for (int k = 0; k < 4; ++k) x[k] = random.uniform(-extent, extent);
    } while (is_top_seller(x) != (i % 2 == 1));
    for (int k = 0; k < 4; ++k) x[k] += noise * random.normal();
  }

 private:
  static double degree(double x) { return 1 / (1 + exp(-2 * x)); }
  static bool is_top_seller(const double* x) {
    return degree(-(x[0] + x[1])) + degree(x[2]) + degree(x[0] + x[3]) > 1.5;
  }
};

/** Points whose numbers or classes a typed formula gives (core/experiment/data.cpp draws them). */
struct FormulaData {
  static constexpr DatasetInfo info{{"formula", "Formula", R"(y = f(x))",
                                     "A formula of your own: a curve or a surface to fit, or two classes by its sign."},
                                    Task::regression,
                                    {"columns"},
                                    1,
                                    1};
  static constexpr std::string_view meanings[] = {"values", "classes"};
  static constexpr std::array parameters{written("expression", "formula", "sin(2*x1)", limit::formula_length),
                                         whole_number("columns", "", "columns", 1, 1, 2),
                                         option("as", "meaning", meanings)};
  static constexpr std::size_t columns = 1, as = 2;  ///< places of these parameters
};

using Datasets = TypeList<Blobs, Circles, Moons, Xor, Stripes, Spiral, Overlap, Plane, Hills, Curve, Digits, Bars,
                          Shapes, Order, Adding, Recall, Bursts, Parity, Demand, FormulaData>;

}  // namespace playground
