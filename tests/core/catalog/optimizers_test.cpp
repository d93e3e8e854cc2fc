#include "core/catalog/optimizers.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

namespace playground {
namespace {

/** A block of parameters under an optimizer. */
template <class T>
struct Trained {
  Choice optimizer;
  std::vector<T> w;
  std::vector<T> state = std::vector<T>(w.size() * static_cast<std::size_t>(slots_of(optimizer)));
  unsigned long long step = 0;

  void update(const std::vector<T>& gradient) {
    const auto size = static_cast<Index>(w.size());
    update_parameters<T>(optimizer, ++step, w.data(), gradient.data(), state.data(), size, size);
  }
};

/** The optimizer with these settings; the others stay at their defaults. */
template <class Optimizer>
Choice with(std::initializer_list<std::pair<std::string_view, double>> settings) {
  Choice choice = chosen<Optimizers, Optimizer>();
  for (const auto& [name, value] : settings) {
    bool found = false;
    const auto parameters = parameters_of<Optimizer>();
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      if (parameters[i].name != name) continue;
      choice.settings[i] = value;
      found = true;
    }
    REQUIRE(found);
  }
  return choice;
}

/** Three updates of w from 1 and −2, by the gradients below, are what was worked out by hand. */
constexpr double gradients[3][2] = {{0.5, -1}, {0.25, 2}, {-1, 0.5}};

void check(const Choice& optimizer, const std::vector<std::vector<double>>& wanted) {
  Trained<double> in_double{optimizer, {1, -2}};
  Trained<float> in_float{optimizer, {1, -2}};
  for (std::size_t step = 0; step < wanted.size(); ++step) {
    in_double.update({gradients[step][0], gradients[step][1]});
    in_float.update({static_cast<float>(gradients[step][0]), static_cast<float>(gradients[step][1])});
    for (std::size_t i = 0; i < 2; ++i) {
      CAPTURE(step, i);
      CHECK(std::abs(in_double.w[i] - wanted[step][i]) <= 1e-14);
      CHECK(std::abs(static_cast<double>(in_float.w[i]) - wanted[step][i]) <= 1e-6);
    }
  }
}

TEST_CASE("sgd equals results computed by hand") {
  check(with<Sgd>({{"learning_rate", 0.1}}), {{0.95, -1.9}, {0.925, -2.1}, {1.025, -2.15}});
  // v: −0.05, 0.1 → −0.07, −0.11 → 0.037, −0.149
  check(with<Sgd>({{"learning_rate", 0.1}, {"momentum", 0.9}}), {{0.95, -1.9}, {0.88, -2.01}, {0.917, -2.159}});
  // w += 0.9v − 0.1g with the v above
  check(with<Sgd>({{"learning_rate", 0.1}, {"momentum", 0.9}, {"nesterov", 1}}),
        {{1 - 0.045 - 0.05, -2 + 0.09 + 0.1},
         {0.905 - 0.063 - 0.025, -1.81 - 0.099 - 0.2},
         {0.817 + 0.0333 + 0.1, -2.109 - 0.1341 - 0.05}});
}

TEST_CASE("rmsprop equals results computed by hand") {
  const double e = 0.01;
  // v: 0.125, 0.5 → 0.09375, 2.25 → 0.546875, 1.25 with rho 0.5
  const double a = 0.1 * 0.5 / std::sqrt(0.135), b = -0.1 / std::sqrt(0.51);
  const double c = 0.1 * 0.25 / std::sqrt(0.10375), d = 0.2 / std::sqrt(2.26);
  check(with<Rmsprop>({{"learning_rate", 0.1}, {"rho", 0.5}, {"epsilon", e}}),
        {{1 - a, -2 - b}, {1 - a - c, -2 - b - d}});
  check(with<Rmsprop>({{"learning_rate", 0.1}, {"rho", 0.5}, {"epsilon", e}, {"momentum", 0.5}}),
        {{1 - a, -2 - b}, {1 - a - (0.5 * a + c), -2 - b - (0.5 * b + d)}});
}

TEST_CASE("adam equals results computed by hand") {
  const double e = 0.1;
  // beta_1 0.5, beta_2 0.75: m 0.25, −0.5 → 0.25, 0.75; v 0.0625, 0.25 → 0.0625, 1.1875
  const double first = 0.1 * std::sqrt(0.25) / 0.5;
  const double second = 0.1 * std::sqrt(1 - 0.5625) / 0.75;
  const std::vector<double> one{1 - first * 0.25 / (0.25 + e), -2 + first * 0.5 / (0.5 + e)};
  const std::vector<double> two{one[0] - second * 0.25 / (0.25 + e), one[1] - second * 0.75 / (std::sqrt(1.1875) + e)};
  check(with<Adam>({{"learning_rate", 0.1}, {"beta_1", 0.5}, {"beta_2", 0.75}, {"epsilon", e}}), {one, two});

  // adamw: first w −= 0.1·0.2·w
  const std::vector<double> decayed{0.98 - first * 0.25 / (0.25 + e), -1.96 + first * 0.5 / (0.5 + e)};
  check(
      with<Adamw>({{"learning_rate", 0.1}, {"beta_1", 0.5}, {"beta_2", 0.75}, {"epsilon", e}, {"weight_decay", 0.2}}),
      {decayed,
       {0.98 * decayed[0] - second * 0.25 / (0.25 + e), 0.98 * decayed[1] - second * 0.75 / (std::sqrt(1.1875) + e)}});
}

TEST_CASE("how full a mean is does not depend on where its squaring ends") {
  for (const double beta : {0.0, 0.1, 0.5, 0.9, 0.999, 0.999999}) {
    for (unsigned long long t = 1; t < 1ull << 40; t += 1 + t / 3) {
      CAPTURE(beta, t);
      CHECK(filled(beta, t) == 1 - power(beta, t));
    }
  }
}

TEST_CASE("adagrad equals results computed by hand") {
  const double e = 0.01;
  // v: 0.5 + 0.25, 0.5 + 1 → + 0.0625, + 4
  const std::vector<double> one{1 - 0.05 / std::sqrt(0.75 + e), -2 + 0.1 / std::sqrt(1.5 + e)};
  const std::vector<double> two{one[0] - 0.025 / std::sqrt(0.8125 + e), one[1] - 0.2 / std::sqrt(5.5 + e)};
  check(with<Adagrad>({{"learning_rate", 0.1}, {"initial_accumulator_value", 0.5}, {"epsilon", e}}), {one, two});
}

TEST_CASE(
    "every optimizer's first parameter is a learning rate; it changes nothing at rate 0, and descends otherwise") {
  Optimizers::for_each([]<class Optimizer>() {
    CAPTURE(Optimizer::info.name);
    REQUIRE(parameters_of<Optimizer>()[0].name == "learning_rate");
    Trained<double> still{with<Optimizer>({{"learning_rate", 0}}), {1, -2}};
    still.update({3, -4});
    CHECK(still.w == std::vector<double>{1, -2});
    Trained<double> moving{with<Optimizer>({{"learning_rate", 0.01}}), {1, -2}};
    for (int i = 0; i < 20000; ++i) moving.update({moving.w[0], 2 * moving.w[1]});
    CHECK(std::abs(moving.w[0]) < 0.2);
    CHECK(std::abs(moving.w[1]) < 0.2);
  });
}

TEST_CASE("a block's update does not depend on its neighbors") {
  Optimizers::for_each([]<class Optimizer>() {
    CAPTURE(Optimizer::info.name);
    Choice choice = chosen<Optimizers, Optimizer>();
    choice.settings[0] = 0.1;
    Trained<double> pair{choice, {1, -2}};
    Trained<double> left{choice, {1}};
    Trained<double> right{choice, {-2}};
    for (int i = 0; i < 5; ++i) {
      pair.update({0.3 * i, -0.7});
      left.update({0.3 * i});
      right.update({-0.7});
    }
    CHECK(pair.w == std::vector<double>{left.w[0], right.w[0]});
  });
}

template <class T>
bool has_subnormal(const std::vector<T>& numbers) {
  return std::any_of(numbers.begin(), numbers.end(), [](T x) { return std::fpclassify(x) == FP_SUBNORMAL; });
}

/** Updates by a gradient, then by none, until the state is 0: five parameters, of which one fills no register. */
template <class T>
void check_fades(const Choice& optimizer, int most_steps) {
  Trained<T> trained{optimizer, {1, -2, T(1e-3), 3, 0}};
  trained.update({T(0.5), -1, 2, T(-1e-9), 1});
  bool subnormal = false;
  for (int i = 0; i < most_steps; ++i) {
    trained.update({0, 0, 0, 0, 0});
    subnormal = subnormal || has_subnormal(trained.state) || has_subnormal(trained.w);
  }
  CHECK_FALSE(subnormal);
  CHECK(trained.state == std::vector<T>(trained.state.size(), T(0)));
}

TEST_CASE("optimizer state decays to 0 and never to subnormal numbers") {
  const std::pair<const char*, Choice> fading[] = {
      {"sgd", with<Sgd>({{"momentum", 0.9}})},
      {"rmsprop", with<Rmsprop>({{"momentum", 0.9}})},
      {"adam", with<Adam>({{"beta_2", 0.9}})},
      {"adamw", with<Adamw>({{"beta_2", 0.9}})},
  };
  for (const auto& [name, optimizer] : fading) {
    CAPTURE(name);
    check_fades<float>(optimizer, 2000);
    check_fades<double>(optimizer, 8000);
  }
}

TEST_CASE("weight decay reaches 0 and never subnormal numbers") {
  Trained<float> trained{with<Sgd>({{"learning_rate", 0.5}}), {1, -2, 1e-30f}};
  bool subnormal = false;
  for (int i = 0; i < 200; ++i) {
    trained.update(trained.w);  // the gradient of ½w²
    subnormal = subnormal || has_subnormal(trained.w);
  }
  CHECK_FALSE(subnormal);
  CHECK(trained.w == std::vector<float>{0, 0, 0});
}

}  // namespace
}  // namespace playground
