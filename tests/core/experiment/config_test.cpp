#include "core/experiment/config.hpp"

#include <catch_amalgamated.hpp>

#include <set>

#include "core/catalog/features.hpp"
#include "core/catalog/initializers.hpp"
#include "core/catalog/optimizers.hpp"
#include "core/experiment/catalog.hpp"
#include "core/training/trainer.hpp"

namespace playground {
namespace {

/** Multi-line JSON in a test reads better as text. */
Json parse(std::string_view json) { return parse_json(json); }

std::vector<Issue> issues_of(const Json& json) {
  std::vector<Issue> issues;
  read_config(json, issues);
  return issues;
}

std::string paths_of(const Json& json) {
  std::string paths;
  for (const Issue& issue : issues_of(json)) {
    paths += (paths.empty() ? "" : " ") + issue.path;
    CHECK(issue.message.size() > 10);
  }
  return paths;
}

constexpr std::string_view contract = R"({
  "version": 1, "seed": 7, "precision": "float32",
  "data": {"name": "spiral", "classes": 3, "samples": 300, "noise": 0.1, "test_fraction": 0.3},
  "features": ["x1", "x2"],
  "layers": [
    {"units": 16, "activation": {"name": "relu"}, "kernel_initializer": "he_normal"},
    {"units": 16, "activation": {"name": "elu", "alpha": 0.7}, "dropout": 0.1},
    {"units": 3, "activation": {"name": "linear"}}
  ],
  "loss": {"name": "sparse_categorical_crossentropy", "from_logits": true},
  "optimizer": {"name": "adam", "learning_rate": 0.01},
  "regularizer": {"l1": 0, "l2": 0.0001},
  "batch_size": 32, "shuffle": true})";

// ---- what is right ----

TEST_CASE("the contract's experiment is read with all its values") {
  const Config config = read_config(parse(contract));
  CHECK(config.seed == 7);
  CHECK(config.precision == Precision::float32);
  CHECK(config.task == Task::multiclass);
  CHECK(config.layers.size() == 3);
  CHECK(config.layers[0].kernel_initializer == place_of<Initializers, HeNormal>());
  CHECK(config.layers[1].activation.item == place_of<Activations, Elu>());
  CHECK(config.layers[1].activation.settings[0] == 0.7);
  CHECK(config.layers[1].dropout == 0.1);
  CHECK(config.outputs() == 3);
  CHECK(takes_logits(config.loss));
  CHECK(config.optimizer.settings[0] == 0.01);
  CHECK(config.layer_l2(0) == 0.0001);
  CHECK(config.batch_size == 32);
}

TEST_CASE("a config that is written reads back the same") {
  const auto check = [](const Json& json) {
    CAPTURE(json.dump());
    const Config first = read_config(json);
    const Json complete = to_json(first);
    const Config second = read_config(complete);
    CHECK(to_json(second) == complete);
    CHECK(second.task == first.task);
    CHECK(second.target_low == first.target_low);
    CHECK(second.columns == first.columns);
    CHECK(second.features.size() == first.features.size());
  };
  check(parse("{}"));
  check(parse(contract));
  check(parse(R"({"precision": "float64", "seed": 9007199254740991, "weights_seed": 5, "layers": [
    {"units": 4, "activation": "prelu", "use_bias": false, "alpha_dropout": 0.3, "l1": 0.5, "l2": 0.25},
    {"units": 3, "activation": "softmax"}],
    "loss": {"name": "categorical_crossentropy", "label_smoothing": 0.1, "epsilon": 0}, "optimizer": {"name": "adamw", "weight_decay": 0.1}})"));
  check(parse(
      R"({"data": {"name": "moons", "classes": 2}, "layers": [{"units": 1, "activation": "tanh"}], "loss": {"name": "mean_squared_error"}})"));
  check(parse(R"({"data": {"name": "digits", "side": 12}})"));
  check(parse(R"({"layers": [{"units": 2}, {"kind": "dropout", "rate": 0.1}, {"units": 3, "use_bias": false}],
    "parameters": [{"kernel": [1, 2, 3, -4.5e-300], "bias": [0, 1]}, {}, null]})"));
  check(parse(
      R"({"data": {"name": "custom", "inputs": [[1, 2], [3, 4]], "targets": [[0.5], [1e-300]], "test_fraction": 0.5}})"));
  check(parse(R"({"data": {"name": "custom", "inputs": [[1], [3], [2]], "targets": [0, 2, 1]}})"));
  check(parse(R"({"data": {"name": "custom", "inputs": [[1], [3], [2]], "targets": [0.5, 2, 1]}})"));
  check(parse(
      R"({"data": {"name": "custom", "inputs": [[1], [3], [2]], "targets": [0, 1, 1]}, "layers": [{"units": 1}]})"));
  check(parse(
      R"({"data": {"name": "custom", "inputs": [[1], [3]], "targets": [[0, 1], [1, 1]]}, "loss": {"name": "binary_crossentropy"}})"));
}

