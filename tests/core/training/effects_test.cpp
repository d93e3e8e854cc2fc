#include <catch_amalgamated.hpp>

#include <cmath>

#include "tests/core/random_stacks.hpp"
#include "tests/core/reference.hpp"

namespace playground {
namespace {

/** One number of a layer's output, as the inputs change. */
class Watched {
 public:
  Watched(Trainer& trainer, std::vector<double> input, std::size_t layer, std::size_t number)
      : trainer_(trainer), input_(std::move(input)), layer_(layer), number_(number) {}

  const std::vector<double>& input() const { return input_; }

  double at(std::size_t i, double change) const {
    std::vector<double> moved = input_;
    moved[i] += change;
    return trainer_.inspect(moved, {}).layers[layer_].a[number_];
  }

  /** Its derivative by central differences of fourth order. */
  double slope(std::size_t i) const {
    return (8 * (at(i, step) - at(i, -step)) - (at(i, 2 * step) - at(i, -2 * step))) / (12 * step);
  }

  /** Whether the slopes to the left and to the right differ. */
  bool has_kink(std::size_t i, double least) const {
    const double here = at(i, 0);
    return std::abs(at(i, 2 * step) + at(i, -2 * step) - 2 * here) / (2 * step) > least;
  }

 private:
  static constexpr double step = 1e-4;
  Trainer& trainer_;
  std::vector<double> input_;
  std::size_t layer_, number_;
};

TEST_CASE("the effects of the inputs on a number of any layer are those of central differences", "[stacks]") {
  testing::RandomStacks stacks(11);
  std::size_t compared = 0, kinks = 0;
  for (std::size_t i = 0; i < 10 * stacks.kinds(); ++i) {
    const Json experiment = stacks.draw(i % stacks.kinds());
    CAPTURE(experiment.dump());
    const auto trainer = make_trainer(read_config(experiment));
    std::vector<double> input(trainer->data().inputs.size() / static_cast<std::size_t>(trainer->data().rows));
    for (double& x : input) x = stacks.random().normal();
    const auto layers = trainer->inspect(input, {}).layers;
    const std::size_t layer = stacks.random().below(static_cast<std::uint32_t>(layers.size()));
    const auto number = stacks.random().below(static_cast<std::uint32_t>(layers[layer].a.size()));
    CAPTURE(layer, number);
    const auto effects = trainer->effects_on(input, layer, static_cast<Index>(number));
    REQUIRE(effects.size() == input.size());
    if (!std::isfinite(layers[layer].a[number])) continue;

    const Watched watched(*trainer, input, layer, number);
    const double floor = testing::measure(effects);
    for (std::size_t x = 0; x < input.size(); ++x) {
      const double error = testing::relative_error(effects[x], watched.slope(x), floor);
      ++compared;
      if (error > 1e-6 && watched.has_kink(x, 1e-3 * floor)) {
        ++kinks;
        continue;
      }
      CAPTURE(x, effects[x], watched.slope(x));
      CHECK(error <= 1e-6);
    }
  }
  CHECK(compared > 1000);
  CHECK(kinks * 50 <= compared);
}

TEST_CASE("effects on a number that is not there are refused, and the trainer stays as it was") {
  const auto trainer = make_trainer(read_config(Json{{"data", {{"name", "xor"}}}}));
  const std::vector<double> point{0.5, -0.5};
  const auto before = trainer->fingerprint();
  CHECK_THROWS(trainer->effects_on(std::vector<double>{1}, 0, 0));
  CHECK_THROWS(trainer->effects_on(point, 99, 0));
  CHECK_THROWS(trainer->effects_on(point, 0, 9999));
  CHECK_THROWS(trainer->effects_on(point, 0, -1));
  CHECK(trainer->effects_on(point, 0, 0).size() == 2);
  CHECK(trainer->fingerprint() == before);
}

}  // namespace
}  // namespace playground
