#include "core/training/trainer.hpp"

#include <catch_amalgamated.hpp>

#include <cmath>
#include <cstdint>
#include <numeric>
#include <tuple>

#include "core/catalog/activations.hpp"
#include "core/catalog/optimizers.hpp"
#include "core/training/explain.hpp"
#include "tests/core/allocations.hpp"

namespace playground {
namespace {

Config experiment(const Json& changes = Json::object()) {
  Json json{{"data", {{"name", "spiral"}, {"samples", 60}, {"test_fraction", 0.25}}},
            {"layers",
             {{{"units", 6}, {"activation", "prelu"}, {"dropout", 0.2}},
              {{"units", 5}, {"activation", "selu"}, {"alpha_dropout", 0.1}},
              {{"units", 3}}}},
            {"regularizer", {{"l1", 0.001}, {"l2", 0.002}}},
            {"batch_size", 8}};
  for (const auto& [key, value] : changes.items()) json[key] = value;
  return read_config(json);
}

std::unique_ptr<Trainer> trainer(const Json& changes = Json::object()) { return make_trainer(experiment(changes)); }

/** All parameters of all layers, one after another. */
std::vector<double> flat(const std::vector<LayerParameters>& layers) {
  std::vector<double> all;
  for (const auto& layer : layers) {
    for (const auto& [name, values] : layer.tensors) all.insert(all.end(), values.begin(), values.end());
  }
  return all;
}

std::vector<double> weights(const Trainer& trainer) { return flat(trainer.parameters()); }

/** What ConfigError's path is, or that there was none. */
template <class F>
std::string refused(F f) {
  try {
    f();
  } catch (const ConfigError& error) {
    CHECK(std::string(error.what()).size() > 10);
    return error.path();
  }
  return "accepted";
}

/** Calls f(changes) for both precisions and every optimizer. */
template <class F>
void for_each_kind(F f) {
  for (const char* precision : {"float32", "float64"}) {
    Optimizers::for_each([&]<class Optimizer>() {
      CAPTURE(precision, Optimizer::info.name);
      Json optimizer{{"name", Optimizer::info.name}};
      for (const Parameter& p : parameters_of<Optimizer>()) {
        if (p.name == "momentum") optimizer["momentum"] = 0.9;
      }
      f(Json{{"precision", precision}, {"optimizer", optimizer}});
    });
  }
}

// ---- determinism ----

TEST_CASE("the same experiment gives the same bits, another seed others") {
  for_each_kind([](const Json& kind) {
    const auto a = trainer(kind);
    const auto b = trainer(kind);
    CHECK(weights(*a) == weights(*b));
    a->train_steps(23);
    b->train_steps(23);
    CHECK(weights(*a) == weights(*b));
    CHECK(a->status().train.loss == b->status().train.loss);
    Json reseeded = kind;
    reseeded["seed"] = 8;
    const auto c = trainer(reseeded);
    c->train_steps(23);
    CHECK(weights(*a) != weights(*c));
  });
}

TEST_CASE("slicing the steps changes nothing") {
  for_each_kind([](const Json& kind) {
    const auto whole = trainer(kind);
    whole->train_steps(100);
    const auto single = trainer(kind);
    for (int i = 0; i < 100; ++i) single->train_steps(1);
    const auto watched = trainer(kind);
    for (const int steps : {1, 7, 0, 42, 50}) {
      watched->train_steps(static_cast<std::uint64_t>(steps));
      watched->status();
      watched->health();
      watched->gradients({});
      watched->predict(std::vector<double>{0.5, 0.5});
      watched->inspect(std::vector<double>{0.5, 0.5}, std::vector<double>{1});
    }
    CHECK(weights(*whole) == weights(*single));
    CHECK(weights(*whole) == weights(*watched));
    CHECK(whole->history().train == single->history().train);
  });
}

TEST_CASE("an epoch is a pass over the training rows") {
  const auto by_epochs = trainer();
  by_epochs->train_epochs(3);
  const auto by_steps = trainer();
  by_steps->train_steps(3 * 6);  // 45 rows in batches of 8
  CHECK(by_epochs->status().step == 18);
  CHECK(by_epochs->status().epoch == 3);
  CHECK(weights(*by_epochs) == weights(*by_steps));
  by_steps->train_steps(2);
  by_steps->train_epochs(1);
  CHECK(by_steps->status().step == 24);
}

TEST_CASE("noise changes the data, not the weights; the split keeps every row") {
  const auto quiet = trainer({{"data", {{"name", "spiral"}, {"samples", 60}, {"noise", 0}}}});
  const auto noisy = trainer({{"data", {{"name", "spiral"}, {"samples", 60}, {"noise", 0.5}}}});
  CHECK(weights(*quiet) == weights(*noisy));
  CHECK(quiet->data().inputs != noisy->data().inputs);
  CHECK(quiet->data().train_rows == 42);

  Json rows = Json::array();
  Json labels = Json::array();
  for (int i = 0; i < 50; ++i) rows.push_back({i, -i}), labels.push_back(i % 2);
  const auto split =
      trainer({{"data", {{"name", "custom"}, {"inputs", rows}, {"targets", labels}, {"test_fraction", 0.3}}},
               {"layers", {{{"units", 2}}}}});
  const TrainerData& data = split->data();
  CHECK(data.train_rows == 35);
  std::vector<bool> seen(50);
  bool moved = false;
  for (std::size_t i = 0; i < 50; ++i) {
    const auto row = static_cast<std::size_t>(data.inputs[2 * i]);
    seen[row] = true;
    moved = moved || row != i;
    CHECK(data.targets[2 * i + row % 2] == 1);
  }
  CHECK(std::count(seen.begin(), seen.end(), true) == 50);
  CHECK(moved);
}

TEST_CASE("a seed of the weights draws other weights for the same data, split, order and dropout") {
  const auto one = trainer();
  const auto other = trainer({{"weights_seed", 8}});
  CHECK(other->data().inputs == one->data().inputs);
  CHECK(weights(*other) != weights(*one));
  CHECK(weights(*other) == weights(*trainer({{"seed", 8}})));
  CHECK(weights(*trainer({{"weights_seed", 7}})) == weights(*one));
  other->set_parameters(one->parameters());
  one->train_steps(10);
  other->train_steps(10);
  CHECK(weights(*other) == weights(*one));
}

TEST_CASE("an experiment may bring start weights; what it leaves out is drawn as without them") {
  const auto drawn = trainer();
  auto wanted = drawn->parameters();
  const Json kernel{0.5, -1, 2, 0, 1e-3, 3, -0.25, 1, 1, 1, 1, 1};
  wanted[0]["kernel"] = std::vector<double>(kernel.size());
  for (std::size_t i = 0; i < kernel.size(); ++i)
    wanted[0]["kernel"][i] = static_cast<double>(static_cast<float>(kernel[i].get<double>()));
  wanted[2]["bias"] = {1, 2, 3};
  const Json changes{{"parameters", {{{"kernel", kernel}}, Json(), {{"bias", {1, 2, 3}}}}}};
  const auto given = trainer(changes);
  CHECK(given->parameters() == wanted);
  CHECK(given->data().inputs == drawn->data().inputs);

  drawn->set_parameters(wanted);
  drawn->train_steps(20);
  given->train_steps(20);
  CHECK(weights(*given) == weights(*drawn));
  const auto restored = restore_trainer(given->save());
  CHECK(restored->fingerprint() == given->fingerprint());
  CHECK(to_json(restored->config()) == to_json(given->config()));
  CHECK(make_trainer(restored->config())->parameters() == wanted);
}

TEST_CASE("without a test share the rows stay as they were given") {
  const auto given = trainer(
      {{"data",
        {{"name", "custom"}, {"inputs", {{1, 2}, {3, 4}, {5, 6}}}, {"targets", {0, 2, 1}}, {"test_fraction", 0}}}});
  CHECK(given->data().inputs == std::vector<double>{1, 2, 3, 4, 5, 6});
  CHECK(given->data().targets == std::vector<double>{1, 0, 0, 0, 0, 1, 0, 1, 0});
  CHECK(!given->status().test);
}

TEST_CASE("without shuffle, batches are the rows in turn") {
  const auto in_order = trainer({{"shuffle", false},
                                 {"layers", {{{"units", 3}}}},
                                 {"data", {{"name", "spiral"}, {"samples", 20}, {"test_fraction", 0}}}});
  const auto by_hand = trainer({{"shuffle", false},
                                {"layers", {{{"units", 3}}}},
                                {"data", {{"name", "spiral"}, {"samples", 20}, {"test_fraction", 0}}}});
  in_order->train_steps(3);
  std::vector<std::vector<std::uint32_t>> batches(3);
  for (std::uint32_t i = 0; i < 20; ++i) batches[i / 8].push_back(i);
  by_hand->train_batches(batches);
  CHECK(weights(*in_order) == weights(*by_hand));
}

// ---- saved and restored ----

TEST_CASE("a saved trainer continues to the same bits, at whatever step it is saved") {
  for_each_kind([](const Json& kind) {
    const auto straight = trainer(kind);
    straight->train_steps(40);
    for (const int at : {0, 1, 5, 6, 17, 39}) {
      const auto first = trainer(kind);
      first->train_steps(static_cast<std::uint64_t>(at));
      const auto second = restore_trainer(first->save());
      CHECK(second->save() == first->save());
      second->train_steps(static_cast<std::uint64_t>(40 - at));
      CHECK(weights(*second) == weights(*straight));
      CHECK(second->history().train == straight->history().train);
      CHECK(second->status().test->loss == straight->status().test->loss);
      CHECK(second->health()[0].gradient_norm == straight->health()[0].gradient_norm);
    }
  });
}

TEST_CASE("saves continue after update and explicit batches") {
  auto config = experiment();
  const auto straight = make_trainer(config);
  straight->train_batches({{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, {3}});
  config.batch_size = 5;
  config.optimizer.settings[0] = 0.2;
  straight->update(config);
  const auto restored = restore_trainer(straight->save());
  straight->train_steps(20);
  restored->train_steps(20);
  CHECK(weights(*straight) == weights(*restored));
}

TEST_CASE("bytes that are damaged, cut or foreign are refused") {
  const auto original = trainer();
  original->train_steps(3);
  const auto saved = original->save();
  const auto path = [](std::span<const std::uint8_t> bytes) { return refused([&] { restore_trainer(bytes); }); };
  for (std::size_t size = 0; size < saved.size(); size += 1 + size / 7) CHECK(path({saved.data(), size}) == "saved");
  CHECK(path({saved.data(), saved.size() - 1}) == "saved");
  for (std::size_t at = 0; at < saved.size(); at += 1 + saved.size() / 150) {
    auto flipped = saved;
    flipped[at] ^= static_cast<std::uint8_t>(1u << (at % 8));
    CAPTURE(at);
    CHECK(path(flipped) == "saved");
  }
  auto longer = saved;
  longer.push_back(0);
  CHECK(path(longer) == "saved");
  CHECK(path(std::vector<std::uint8_t>(1000, 7)) == "saved");
}

// ---- divergence ----

Json explosive(double rate) {
  return {{"optimizer", {{"name", "sgd"}, {"learning_rate", rate}}},
          {"data", {{"name", "hills"}, {"samples", 40}, {"test_fraction", 0}}},
          {"layers", {{{"units", 8}, {"activation", "relu"}}, {{"units", 1}}}}};
}

TEST_CASE("training stops at the first loss that is not finite, says where, and can go back") {
  for (const char* precision : {"float32", "float64"}) {
    Json changes = explosive(1000);
    changes["precision"] = precision;
    const auto diverging = trainer(changes);
    diverging->train_steps(10000);
    const Status status = diverging->status();
    REQUIRE(status.diverged);
    CHECK(status.step < 10000);
    CHECK(status.diverged->step == status.step);
    CHECK((status.diverged->layer >= 0 && status.diverged->layer < 2));
    CHECK(status.diverged->good_step <= status.step);
    const Issue issue = status.diverged->issue();
    CHECK(issue.code.starts_with("diverged_"));
    CHECK(issue.args == Json{{"step", double(status.step)}, {"layer", status.diverged->layer + 1}});

    diverging->train_steps(5);
    CHECK(diverging->status().step == status.step);
    for (const double loss : diverging->history().train) CHECK(std::isfinite(loss));

    const auto restored = restore_trainer(diverging->save());
    REQUIRE(restored->status().diverged);
    CHECK(restored->status().diverged->issue().code == issue.code);

    diverging->rewind();
    CHECK(!diverging->status().diverged);
    CHECK(std::isfinite(diverging->status().train.loss));
    CHECK(diverging->status().step == status.diverged->good_step);
    Config calmer = diverging->config();
    calmer.optimizer.settings[0] = 0.01;
    diverging->update(calmer);
    diverging->train_steps(50);
    CHECK(!diverging->status().diverged);
  }
}

TEST_CASE("the first diverging layer is named") {
  const auto broken = trainer(
      {{"data", {{"name", "hills"}, {"samples", 10}, {"test_fraction", 0}}},
       {"layers",
        {{{"units", 2}, {"activation", "linear"}}, {{"units", 2}, {"activation", "exponential"}}, {{"units", 1}}}}});
  auto parameters = broken->parameters();
  parameters[1]["bias"] = {1000, 1000};
  broken->set_parameters(parameters);
  broken->train_steps(1);
  REQUIRE(broken->status().diverged);
  CHECK(broken->status().diverged->layer == 1);
}

TEST_CASE("a network of which no copy is kept is rewound to its start, and inspected in its own precision") {
  const Json layer{{"units", 1024}, {"activation", "relu"}, {"kernel_initializer", "glorot_uniform"}};
  const Config config = read_config(Json{{"layers", {layer, layer, layer, layer, layer, {{"units", 3}}}},
                                         {"optimizer", {{"name", "sgd"}, {"learning_rate", 1e6}}}});
  const auto trainer = make_trainer(config);
  auto start = trainer->parameters();
  const std::vector<double> point{0.5, -0.25};
  const Inspection inspection = trainer->inspect(point, std::vector<double>{1});
  const auto probabilities = trainer->predict(point);
  const std::vector<double>& logits = inspection.layers.back().a;
  CHECK(inspection.probabilities == softmax(logits));
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(static_cast<double>(static_cast<float>(logits[i])) == logits[i]);
    CHECK(inspection.probabilities[i] ==
          Catch::Approx(static_cast<double>(probabilities[static_cast<Index>(i)])).epsilon(2e-7));
    CHECK(inspection.layers.back().grad_z[i] ==
          Catch::Approx(inspection.probabilities[i] - (i == 1 ? 1 : 0)).margin(1e-6));
  }
  trainer->train_steps(20);
  REQUIRE(trainer->status().diverged);
  CHECK(trainer->status().diverged->good_step == 0);
  trainer->rewind();
  CHECK(trainer->status().step == 0);
  CHECK(trainer->parameters()[2]["kernel"] == start[2]["kernel"]);
}

TEST_CASE("an overflow of the first loss is reported, and rewinding is harmless") {
  const auto hopeless = trainer(
      {{"data", {{"name", "custom"}, {"inputs", {{1e38, 3e38}, {2e38, -3e38}}}, {"targets", {{1e38}, {-1e38}}}}},
       {"layers", {{{"units", 2}, {"activation", "relu"}}, {{"units", 1}}}}});
  REQUIRE(hopeless->status().diverged);
  const auto before = weights(*hopeless);
  hopeless->rewind();
  CHECK(weights(*hopeless) == before);
  CHECK(hopeless->status().diverged);
  CHECK(weights(*restore_trainer(hopeless->save())) == before);
}

// ---- changes while it trains ----

TEST_CASE("update accepts training settings and refuses anything else without a change") {
  const auto running = trainer();
  running->train_steps(4);
  const auto before = weights(*running);
  const auto with = [](const Json& changes) { return experiment(changes); };
  const std::pair<std::string_view, Config> refusals[] = {
      {"seed", with({{"seed", 8}})},
      {"weights_seed", with({{"weights_seed", 7}})},
      {"precision", with({{"precision", "float64"}})},
      {"data", with({{"data", {{"name", "moons"}, {"classes", 3}}}})},
      {"features", with({{"features", {"x1"}}})},
      {"layers", with({{"layers", {{{"units", 3}}}}})},
      {"parameters", with({{"parameters", {Json(), Json(), {{"bias", {0, 0, 0}}}}}})},
      {"loss", with({{"loss", {{"name", "categorical_crossentropy"}, {"from_logits", true}}}})},
      {"optimizer", with({{"optimizer", {{"name", "sgd"}}}})},
  };
  for (const auto& [path, config] : refusals) {
    const std::string got = refused([&, &wanted = config] { running->update(wanted); });
    CAPTURE(path, got);
    CHECK(got.starts_with(path));
    CHECK(weights(*running) == before);
    CHECK(to_json(running->config()) == to_json(experiment()));
  }
  const auto plain = trainer();
  plain->train_steps(10);
  running->train_steps(6);
  CHECK(weights(*running) == weights(*plain));

  const Json layers{{{"units", 6}, {"activation", "prelu"}, {"alpha_dropout", 0.4}},
                    {{"units", 5}, {"activation", "selu"}},
                    {{"units", 3}, {"l2", 0.5}}};
  const Config allowed = with({{"optimizer", {{"name", "adam"}, {"learning_rate", 0.5}}},
                               {"regularizer", {{"l1", 0.1}}},
                               {"batch_size", 40},
                               {"shuffle", false},
                               {"layers", layers}});
  running->update(allowed);
  CHECK(to_json(running->config()) == to_json(allowed));
  CHECK(weights(*running) == weights(*plain));
  CHECK(running->status().train.loss > plain->status().train.loss);
  running->train_steps(3);
  plain->train_steps(3);
  CHECK(weights(*running) != weights(*plain));
}

TEST_CASE("parameters can be set; invalid ones are refused without a change") {
  const auto target = trainer();
  const auto source = trainer({{"seed", 9}});
  source->train_steps(3);
  target->set_parameters(source->parameters());
  CHECK(weights(*target) == weights(*source));

  const auto good = target->parameters();
  const auto before = target->save();
  const auto check = [&](const std::string& path, auto change) {
    auto bad = good;
    change(bad);
    bad[0]["kernel"][0] = bad[0]["kernel"].empty() ? 0 : 5;
    CHECK(refused([&] { target->set_parameters(bad); }) == path);
    CHECK(target->save() == before);
  };
  check("parameters", [](auto& layers) { layers.pop_back(); });
  check("parameters[1].kernel", [](auto& layers) { layers[1]["kernel"].push_back(0); });
  check("parameters[2].bias", [](auto& layers) { layers[2]["bias"].clear(); });
  check("parameters[0].alpha", [](auto& layers) { layers[0]["alpha"].clear(); });
  check("parameters[1]", [](auto& layers) { layers[1]["alpha"].assign(5, 1.0); });
  check("parameters[2].kernel", [](auto& layers) { layers[2]["kernel"][0] = std::nan(""); });
  check("parameters[2].kernel", [](auto& layers) { layers[2]["kernel"][0] = 1e39; });
}

TEST_CASE("explicit batches: rows that are not there are refused before anything is trained") {
  const auto t = trainer();
  const auto before = t->save();
  CHECK(refused([&] { t->train_batches({{0, 1}, {}}); }) == "batches[1]");
  CHECK(refused([&] { t->train_batches({{0, 1}, {2, 45}}); }) == "batches[1][1]");
  CHECK(t->save() == before);
  CHECK(refused([&] { t->gradients(std::vector<std::uint32_t>{44, 45}); }) == "rows[1]");
  t->train_batches({});
  CHECK(t->save() == before);
}

// ---- what can be asked ----

/** Experiments of every task, and of both ways to have probabilities. */
const Json kinds[] = {
    {{"loss", {{"name", "sparse_categorical_crossentropy"}, {"from_logits", true}}}},
    {{"layers", {{{"units", 4}, {"activation", "tanh"}}, {{"units", 3}, {"activation", "softmax"}}}},
     {"loss", {{"name", "categorical_crossentropy"}}}},
    {{"data", {{"name", "overlap"}, {"samples", 60}}}},
    {{"data", {{"name", "moons"}, {"classes", 2}, {"samples", 60}}},
     {"layers", {{{"units", 4}, {"activation", "tanh"}}, {{"units", 1}, {"activation", "sigmoid"}}}},
     {"loss", {{"name", "binary_crossentropy"}}}},
    {{"data", {{"name", "hills"}, {"samples", 60}}},
     {"layers", {{{"units", 4}, {"activation", "gelu"}}, {{"units", 1}}}},
     {"loss", {{"name", "huber"}}}},
};

TEST_CASE("inspect, predict, neurons and gradients agree") {
  for (Json kind : kinds) {
    CAPTURE(kind.dump());
    kind["precision"] = "float64";
    kind["regularizer"] = {{"l1", 0}, {"l2", 0}};
    const auto t = trainer(kind);
    t->train_steps(30);
    const TrainerData& data = t->data();
    const auto predictions = t->predict(data.inputs);
    const auto neurons = t->neurons(data.inputs);
    const auto k = static_cast<std::size_t>(data.outputs);
    REQUIRE(predictions.size() == data.rows * data.outputs);
    for (const std::uint32_t row : {0u, 7u, 20u}) {
      const std::vector<double> x(data.inputs.begin() + row * data.columns,
                                  data.inputs.begin() + (row + 1) * data.columns);
      const std::vector<double> y(data.targets.begin() + std::ptrdiff_t(row * k),
                                  data.targets.begin() + std::ptrdiff_t((row + 1) * k));
      const Inspection seen = t->inspect(x, y);
      CHECK(seen.inputs == x);
      REQUIRE(seen.probabilities.size() == k);
      for (std::size_t i = 0; i < k; ++i)
        CHECK(predictions[row * k + i] == Catch::Approx(seen.probabilities[i]).epsilon(1e-6));
      if (t->config().task == Task::multiclass && k > 1) {
        CHECK(std::accumulate(seen.probabilities.begin(), seen.probabilities.end(), 0.0) ==
              Catch::Approx(1).epsilon(1e-14));
      }
      for (std::size_t layer = 0; layer < seen.layers.size(); ++layer) {
        const auto units = seen.layers[layer].a.size();
        for (std::size_t i = 0; i < units; ++i)
          CHECK(neurons[layer][row * units + i] == Catch::Approx(seen.layers[layer].a[i]).epsilon(1e-6));
      }
      // For one example ∂loss/∂b = ∂loss/∂z, and ∂loss/∂W = x·∂loss/∂z.
      auto gradients = t->gradients(std::vector<std::uint32_t>{row});
      for (std::size_t layer = 0; layer < gradients.size(); ++layer) {
        const auto& grad_z = seen.layers[layer].grad_z;
        const auto& from = layer == 0 ? seen.inputs : seen.layers[layer - 1].a;
        for (std::size_t i = 0; i < grad_z.size(); ++i) {
          CHECK(std::abs(gradients[layer]["bias"][i] - grad_z[i]) <= 1e-12);
          for (std::size_t j = 0; j < from.size(); ++j) {
            CHECK(std::abs(gradients[layer]["kernel"][j * grad_z.size() + i] - from[j] * grad_z[i]) <= 1e-12);
          }
        }
      }
    }
  }
}

TEST_CASE("an example's loss, inspected, is the data loss of a set of that example") {
  const auto t =
      trainer({{"precision", "float64"}, {"data", {{"name", "custom"}, {"inputs", {{0.3, -2}}}, {"targets", {2}}}}});
  const auto seen = t->inspect(std::vector<double>{0.3, -2}, std::vector<double>{2});
  REQUIRE(seen.loss);
  CHECK(*seen.loss == Catch::Approx(t->status().train.data_loss).epsilon(1e-14));
  CHECK(*seen.loss == Catch::Approx(-std::log(seen.probabilities[2])).epsilon(1e-14));
  CHECK(!t->inspect(std::vector<double>{0.3, -2}, {}).loss);
}

TEST_CASE("gradients of all rows are the mean of the rows', and of the loss with penalties") {
  const auto t = trainer({{"precision", "float64"}});
  const auto all = flat(t->gradients({}));
  std::vector<double> mean(all.size());
  const auto rows = static_cast<std::uint32_t>(t->data().train_rows);
  for (std::uint32_t row = 0; row < rows; ++row) {
    const auto one = flat(t->gradients(std::vector<std::uint32_t>{row}));
    for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += one[i] / rows;
  }
  for (std::size_t i = 0; i < all.size(); ++i) CHECK(std::abs(mean[i] - all[i]) <= 1e-13);

  auto parameters = t->parameters();
  const double step = 1e-5;
  const auto loss_at = [&](double w) {
    parameters[0]["kernel"][3] = w;
    t->set_parameters(parameters);
    return t->status().train.loss;
  };
  const double w = parameters[0]["kernel"][3];
  const double gradient = t->gradients({})[0]["kernel"][3];
  CHECK((loss_at(w + step) - loss_at(w - step)) / (2 * step) == Catch::Approx(gradient).epsilon(1e-6));
}

TEST_CASE("a gradient whose square is subnormal is reported, and not used for training") {
  const std::tuple<const char*, double, bool> cases[] = {
      {"float32", 43, true}, {"float32", 44, false}, {"float64", 354, true}, {"float64", 355, false}};
  for (const auto& [precision, logit, trained] : cases) {
    CAPTURE(precision, logit);
    const auto t = make_trainer(read_config(
        {{"precision", precision},
         {"data", {{"name", "custom"}, {"inputs", {{1, 1}, {1, 1}}}, {"targets", {1, 1}}, {"test_fraction", 0}}},
         {"layers", {{{"units", 1}, {"use_bias", false}}}},
         {"loss", {{"name", "binary_crossentropy"}, {"from_logits", true}}},
         {"optimizer", {{"name", "sgd"}, {"learning_rate", 1}}},
         {"batch_size", 1}}));
    t->set_parameters({{{{"kernel", {logit, 0.0}}}}});
    const auto wanted = Catch::Approx(std::exp(-logit)).epsilon(1e-5).margin(0);
    CHECK(-t->gradients({})[0]["kernel"][1] == wanted);
    t->train_steps(1);
    if (trained) {
      CHECK(t->parameters()[0]["kernel"][1] == wanted);
    } else {
      CHECK(t->parameters()[0]["kernel"][1] == 0);
    }
  }
}

TEST_CASE("a gradient is reported even through a tiny slope") {
  const auto t = make_trainer(read_config(
      {{"data", {{"name", "custom"}, {"inputs", {{1}, {1}}}, {"targets", {{0.5}, {0.5}}}, {"test_fraction", 0}}},
       {"layers",
        {{{"units", 1}, {"activation", "sigmoid"}, {"use_bias", false}}, {{"units", 1}, {"use_bias", false}}}}}));
  t->set_parameters({{{{"kernel", {-50.0}}}}, {{{"kernel", {1.0}}}}});
  // 2(y − t)·w·σ′(−50) with y = σ(−50), next to nothing beside t
  CHECK(t->gradients({})[0]["kernel"][0] == Catch::Approx(2 * -0.5 * std::exp(-50.0)).epsilon(1e-5).margin(0));
}

TEST_CASE("metrics are those of the predictions") {
  const auto t = trainer({{"data", {{"name", "blobs"}, {"samples", 60}, {"test_fraction", 0.5}}}});
  t->train_steps(60);
  const TrainerData& data = t->data();
  const auto p = t->predict(data.inputs);
  double right[2] = {0, 0};
  double loss[2] = {0, 0};
  for (std::size_t row = 0; row < 60; ++row) {
    std::size_t best = 0;
    std::size_t truth = 0;
    for (std::size_t i = 1; i < 3; ++i) {
      if (p[row * 3 + i] > p[row * 3 + best]) best = i;
      if (data.targets[row * 3 + i] == 1) truth = i;
    }
    right[row / 30] += best == truth;
    loss[row / 30] -= std::log(static_cast<double>(p[row * 3 + truth]));
  }
  const Status status = t->status();
  CHECK(status.train.named[0].first == "accuracy");
  CHECK(status.train.named[0].second == Catch::Approx(right[0] / 30));
  CHECK(status.test->named[0].second == Catch::Approx(right[1] / 30));
  CHECK(status.train.data_loss == Catch::Approx(loss[0] / 30).epsilon(1e-5));
  CHECK(status.test->data_loss == Catch::Approx(loss[1] / 30).epsilon(1e-5));
  double penalty = 0;
  for (auto& layer : t->parameters()) {
    for (const double w : layer["kernel"]) penalty += 0.001 * std::abs(w) + 0.002 * w * w;
  }
  CHECK(status.train.loss - status.train.data_loss == Catch::Approx(penalty).epsilon(1e-5));
  CHECK(status.train.named[0].second > 0.9);
}

TEST_CASE("invalid questions are refused by path") {
  const auto t = trainer();
  const std::vector<double> point{0.5, 0.5};
  const auto inspect = [&](std::vector<double> x, std::vector<double> y) { return refused([&] { t->inspect(x, y); }); };
  CHECK(refused([&] { t->predict(std::vector<double>{1, 2, 3}); }) == "inputs");
  CHECK(refused([&] { t->predict(std::vector<double>{1, 2, 3, std::nan("")}); }) == "inputs[3]");
  CHECK(refused([&] { t->neurons(std::vector<double>{1}); }) == "inputs");
  CHECK(inspect({0.5, 0.5, 1, 1}, {}) == "input");
  CHECK(inspect({}, {}) == "input");
  CHECK(inspect({1}, {}) == "input");
  CHECK(inspect({1, std::nan("")}, {}) == "input[1]");
  CHECK(inspect(point, {3}) == "target");
  CHECK(inspect(point, {-1}) == "target");
  CHECK(inspect(point, {0.5}) == "target");
  CHECK(inspect(point, {1, 0}) == "target");
  CHECK(inspect(point, {1, 0, std::nan("")}) == "target");
  CHECK(inspect(point, {0, 1, 0}) == "accepted");
  CHECK(t->predict({}).size() == 0);
}

TEST_CASE("history starts at step 0, has a row an epoch, and is thinned, the first row kept") {
  const auto t = trainer({{"data", {{"name", "moons"}, {"classes", 2}, {"samples", 8}, {"test_fraction", 0.25}}},
                          {"layers", {{{"units", 2}}}}});
  const double at_start = t->status().train.loss;
  t->train_epochs(5);
  CHECK(t->history().step == std::vector<double>{0, 1, 2, 3, 4, 5});
  t->train_epochs(3000);
  const History& history = t->history();
  CHECK(history.step.size() <= 1024);
  CHECK(history.step.size() > 400);
  CHECK(history.train.size() == history.step.size());
  CHECK(history.test.size() == history.step.size());
  CHECK(history.step[0] == 0);
  CHECK(history.train[0] == at_start);
  CHECK(history.step.back() > 2900);
  for (std::size_t i = 1; i < history.step.size(); ++i) CHECK(history.step[i] - history.step[i - 1] == 4);
}

TEST_CASE("health counts every preactivation and measures the updates") {
  const auto t =
      trainer({{"layers",
                {{{"units", 6}, {"activation", "relu"}}, {{"units", 5}, {"activation", "softmax"}}, {{"units", 3}}}}});
  t->train_steps(3);
  auto before = t->parameters();
  t->train_steps(1);
  auto after = t->parameters();
  const auto health = t->health();
  REQUIRE(health.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    const auto units = after[i]["bias"].size();
    CHECK(std::accumulate(health[i].histogram.begin(), health[i].histogram.end(), 0.0) ==
          static_cast<double>(units * 45));
    CHECK(health[i].low < health[i].high);
    CHECK(health[i].dead.size() == units);
    CHECK((health[i].saturated_fraction >= health[i].dead_fraction && health[i].saturated_fraction <= 1));
    CHECK(health[i].gradient_norm > 0);
    double moved = 0;
    double size = 0;
    for (std::size_t j = 0; j < before[i]["kernel"].size(); ++j) {
      moved += std::pow(after[i]["kernel"][j] - before[i]["kernel"][j], 2);
      size += std::pow(before[i]["kernel"][j], 2);
    }
    CHECK(health[i].update_ratio == Catch::Approx(std::sqrt(moved / size)).epsilon(1e-4));
  }
  auto parameters = t->parameters();
  parameters[0]["bias"][2] = -1e6;
  t->set_parameters(parameters);
  CHECK(t->health()[0].dead[2] == 1);
  CHECK(t->health()[0].dead_fraction >= 1.0 / 6);
}

// ---- dropout ----

TEST_CASE("health tells the least and the greatest activation, and how they lie in training") {
  for (const bool drops : {false, true}) {
    const Json hidden{{"units", 40}, {"activation", "relu"}, {"dropout", drops ? 0.5 : 0.0}};
    const auto t = trainer({{"layers", {hidden, {{"units", 3}}}}});
    t->train_steps(20);
    const auto health = t->health();
    const TrainerData& data = t->data();
    const auto rows = std::span(data.inputs).first(static_cast<std::size_t>(data.train_rows * data.columns));
    const auto neurons = t->neurons(rows);
    for (std::size_t i = 0; i < 2; ++i) {
      CAPTURE(drops, i);
      CHECK(static_cast<float>(health[i].least) == neurons[i].minCoeff());
      CHECK(static_cast<float>(health[i].greatest) == neurons[i].maxCoeff());
      CHECK((health[i].training_std == health[i].std) == !drops);
      CHECK((health[i].training_mean == health[i].mean) == !drops);
    }
    // Dropout keeps the mean and adds p/(1 − p) of the mean square to the variance: 45 · 40 draws.
    if (!drops) continue;
    const double square = health[0].std * health[0].std + health[0].mean * health[0].mean;
    const double wanted = std::sqrt(health[0].std * health[0].std + square);
    CHECK(health[0].training_mean == Catch::Approx(health[0].mean).epsilon(0.2));
    CHECK(health[0].training_std == Catch::Approx(wanted).epsilon(0.2));
  }
}

TEST_CASE("moved is what lies between the start and now") {
  for (const char* precision : {"float32", "float64"}) {
    const auto t = trainer({{"precision", precision}, {"optimizer", {{"name", "adam"}, {"learning_rate", 0.01}}}});
    const auto start = weights(*t);
    CHECK(flat(t->moved()) == std::vector<double>(start.size()));
    t->train_steps(1);
    for (const double moved : flat(t->moved())) CHECK(std::abs(moved) <= 0.0100001);  // Adam's first step
    t->train_steps(9);
    const auto now = weights(*t);
    const auto moved = flat(t->moved());
    for (std::size_t i = 0; i < now.size(); ++i) CHECK(start[i] + moved[i] == Catch::Approx(now[i]).margin(1e-7));
    const auto again = restore_trainer(t->save());
    CHECK(flat(again->moved()) == moved);
  }
}

TEST_CASE("softmax twice is computed as it is written") {
  const auto t = trainer({{"precision", "float64"},
                          {"layers", {{{"units", 3}, {"activation", "softmax"}}}},
                          {"loss", {{"name", "sparse_categorical_crossentropy"}, {"from_logits", true}}}});
  const std::vector<double> point{0.5, -0.25};
  const Inspection inspection = t->inspect(point, std::vector<double>{1});
  const auto once = softmax(inspection.layers[0].z);
  const auto twice = softmax(once);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(inspection.layers[0].a[i] == Catch::Approx(once[i]).epsilon(1e-14));
    CHECK(inspection.probabilities[i] == Catch::Approx(twice[i]).epsilon(1e-14));
    CHECK(static_cast<double>(t->predict(point)[static_cast<Index>(i)]) == Catch::Approx(twice[i]).epsilon(1e-6));
  }
  CHECK(inspection.logits == inspection.layers[0].a);
  CHECK(*inspection.loss == Catch::Approx(-std::log(twice[1])).epsilon(1e-14));
}

TEST_CASE("a rate of dropout changes training and nothing else") {
  const Json layers{{{"units", 6}, {"activation", "tanh"}}, {{"units", 3}}};
  Json dropped = layers;
  dropped[0]["dropout"] = 0.5;
  const auto with = trainer({{"layers", dropped}});
  const auto without = trainer({{"layers", layers}});
  CHECK(with->status().train.loss == without->status().train.loss);
  CHECK(with->predict(std::vector<double>{1, 1}) == without->predict(std::vector<double>{1, 1}));
  with->train_steps(1);
  without->train_steps(1);
  CHECK(weights(*with) != weights(*without));
}

// ---- limits ----

TEST_CASE("16 layers of 1,024 units and 4,096 inputs can be trained") {
  Json layers = Json::array();
  for (int i = 0; i < 15; ++i)
    layers.push_back({{"units", 1024}, {"activation", "relu"}, {"kernel_initializer", "random_uniform"}});
  layers.push_back({{"units", 2}});
  std::vector<double> row(4096, 0.01);
  const auto large = trainer({{"layers", layers},
                              {"optimizer", {{"name", "sgd"}}},
                              {"regularizer", {{"l2", 0}}},
                              {"data", {{"name", "custom"}, {"inputs", {row, row}}, {"targets", {0, 1}}}}});
  large->train_steps(1);
  CHECK(large->status().step == 1);
  CHECK(std::isfinite(large->status().train.loss));
}

TEST_CASE("the trainer learns a three-class spiral") {
  const auto t = make_trainer(read_config(Json::object()));
  t->train_epochs(250);
  CHECK(t->status().test->named[0].second > 0.95);
}

TEST_CASE("training allocates nothing, whatever the layers") {
  for (const char* precision : {"float32", "float64"}) {
    CAPTURE(precision);
    const auto trainer = make_trainer(
        read_config(Json{{"precision", precision},
                         {"batch_size", 13},
                         {"data", {{"name", "spiral"}, {"samples", 100}, {"test_fraction", 0.2}}},
                         {"layers",
                          {{{"units", 5}, {"activation", "prelu"}, {"dropout", 0.2}},
                           {{"units", 130}, {"activation", "gelu"}, {"l2", 0.01}},
                           {{"units", 131},
                            {"activation", {{"name", "custom"}, {"expression", "tanh(a * x)"}, {"trainable", true}}},
                            {"alpha_dropout", 0.1}},
                           {{"units", 3}, {"activation", "softmax"}}}},
                         {"loss", {{"name", "categorical_crossentropy"}}}}));
    trainer->train_steps(20);
    const auto before = testing::allocations();
    trainer->train_steps(3);
    CHECK(testing::allocations() == before);
  }
}

TEST_CASE("a row of the history is the mean loss of the examples since the row before") {
  const auto train = [](double rate, int batch_size) {
    return make_trainer(read_config(Json{{"precision", "float64"},
                                         {"batch_size", batch_size},
                                         {"data", {{"name", "spiral"}, {"samples", 30}, {"test_fraction", 0}}},
                                         {"optimizer", {{"name", "sgd"}, {"learning_rate", rate}}}}));
  };
  // Where nothing moves, batches of 20 and 10 have the mean of all examples.
  const auto still = train(0, 20);
  still->train_epochs(3);
  for (const double loss : still->history().train)
    CHECK(loss == Catch::Approx(still->status().train.loss).epsilon(1e-12));
  // One batch an epoch: its loss before the update.
  const auto moving = train(0.1, 30);
  for (std::size_t epoch = 1; epoch <= 4; ++epoch) {
    const double before = moving->status().train.loss;
    moving->train_epochs(1);
    CHECK(moving->history().train.at(epoch) == Catch::Approx(before).epsilon(1e-12));
  }
}

}  // namespace
}  // namespace playground