// ---- what is long, or not text ----

TEST_CASE("at most the first 20 issues are reported") {
  std::string text = "{";
  for (int i = 0; i < 30; ++i) text += "\"k" + std::to_string(i) + "\":0,";
  const auto issues = issues_of(parse(text + "\"seed\":-1}"));
  REQUIRE(issues.size() == 20);
  CHECK(issues[0].path == "k0");
  CHECK(issues[19].path == "k19");
}

TEST_CASE("quoted values are shortened, between characters") {
  std::string wide;
  for (int i = 0; i < 1000; ++i) wide += i % 2 ? "é" : "😀";
  std::string wide_start;
  for (int i = 0; i < 40; ++i) wide_start += i % 2 ? "é" : "😀";
  const std::pair<std::string, std::string> names[] = {{std::string(1000000, 'k'), std::string(40, 'k') + "…"},
                                                       {wide, wide_start + "…"},
                                                       {std::string(40, 'k'), std::string(40, 'k')},
                                                       {wide_start, wide_start}};
  for (const auto& [name, shown] : names) {
    const auto check = [&, shown = shown](const Json& json) {
      const auto issues = issues_of(json);
      REQUIRE(!issues.empty());
      CAPTURE(issues[0].path, issues[0].message);
      CHECK(issues[0].path.size() + issues[0].message.size() < 1000);
      CHECK((issues[0].path + issues[0].message).find(shown) != std::string::npos);
      CHECK(issues[0].args.dump().size() < 1000);
    };
    Json unknown;
    unknown[name] = 1;
    check(unknown);
    check({{"data", unknown}});
    check({{"optimizer", {{"name", "adam"}, {name, 1}}}});
    check({{"layers", {{{"units", 3}, {name, 1}}}}});
    check({{"features", {name}}});
    check({{"precision", name}});
    check({{"seed", name}});
    check({{"loss", {{"name", name}}}});
    check({{"data", {{"name", name}}}});
    check({{"layers", {{{"units", 3}, {"activation", name}}}}});
    check({{"layers", {{{"units", 3}, {"kernel_initializer", name}}}}});
    check({{"layers", {{{"units", 3}, {"use_bias", name}}}}});
  }
}

TEST_CASE("of many unknown keys 20 are reported") {
  Json many = Json::object();
  for (int i = 0; i < 100; ++i) many["k" + std::to_string(i)] = 0;
  const auto issues = issues_of(many);
  REQUIRE(issues.size() == 20);
  CHECK(issues[19].path == "k19");
}

TEST_CASE("a repeated feature is named at each place, up to 20 issues") {
  Json features = Json::array();
  for (int i = 0; i < 4096; ++i) features.push_back("x1");
  const auto issues = issues_of({{"features", features}});
  REQUIRE(issues.size() == 20);
  CHECK(issues[0].path == "features[1]");
  CHECK(issues[0].code == "feature_repeated");
  CHECK(issues[0].args == parse(R"({"name": "x1"})"));
}

/** Names of the objects {"name": …} in a list. */
template <class List>
std::vector<std::string> names() {
  std::vector<std::string> result;
  for (const Entry& entry : entries<List>()) result.emplace_back(entry.name);
  return result;
}

TEST_CASE("missing keys take the defaults, and every default can be trained") {
  CHECK(issues_of(Json::object()).empty());
  for (const auto& name : names<Datasets>()) CHECK(paths_of({{"data", {{"name", name}}}}).empty());
  for (const auto& name : names<Optimizers>()) CHECK(paths_of({{"optimizer", {{"name", name}}}}).empty());
  for (const auto& name : names<Initializers>()) {
    CHECK(paths_of({{"layers", {{{"units", 3}, {"kernel_initializer", name}}}}}).empty());
  }
  for (const auto& name : names<Activations>()) {
    CHECK(paths_of({{"layers", {{{"units", 4}, {"activation", name}}, {{"units", 3}}}}}).empty());
    CHECK(paths_of({{"layers", {{{"units", 4}, {"activation", {{"name", name}}}}, {{"units", 3}}}}}).empty());
  }
  for (const auto& name : names<Features>()) CHECK(paths_of({{"features", {name}}}).empty());
}

