#include "core/network/layer.hpp"

#include <catch_amalgamated.hpp>

#include "core/experiment/data.hpp"
#include "core/network/activation.hpp"
#include "core/network/dropout.hpp"
#include "core/network/network.hpp"
#include "core/training/trainer.hpp"

namespace playground {
namespace {

/** A unit-normal matrix, and what dropout makes of it. */
struct Dropped {
  static constexpr Index units = 20;
  static constexpr Index batch = 5000;
  static_assert(tiled<double>(batch) == batch);
  Matrix<double> a{units, batch};
  Matrix<double> mask{units, batch};
  Matrix<double> out{units, batch};

  explicit Dropped(const Layer& layer) {
    Random random(31, Stream::dropout);
    for (Index i = 0; i < a.size(); ++i) a.data()[i] = random.normal();
    const auto in_batch = [](Matrix<double>& m) { return Batch<double>(m.data(), units, batch); };
    draw_mask<double>(layer, in_batch(mask), random);
    drop<double>(layer, in_batch(mask), in_batch(a), in_batch(out));
  }

  double share_dropped() const { return (mask.array() == 0).cast<double>().mean(); }
};

TEST_CASE("dropout drops its share and scales the rest, so that the mean stays") {
  Layer layer;
  layer.config.dropout = 0.3;
  const Dropped dropped(layer);
  CHECK(std::abs(dropped.share_dropped() - 0.3) < 0.006);  // four deviations
  for (Index i = 0; i < dropped.out.size(); ++i) {
    const double wanted = dropped.mask.data()[i] == 0 ? 0 : dropped.a.data()[i] / 0.7;
    REQUIRE(std::abs(dropped.out.data()[i] - wanted) <= 1e-15);
  }
}

TEST_CASE("alpha dropout keeps mean 0 and variance 1 of a unit-normal input") {
  for (const double rate : {0.1, 0.5, 0.8}) {
    CAPTURE(rate);
    Layer layer;
    layer.config.alpha_dropout = rate;
    const Dropped dropped(layer);
    CHECK(std::abs(dropped.share_dropped() - rate) < 0.007);
    const double mean = dropped.out.mean();
    CHECK(std::abs(mean) < 0.02);
    CHECK(std::abs((dropped.out.array() - mean).square().mean() - 1) < 0.03);
    // a·(x or α′) + b, with the constants of NUMERICS
    const double saturation = -1.7580993408473766;
    const double scale = 1 / std::sqrt((1 - rate) * (1 + rate * saturation * saturation));
    const double shift = -scale * saturation * rate;
    for (Index i = 0; i < dropped.out.size(); ++i) {
      const double x = dropped.mask.data()[i] == 0 ? saturation : dropped.a.data()[i];
      REQUIRE(std::abs(dropped.out.data()[i] - (scale * x + shift)) <= 1e-14);
    }
  }
}

TEST_CASE("a training step drops units by the experiment's own random stream, the same in loss and gradient") {
  const int width =
      GENERATE(5, 300);  // where it is large, one layer is updated before the gradient of the next is taken
  const Config config = read_config(Json{{"precision", "float64"},
                                         {"optimizer", {{"name", "sgd"}, {"learning_rate", 0.5}}},
                                         {"batch_size", 8},
                                         {"data", {{"name", "spiral"}, {"samples", 8}, {"test_fraction", 0}}},
                                         {"shuffle", false},
                                         {"layers",
                                          {{{"units", width + 1}, {"activation", "tanh"}, {"dropout", 0.4}},
                                           {{"units", width}, {"activation", "selu"}, {"alpha_dropout", 0.3}},
                                           {{"units", 3}}}}});
  const auto trainer = make_trainer(config);
  trainer->train_steps(1);

  Network<double> network(config);
  network.initialize(config);
  Workspace<double> work(network.layers(), 8, Keep::training);
  const TrainerData data = make_data(config);
  for (Index j = 0; j < 8; ++j) {
    for (Index i = 0; i < 2; ++i) work.input(8)(i, j) = data.inputs[static_cast<std::size_t>(2 * j + i)];
    for (Index i = 0; i < 3; ++i) work.target(8)(i, j) = data.targets[static_cast<std::size_t>(3 * j + i)];
  }
  Random random(config.seed, Stream::dropout);
  network.draw_masks(work, 8, random);
  network.forward(work, 8, Mode::training);
  network.data_loss_and_gradient(work, 8);
  auto gradient = network.parameters();
  network.backward(work, 8, gradient, Mode::training);

  std::vector<double> trained;
  for (const auto& layer : trainer->parameters()) {
    for (const auto& [name, values] : layer.tensors) trained.insert(trained.end(), values.begin(), values.end());
  }
  REQUIRE(trained.size() == gradient.size());
  for (std::size_t i = 0; i < trained.size(); ++i) {
    CHECK(std::abs(trained[i] - (network.parameters()[i] - 0.5 * gradient[i])) <= 1e-14);
  }
}

/** f′ of a layer of one unit at numbers from −400 to 400. */
template <class T>
std::vector<T> slopes(const Choice& activation, T least) {
  constexpr Index n = 3200;
  const Layer layer(LayerConfig(), {1}, 0, 0, 0);
  LayerBuffers<T> buffers(layer, n, Keep::everything);
  for (Index j = 0; j < n; ++j) buffers.z(n)(0, j) = T(-400) + T(j) / 4;
  activate<T>(activation, ConstVectorView<T>(nullptr, 0), buffers.z(n), buffers.a(n), buffers.slope_.data(), least);
  std::vector<T> result;
  for (Index j = 0; j < n; ++j) result.push_back(buffers.slope(n)(0, j));
  return result;
}

TEMPLATE_TEST_CASE("derivatives next to 0 are flushed to 0 in training", "", float, double) {
  using T = TestType;
  const auto next_to_nothing = [](T slope) { return slope != 0 && std::abs(slope) < least_factor<T>; };
  Activations::for_each([&]<class A>() {
    if constexpr (elementwise<A> && !std::is_same_v<A, Custom>) {
      CAPTURE(A::info.name);
      const Choice activation = chosen<Activations, A>();
      const auto trained = slopes<T>(activation, least_factor<T>), told = slopes<T>(activation, T(0));
      CHECK(std::none_of(trained.begin(), trained.end(), next_to_nothing));
      for (std::size_t i = 0; i < told.size(); ++i) CHECK(trained[i] == (next_to_nothing(told[i]) ? T(0) : told[i]));
      if (std::is_same_v<A, Sigmoid>) CHECK(std::any_of(told.begin(), told.end(), next_to_nothing));
    }
  });
}

}  // namespace
}  // namespace playground
