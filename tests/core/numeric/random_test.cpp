#include "core/numeric/random.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

namespace playground {
namespace {

TEST_CASE("bits are those of xoshiro256**") {
  // Published with the generator's port in rand_xoshiro: state {1, 2, 3, 4}.
  Random random(0, Stream::data);
  random.set_state({1, 2, 3, 4});
  for (const std::uint64_t wanted :
       {11520ull, 0ull, 1509978240ull, 1215971899390074240ull, 1216172134540287360ull, 607988272756665600ull,
        16172922978634559625ull, 8476171486693032832ull, 10595114339597558777ull, 2904607092377533576ull}) {
    CHECK(random.bits() == wanted);
  }
}

TEST_CASE("a state can be taken out and put back") {
  Random a(3, Stream::order);
  a.bits();
  Random b(4, Stream::data);
  b.set_state(a.state());
  for (int i = 0; i < 10; ++i) CHECK(a.bits() == b.bits());
}

TEST_CASE("every seed and every stream gives another sequence") {
  std::set<std::uint64_t> firsts;
  int count = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    for (const Stream stream : {Stream::data, Stream::split, Stream::weights, Stream::order, Stream::dropout}) {
      firsts.insert(Random(seed, stream).bits());
      ++count;
    }
  }
  CHECK(firsts.size() == static_cast<std::size_t>(count));
  CHECK(Random(1, Stream::data).bits() == Random(1, Stream::data).bits());
}

/** Σ (counted − expected)²/expected. */
double chi_square(const std::vector<int>& counted, const std::vector<double>& expected) {
  double sum = 0;
  for (std::size_t i = 0; i < counted.size(); ++i)
    sum += (counted[i] - expected[i]) * (counted[i] - expected[i]) / expected[i];
  return sum;
}

/** Exceeded once in a thousand by chance: Wilson and Hilferty's formula. */
double chi_square_limit(double degrees) {
  const double t = 1 - 2 / (9 * degrees) + 3.0902 * std::sqrt(2 / (9 * degrees));
  return degrees * t * t * t;
}

constexpr int draws = 200000;

TEST_CASE("uniform numbers are in range and uniform") {
  Random random(11, Stream::data);
  std::vector<int> counted(50);
  for (int i = 0; i < draws; ++i) {
    const double x = random.uniform();
    REQUIRE((x >= 0 && x < 1));
    ++counted[static_cast<std::size_t>(x * 50)];
  }
  CHECK(chi_square(counted, std::vector<double>(50, draws / 50.0)) < chi_square_limit(49));
  for (int i = 0; i < 1000; ++i) {
    const double x = random.uniform(-3, 5);
    REQUIRE((x >= -3 && x < 5));
  }
}

TEST_CASE("integers below n are uniform") {
  Random random(12, Stream::data);
  for (const std::uint64_t n : {1ull, 2ull, 7ull, 10ull}) {
    std::vector<int> counted(n);
    for (int i = 0; i < draws / 4; ++i) {
      const std::uint64_t x = random.below(n);
      REQUIRE(x < n);
      ++counted[x];
    }
    if (n > 1)
      CHECK(chi_square(counted, std::vector<double>(n, draws / 4.0 / static_cast<double>(n))) <
            chi_square_limit(static_cast<double>(n - 1)));
  }
}

double normal_below(double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); }

/** Chi-square of numbers in bins of a quarter from −low to low, the tails in the outer ones, against a distribution. */
template <class Below>
void check_distribution(const std::vector<double>& numbers, double low, Below below) {
  const int bins = static_cast<int>(8 * low);
  const auto size = static_cast<double>(numbers.size());
  std::vector<int> counted(static_cast<std::size_t>(bins));
  for (const double x : numbers)
    ++counted[static_cast<std::size_t>(std::clamp(static_cast<int>(std::floor((x + low) * 4)), 0, bins - 1))];
  std::vector<double> expected;
  for (int i = 0; i < bins; ++i) {
    const double from = i == 0 ? 0 : below(-low + i / 4.0);
    const double to = i == bins - 1 ? 1 : below(-low + (i + 1) / 4.0);
    expected.push_back(size * (to - from));
  }
  CHECK(chi_square(counted, expected) < chi_square_limit(bins - 1));
}

TEST_CASE("normal numbers are normal") {
  Random random(13, Stream::data);
  std::vector<double> numbers(draws);
  for (double& x : numbers) x = random.normal();
  check_distribution(numbers, 3, normal_below);
  const double mean = std::accumulate(numbers.begin(), numbers.end(), 0.0) / draws;
  double variance = 0;
  for (const double x : numbers) variance += (x - mean) * (x - mean) / draws;
  CHECK(std::abs(mean) < 4 / std::sqrt(draws));
  CHECK(std::abs(variance - 1) < 4 * std::sqrt(2.0 / draws));
  CHECK(*std::max_element(numbers.begin(), numbers.end()) > 4);
  // Even within a quarter, where a wrong fraction of the algorithm would show.
  std::vector<int> fractions(25);
  for (const double x : numbers) {
    if (x >= 0 && x < 0.25) ++fractions[static_cast<std::size_t>(x * 100)];
  }
  std::vector<double> expected;
  for (int i = 0; i < 25; ++i) expected.push_back(draws * (normal_below((i + 1) / 100.0) - normal_below(i / 100.0)));
  CHECK(chi_square(fractions, expected) < chi_square_limit(24));
}

TEST_CASE("truncated normal numbers stay within two deviations and keep the shape") {
  Random random(14, Stream::data);
  std::vector<double> numbers(draws);
  for (double& x : numbers) {
    x = random.truncated_normal();
    REQUIRE(std::abs(x) <= 2);
  }
  const double inside = normal_below(2) - normal_below(-2);
  check_distribution(numbers, 2, [&](double x) { return (normal_below(x) - normal_below(-2)) / inside; });
}

TEST_CASE("a shuffle is a permutation, and all are equally likely") {
  Random random(15, Stream::order);
  std::vector<int> counted(24);
  for (int i = 0; i < 48000; ++i) {
    std::vector<std::uint32_t> items{0, 1, 2, 3};
    random.shuffle(items);
    auto sorted = items;
    std::sort(sorted.begin(), sorted.end());
    REQUIRE(sorted == std::vector<std::uint32_t>{0, 1, 2, 3});
    int rank = 0;
    while (std::next_permutation(items.begin(), items.end())) ++rank;
    ++counted[static_cast<std::size_t>(rank)];
  }
  CHECK(chi_square(counted, std::vector<double>(24, 2000)) < chi_square_limit(23));
}

}  // namespace
}  // namespace playground