TEST_CASE("digits have ten classes and a column a pixel") {
  const Config digits = read_config(parse(R"({"data": {"name": "digits", "side": 10}})"));
  CHECK(digits.columns == 100);
  CHECK(digits.features.size() == 100);
  CHECK(digits.outputs() == 10);
  const auto with = [](const Json& features) {
    return paths_of({{"data", {{"name", "digits"}}}, {"features", features}});
  };
  CHECK(with({"x1", "x9", "x64"}).empty());
  for (const char* name : {"x", "x0", "x01", "x65", "x6.", "x100000", "y1", "x-1"}) {
    CAPTURE(name);
    CHECK(with({name}) == "features[0]");
  }
}

TEST_CASE("only pictures have a side, a whole one, and they have a limit together") {
  CHECK(paths_of({{"data", {{"name", "spiral"}, {"side", 8}}}}) == "data.side");
  CHECK(paths_of({{"data", {{"name", "digits"}, {"side", 8.5}}}}) == "data.side");
  CHECK(paths_of({{"data", {{"name", "digits"}, {"side", 28}, {"samples", 42799}}}}).empty());
  CHECK(paths_of({{"data", {{"name", "digits"}, {"side", 28}, {"samples", 42800}}}, {"features", {"x1"}}}) ==
        "data.samples");
}

TEST_CASE("every loss goes with each of its tasks") {
  const char* data[] = {"spiral", "overlap", "hills"};
  Losses::for_each([&]<class Loss>() {
    for (const Task task : {Task::multiclass, Task::multilabel, Task::regression}) {
      const char* name = data[static_cast<std::size_t>(task)];
      CAPTURE(Loss::info.name, name);
      const std::string paths = paths_of({{"data", {{"name", name}}}, {"loss", {{"name", Loss::info.name}}}});
      CHECK(paths == (Loss::info.tasks.has(task) ? "" : "loss"));
    }
  });
}

TEST_CASE("all values that a parameter allows are accepted, and none beyond") {
  const auto check = [](const Entry& entry, auto experiment, const std::string& path) {
    for (const Parameter& p : entry.parameters) {
      if (p.kind != Kind::number) continue;
      CAPTURE(entry.name, p.name);
      CHECK(p.slider_low >= p.minimum);
      CHECK(p.slider_high <= p.maximum);
      CHECK((p.initial >= p.minimum && p.initial <= p.maximum));
      for (const double value : {p.minimum, p.maximum, p.initial})
        CHECK(paths_of(experiment({{"name", entry.name}, {p.name, value}})).empty());
      const std::string culprit = path + "." + std::string(p.name);
      CHECK(paths_of(experiment({{"name", entry.name}, {p.name, p.minimum - 1}})) == culprit);
      CHECK(paths_of(experiment({{"name", entry.name}, {p.name, p.maximum * 2 + 1}})) == culprit);
      CHECK(paths_of(experiment({{"name", entry.name}, {p.name, "NaN"}})) == culprit);
      if (p.whole) CHECK(paths_of(experiment({{"name", entry.name}, {p.name, p.minimum + 0.5}})) == culprit);
      CHECK(paths_of(experiment({{"name", entry.name}, {p.name, true}})) == culprit);
    }
  };
  for (const Entry& entry : entries<Activations>()) {
    check(
        entry, [](Json item) { return Json{{"layers", {{{"units", 2}, {"activation", item}}, {{"units", 3}}}}}; },
        "layers[0].activation");
  }
  for (const Entry& entry : entries<Optimizers>())
    check(entry, [](Json item) { return Json{{"optimizer", item}}; }, "optimizer");
  for (const Entry& entry : entries<Datasets>()) check(entry, [](Json item) { return Json{{"data", item}}; }, "data");
  for (const Entry& entry : entries<Losses>()) {
    const bool regression = entry.parameters.empty() || entry.parameters[0].name != "from_logits";
    check(
        entry, [&](Json item) { return Json{{"data", {{"name", regression ? "hills" : "spiral"}}}, {"loss", item}}; },
        "loss");
  }
}

