#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/training/trainer.hpp"
#include "tests/core/allocations.hpp"
#include "tests/core/random_network.hpp"

/** Layers of windows in networks: convolutions, poolings, and dense layers at every place. */
namespace playground {
namespace {

using testing::rows;

template <class Item, std::size_t count>
const Item& one_of(const Item (&items)[count], Random& random) {
  return items[random.below(count)];
}

Json random_activation(Random& random) {
  const std::string_view names[] = {"linear", "relu", "tanh", "prelu", "softmax", "elu", "gelu"};
  return one_of(names, random);
}

Json random_size(bool picture, int most, Random& random) {
  const auto size = [&] { return 1 + random.below(static_cast<std::uint32_t>(most)); };
  if (!picture || random.below(2) == 0) return size();
  return {size(), size()};
}

/** A convolution, a pooling or a dense layer, of pictures or sequences, with padding so that it always fits. */
Json random_layer(bool picture, Random& random) {
  const std::string axes = picture ? "2d" : "1d";
  const auto kind = random.below(6);
  if (kind == 0) return {{"units", 1 + random.below(4)}, {"activation", random_activation(random)}};
  if (kind < 4) {
    Json layer{{"kind", "conv" + axes},
               {"filters", 1 + random.below(5)},
               {"kernel_size", random_size(picture, 3, random)},
               {"padding", !picture && random.below(3) == 0 ? "causal" : "same"},
               {"activation", random_activation(random)},
               {"use_bias", random.below(3) != 0}};
    if (random.below(2) == 0)
      layer[random.below(2) == 0 ? "strides" : "dilation_rate"] = random_size(picture, 2, random);
    if (random.below(3) == 0) layer["l2"] = 0.05;
    return layer;
  }
  return {{"kind", (kind == 4 ? "max_pooling" : "average_pooling") + axes},
          {"pool_size", random_size(picture, 3, random)},
          {"strides", random_size(picture, 3, random)},
          {"padding", "same"}};
}

Json random_stack(Random& random) {
  const bool picture = random.below(2) == 0;
  const auto size = [&] { return 1 + static_cast<int>(random.below(6)); };
  const std::vector<int> shape = picture ? std::vector{size(), size(), 1 + size() / 3} : std::vector{size(), size()};
  const int columns = std::accumulate(shape.begin(), shape.end(), 1, std::multiplies<>());
  Json inputs = Json::array(), targets = Json::array();
  for (int i = 0; i < rows; ++i) {
    std::vector<double> row(static_cast<std::size_t>(columns));
    for (double& x : row) x = random.normal();
    inputs.push_back(row);
    targets.push_back({random.normal(), random.normal()});
  }
  Json layers = Json::array();
  // The first layer reads the shape of the data.
  do {
    layers = Json::array();
    layers.push_back(random_layer(picture, random));
  } while (!layers[0].contains("kind"));
  for (auto more = random.below(4); more > 0; --more) {
    layers.push_back(random_layer(picture, random));
    if (random.below(4) == 0) layers.push_back({{"kind", "activation"}, {"activation", random_activation(random)}});
  }
  const std::string axes = picture ? "2d" : "1d";
  const std::string ends[] = {"flatten", "global_max_pooling" + axes, "global_average_pooling" + axes};
  layers.push_back({{"kind", one_of(ends, random)}});
  layers.push_back({{"units", 2}, {"activation", "linear"}});
  return {{"precision", "float64"},
          {"data", {{"name", "custom"}, {"inputs", inputs}, {"targets", targets}, {"shape", shape}}},
          {"layers", layers},
          {"loss", {{"name", "mean_squared_error"}}}};
}

TEST_CASE("gradients of random stacks of convolutions and poolings agree with differences") {
  Random random(17, Stream::data);
  for (int i = 0; i < 150; ++i) {
    const Json experiment = random_stack(random);
    CAPTURE(experiment["layers"].dump(), experiment["data"]["shape"].dump());
    testing::Subject subject(read_config(experiment), random);
    const std::vector<double> gradient = subject.gradient();
    double largest = 0, distance = 0;
    for (std::size_t place = 0; place < gradient.size(); place += 1 + gradient.size() / 40) {
      const double slope = subject.slope(place);
      largest = std::max(largest, std::abs(slope));
      distance = std::max(distance, std::abs(gradient[place] - slope));
    }
    CHECK(distance <= 1e-6 * std::max(largest, 1.0));
  }
}

/** Trains on pictures of 6 × 6, and gives the trainer. */
std::unique_ptr<Trainer> trained(const Json& layers, const char* precision) {
  Random random(3, Stream::data);
  Json inputs = Json::array(), targets = Json::array();
  for (int i = 0; i < 13; ++i) {
    std::vector<double> row(36);
    for (double& x : row) x = random.normal();
    inputs.push_back(row);
    targets.push_back(random.below(3));
  }
  auto trainer = make_trainer(read_config(
      {{"precision", precision},
       {"data",
        {{"name", "custom"}, {"inputs", inputs}, {"targets", targets}, {"shape", {6, 6, 1}}, {"test_fraction", 0}}},
       {"layers", layers},
       {"loss", {{"name", "sparse_categorical_crossentropy"}, {"from_logits", true}}},
       {"optimizer", {{"name", "adam"}}},
       {"batch_size", 5}}));
  trainer->train_steps(5);
  return trainer;
}

const Json conv{{"kind", "conv2d"}, {"filters", 3}, {"kernel_size", 3}, {"activation", "tanh"}};
const Json pool{{"kind", "max_pooling2d"}};
const Json flatten{{"kind", "flatten"}};
const Json output{{"units", 3}};

TEST_CASE("a dense layer at every place is a convolution by windows of one cell, to the bit") {
  for (const char* precision : {"float32", "float64"}) {
    const auto dense = trained({conv, {{"units", 4}, {"activation", "prelu"}}, flatten, output}, precision);
    const auto windows = trained(
        {conv, {{"kind", "conv2d"}, {"filters", 4}, {"kernel_size", 1}, {"activation", "prelu"}}, flatten, output},
        precision);
    CHECK(dense->parameters()[1]["kernel"] == windows->parameters()[1]["kernel"]);
    CHECK(dense->parameters()[1]["alpha"] == windows->parameters()[1]["alpha"]);
  }
}

TEST_CASE("a convolution trains to the same bits with its activation in a layer of its own") {
  for (const char* precision : {"float32", "float64"}) {
    for (const char* activation : {"relu", "prelu", "gelu", "softmax"}) {
      CAPTURE(precision, activation);
      Json key = conv, linear = conv;
      key["activation"] = activation;
      linear["activation"] = "linear";
      const Json layer{{"kind", "activation"}, {"activation", activation}};
      const auto together = trained({key, pool, flatten, output}, precision);
      const auto apart = trained({linear, layer, pool, flatten, output}, precision);
      CHECK(together->parameters()[0]["kernel"] == apart->parameters()[0]["kernel"]);
      CHECK(together->parameters()[3]["kernel"] == apart->parameters()[4]["kernel"]);
    }
  }
}

TEST_CASE("training convolutions and poolings allocates nothing") {
  const auto trainer = trained({conv, pool, {{"units", 4}}, {{"kind", "global_average_pooling2d"}}, output}, "float32");
  const auto before = testing::allocations();
  trainer->train_steps(3);
  CHECK(testing::allocations() == before);
}

TEST_CASE("a window that is longer than the input is refused") {
  std::vector<Issue> issues;
  read_config(Json{{"data", {{"name", "digits"}, {"side", 8}}},
                   {"layers", {{{"kind", "conv2d"}, {"filters", 1}, {"kernel_size", {3, 9}}}, flatten, output}}},
              issues);
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].path == "layers[0].kernel_size");
  CHECK(issues[0].message == "reaches over 9 cells, but there are only 8: make it smaller, or set padding to same");
}

}  // namespace
}  // namespace playground
