#include "core/catalog/initializers.hpp"

#include <catch_amalgamated.hpp>

#include <map>
#include <string>

#include "core/network/network.hpp"

namespace playground {
namespace {

constexpr double fan_in = 30;
constexpr double fan_out = 12;
constexpr int draws = 100000;

/** What the papers say of each: variance, and the largest size a weight can have. */
struct Expected {
  double variance;
  double largest;
};

Expected uniform(double limit) { return {limit * limit / 3, limit}; }
Expected truncated(double variance) { return {variance, 2 * std::sqrt(variance) / 0.87962566103423978}; }

const std::map<std::string_view, Expected> expected{
    {"glorot_uniform", uniform(std::sqrt(6 / (fan_in + fan_out)))},
    {"glorot_normal", truncated(2 / (fan_in + fan_out))},
    {"he_uniform", uniform(std::sqrt(6 / fan_in))},
    {"he_normal", truncated(2 / fan_in)},
    {"lecun_uniform", uniform(std::sqrt(3 / fan_in))},
    {"lecun_normal", truncated(1 / fan_in)},
    {"zeros", {0, 0}},
    {"random_uniform", uniform(0.05)},
};

TEST_CASE("initializers have the mean, the variance and the bounds of their papers") {
  Random random(21, Stream::weights);
  Initializers::for_each([&]<class Initializer>() {
    CAPTURE(Initializer::info.name);
    REQUIRE(expected.contains(Initializer::info.name));
    const Expected want = expected.at(Initializer::info.name);
    double sum = 0;
    double squares = 0;
    double largest = 0;
    for (int i = 0; i < draws; ++i) {
      const double w = Initializer::draw(fan_in, fan_out, random);
      sum += w;
      squares += w * w;
      largest = std::max(largest, std::abs(w));
    }
    CHECK(std::abs(sum / draws) <= 4 * std::sqrt(want.variance / draws));
    CHECK(std::abs(squares / draws - want.variance) <= 0.015 * want.variance);
    CHECK(largest <= want.largest);
    CHECK(largest >= 0.99 * want.largest);
  });
}

TEST_CASE("a network starts with zero biases, its slopes at their start, and the same kernel in both precisions") {
  const Config config = read_config(
      Json{{"layers", {{{"units", 4}, {"activation", {{"name", "prelu"}, {"alpha", 0.3}}}}, {{"units", 3}}}}});
  Network<double> in_double(config);
  in_double.initialize(config);
  Network<float> in_float(config);
  in_float.initialize(config);
  for (const Layer& layer : in_double.layers()) {
    CHECK(in_double.weights(layer.tensors[0]).cwiseAbs().minCoeff() > 0);
    CHECK(in_double.weights(layer.tensors[1]).cwiseAbs().maxCoeff() == 0);
  }
  CHECK(in_double.weights(in_double.layers()[0].tensors[2]) == Vector<double>::Constant(4, 0.3));
  for (std::size_t i = 0; i < in_double.parameters().size(); ++i) {
    CHECK(in_float.parameters()[i] == static_cast<float>(in_double.parameters()[i]));
  }
}

}  // namespace
}  // namespace playground