TEST_CASE("custom data may have any columns, classes, labels or numbers") {
  const auto config = [](std::string_view data, std::string_view rest = "") {
    return read_config(parse(R"({"data": {"name": "custom", )" + std::string(data) + "}" + std::string(rest) + "}"));
  };
  const Config classes = config(R"("inputs": [[1, 2, 3], [4, 5, 6]], "targets": [0, 4])");
  CHECK(classes.task == Task::multiclass);
  CHECK(classes.outputs() == 5);
  CHECK(classes.columns == 3);
  CHECK(classes.features.size() == 3);
  const Config values = config(R"("inputs": [[1], [4]], "targets": [[0.5, 2], [-4, 1]])");
  CHECK(values.task == Task::regression);
  CHECK(values.outputs() == 2);
  const Config labels = config(R"("inputs": [[1], [4]], "targets": [[0, 1], [1, 1]])",
                               R"(, "loss": {"name": "binary_crossentropy", "from_logits": true})");
  CHECK(labels.task == Task::multilabel);
  const Config one_hot = config(R"("inputs": [[1], [4]], "targets": [[0, 1], [1, 0]])",
                                R"(, "loss": {"name": "categorical_crossentropy"})");
  CHECK(one_hot.task == Task::multiclass);
  CHECK(one_hot.output_layer().activation.item == place_of<Activations, Softmax>());
  const Config columns =
      config(R"("inputs": [[1, 2, 3], [4, 5, 6]], "targets": [0, 1])", R"(, "features": ["x3", "x1_x2"])");
  CHECK(columns.features[0].index == 2);
  CHECK(!columns.features[1].column);
}

TEST_CASE("layers of every kind are written as they were read, dense ones without their kind") {
  const Config config = read_config(parse(
      R"({"layers": [{"kind": "dense", "units": 5}, {"kind": "dropout", "rate": 0.25},
                     {"kind": "alpha_dropout", "rate": 0}, {"kind": "activation", "activation": "elu"}, {"units": 3},
                     {"kind": "activation", "activation": "softmax"}],
          "loss": {"name": "sparse_categorical_crossentropy"}})"));
  const Json layers = to_json(config).at("layers");
  CHECK(layers[1].dump() == R"({"kind":"dropout","rate":0.25})");
  CHECK(layers[2].dump() == R"({"kind":"alpha_dropout","rate":0})");
  CHECK(layers[3].dump() == R"({"kind":"activation","activation":{"name":"elu","alpha":1}})");
  CHECK(layers[0].dump() == layers[4].dump().replace(layers[4].dump().find('3'), 1, "5"));
  CHECK(!layers[0].contains("kind"));
  CHECK(to_json(read_config(to_json(config))) == to_json(config));
  CHECK(config.outputs() == 3);
  CHECK(config.output_layer().activation.item == place_of<Activations, Softmax>());
}

// ---- what is wrong ----

