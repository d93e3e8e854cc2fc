#include "core/network/kinds.hpp"

#include <catch_amalgamated.hpp>
#include <numeric>

#include "core/experiment/data.hpp"
#include "core/network/network.hpp"
#include "core/training/trainer.hpp"
#include "tests/core/random_network.hpp"

namespace playground {
namespace {

const Json spiral{{"name", "spiral"}, {"samples", 60}, {"test_fraction", 0.25}};

std::unique_ptr<Trainer> trained(const Json& layers, const Json& changes = Json::object(), std::uint64_t steps = 40) {
  Json json{{"data", spiral}, {"batch_size", 13}, {"layers", layers}};
  for (const auto& [key, value] : changes.items()) json[key] = value;
  auto trainer = make_trainer(read_config(json));
  trainer->train_steps(steps);
  return trainer;
}

/** The weights of all layers, one after the other, whichever layer holds them. */
std::vector<double> weights(const Trainer& trainer) {
  std::vector<double> all;
  for (const auto& layer : trainer.parameters()) {
    for (const auto& [name, values] : layer.tensors) all.insert(all.end(), values.begin(), values.end());
  }
  return all;
}

void check_same_training(const Json& one, const Json& other, const Json& changes = Json::object()) {
  for (const char* precision : {"float32", "float64"}) {
    CAPTURE(precision, one.dump());
    Json with_precision = changes;
    with_precision["precision"] = precision;
    const auto a = trained(one, with_precision), b = trained(other, with_precision);
    REQUIRE(weights(*a) == weights(*b));
    CHECK(a->history().train == b->history().train);
    CHECK(a->status().train.loss == b->status().train.loss);
    CHECK(a->predict(a->data().inputs) == b->predict(b->data().inputs));
    CHECK(a->fingerprint() == b->fingerprint());
  }
}

TEST_CASE("a layer that drops trains to the same bits as the key of the dense layer before it") {
  const Json output{{"units", 3}};
  for (const char* name : {"dropout", "alpha_dropout"}) {
    for (const char* activation : {"relu", "selu", "softmax", "prelu"}) {
      Json key{{"units", 7}, {"activation", activation}};
      const Json dense = key;
      key[name] = 0.3;
      const Json layer{{"kind", name}, {"rate", 0.3}};
      check_same_training({key, output}, {dense, layer, output});
      check_same_training({key, key, output}, {dense, layer, dense, layer, output});
      CHECK(weights(*trained({key, output})) != weights(*trained({dense, output})));
    }
  }
}

TEST_CASE("an activation as a layer trains to the same bits as the dense layer's own") {
  for (std::size_t place = 0; place < Activations::size; ++place) {
    Random random(5, Stream::weights);
    const Json activation = testing::activation_at(place, random);
    const Json linear{{"units", 7}, {"activation", "linear"}};
    Json own = linear;
    own["activation"] = activation;
    const Json layer{{"kind", "activation"}, {"activation", activation}};
    const Json output{{"units", 3}};
    check_same_training({own, output}, {linear, layer, output});
    check_same_training({own, own, output}, {linear, layer, linear, layer, output});
  }
}

TEST_CASE("a layer that comes first reads each row of a batch of several tiles") {
  for (const Json& first :
       {Json{{"kind", "activation"}, {"activation", "tanh"}}, Json{{"kind", "activation"}, {"activation", "softmax"}},
        Json{{"kind", "dropout"}, {"rate", 0.3}}, Json{{"units", 4}}}) {
    CAPTURE(first.dump());
    const auto trainer = trained({first, {{"units", 3}}});
    const auto& inputs = trainer->data().inputs;
    const auto all = trainer->predict(inputs);
    for (std::size_t row = 0; row < 30; ++row) {
      const auto one = trainer->predict(std::span(inputs).subspan(2 * row, 2));
      for (Index i = 0; i < 3; ++i) CHECK(one[i] == all[3 * static_cast<Index>(row) + i]);
    }
  }
}

TEST_CASE("a layer that comes first has the gradient of central differences over several tiles") {
  const Json json{{"data", {{"name", "spiral"}, {"samples", 30}, {"test_fraction", 0}}},
                  {"precision", "float64"},
                  {"layers", {{{"kind", "activation"}, {"activation", "tanh"}}, {{"units", 3}}}}};
  const auto trainer = make_trainer(read_config(json));
  const auto gradient = trainer->gradients({});
  auto parameters = trainer->parameters();
  auto& kernel = parameters[1].tensors[0].second;
  for (std::size_t i = 0; i < kernel.size(); ++i) {
    const double w = kernel[i], step = 1e-5;
    const auto loss = [&](double x) {
      kernel[i] = x;
      trainer->set_parameters(parameters);
      return trainer->status().train.loss;
    };
    const double slope = (loss(w + step) - loss(w - step)) / (2 * step);
    kernel[i] = w;
    CHECK_THAT(gradient[1].tensors[0].second[i], Catch::Matchers::WithinAbs(slope, 1e-8));
  }
}

/** The loss of the first n rows by the statistics of this batch. */
double loss_of_batch(const Config& config, const std::vector<LayerParameters>& parameters, Index n) {
  Network<double> network(config);
  auto to = network.parameters().begin();
  for (const auto& layer : parameters) {
    for (const auto& [name, values] : layer.tensors) to = std::copy(values.begin(), values.end(), to);
  }
  Workspace<double> work(network.layers(), n, Keep::training);
  const TrainerData data = make_data(config);
  for (Index j = 0; j < n; ++j) {
    for (Index i = 0; i < data.columns; ++i)
      work.input(n)(i, j) = data.inputs[static_cast<std::size_t>(data.columns * j + i)];
    for (Index i = 0; i < data.outputs; ++i)
      work.target(n)(i, j) = data.targets[static_cast<std::size_t>(data.outputs * j + i)];
  }
  repeat_last(work.input(n));
  network.forward(work, n, Mode::gradients);
  return network.data_loss(work, n);
}

TEST_CASE("normalizations have the gradient of central differences, of any batch and over places") {
  Random random(11, Stream::data);
  Json inputs = Json::array(), targets = Json::array();
  for (int i = 0; i < 19; ++i) {
    std::vector<double> row(12);
    for (double& x : row) x = random.normal();
    inputs.push_back(row);
    targets.push_back(i % 3);
  }
  for (const char* kind : {"batch_normalization", "layer_normalization"}) {
    Json norm;
    norm["kind"] = kind;
    const Config config =
        read_config(Json{{"data", {{"name", "custom"}, {"inputs", inputs}, {"targets", targets}, {"test_fraction", 0}}},
                         {"precision", "float64"},
                         {"layers",
                          {{{"units", 12}, {"activation", "tanh"}},
                           {{"kind", "reshape"}, {"target_shape", {4, 3}}},
                           norm,
                           {{"kind", "activation"}, {"activation", "silu"}},
                           {{"kind", "reshape"}, {"target_shape", {12}}},
                           {{"units", 3}}}}});
    const auto trainer = make_trainer(config);
    for (const Index n : {2, 3, 8, 19}) {
      CAPTURE(kind, n);
      std::vector<std::uint32_t> rows(static_cast<std::size_t>(n));
      std::iota(rows.begin(), rows.end(), 0u);
      auto gradient = trainer->gradients(rows);
      auto parameters = trainer->parameters();
      for (const auto& [layer, name] : {std::pair{0, "kernel"}, {0, "bias"}, {2, "gamma"}, {2, "beta"}}) {
        auto& values = parameters[static_cast<std::size_t>(layer)][name];
        for (std::size_t i = 0; i < values.size(); i += 5) {
          const double w = values[i], step = 1e-5;
          const auto loss = [&](double x) {
            values[i] = x;
            return loss_of_batch(config, parameters, n);
          };
          const double slope = (loss(w + step) - loss(w - step)) / (2 * step);
          values[i] = w;
          CHECK_THAT(gradient[static_cast<std::size_t>(layer)][name][i], Catch::Matchers::WithinAbs(slope, 1e-8));
        }
      }
    }
  }
}

TEST_CASE("an activation after the output layer is the output's, as its key is") {
  struct Case {
    Json output, activation, loss;
  };
  const Case cases[] = {
      {{{"units", 3}}, "softmax", {{"name", "sparse_categorical_crossentropy"}, {"from_logits", false}}},
      {{{"units", 3}}, "sigmoid", {{"name", "mean_squared_error"}}},
      {{{"units", 3}}, "tanh", {{"name", "mean_squared_error"}}}};
  for (const auto& [output, activation, loss] : cases) {
    const Json hidden{{"units", 6}, {"activation", "relu"}};
    Json own = output;
    own["activation"] = activation;
    const Json layer{{"kind", "activation"}, {"activation", activation}};
    check_same_training({hidden, own}, {hidden, output, layer}, {{"loss", loss}});
    const auto one = trained({hidden, own}, {{"loss", loss}}),
               other = trained({hidden, output, layer}, {{"loss", loss}});
    const std::vector<double> x{0.3, -0.4}, target{1};
    const Inspection a = one->inspect(x, target), b = other->inspect(x, target);
    CHECK(a.probabilities == b.probabilities);
    CHECK(a.loss == b.loss);
    CHECK(a.layers.back().z == b.layers.back().z);
    CHECK(a.layers.back().grad_z == b.layers.back().grad_z);
    CHECK(b.layers[1].grad_z == b.layers[2].grad_z);
    CHECK(one->status().train.named[0] == other->status().train.named[0]);
  }
}

TEST_CASE("layers() gives kinds, shapes and weights") {
  const auto t = trained({{{"units", 4}, {"activation", "prelu"}},
                          {{"kind", "dropout"}, {"rate", 0.1}},
                          {{"units", 5}, {"use_bias", false}},
                          {{"kind", "activation"}, {"activation", "prelu"}},
                          {{"units", 3}}},
                         Json::object(), 0);
  const auto layers = t->layers();
  const auto list = [](const Shape& shape) { return std::vector<Index>(shape.begin(), shape.end()); };
  std::vector<std::string> kinds;
  std::vector<std::vector<Index>> inputs, outputs;
  for (const LayerShape& layer : layers) {
    kinds.emplace_back(layer.kind);
    inputs.push_back(list(layer.input));
    outputs.push_back(list(layer.output));
  }
  CHECK(kinds == std::vector<std::string>{"dense", "dropout", "dense", "activation", "dense"});
  CHECK(inputs == std::vector<std::vector<Index>>{{2}, {4}, {4}, {5}, {5}});
  CHECK(outputs == std::vector<std::vector<Index>>{{4}, {4}, {5}, {5}, {3}});
  const auto weights = t->parameters();
  std::string names;
  for (std::size_t i = 0; i < layers.size(); ++i) {
    REQUIRE(weights[i].tensors.size() == layers[i].weights.size());
    for (std::size_t j = 0; j < layers[i].weights.size(); ++j) {
      const auto& [name, shape] = layers[i].weights[j];
      names += std::to_string(i) + std::string(name) + " ";
      CHECK(weights[i].tensors[j].first == name);
      CHECK(weights[i].tensors[j].second.size() == static_cast<std::size_t>(shape.count()));
    }
  }
  CHECK(names == "0kernel 0bias 0alpha 2kernel 2bias 3alpha 4kernel 4bias ");
  CHECK(list(layers[2].weights[0].second) == std::vector<Index>{4, 5});
  CHECK(list(layers[2].weights[1].second) == std::vector<Index>{0});
}

TEST_CASE("a trainer with layers of every kind can be saved, restored, fingerprinted and updated") {
  const Json layers{{{"units", 6}, {"activation", "relu"}},
                    {{"kind", "dropout"}, {"rate", 0.2}},
                    {{"units", 6}},
                    {{"kind", "activation"}, {"activation", {{"name", "prelu"}, {"alpha", 0.2}}}},
                    {{"kind", "alpha_dropout"}, {"rate", 0.1}},
                    {{"units", 3}}};
  const auto t = trained(layers);
  const auto copy = restore_trainer(t->save());
  t->train_steps(20);
  copy->train_steps(20);
  CHECK(copy->save() == t->save());
  CHECK(copy->fingerprint() == t->fingerprint());

  Json changed = to_json(t->config());
  changed["layers"][1]["rate"] = 0.5;
  t->update(read_config(changed));
  t->train_steps(10);
  copy->train_steps(10);
  CHECK(t->fingerprint() != copy->fingerprint());
  changed["layers"][1] = {{"kind", "alpha_dropout"}, {"rate", 0.5}};
  CHECK_THROWS_AS(t->update(read_config(changed)), ConfigError);

  auto parameters = t->parameters();
  parameters[3]["alpha"][0] = 0.75;
  t->set_parameters(parameters);
  CHECK(t->parameters() == parameters);
  parameters[1]["kernel"] = {1};
  CHECK_THROWS_AS(t->set_parameters(parameters), ConfigError);

  const auto health = t->health();
  CHECK(health[1].dead.empty());
  CHECK(health[1].gradient_norm == 0);
  CHECK(health[3].dead.size() == 6);
}

}  // namespace
}  // namespace playground
