#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

namespace playground {

/** The purpose of a random stream. Each purpose has its own stream, so that more noise does not change the weights. */
enum class Stream : std::uint64_t { data = 1, split, weights, order, dropout };

/**
 * xoshiro256** (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021), seeded by splitmix64.
 *
 * Distributions and shuffle are implemented here, without the C library, because those of the standard library differ
 * between implementations. One seed gives the same sequence everywhere.
 */
class Random {
 public:
  using State = std::array<std::uint64_t, 4>;

  Random(std::uint64_t seed, Stream stream) {
    std::uint64_t x = seed + static_cast<std::uint64_t>(stream) * 0xd1342543de82ef95ULL;
    for (auto& word : state_) word = splitmix(x);
  }

  const State& state() const { return state_; }
  State& state() { return state_; }
  void set_state(const State& state) { state_ = state; }

  std::uint64_t bits() {
    const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
    const std::uint64_t t = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= t;
    state_[3] = std::rotl(state_[3], 45);
    return result;
  }

  /** Uniform in [0, 1), a multiple of 2⁻⁵³. */
  double uniform() { return static_cast<double>(bits() >> 11) * 0x1p-53; }

  /** Uniform in [low, high). */
  double uniform(double low, double high) { return low + (high - low) * uniform(); }

  /** Uniform in {0, …, n−1}, without bias. Lemire, "Fast random integer generation in an interval", 2019. */
  std::uint32_t below(std::uint32_t n) {
    std::uint64_t product = (bits() >> 32) * n;
    if (static_cast<std::uint32_t>(product) < n) {
      const std::uint32_t least = -n % n;
      while (static_cast<std::uint32_t>(product) < least) product = (bits() >> 32) * n;
    }
    return static_cast<std::uint32_t>(product >> 32);
  }

  /** Standard normal: algorithm N of Karney, "Sampling exactly from the normal distribution" (2016). */
  double normal() {
    for (;;) {
      const int k = half_exponential_count();
      if (!all_half_exponential(k * (k - 1))) continue;
      const double x = uniform();
      if (!accept_fraction(k, x)) continue;
      return (bits() >> 63) != 0 ? -(k + x) : k + x;
    }
  }

  /** Standard normal within ±2, by rejection. */
  double truncated_normal() {
    double x = normal();
    while (x < -2 || x > 2) x = normal();
    return x;
  }

  /** Fisher–Yates shuffle. Not inline: the linker would take it from code that is optimized for size. */
  void shuffle(std::vector<std::uint32_t>& items);

 private:
  static std::uint64_t splitmix(std::uint64_t& x) {
    std::uint64_t z = (x += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }

  /** True with probability e^(−1/2): von Neumann's method of decreasing uniforms, started below ½. */
  bool half_exponential() {
    double last = 0.5;
    for (bool even = true;; even = !even) {
      const double next = uniform();
      if (next >= last) return even;
      last = next;
    }
  }

  bool all_half_exponential(int n) {
    for (int i = 0; i < n; ++i) {
      if (!half_exponential()) return false;
    }
    return true;
  }

  /** k with probability e^(−k/2)(1 − e^(−1/2)). */
  int half_exponential_count() {
    int k = 0;
    while (half_exponential()) ++k;
    return k;
  }

  /** True with probability e^(−x(2k+x)/2), as k+1 trials of e^(−x(2k+x)/(2k+2)). */
  bool accept_fraction(int k, double x) {
    const double share = (2 * k + x) / (2 * k + 2);
    for (int trial = 0; trial <= k; ++trial) {
      bool even = true;
      for (double last = x;; even = !even) {
        const double next = uniform();
        if (next >= last || uniform() >= share) break;
        last = next;
      }
      if (!even) return false;
    }
    return true;
  }

  State state_{};
};

}  // namespace playground
