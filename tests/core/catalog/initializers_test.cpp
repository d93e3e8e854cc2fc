#include "core/catalog/initializers.hpp"

#include <catch_amalgamated.hpp>

#include <map>
#include <string>

#include "core/network/network.hpp"
#include "core/training/trainer.hpp"
#include "tests/core/reference.hpp"

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

template <class Initializer>
void check_draws(Random& random) {
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
}

TEST_CASE("initializers have the mean, the variance and the bounds of their papers") {
  Random random(21, Stream::weights);
  Initializers::for_each([&]<class Initializer>() {
    if constexpr (!std::is_same_v<Initializer, Orthogonal>) check_draws<Initializer>(random);
  });
}

std::vector<double> numbers(const Json& json) {
  std::vector<double> result;
  for (const Json& x : json) result.push_back(x.get<double>());
  return result;
}

TEST_CASE("orthogonal matrices are those of layers_start.json to the bit") {
  const Json start = testing::read_json("reference/layers_start.json");
  for (const Json& wanted : start.at("orthogonals")) {
    const auto rows = wanted.at("rows").get<std::size_t>(), columns = wanted.at("columns").get<std::size_t>();
    Random random(wanted.at("seed").get<std::uint64_t>(), Stream::weights);
    std::vector<double> w(rows * columns);
    Orthogonal::fill(rows, columns, random, w.data());
    CHECK(w == numbers(wanted.at("values")));
  }
}

TEST_CASE("the longer sides of an orthogonal matrix are orthonormal") {
  for (const auto& size : {std::pair<std::size_t, std::size_t>{4, 16}, {64, 256}, {30, 7}, {1, 5}}) {
    const std::size_t rows = size.first, columns = size.second;
    Random random(3, Stream::weights);
    std::vector<double> w(rows * columns);
    Orthogonal::fill(rows, columns, random, w.data());
    const std::size_t k = std::min(rows, columns), n = std::max(rows, columns);
    const auto at = [&](std::size_t i, std::size_t of) {
      return rows < columns ? w[of * columns + i] : w[i * columns + of];
    };
    double worst = 0;
    for (std::size_t a = 0; a < k; ++a) {
      for (std::size_t b = 0; b < k; ++b) {
        double sum = 0;
        for (std::size_t i = 0; i < n; ++i) sum += at(i, a) * at(i, b);
        worst = std::max(worst, std::abs(sum - (a == b)));
      }
    }
    CHECK(worst <= 4e-15);
  }
}

/** Whether the catalog has all kinds of these layers. */
bool knows_all(const Json& layers) {
  for (const Json& layer : layers) {
    bool known = !layer.contains("kind");
    for (const Entry& kind : entries<Layers>()) known = known || layer["kind"] == Json(kind.name);
    if (!known) return false;
  }
  return true;
}

TEST_CASE("networks start at the weights of layers_start.json to the bit") {
  const Json start = testing::read_json("reference/layers_start.json");
  for (const Json& wanted : start.at("networks")) {
    if (!knows_all(wanted.at("layers"))) continue;
    CAPTURE(wanted.at("layers").dump());
    Index columns = 1;
    for (const Json& size : wanted.at("shape")) columns *= size.get<Index>();
    const std::vector<double> row(static_cast<std::size_t>(columns));
    const int outputs = wanted.at("layers").back().at("units").get<int>();
    Json targets = Json::array();
    for (int i = 0; i < 2; ++i) targets.push_back(std::vector<double>(static_cast<std::size_t>(outputs)));
    const auto trainer = make_trainer(read_config(
        Json{{"seed", wanted.at("seed")},
             {"precision", "float64"},
             {"data", {{"name", "custom"}, {"shape", wanted["shape"]}, {"inputs", {row, row}}, {"targets", targets}}},
             {"layers", wanted.at("layers")},
             {"loss", {{"name", "mean_squared_error"}}}}));
    const auto layers = trainer->parameters();
    REQUIRE(layers.size() == wanted.at("initial").size());
    for (std::size_t i = 0; i < layers.size(); ++i) {
      for (const auto& [name, values] : wanted["initial"][i].items()) {
        CAPTURE(i, name);
        auto layer = layers[i];
        CHECK(layer[name] == numbers(values));
      }
    }
  }
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
