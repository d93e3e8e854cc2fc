#include <catch_amalgamated.hpp>

#include <cstdio>
#include <cstdlib>

#include "tests/core/random_stacks.hpp"
#include "tests/core/reference.hpp"

namespace playground {
namespace {

using testing::flattened;
using testing::RandomStacks;
using testing::StackLoss;

/** How many stacks a test draws: `usual`, or the number in the environment. */
int stacks(int usual) {
  const char* wanted = std::getenv("PLAYGROUND_STACKS");
  return wanted ? std::atoi(wanted) : usual;
}

/** Random values for the parameters that are trained. */
void randomize(StackLoss& loss, Random& random) {
  for (std::size_t i = 0; i < loss.size(); ++i) loss[i] = 0.6 * random.normal();
}

/** What the stacks of a test have in common. Each kind has its turn. */
class Drawn {
 public:
  explicit Drawn(std::uint64_t seed) : stacks_(seed) {}

  Json next() { return stacks_.draw(count_++ % stacks_.kinds()); }
  Random& random() { return stacks_.random(); }

 private:
  RandomStacks stacks_;
  std::size_t count_ = 0;
};

// ---- gradients ----

struct GradientTotals {
  int stacks = 0, not_finite = 0;
  std::size_t parameters = 0, kinks = 0;
  double worst = 0;
};

void check_gradient(const Json& experiment, Random& random, GradientTotals& totals) {
  CAPTURE(experiment.dump());
  const Config config = read_config(experiment);
  StackLoss loss(config);
  randomize(loss, random);
  if (!(std::abs(loss.value()) < 1e6)) {
    ++totals.not_finite;
    return;
  }
  const auto trainer = make_trainer(config);
  trainer->set_parameters(loss.parameters());
  const std::vector<double> gradient = flattened(trainer->gradients({}));
  REQUIRE(gradient.size() == loss.size());
  if (!std::all_of(gradient.begin(), gradient.end(), [](double g) { return std::isfinite(g); })) {
    ++totals.not_finite;  // a state overflowed before an output that saturates
    return;
  }
  const double floor = testing::measure(gradient);
  for (std::size_t i = 0; i < gradient.size(); ++i) {
    const double error = testing::relative_error(gradient[i], loss.slope(i), floor);
    if (error > 1e-6 && loss.has_kink(i, 1e-3 * floor)) {
      ++totals.kinks;
      continue;
    }
    CAPTURE(i, gradient[i], loss.slope(i));
    CHECK(error <= 1e-6);
    totals.worst = std::max(totals.worst, error);
  }
  totals.parameters += gradient.size();
  ++totals.stacks;
}

TEST_CASE("the gradients of random stacks of every layer kind are those of central differences", "[stacks]") {
  const int count = stacks(300);
  Drawn drawn(1);
  GradientTotals totals;
  for (int i = 0; i < count; ++i) check_gradient(drawn.next(), drawn.random(), totals);
  CHECK(totals.stacks >= 9 * count / 10);
  CHECK(totals.kinks * 1000 <= totals.parameters);
  if (testing::figures_wanted()) {
    std::printf(
        "gradients of %d random stacks: %zu parameters, worst relative error %.2g, %zu on a kink, %d not finite\n",
        totals.stacks, totals.parameters, totals.worst, totals.kinks, totals.not_finite);
  }
}

// ---- precision ----

/** Each number rounded to float32. */
std::vector<LayerParameters> rounded(std::vector<LayerParameters> layers) {
  for (LayerParameters& layer : layers) {
    for (auto& [name, values] : layer.tensors) {
      for (double& w : values) w = static_cast<double>(static_cast<float>(w));
    }
  }
  return layers;
}

/** The same parameters, each moved by up to half a unit in the last place of float32. */
std::vector<LayerParameters> jittered(std::vector<LayerParameters> layers, Random& random) {
  for (LayerParameters& layer : layers) {
    for (auto& [name, values] : layer.tensors) {
      for (double& w : values) w *= 1 + random.uniform(-0x1p-24, 0x1p-24);
    }
  }
  return layers;
}

double distance(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
  return std::sqrt(sum);
}

/**
 * The error of float32 in units of what rounding the weights to float32 may change: the gradient of exact arithmetic at
 * weights that are moved by half a unit in the last place, and for stacks that weights do not move, 2⁻²⁰ of its size.
 */
double float32_error(Trainer& exact, Trainer& single, const std::vector<LayerParameters>& parameters, Random& random) {
  exact.set_parameters(parameters);
  single.set_parameters(parameters);
  const auto wanted = flattened(exact.gradients({}));
  const double error = distance(flattened(single.gradients({})), wanted);
  double moved = 0x1p-20 * distance(wanted, std::vector<double>(wanted.size()));
  for (int probe = 0; probe < 3; ++probe) {
    exact.set_parameters(jittered(parameters, random));
    moved = std::max(moved, distance(flattened(exact.gradients({})), wanted));
  }
  return error == 0 ? 0 : error / moved;
}

TEST_CASE("float32 gradients of random stacks are float64's of weights that differ by a few units in the last place",
          "[stacks]") {
  const int count = stacks(300);
  Drawn drawn(2);
  std::vector<double> errors;
  for (int i = 0; i < count; ++i) {
    Json experiment = drawn.next();
    const Config config = read_config(experiment);
    experiment["precision"] = "float32";
    CAPTURE(experiment.dump());
    StackLoss loss(config);
    randomize(loss, drawn.random());
    if (!(std::abs(loss.value()) < 1e6)) continue;
    const auto exact = make_trainer(config), single = make_trainer(read_config(experiment));
    errors.push_back(float32_error(*exact, *single, rounded(loss.parameters()), drawn.random()));
    if (!std::isfinite(errors.back())) errors.pop_back();  // a state overflowed
  }
  std::sort(errors.begin(), errors.end());
  // One in a thousand may lie on another side of a kink, or lose the digits of a probability near 1.
  const auto large = errors.end() - std::upper_bound(errors.begin(), errors.end(), 16.0);
  CHECK(large <= 1 + count / 1000);
  CHECK(static_cast<int>(errors.size()) >= 9 * count / 10);
  CHECK(errors[errors.size() / 2] <= 1);
  if (testing::figures_wanted()) {
    std::printf(
        "float32 gradients of %zu random stacks, in changes by rounding: median %.2g, 99 %% within %.2g, all %.2g\n",
        errors.size(), errors[errors.size() / 2], errors[errors.size() * 99 / 100], errors.back());
  }
}

// ---- training ----

/** Trains further and tells two trainings apart. */
std::uint64_t after(Trainer& trainer, std::uint64_t steps) {
  trainer.train_steps(steps);
  return trainer.fingerprint();
}

TEST_CASE("random stacks of every layer kind go on from a save to the same bits", "[stacks]") {
  const int count = stacks(300);
  Drawn drawn(3);
  for (int i = 0; i < count; ++i) {
    Json experiment = drawn.next();
    experiment["precision"] = i % 2 == 0 ? "float32" : "float64";
    experiment["batch_size"] = 2;
    CAPTURE(experiment.dump());
    const auto trainer = make_trainer(read_config(experiment));
    trainer->train_steps(2);
    const auto restored = restore_trainer(trainer->save());
    CHECK(restored->fingerprint() == trainer->fingerprint());
    CHECK(after(*restored, 4) == after(*trainer, 4));
  }
}

/** The layers with each dropout key as a layer of its own. */
Json with_dropout_layers(const Json& layers) {
  Json result = Json::array();
  for (Json layer : layers) {
    const Json* kind = layer.find("kind");
    const bool is_dense = kind && kind->string() == "dense";
    Json dropout;
    for (const char* name : {"dropout", "alpha_dropout"}) {
      const Json* rate = is_dense ? layer.find(name) : nullptr;
      if (rate && rate->get<double>() > 0) dropout = Json{{"kind", name}, {"rate", *rate}};
      if (rate) layer.erase(name);
    }
    result.push_back(layer);
    if (!dropout.is_null()) result.push_back(dropout);
  }
  return result;
}

TEST_CASE("dropout as a key and as a layer train random stacks to the same bits", "[stacks]") {
  const int count = stacks(300);
  Drawn drawn(4);
  int compared = 0;
  for (int i = 0; i < count; ++i) {
    Json experiment = drawn.next();
    experiment["precision"] = i % 2 == 0 ? "float32" : "float64";
    Json apart = experiment;
    apart["layers"] = with_dropout_layers(experiment["layers"]);
    if (apart == experiment) continue;
    ++compared;
    CAPTURE(experiment.dump());
    const auto one = make_trainer(read_config(experiment)), other = make_trainer(read_config(apart));
    CHECK(after(*one, 5) == after(*other, 5));
    CHECK(flattened(one->parameters()) == flattened(other->parameters()));
  }
  CHECK(compared > 0);
}

}  // namespace
}  // namespace playground
