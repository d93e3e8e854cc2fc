#include "core/training/steps.hpp"

#include <catch_amalgamated.hpp>

#include <cmath>

#include "core/training/trainer.hpp"
#include "tests/core/dual.hpp"
#include "tests/core/recurrent_reference.hpp"

namespace playground {
namespace {

using testing::Dual;
using testing::RecurrentKind;
using Reference = testing::RecurrentReference<Dual>;

constexpr int steps = 5, features = 2, units = 3, rows = 9;

Json experiment(const Json& recurrent) {
  Random random(3, Stream::data);
  Json inputs = Json::array(), targets = Json::array();
  for (int i = 0; i < rows; ++i) {
    std::vector<double> row(steps * features);
    for (double& x : row) x = random.normal();
    inputs.push_back(row);
    targets.push_back(random.normal());
  }
  return {{"precision", "float64"},
          {"data", {{"name", "custom"}, {"shape", {steps, features}}, {"inputs", inputs}, {"targets", targets}}},
          {"layers", {recurrent, {{"units", 1}}}},
          {"loss", {{"name", "mean_squared_error"}}}};
}

struct Case {
  RecurrentKind kind;
  Json layer;
};

std::vector<Case> cases() {
  return {{RecurrentKind::simple_rnn, {{"kind", "simple_rnn"}, {"units", units}}},
          {RecurrentKind::lstm, {{"kind", "lstm"}, {"units", units}}},
          {RecurrentKind::gru_reset_after, {{"kind", "gru"}, {"units", units}}},
          {RecurrentKind::gru_reset_before, {{"kind", "gru"}, {"units", units}, {"reset_after", false}}}};
}

std::vector<Dual> duals(const std::vector<double>& numbers) { return {numbers.begin(), numbers.end()}; }

std::vector<Dual> weights_of(const LayerParameters& layer) {
  std::vector<Dual> all;
  for (const auto& [name, values] : layer.tensors) all.insert(all.end(), values.begin(), values.end());
  return all;
}

TEST_CASE("the inspection of a recurrent layer tells its states and their whole gradients") {
  for (const auto& [kind, layer] : cases()) {
    CAPTURE(layer.dump());
    const Config config = read_config(experiment(layer));
    const auto trainer = make_trainer(config);
    trainer->train_steps(3);
    const auto parameters = trainer->parameters();
    const std::vector<double> x(trainer->data().inputs.begin(), trainer->data().inputs.begin() + steps * features);
    const double target = trainer->data().targets[0];
    const RecurrentLayer sizes{steps,
                               features,
                               units,
                               true,
                               false,
                               Merge::none,
                               config.layers[0].activation,
                               config.layers[0].recurrent_activation};
    Reference reference(
        kind, sizes, [](Dual z) { return tanh(z); }, [](Dual z) { return Dual(1) / (Dual(1) + exp(-z)); });
    const auto loss = [&] {
      const auto h = reference(weights_of(parameters[0]), duals(x));
      Dual y = parameters[1].tensors[1].second[0];
      for (std::size_t i = 0; i < units; ++i) y += h[i] * Dual(parameters[1].tensors[0].second[i]);
      return (y - Dual(target)) * (y - Dual(target));
    };

    const auto inspection = trainer->inspect(x, std::vector<double>{target});
    REQUIRE(inspection.layers[0].steps.size() == 1);
    CHECK(inspection.layers[1].steps.empty());
    const StepsInspection& seen = inspection.layers[0].steps[0];
    const auto states = reference.states(weights_of(parameters[0]), 0, duals(x), false);
    const bool has_c = kind == RecurrentKind::lstm;
    REQUIRE(seen.h.size() == steps * units);
    CHECK(seen.c.size() == (has_c ? steps * units : 0));
    for (std::size_t t = 0; t < steps; ++t) {
      for (std::size_t unit = 0; unit < units; ++unit) {
        CAPTURE(t, unit);
        CHECK(seen.h[t * units + unit] == Catch::Approx(states[t][unit].value).epsilon(1e-12));
        reference.nudge = {Dual(0, 1), t, unit, false};
        CHECK(seen.grad_h[t * units + unit] == Catch::Approx(loss().slope).epsilon(1e-10));
        reference.nudge->of_c = true;
        if (has_c) CHECK(seen.grad_c[t * units + unit] == Catch::Approx(loss().slope).epsilon(1e-10));
        reference.nudge.reset();
      }
    }
    CHECK(trainer->inspect(x, {}).layers[0].steps[0].grad_h.empty());
  }
}

TEST_CASE("the gates of an inspection give its states") {
  const auto trainer = make_trainer(read_config(experiment({{"kind", "lstm"}, {"units", units}})));
  const std::vector<double> x(trainer->data().inputs.begin(), trainer->data().inputs.begin() + steps * features);
  const auto lstm = trainer->inspect(x, {}).layers[0].steps[0];
  REQUIRE(lstm.gates.size() == 4);
  const auto &i = lstm.gates[0].second, &f = lstm.gates[1].second, &c = lstm.gates[2].second, &o = lstm.gates[3].second;
  CHECK(std::string(lstm.gates[0].first) + std::string(lstm.gates[1].first) + std::string(lstm.gates[2].first) +
            std::string(lstm.gates[3].first) ==
        "ifco");
  for (std::size_t place = 0; place < steps * units; ++place) {
    const double before = place < units ? 0 : lstm.c[place - units];
    CHECK(lstm.c[place] == Catch::Approx(f[place] * before + i[place] * c[place]).epsilon(1e-12));
    CHECK(lstm.h[place] == Catch::Approx(o[place] * std::tanh(lstm.c[place])).epsilon(1e-12));
  }
}

TEST_CASE("the way back of a bidirectional layer has steps of its own, in the order of time") {
  const auto trainer =
      make_trainer(read_config(experiment({{"kind", "gru"}, {"units", units}, {"bidirectional", "concat"}})));
  const std::vector<double> x(trainer->data().inputs.begin(), trainer->data().inputs.begin() + steps * features);
  const auto inspection = trainer->inspect(x, std::vector<double>{1});
  REQUIRE(inspection.layers[0].steps.size() == 2);
  for (std::size_t unit = 0; unit < units; ++unit) {
    CHECK(inspection.layers[0].a[unit] == inspection.layers[0].steps[0].h[(steps - 1) * units + unit]);
    CHECK(inspection.layers[0].a[units + unit] == inspection.layers[0].steps[1].h[unit]);
    CHECK(inspection.layers[0].grad_a[units + unit] == inspection.layers[0].steps[1].grad_h[unit]);
  }
}

TEST_CASE("the health of a recurrent layer counts saturated gates and follows the gradient through the steps") {
  for (const auto& [kind, layer] : cases()) {
    CAPTURE(layer.dump());
    const auto trainer = make_trainer(read_config(experiment(layer)));
    const auto health = trainer->health()[0];
    REQUIRE(health.steps.size() == 1);
    std::vector<double> squares(steps);
    const auto& data = trainer->data();
    double saturated = 0;
    for (Index row = 0; row < data.train_rows; ++row) {
      const std::vector<double> x(data.inputs.begin() + row * steps * features,
                                  data.inputs.begin() + (row + 1) * steps * features);
      const auto seen = trainer->inspect(x, std::vector<double>{data.targets[static_cast<std::size_t>(row)]});
      const auto& of_row = seen.layers[0].steps[0];
      for (std::size_t place = 0; place < steps * units; ++place)
        squares[place / units] += of_row.grad_h[place] * of_row.grad_h[place];
      if (kind != RecurrentKind::lstm) continue;
      for (const double i : of_row.gates[0].second) saturated += i * (1 - i) < 0.01;
    }
    for (std::size_t t = 0; t < steps; ++t) {
      CHECK(health.steps[0].grad_h[t] ==
            Catch::Approx(std::sqrt(squares[t] / static_cast<double>(data.train_rows))).epsilon(1e-10));
    }
    if (kind == RecurrentKind::lstm)
      CHECK(health.steps[0].saturated[0].second ==
            Catch::Approx(saturated / static_cast<double>(data.train_rows * steps * units)));
    CHECK(health.dead == std::vector<std::uint8_t>(units, 0));
    CHECK(trainer->health()[1].steps.empty());
  }
}

}  // namespace
}  // namespace playground