TEST_CASE("each issue has its path") {
  const std::pair<std::string_view, std::string_view> cases[] = {
      // unknown keys, at each level
      {"colour", R"({"colour": "red"})"},
      {"data.radius", R"({"data": {"name": "spiral", "radius": 3}})"},
      {"layers[1].unit", R"({"layers": [{"units": 3}, {"units": 3, "unit": 3}]})"},
      {"layers[0].activation.alpha",
       R"({"layers": [{"units": 3, "activation": {"name": "relu", "alpha": 1}}, {"units": 3}]})"},
      {"loss.delta", R"({"loss": {"name": "categorical_crossentropy", "delta": 1}})"},
      {"optimizer.momentum", R"({"optimizer": {"name": "adam", "momentum": 0.9}})"},
      {"regularizer.l3", R"({"regularizer": {"l3": 1}})"},
      {"data.classes", R"({"data": {"name": "custom", "classes": 2, "inputs": [[1], [2]], "targets": [0, 1]}})"},
      // NaN and infinity, which arrive as text
      {"optimizer.learning_rate", R"({"optimizer": {"name": "sgd", "learning_rate": "NaN"}})"},
      {"batch_size", R"({"batch_size": "Infinity"})"},
      {"data.noise", R"({"data": {"name": "spiral", "noise": "NaN"}})"},
      {"layers[0].units", R"({"layers": [{"units": "NaN"}]})"},
      {"layers[0].dropout", R"({"layers": [{"units": 3, "dropout": "NaN"}, {"units": 3}]})"},
      {"data.inputs[1][0]", R"({"data": {"name": "custom", "inputs": [[1], ["NaN"]], "targets": [0, 1]}})"},
      {"data.targets[1]", R"({"data": {"name": "custom", "inputs": [[1], [2]], "targets": [0, "Infinity"]}})"},
      // numbers out of range
      {"optimizer.learning_rate", R"({"optimizer": {"name": "sgd", "learning_rate": -0.1}})"},
      {"seed", R"({"seed": -1})"},
      {"seed", R"({"seed": 0.5})"},
      {"seed", R"({"seed": 1e300})"},
      {"version", R"({"version": 2})"},
      {"batch_size", R"({"batch_size": 0})"},
      {"batch_size", R"({"batch_size": 2.5})"},
      {"data.samples", R"({"data": {"name": "spiral", "samples": 100001}})"},
      {"data.samples", R"({"data": {"name": "spiral", "samples": 1e18}})"},
      {"data.classes", R"({"data": {"name": "spiral", "classes": 11}})"},
      {"data.classes", R"({"data": {"name": "hills", "classes": 2}})"},
      {"data.test_fraction", R"({"data": {"name": "spiral", "test_fraction": 1}})"},
      {"data.noise", R"({"data": {"name": "spiral", "noise": -1}})"},
      {"layers[0].units", R"({"layers": [{"units": 0}]})"},
      {"layers[0].units", R"({"layers": [{"units": 1025}]})"},
      {"layers[0].units", R"({"layers": [{"units": 1e99}]})"},
      {"layers[0].dropout", R"({"layers": [{"units": 3, "dropout": 1}, {"units": 3}]})"},
      {"layers[0].l2", R"({"layers": [{"units": 3, "l2": -1}]})"},
      {"regularizer.l1", R"({"regularizer": {"l1": -1}})"},
      {"layers", R"({"layers": []})"},
      // start weights
      {"parameters", R"({"parameters": {}})"},
      {"parameters", R"({"parameters": [null]})"},
      {"parameters[0]", R"({"parameters": [[], null, null]})"},
      {"parameters[1].weights", R"({"parameters": [null, {"weights": []}, null]})"},
      {"parameters[2].kernel", R"({"parameters": [null, null, {"kernel": [1, 2, 3]}]})"},
      {"parameters[2].bias", R"({"parameters": [null, null, {"bias": 1}]})"},
      {"parameters[2].bias[1]", R"({"parameters": [null, null, {"bias": [1, "NaN", 2]}]})"},
      // wrong types, null
      {"", R"(null)"},
      {"", R"([])"},
      {"", R"("spiral")"},
      {"seed", R"({"seed": null})"},
      {"weights_seed", R"({"weights_seed": null})"},
      {"weights_seed", R"({"weights_seed": 0.5})"},
      {"seed", R"({"seed": "7"})"},
      {"precision", R"({"precision": "float16"})"},
      {"precision", R"({"precision": 32})"},
      {"data", R"({"data": null})"},
      {"data", R"({"data": "spiral"})"},
      {"data.name", R"({"data": {"name": "swiss_roll"}})"},
      {"data.name", R"({"data": {"name": 4}})"},
      {"features", R"({"features": null})"},
      {"features", R"({"features": []})"},
      {"features[0]", R"({"features": [1]})"},
      {"features[1]", R"({"features": ["x1", "x1"]})"},
      {"features[0]", R"({"features": ["x3"]})"},
      {"features[1]", R"({"features": ["x1", "x2_squared"], "data": {"name": "curve"}})"},
      {"layers", R"({"layers": null})"},
      {"layers", R"({"layers": {"units": 3}})"},
      {"layers[0]", R"({"layers": [3]})"},
      {"layers[0].units", R"({"layers": [{}]})"},
      {"layers[0].units", R"({"layers": [{"units": true}]})"},
      {"layers[0].activation", R"({"layers": [{"units": 3, "activation": "rectifier"}]})"},
      {"layers[0].activation", R"({"layers": [{"units": 3, "activation": null}]})"},
      {"layers[0].activation.name", R"({"layers": [{"units": 3, "activation": {}}]})"},
      {"layers[0].activation.approximate",
       R"({"layers": [{"units": 2, "activation": {"name": "gelu", "approximate": 1}}, {"units": 3}]})"},
      {"layers[0].kernel_initializer", R"({"layers": [{"units": 3, "kernel_initializer": "xavier"}]})"},
      {"layers[0].use_bias", R"({"layers": [{"units": 3, "use_bias": 1}]})"},
      {"loss", R"({"loss": null})"},
      {"loss", R"({"loss": "huber"})"},
      {"loss.name", R"({"loss": {"from_logits": true}})"},
      {"loss.name", R"({"loss": {"name": "hinge"}})"},
      {"loss.from_logits", R"({"loss": {"name": "sparse_categorical_crossentropy", "from_logits": "yes"}})"},
      {"optimizer", R"({"optimizer": "adam"})"},
      {"optimizer.name", R"({"optimizer": {"name": "lion"}})"},
      {"regularizer", R"({"regularizer": null})"},
      {"shuffle", R"({"shuffle": 0})"},
      // what does not go together
      {"layers[0].alpha_dropout", R"({"layers": [{"units": 3, "dropout": 0.1, "alpha_dropout": 0.1}, {"units": 3}]})"},
      {"layers[1].dropout", R"({"layers": [{"units": 3}, {"units": 3, "dropout": 0.1}]})"},
      // kinds of layers
      {"layers[0].kind", R"({"layers": [{"kind": "conv9", "filters": 3}, {"units": 3}]})"},
      {"layers[0].kind", R"({"layers": [{"kind": 1}, {"units": 3}]})"},
      {"layers[0].rate", R"({"layers": [{"units": 3, "rate": 0.1}, {"units": 3}]})"},
      {"layers[1].units", R"({"layers": [{"units": 3}, {"kind": "dropout", "rate": 0.1, "units": 3}, {"units": 3}]})"},
      {"layers[1].rate", R"({"layers": [{"units": 3}, {"kind": "dropout"}, {"units": 3}]})"},
      {"layers[1].rate", R"({"layers": [{"units": 3}, {"kind": "alpha_dropout", "rate": 0.96}, {"units": 3}]})"},
      {"layers[1].activation", R"({"layers": [{"units": 3}, {"kind": "activation"}, {"units": 3}]})"},
      {"layers[1].activation.alpha",
       R"({"layers": [{"units": 3}, {"kind": "activation", "activation": {"name": "relu", "alpha": 1}}, {"units": 3}]})"},
      {"layers[0].kind", R"({"layers": [{"kind": "activation", "activation": "relu"}]})"},
      {"layers[1].kind", R"({"layers": [{"units": 3}, {"kind": "dropout", "rate": 0.1}]})"},
      {"layers[2].kind",
       R"({"layers": [{"units": 3}, {"kind": "dropout", "rate": 0.1}, {"kind": "activation", "activation": "relu"}]})"},
      {"layers[0].dropout",
       R"({"layers": [{"units": 3, "dropout": 0.1}, {"kind": "activation", "activation": "linear"}]})"},
      {"layers[0].units", R"({"layers": [{"units": 4}, {"kind": "activation", "activation": "linear"}]})"},
      {"layers[1].activation",
       R"({"layers": [{"units": 3}, {"kind": "activation", "activation": "relu"}],
           "loss": {"name": "sparse_categorical_crossentropy", "from_logits": true}})"},
      {"layers[1].activation",
       R"({"layers": [{"units": 3, "activation": "softmax"}, {"kind": "activation", "activation": "linear"}],
           "loss": {"name": "sparse_categorical_crossentropy"}})"},
      {"loss", R"({"data": {"name": "hills"}, "loss": {"name": "categorical_crossentropy"}})"},
      {"loss", R"({"data": {"name": "overlap"}, "loss": {"name": "sparse_categorical_crossentropy"}})"},
      {"layers[0].units",
       R"({"layers": [{"units": 4}], "loss": {"name": "sparse_categorical_crossentropy", "from_logits": true}})"},
      {"layers[0].units",
       R"({"layers": [{"units": 1}], "loss": {"name": "sparse_categorical_crossentropy", "from_logits": true}})"},
      {"layers[0].activation",
       R"({"layers": [{"units": 3, "activation": "relu"}], "loss": {"name": "sparse_categorical_crossentropy", "from_logits": true}})"},
      {"layers[0].activation",
       R"({"layers": [{"units": 3, "activation": "linear"}], "loss": {"name": "sparse_categorical_crossentropy"}})"},
      // custom data
      {"data.inputs", R"({"data": {"name": "custom", "targets": [0]}})"},
      {"data.targets", R"({"data": {"name": "custom", "inputs": [[1]]}})"},
      {"data.inputs", R"({"data": {"name": "custom", "inputs": [], "targets": []}})"},
      {"data.targets", R"({"data": {"name": "custom", "inputs": [[1], [2]], "targets": [0]}})"},
      {"data.inputs[1]", R"({"data": {"name": "custom", "inputs": [[1], [2, 3]], "targets": [0, 1]}})"},
      {"data.inputs[0]", R"({"data": {"name": "custom", "inputs": [1, 2], "targets": [0, 1]}})"},
      {"data.targets[1]",
       R"({"data": {"name": "custom", "inputs": [[1], [2]], "targets": [0, 3]}, "layers": [{"units": 3}]})"},
      {"data.targets[0]",
       R"({"data": {"name": "custom", "inputs": [[1], [2]], "targets": [-1, 0]}, "loss": {"name": "sparse_categorical_crossentropy"}})"},
      {"data.targets[1]",
       R"({"data": {"name": "custom", "inputs": [[1], [2]], "targets": [0, 0.5]}, "loss": {"name": "sparse_categorical_crossentropy"}})"},
      {"data.targets[1]",
       R"({"data": {"name": "custom", "inputs": [[1], [2]], "targets": [[0, 1], [1, 1]]}, "loss": {"name": "categorical_crossentropy"}})"},
      {"data.targets[0][1]",
       R"({"data": {"name": "custom", "inputs": [[1], [2]], "targets": [[0, 2], [1, 1]]}, "loss": {"name": "binary_crossentropy"}})"},
      {"loss",
       R"({"data": {"name": "custom", "inputs": [[1], [2]], "targets": [[0, 1], [1, 0]]}, "loss": {"name": "sparse_categorical_crossentropy"}})"},
  };
  for (const auto& [path, json] : cases) {
    CAPTURE(json);
    const auto issues = issues_of(parse(json));
    REQUIRE(!issues.empty());
    CHECK(issues.front().path == path);
    CHECK(issues.size() == 1);
    CHECK(issues.front().message.size() > 10);
    CHECK_THROWS_AS(read_config(parse(json)), ConfigError);
  }
}

