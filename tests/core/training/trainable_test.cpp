#include <catch_amalgamated.hpp>

#include "core/training/trainer.hpp"

namespace playground {
namespace {

/** Dense layers around a batch normalization; `changes` are keys of the layers in turn. */
Config experiment(const std::vector<Json>& changes, const Json& optimizer) {
  Json layers{{{"units", 5}, {"activation", "prelu"}, {"l2", 0.5}}, {{"kind", "batch_normalization"}}, {{"units", 3}}};
  for (std::size_t i = 0; i < changes.size(); ++i) {
    for (const auto& [key, value] : changes[i].items()) layers[i][key] = value;
  }
  return read_config(Json{{"data", {{"samples", 60}, {"test_fraction", 0}}},
                          {"layers", layers},
                          {"precision", "float64"},
                          {"optimizer", optimizer},
                          {"batch_size", 60}});
}

const Json frozen{{"trainable", false}};
const Json none = Json::object();

TEST_CASE("a layer that is not trained keeps its numbers, whatever the optimizer; the others learn") {
  for (const Json& optimizer : {Json{{"name", "sgd"}, {"momentum", 0.9}}, Json{{"name", "adam"}},
                                Json{{"name", "adamw"}, {"weight_decay", 0.1}}}) {
    CAPTURE(optimizer.dump());
    for (std::size_t still = 0; still < 3; ++still) {
      CAPTURE(still);
      std::vector<Json> changes(3, none);
      changes[still] = frozen;
      const auto trainer = make_trainer(experiment(changes, optimizer));
      const auto before = trainer->parameters();
      trainer->train_steps(7);
      const auto after = trainer->parameters();
      for (std::size_t i = 0; i < 3; ++i) CHECK((after[i] == before[i]) == (i == still));
      const auto health = trainer->health();
      CHECK(health[still].update_ratio == 0);
      if (still != 1) CHECK(health[still].gradient_norm > 0);
    }
  }
}

TEST_CASE("a frozen layer may learn later, and go on from the state that it had", "[trainable]") {
  const Json adam{{"name", "adam"}};
  const auto trainer = make_trainer(experiment({}, adam));
  trainer->train_steps(5);
  trainer->update(experiment({frozen, frozen, frozen}, adam));
  const auto kept = trainer->parameters();
  trainer->train_steps(5);
  CHECK(trainer->parameters() == kept);
  const auto restored = restore_trainer(trainer->save());
  restored->train_steps(1);
  CHECK(restored->parameters() == kept);
  trainer->update(experiment({}, adam));
  trainer->train_steps(1);
  for (std::size_t i = 0; i < 3; ++i) CHECK(trainer->parameters()[i] != kept[i]);
}

TEST_CASE("a layer that is not trained pays no penalty, as in Keras 3") {
  const Json sgd{{"name", "sgd"}};
  const auto paying = make_trainer(experiment({}, sgd))->status().train;
  CHECK(paying.loss > paying.data_loss);
  const auto free = make_trainer(experiment({frozen}, sgd))->status().train;
  CHECK(free.loss == free.data_loss);
  CHECK(free.data_loss == paying.data_loss);
}

TEST_CASE("a frozen batch normalization trains by its moving statistics") {
  const Json still{{"name", "sgd"}, {"learning_rate", 0}};
  const auto trained_loss = [&](const Json& normalization) {
    const auto trainer = make_trainer(experiment({none, normalization}, still));
    trainer->train_steps(1);
    return std::pair(trainer->history().train.back(), trainer->history().train.front());
  };
  const auto [by_moving, start] = trained_loss(frozen);
  CHECK(by_moving == Catch::Approx(start).epsilon(1e-14));
  const auto [by_batch, same_start] = trained_loss(none);
  CHECK(same_start == start);
  CHECK(by_batch != Catch::Approx(start).epsilon(1e-6));
}

TEST_CASE("gradients are those of the loss, through a frozen batch normalization and of its own weights") {
  const auto trainer = make_trainer(experiment({none, frozen}, Json{{"name", "sgd"}}));
  auto parameters = trainer->parameters();
  parameters[1]["moving_mean"] = {0.1, -0.2, 0.3, 0, 1};
  parameters[1]["moving_variance"] = {0.5, 2, 1, 0.25, 3};
  trainer->set_parameters(parameters);
  const auto gradients = trainer->gradients({});
  for (std::size_t i = 0; i < gradients.size(); ++i) {
    for (const auto& [name, gradient] : gradients[i].tensors) {
      CAPTURE(i, name);
      for (std::size_t k = 0; k < gradient.size(); ++k) {
        const auto loss = [&, &weights = name](double step) {
          auto moved = parameters;
          moved[i][weights][k] += step;
          trainer->set_parameters(moved);
          return trainer->status().train.loss;
        };
        constexpr double step = 1e-6;
        CHECK((loss(step) - loss(-step)) / (2 * step) == Catch::Approx(gradient[k]).margin(1e-8));
      }
    }
  }
}

}  // namespace
}  // namespace playground
