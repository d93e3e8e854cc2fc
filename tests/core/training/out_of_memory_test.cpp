#include <catch_amalgamated.hpp>

#include <functional>
#include <new>
#include <stdexcept>

#include "core/experiment/data.hpp"
#include "core/training/explain.hpp"
#include "core/training/trainer.hpp"
#include "tests/core/allocations.hpp"

// Every operation with its n-th request for memory refused, n from the first to the last: it throws, or does without,
// and where it throws this trainer and its neighbour are as they were, and go on to the same bits.

namespace playground {
namespace {

using testing::FailingAllocation;

constexpr const char* experiments[] = {
    R"J({"data": {"samples": 24}, "batch_size": 4, "layers": [
          {"units": 5, "activation": "prelu", "dropout": 0.3},
          {"units": 6, "activation": {"name": "custom", "expression": "x*sigmoid(a*x)"}}, {"units": 3}]})J",
    R"J({"precision": "float64", "data": {"name": "custom", "inputs": [[1, 2, 3], [4, 5, 6], [7, 8, 9], [1, 0, 1], [2, 2, 2]],
          "targets": [[1, 0], [0, 1], [1, 1], [0, 0], [0.5, 1]], "test_fraction": 0.4}, "batch_size": 1, "optimizer": {"name": "adamw"},
          "layers": [{"units": 9, "activation": "selu", "alpha_dropout": 0.2}, {"units": 2, "activation": "sigmoid"}],
          "loss": {"name": "binary_crossentropy"}, "regularizer": {"l1": 0.01, "l2": 0.01}})J",
    // Diverges after a few steps.
    R"J({"data": {"name": "plane", "samples": 20}, "batch_size": 4, "layers": [{"units": 8, "activation": "relu"}, {"units": 1}],
          "optimizer": {"name": "sgd", "learning_rate": 30000}})J"};

struct Operation {
  const char* name;
  std::function<void(Trainer&)> run;
};

/** What a trainer is: all that decides how it goes on. */
struct State {
  std::vector<std::uint8_t> saved;
  std::uint64_t fingerprint;
  Json config;

  explicit State(Trainer& trainer)
      : saved(trainer.save()), fingerprint(trainer.fingerprint()), config(to_json(trainer.config())) {}
  bool operator==(const State& other) const {
    return saved == other.saved && fingerprint == other.fingerprint && config == other.config;
  }
};

std::unique_ptr<Trainer> trained(const Config& config, std::uint64_t steps) {
  auto trainer = make_trainer(config);
  trainer->train_steps(steps);
  return trainer;
}

/** How often the operation asks for memory: refused each time, once alone and once with all that follow. */
std::size_t check_every_failure(const Config& config, std::uint64_t steps, const Operation& operation, bool all) {
  const auto neighbour = trained(config, steps);
  const State beside(*neighbour);
  const auto straight = trained(config, steps);
  straight->train_steps(9);
  const State later(*straight);
  for (std::size_t n = 0;; ++n) {
    const auto trainer = trained(config, steps);
    const State before(*trainer);
    bool has_thrown = false, has_failed = false;
    {
      const FailingAllocation failing(n, all);
      try {
        operation.run(*trainer);
      } catch (const std::bad_alloc&) {
        has_thrown = true;
      }
      has_failed = failing.has_failed();
    }
    if (!has_failed) return n;
    INFO(operation.name << ", request " << n << (all ? " and all after it" : ""));
    REQUIRE(has_thrown);
    REQUIRE(State(*trainer) == before);
    trainer->train_steps(9);
    REQUIRE(State(*trainer) == later);
    REQUIRE(State(*neighbour) == beside);
  }
}

}  // namespace