TEST_CASE("all issues are reported together, in the order of the text") {
  CHECK(
      paths_of(parse(
          R"({"seed": -1, "data": {"name": "spiral", "noise": -1}, "layers": [{"units": 0}, {"units": "x"}], "batch_size": 0})")) ==
      "seed data.noise batch_size layers[0].units layers[1].units");
}

TEST_CASE("an issue has a code, its arguments as data, and a message of both") {
  const auto issue = [](std::string_view json) { return issues_of(parse(json)).at(0); };
  const Issue name = issue(R"({"optimizer": {"name": "lion"}})");
  CHECK(name.code == "name_unknown");
  CHECK(name.args.at("name") == "lion");
  CHECK(name.args.at("allowed") == Json{"sgd", "rmsprop", "adam", "adagrad", "adamw"});
  CHECK(name.message == "\"lion\" is not known; allowed are sgd, rmsprop, adam, adagrad, adamw");
  const Issue range = issue(R"({"layers": [{"units": 2000}]})");
  CHECK(range.code == "number_out_of_range");
  CHECK(range.args == parse(R"({"least": 1, "most": 1024, "found": 2000})"));
  CHECK(range.message == "must be from 1 to 1024, not 2000");
  const Issue nan = issue(R"({"optimizer": {"name": "sgd", "learning_rate": "NaN"}})");
  CHECK(nan.code == "number_expected");
  CHECK(std::isnan(nan.args.at("found").get<double>()));
  CHECK(nan.message == "must be a number, not NaN");
  CHECK(issue(R"({"seed": {"a": 1}})").args == parse(R"({"found": {"type": "object"}})"));
  CHECK(issue(R"({"seed": null})").message == "must be a number, not null");
}

