#pragma once

#include <algorithm>

#include "core/catalog/dataset.hpp"
#include "core/numeric/scalar.hpp"

/** Data sets of sequences, steps × features, step by step. */
namespace playground {

/** Noise on each of the n numbers of a sequence. */
inline void add_noise(int n, double noise, Random& random, double* x) {
  for (int i = 0; i < n; ++i) x[i] += noise * random.normal();
}

struct Order {
  static constexpr DatasetInfo info{
      {"order", "Order", "", "A pulse up and a pulse down at any two steps: which comes first?"},
      Task::multiclass,
      {"steps", 1},
      2,
      2};
  static constexpr std::array parameters{whole_number("steps", "T", "Steps", 20, 4, 200)};
  static void draw(int i, int k, double noise, Random& random, const Settings& settings, double* x, double* target) {
    const int label = i % k;
    const int steps = static_cast<int>(settings[0]);
    const int one = below(random, steps);
    int other = below(random, steps - 1);
    if (other >= one) ++other;
    std::fill_n(x, steps, 0.0);
    x[std::min(one, other)] = label == 0 ? 1 : -1;
    x[std::max(one, other)] = label == 0 ? -1 : 1;
    add_noise(steps, noise, random, x);
    target[0] = label;
  }
};

struct Adding {
  static constexpr DatasetInfo info{{"adding", "Adding", R"(y = \sum_t x_t\,m_t)",
                                     "A number and a mark at each step: the sum of the two numbers that are marked."},
                                    Task::regression,
                                    {"steps", 2},
                                    1,
                                    1};
  static constexpr std::array parameters{whole_number("steps", "T", "Steps", 20, 4, 200)};
  static void draw(int, int, double noise, Random& random, const Settings& settings, double* x, double* target) {
    const int steps = static_cast<int>(settings[0]);
    const int half = steps / 2;
    const int first = below(random, half);
    const int second = half + below(random, steps - half);
    for (int t = 0; t < steps; ++t) {
      x[2 * t] = random.uniform();
      x[2 * t + 1] = t == first || t == second ? 1 : 0;
    }
    target[0] = x[2 * first] + x[2 * second] + noise * random.normal();
  }
};

struct Recall {
  static constexpr DatasetInfo info{
      {"recall", "Recall", "", "Symbols as one-hot vectors, one a step: the class is the first of them."},
      Task::multiclass,
      {"steps", "classes"},
      2,
      8,
      4};
  static constexpr std::array parameters{whole_number("steps", "T", "Steps", 10, 2, 200)};
  static void draw(int i, int k, double noise, Random& random, const Settings& settings, double* x, double* target) {
    const int label = i % k;
    const int steps = static_cast<int>(settings[0]);
    std::fill_n(x, steps * k, 0.0);
    x[label] = 1;
    for (int t = 1; t < steps; ++t) x[t * k + below(random, k)] = 1;
    add_noise(steps * k, noise, random, x);
    target[0] = label;
  }
};

struct Bursts {
  static constexpr DatasetInfo info{
      {"bursts", "Bursts", "", "A short oscillation anywhere in silence: the class is its number n of periods."},
      Task::multiclass,
      {"steps", 1},
      2,
      4,
      4};
  static constexpr std::array parameters{whole_number("steps", "T", "Steps", 48, 16, 256)};
  static void draw(int i, int k, double noise, Random& random, const Settings& settings, double* x, double* target) {
    const int label = i % k;
    const int steps = static_cast<int>(settings[0]);
    const int length = steps / 4;
    const int start = below(random, steps - length + 1);
    const double phase = random.uniform();
    std::fill_n(x, steps, 0.0);
    for (int t = 0; t < length; ++t) x[start + t] = sin(two_pi * (double((label + 1) * t) / length + phase));
    add_noise(steps, noise, random, x);
    target[0] = label;
  }
};

struct Parity {
  static constexpr DatasetInfo info{
      {"parity", "Parity", "", "A sequence of −1 and 1: the class is 1 if an odd number of them is 1."},
      Task::multiclass,
      {"steps", 1},
      2,
      2};
  static constexpr std::array parameters{whole_number("steps", "T", "Steps", 8, 2, 16)};
  static void draw(int, int, double noise, Random& random, const Settings& settings, double* x, double* target) {
    const int steps = static_cast<int>(settings[0]);
    int label = 0;
    for (int t = 0; t < steps; ++t) {
      const int up = below(random, 2);
      x[t] = (up == 1 ? 1 : -1) + noise * random.normal();
      label ^= up;
    }
    target[0] = label;
  }
};

}  // namespace playground
