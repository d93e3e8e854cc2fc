#pragma once

#include <algorithm>
#include <string_view>

#include "core/catalog/dataset.hpp"
#include "core/catalog/digits.hpp"

/** Data sets of pictures, side × side × 1, from the top left row by row: 0 is paper, 1 is ink. */
namespace playground {

/** Noise on every pixel, within [0, 1]. */
inline void add_noise_to_pixels(int side, double noise, Random& random, double* x) {
  for (int pixel = 0; pixel < side * side; ++pixel) x[pixel] = std::clamp(x[pixel] + noise * random.normal(), 0.0, 1.0);
}

struct Digits {
  static constexpr DatasetInfo info{{"digits", "Digits", "", "Figures from 0 to 9 written by hand, as pixels."},
                                    Task::multiclass,
                                    {"side", "side", 1},
                                    10,
                                    10};
  static constexpr std::array parameters{
      whole_number("side", "s", "Pixels a side", 8, 8, 28),
      number("shift", R"(\delta)", "How far figures are moved, a share of the side; they shrink by it", 0, 0, 0.5, 0,
             0.5)};
  static void draw(int i, int k, double noise, Random& random, const Settings& settings, double* x, double* target) {
    const int label = i % k;
    const int side = static_cast<int>(settings[0]);
    write_figure(label, side, settings[1], random, x);
    add_noise_to_pixels(side, noise, random, x);
    target[0] = label;
  }
};

struct Bars {
  static constexpr DatasetInfo info{
      {"bars", "Bars", "", "A line anywhere in the picture: lying, standing, falling or rising."},
      Task::multiclass,
      {"side", "side", 1},
      2,
      4,
      4};
  static constexpr std::array parameters{whole_number("side", "s", "Pixels a side", 10, 8, 28)};
  static void draw(int i, int k, double noise, Random& random, const Settings& settings, double* x, double* target) {
    enum { lying, standing, falling, rising };
    const int label = i % k;
    const int side = static_cast<int>(settings[0]);
    const int length = side / 2;
    const int row = below(random, label == lying ? side : side - length + 1);
    const int column = below(random, label == standing ? side : side - length + 1);
    std::fill_n(x, side * side, 0.0);
    for (int j = 0; j < length; ++j) {
      const int down = label == lying ? 0 : label == rising ? length - 1 - j : j;
      const int right = label == standing ? 0 : j;
      x[(row + down) * side + column + right] = 1;
    }
    add_noise_to_pixels(side, noise, random, x);
    target[0] = label;
  }
};

struct Shapes {
  static constexpr DatasetInfo info{{"shapes", "Shapes", "",
                                     "One of six figures of nine pixels anywhere in the picture: plus, cross, T, L, V, "
                                     "corner."},
                                    Task::multiclass,
                                    {"side", "side", 1},
                                    2,
                                    6,
                                    6};
  static constexpr std::array parameters{whole_number("side", "s", "Pixels a side", 12, 8, 28)};
  static constexpr int size = 5;
  /** Nine pixels each, so that the amount of ink tells nothing. */
  static constexpr std::string_view figures[][size] = {
      {"..#..", "..#..", "#####", "..#..", "..#.."},  // plus
      {"#...#", ".#.#.", "..#..", ".#.#.", "#...#"},  // cross
      {"#####", "..#..", "..#..", "..#..", "..#.."},  // T
      {"#....", "#....", "#....", "#....", "#####"},  // L
      {"#...#", "#...#", ".#.#.", ".#.#.", "..#.."},  // V
      {"#####", "#....", "#....", "#....", "#...."},  // corner
  };
  static void draw(int i, int k, double noise, Random& random, const Settings& settings, double* x, double* target) {
    const int label = i % k;
    const int side = static_cast<int>(settings[0]);
    const int row = below(random, side - size + 1);
    const int column = below(random, side - size + 1);
    std::fill_n(x, side * side, 0.0);
    for (int down = 0; down < size; ++down) {
      for (int right = 0; right < size; ++right) {
        if (figures[label][down][static_cast<std::size_t>(right)] == '#') x[(row + down) * side + column + right] = 1;
      }
    }
    add_noise_to_pixels(side, noise, random, x);
    target[0] = label;
  }
};

}  // namespace playground