TEST_CASE("start weights of another size are refused with both counts") {
  const auto issues = issues_of(parse(R"({"parameters": [null, {"kernel": [1, 2, 3]}, null]})"));
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].path == "parameters[1].kernel");
  CHECK(issues[0].message == "must hold 256 numbers, not 3");
}

TEST_CASE("sizes past the limits are named errors") {
  const auto layers = [](int count, int units) {
    Json list = Json::array();
    for (int i = 0; i < count; ++i) list.push_back({{"units", units}});
    return list;
  };
  CHECK(paths_of({{"layers", layers(1000, 3)}}) == "layers");
  CHECK(paths_of({{"layers", layers(48, 3)}}).empty());
  CHECK(paths_of({{"layers", layers(49, 3)}}) == "layers");
  Json wide = layers(31, 1024);
  wide.push_back({{"units", 3}});
  CHECK(paths_of({{"layers", wide}}).empty());
  CHECK(issues_of({{"data", {{"name", "custom"}, {"inputs", {std::vector<double>(4096)}}, {"targets", {{1.0}}}}}})
            .empty());
  CHECK(paths_of({{"data", {{"name", "custom"}, {"inputs", {std::vector<double>(4097)}}, {"targets", {{1.0}}}}}}) ==
        "data.inputs[0]");
  CHECK(issues_of({{"data", {{"name", "blobs"}, {"samples", 100000}}}}).empty());
}

