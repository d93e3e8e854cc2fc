#include "core/experiment/config.hpp"

#include "core/catalog/optimizers.hpp"
#include "core/experiment/choices.hpp"
#include "core/experiment/parts.hpp"

namespace playground {

namespace {

Precision read_precision(const Reader& at) {
  if (!at.present()) return Precision::float32;
  constexpr std::string_view allowed[] = {"float32", "float64"};
  const auto name = at.string();
  if (name && *name != allowed[0] && *name != allowed[1]) at.complain("name_unknown", *name, Names(allowed));
  return name == "float64" ? Precision::float64 : Precision::float32;
}

Choice usual_optimizer() {
  Choice adam = chosen<Optimizers, Adam>();
  adam.settings[0] = 0.01;
  return adam;
}

void read_parts(const Reader& root, Config& config, std::vector<Issue>& issues, const StoredData* stored) {
  const Reader version = root.at("version");
  if (version.present() && *version.json() != Json(1)) version.complain("version_unsupported", *version.json());
  config.seed = static_cast<std::uint64_t>(root.at("seed").integer(7, limit::seed.low, limit::seed.high));
  if (const Reader weights = root.at("weights_seed"); weights.present())
    config.weights_seed = static_cast<std::uint64_t>(weights.integer(0.0, limit::seed.low, limit::seed.high));
  config.precision = read_precision(root.at("precision"));
  config.data = read_data(root.at("data"), stored);
  config.optimizer = read_choice(root.at("optimizer"), entries<Optimizers>(), usual_optimizer(), false);
  const Reader regularizer = root.at("regularizer");
  if (regularizer.present() && regularizer.object({"l1", "l2"})) {
    config.l1 = regularizer.at("l1").number(0, limit::penalty);
    config.l2 = regularizer.at("l2").number(0, limit::penalty);
  }
  config.batch_size = root.at("batch_size").integer(32, limit::batch_size);
  config.shuffle = root.at("shuffle").boolean(true);
  config.columns = config.data.columns();
  config.features = read_features(root.at("features"), config.columns);
  std::optional<Choice> loss;
  if (root.at("loss").present()) loss = read_choice(root.at("loss"), entries<Losses>(), {}, false);
  const Reader layers = root.at("layers");
  if (layers.present() || issues.empty()) read_layers(layers, config, loss);
  if (!issues.empty()) return;
  config.input = input_of(config);
  if (!check_shapes(layers, config)) return;

  const Targets targets = targets_of(config.data, loss, config.outputs());
  config.task = targets.task;
  config.loss = loss.value_or(usual_loss(targets.task, config.outputs()));
  check_output(root, config, targets);
  if (issues.empty() && config.data.custom)
    check_custom_targets(root.at("data").at("targets"), *config.data.custom, targets, config.loss);
  check_size(root, config);
  if (issues.empty()) check_formulas(root, config);
  if (const Reader parameters = root.at("parameters"); parameters.present()) read_parameters(parameters, config);
  const bool labels = !config.data.custom || targets.classes;
  if (labels && config.task != Task::regression && !takes_probabilities(config.loss) &&
      between_minus_one_and_one(config.output_layer())) {
    config.target_low = -1;
  }
}

constexpr std::string_view config_keys[] = {"version",     "seed",       "weights_seed", "precision", "data",
                                            "features",    "layers",     "parameters",   "loss",      "optimizer",
                                            "regularizer", "batch_size", "shuffle"};

}  // namespace

Config read_config(const Json& json, std::vector<Issue>& issues, const StoredData* stored) {
  Config config;
  const Reader root(&json, "", issues);
  if (root.object(config_keys)) read_parts(root, config, issues, stored);
  return config;
}

/** Calls read(issues) and throws the first issue. */
template <class Read>
auto or_throw(Read read) {
  std::vector<Issue> issues;
  auto result = read(issues);
  if (!issues.empty()) throw ConfigError(issues.front());
  return result;
}

Config read_config(const Json& json, const StoredData* stored) {
  return or_throw([&](auto& issues) { return read_config(json, issues, stored); });
}

Choice read_activation(const Json& json) {
  return or_throw(
      [&](auto& issues) { return read_choice(Reader(&json, "activation", issues), entries<Activations>(), {}, true); });
}

Choice read_loss(const Json& json) {
  return or_throw(
      [&](auto& issues) { return read_choice(Reader(&json, "loss", issues), entries<Losses>(), {}, true); });
}

DataConfig read_data(const Json& json) {
  return or_throw([&](auto& issues) { return read_data(Reader(&json, "data", issues), nullptr); });
}

Json parse_json(std::string_view text) { return Json::parse(text); }

}  // namespace playground
