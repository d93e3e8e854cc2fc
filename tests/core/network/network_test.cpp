#include "core/network/network.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <numeric>

#include "tests/core/random_network.hpp"
#include "tests/core/reference.hpp"

namespace playground {
namespace {

using testing::GradientCheck;
using testing::Subject;

/** Worst relative error over at most 40 parameters, by differences of the loss. */
double difference_error(Subject& subject, Random& random) {
  const auto gradient = subject.gradient();
  const double floor = testing::measure(gradient);
  std::vector<std::uint32_t> places(gradient.size());
  std::iota(places.begin(), places.end(), 0u);
  random.shuffle(places);
  places.resize(std::min<std::size_t>(places.size(), 40));
  double worst = 0;
  for (const std::size_t i : places)
    worst = std::max(worst, testing::relative_error(gradient[i], subject.slope(i), floor));
  return worst;
}

TEST_CASE("gradients of random networks equal those of differences and of dual numbers") {
  constexpr int rounds = 5;
  Random random(5, Stream::data);
  double worst = 0;
  double worst_dual = 0;
  int networks = 0;
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t activation = 0; activation < Activations::size; ++activation) {
      Losses::for_each([&]<class Loss>() {
        const Json experiment = testing::random_experiment<Loss>(activation, random);
        CAPTURE(experiment.dump());
        const Config config = read_config(experiment);
        Subject subject(config, random);
        if (!std::isfinite(subject.loss())) return;
        ++networks;
        const double error = difference_error(subject, random);
        worst = std::max(worst, error);
        CHECK(error <= 1e-6);
        const GradientCheck exact = testing::check_gradient(subject);
        worst_dual = std::max(worst_dual, exact.worst);
        CHECK(exact.worst <= 1e-9);
        CHECK(exact.worst_loss <= 1e-12);
      });
    }
  }
  CHECK(networks >= 9 * rounds * static_cast<int>(Activations::size * Losses::size) / 10);
  if (testing::figures_wanted()) {
    std::printf("gradients of %d random networks, worst relative error %.2g by differences, %.2g by dual numbers\n",
                networks, worst, worst_dual);
  }
}

}  // namespace
}  // namespace playground