TEST_CASE("text that is not JSON is a ConfigError") {
  for (const char* text : {"", "{", "{\"seed\": }", "nul", "{\"seed\": 1e999}", "\x80"}) {
    CAPTURE(text);
    CHECK_THROWS_AS(parse_json(text), ConfigError);
  }
}

TEST_CASE("parts of an experiment can be read alone, with their own paths") {
  CHECK(read_activation(Json("relu")) == chosen<Activations, Relu>());
  CHECK(read_activation(Json("swish")) == chosen<Activations, Silu>());
  CHECK(read_loss(Json("huber")) == chosen<Losses, Huber>());
  const auto path = [](auto read, const Json& json) -> std::string {
    try {
      read(json);
    } catch (const ConfigError& error) {
      return error.path();
    }
    return "accepted";
  };
  CHECK(path(read_activation, Json("nothing")) == "activation");
  CHECK(path(read_activation, Json{{"name", "elu"}, {"alpha", "NaN"}}) == "activation.alpha");
  CHECK(path(read_loss, Json{{"name", "huber"}, {"delta", 0}}) == "loss.delta");
  const auto read_data_alone = [](const Json& json) { return read_data(json); };
  CHECK(path(read_data_alone, Json{{"name", "spiral"}, {"classes", 1}}) == "data.classes");
}

// ---- the catalog ----

TEST_CASE("the catalog lists every item once, with its whole descriptor") {
  const Json json = catalog_json();
  std::set<std::string> sections;
  for (const auto& [section, items] : json.items()) {
    if (!items.is_array()) continue;
    sections.insert(section);
    std::set<std::string> seen;
    for (const Json& item : items) {
      CAPTURE(section, item.dump());
      CHECK(seen.insert(item.at("name").get<std::string>()).second);
      if (item.contains("aliases")) {
        for (const Json& alias : item["aliases"]) CHECK(seen.insert(alias.get<std::string>()).second);
      }
      CHECK(!item.at("label").get<std::string>().empty());
      CHECK(!item.at("notes").get<std::string>().empty());
      for (const Json& parameter : item.at("parameters")) {
        CHECK(parameter.at("default").is_boolean() == (parameter.at("kind") == "boolean"));
        CHECK(!parameter.at("label").get<std::string>().empty());
      }
    }
  }
  CHECK(sections == std::set<std::string>{"activations", "losses", "optimizers", "initializers", "datasets", "features",
                                          "layers", "metrics"});
  CHECK(json.at("activations").size() == Activations::size);
  CHECK(json.at("losses").size() == Losses::size);
  CHECK(json.at("optimizers").size() == Optimizers::size);
  CHECK(json.at("initializers").size() == Initializers::size);
  CHECK(json.at("datasets").size() == Datasets::size);
  CHECK(json.at("features").size() == Features::size);
}

TEST_CASE("every value that the catalog offers is valid in an experiment") {
  const Json catalog = catalog_json();
  for (const Json& item : catalog.at("activations")) {
    Json activation{{"name", item.at("name")}};
    for (const Json& p : item.at("parameters")) activation[p.at("name").get<std::string>()] = p.at("default");
    CAPTURE(activation.dump());
    CHECK(paths_of({{"layers", {{{"units", 2}, {"activation", activation}}, {{"units", 3}}}}}).empty());
    for (const Json& alias : item.at("aliases"))
      CHECK(paths_of({{"layers", {{{"units", 2}, {"activation", alias}}, {{"units", 3}}}}}).empty());
  }
  for (const Json& item : catalog.at("optimizers")) {
    Json optimizer{{"name", item.at("name")}};
    for (const Json& p : item.at("parameters")) optimizer[p.at("name").get<std::string>()] = p.at("default");
    CHECK(paths_of({{"optimizer", optimizer}}).empty());
  }
  for (const Json& item : catalog.at("datasets")) {
    for (const Json& classes : item.at("classes")) {
      Json data{{"name", item.at("name")}, {"classes", classes}};
      for (const Json& p : item.at("parameters")) data[p.at("name").get<std::string>()] = p.at("default");
      CHECK(paths_of({{"data", data}}).empty());
    }
  }
}

}  // namespace
}  // namespace playground