TEST_CASE("an operation that runs out of memory at any allocation changes nothing", "[memory]") {
  const char* const text = experiments[GENERATE(0, 1, 2)];
  const bool all = GENERATE(false, true);
  const std::uint64_t steps = GENERATE(0, 3);
  const Config config = read_config(parse_json(text));
  Json changed = to_json(config);
  changed["batch_size"] = 24;
  changed["layers"][0]["dropout"] = config.layers[0].alpha_dropout > 0 ? 0.0 : 0.5;
  const Config larger = read_config(changed);
  const auto example = trained(config, steps);
  const auto last = make_trainer(config);
  last->train_steps(50);
  CHECK(last->status().diverged.has_value() == (text == experiments[2]));
  const auto saved = example->save();
  const auto parameters = example->parameters();
  const std::vector<double> inputs(static_cast<std::size_t>(config.columns) * 300, 0.5);
  const auto one = std::span(inputs).first(static_cast<std::size_t>(config.columns));
  const std::vector<double> target(static_cast<std::size_t>(config.task == Task::multiclass ? 1 : config.outputs()),
                                   1.0);
  const std::vector<std::uint32_t> rows{0, 1, 2, 0, 1, 2};
  const std::vector<std::vector<std::uint32_t>> batches{
      {0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2}, {1}};

  const Operation operations[] = {
      {"read", [&](Trainer&) { read_config(parse_json(text)); }},
      {"create", [&](Trainer&) { make_trainer(config); }},
      {"restore", [&](Trainer&) { restore_trainer(saved); }},
      {"train_steps", [&](Trainer& t) { t.train_steps(40); }},
      {"train_epochs", [&](Trainer& t) { t.train_epochs(3); }},
      {"train_batches", [&](Trainer& t) { t.train_batches(batches); }},
      {"train_some", [&](Trainer& t) { t.train_some(40, 1000); }},
      {"train_steps and status",
       [&](Trainer& t) {
         t.train_steps(40);
         t.status();
         t.progress();
       }},
      {"status", [&](Trainer& t) { t.status(); }},
      {"progress", [&](Trainer& t) { t.progress(); }},
      {"evaluation in portions",
       [&](Trainer& t) {
         t.begin_evaluation();
         while (!t.continue_evaluation(3)) {
         }
       }},
      {"history", [&](Trainer& t) { t.history(); }},
      {"predict", [&](Trainer& t) { t.predict(inputs); }},
      {"neurons", [&](Trainer& t) { t.neurons(inputs); }},
      {"inspect", [&](Trainer& t) { t.inspect(one, target); }},
      {"effects_on", [&](Trainer& t) { t.effects_on(one, 0, 0); }},
      {"health", [&](Trainer& t) { t.health(); }},
      {"parameters", [&](Trainer& t) { t.parameters(); }},
      {"moved", [&](Trainer& t) { t.moved(); }},
      {"set_parameters", [&](Trainer& t) { t.set_parameters(parameters); }},
      {"gradients", [&](Trainer& t) { t.gradients(rows); }},
      {"gradients of all rows", [&](Trainer& t) { t.gradients({}); }},
      {"rewind", [&](Trainer& t) { t.rewind(); }},
      {"update", [&](Trainer& t) { t.update(larger); }},
      {"save", [&](Trainer& t) { t.save(); }},
      {"fingerprint", [&](Trainer& t) { t.fingerprint(); }},
      {"explain",
       [&](Trainer&) {
         softmax(one);
         log_softmax(one);
         activate(config.layers[0].activation, one);
       }},
      {"dataset", [&](Trainer&) { draw_examples(config.data, 7); }},
  };
  for (const Operation& operation : operations) {
    const std::size_t requests = check_every_failure(config, steps, operation, all);
    const std::string_view name = operation.name;
    if (name.starts_with("train_") && name != "train_batches") CHECK(requests == 0);
    if (name == "status" || name == "progress" || name == "history" || name == "rewind") CHECK(requests == 0);
    if (name == "create" || name == "update" || name == "save" || name == "predict") CHECK(requests > 0);
  }
}

}  // namespace playground
