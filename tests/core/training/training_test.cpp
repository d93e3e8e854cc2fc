#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cstdio>

#include "core/network/network.hpp"
#include "core/training/trainer.hpp"
#include "tests/core/reference.hpp"

/** The runs of tests/training, whose every number was written down by two other implementations. */
namespace playground {
namespace {

constexpr const char* runs[] = {"adam_betas",
                                "adam_large_epsilon",
                                "batch1_sigmoid_sgd",
                                "blobs3_hardswish_hardsigmoid",
                                "blobs4_leaky_elu_rmsprop",
                                "blobs5_label_smoothing",
                                "circle_relu_adam",
                                "deep6_mixed",
                                "l1_and_l2",
                                "linreg_elu_mae_adam",
                                "linreg_linear_l2_sgd",
                                "multilabel_mish_adam",
                                "outliers_softplus_huber_adam",
                                "sigmoid_output_mse",
                                "sine_relu6_softsign_rmsprop_mom",
                                "sine_tanh_sin_mse_sgd",
                                "spiral2_selu_l2_nesterov",
                                "spiral3_swish_gelu_momentum",
                                "xor_prelu_adam",
                                "xor_tanh_sgd"};

// ---- from a run's words to an experiment ----

Json activation_of(const Json& layer) {
  const auto name = layer.at("activation").get<std::string>();
  if (name == "gelu_erf" || name == "gelu_tanh") return {{"name", "gelu"}, {"approximate", name == "gelu_tanh"}};
  Json activation{{"name", name}};
  if (layer.at("params").contains("slope")) activation["negative_slope"] = layer["params"]["slope"];
  REQUIRE(layer.at("params").size() + 1 == activation.size());
  return activation;
}

Json layers_of(const Json& run) {
  Json layers = Json::array();
  for (const Json& layer : run.at("layers")) {
    layers.push_back({{"units", layer.at("units")},
                      {"activation", activation_of(layer)},
                      {"use_bias", layer.at("use_bias")},
                      {"l1", layer.at("l1")},
                      {"l2", layer.at("l2")}});
  }
  return layers;
}

Json loss_of(const Json& loss) {
  const auto type = loss.at("type").get<std::string>();
  if (type == "mse") return {{"name", "mean_squared_error"}};
  if (type == "mae") return {{"name", "mean_absolute_error"}};
  if (type == "huber") return {{"name", "huber"}, {"delta", loss.at("delta")}};
  const bool softmax = type == "softmax_cross_entropy";
  REQUIRE((softmax || type == "sigmoid_cross_entropy"));
  return {{"name", softmax ? "categorical_crossentropy" : "binary_crossentropy"},
          {"from_logits", true},
          {"label_smoothing", (loss.contains("label_smoothing") ? loss["label_smoothing"] : Json(0))}};
}

Json optimizer_of(const Json& run) {
  const auto type = run.at("type").get<std::string>();
  Json optimizer{{"name", type == "momentum" ? "sgd" : type}, {"learning_rate", run.at("lr")}};
  const std::pair<const char*, const char*> keys[] = {{"momentum", "momentum"}, {"nesterov", "nesterov"},
                                                      {"rho", "rho"},           {"epsilon", "epsilon"},
                                                      {"beta1", "beta_1"},      {"beta2", "beta_2"}};
  for (const auto& [theirs, ours] : keys) {
    if (run.contains(theirs)) optimizer[ours] = run[theirs];
  }
  return optimizer;
}

Config config_of(const Json& run, const char* precision) {
  return read_config(Json{{"precision", precision},
                          {"data",
                           {{"name", "custom"},
                            {"inputs", run.at("data").at("x")},
                            {"targets", run["data"].at("y")},
                            {"test_fraction", 0}}},
                          {"layers", layers_of(run)},
                          {"loss", loss_of(run.at("loss"))},
                          {"optimizer", optimizer_of(run.at("optimizer"))}});
}

std::vector<double> flat(const Json& json) {
  std::vector<double> result;
  if (!json.is_array()) return {json.get<double>()};
  for (const Json& item : json) {
    const auto part = flat(item);
    result.insert(result.end(), part.begin(), part.end());
  }
  return result;
}

std::vector<double> flat(const Json& object, const char* key) {
  return object.contains(key) ? flat(object[key]) : std::vector<double>{};
}

std::vector<LayerParameters> initial_parameters(const Json& run) {
  std::vector<LayerParameters> layers;
  for (const Json& layer : run.at("initial"))
    layers.push_back({{{"kernel", flat(layer, "W")}, {"bias", flat(layer, "b")}, {"alpha", flat(layer, "alpha")}}});
  return layers;
}

// ---- what the trainer's network gives ----

/** The trainer's network, to be asked for the losses of single batches. */
template <class T>
class Probe {
 public:
  explicit Probe(const Config& config)
      : network_(config),
        work_(network_.layers(), config.data.custom->rows, Keep::outputs),
        data_(*config.data.custom) {}

  void load(const std::vector<LayerParameters>& layers) {
    auto to = network_.parameters().begin();
    for (const auto& layer : layers) {
      for (const auto& [name, values] : layer.tensors)
        to = std::transform(values.begin(), values.end(), to, [](double x) { return static_cast<T>(x); });
    }
    REQUIRE(to == network_.parameters().end());
  }

  void forward(const std::vector<std::uint32_t>& rows) {
    const auto n = static_cast<Index>(rows.size());
    auto input = work_.input(n);
    auto target = work_.target(n);
    for (Index j = 0; j < n; ++j) {
      const auto row = static_cast<Index>(rows[static_cast<std::size_t>(j)]);
      for (Index i = 0; i < input.rows(); ++i)
        input(i, j) = static_cast<T>(data_.inputs[static_cast<std::size_t>(row * input.rows() + i)]);
      for (Index i = 0; i < target.rows(); ++i)
        target(i, j) = static_cast<T>(data_.targets[static_cast<std::size_t>(row * target.rows() + i)]);
    }
    repeat_last(input);
    network_.forward(work_, n);
  }

  double data_loss(const std::vector<std::uint32_t>& rows) {
    forward(rows);
    return network_.data_loss(work_, static_cast<Index>(rows.size()));
  }

  double penalty() const { return network_.penalty(); }

  /** rows × outputs. */
  std::vector<double> outputs() {
    std::vector<std::uint32_t> rows(static_cast<std::size_t>(data_.rows));
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = static_cast<std::uint32_t>(i);
    forward(rows);
    const auto a = work_.layers.back().a(data_.rows);
    std::vector<double> result;
    for (Index j = 0; j < a.cols(); ++j) {
      for (Index i = 0; i < a.rows(); ++i) result.push_back(static_cast<double>(a(i, j)));
    }
    return result;
  }

 private:
  Network<T> network_;
  Workspace<T> work_;
  const CustomData& data_;
};

// ---- comparison ----

/** Largest |got − wanted| over largest |wanted|: the measure of the files' own "agreement". */
double error_of(const std::vector<double>& got, const std::vector<double>& wanted) {
  REQUIRE(got.size() == wanted.size());
  double difference = 0;
  double largest = 0;
  for (std::size_t i = 0; i < got.size(); ++i) {
    difference = std::max(difference, std::abs(got[i] - wanted[i]));
    largest = std::max(largest, std::abs(wanted[i]));
  }
  return difference == 0 ? 0 : difference / largest;
}

struct RunErrors {
  double losses = 0;
  double parameters = 0;
  double outputs = 0;
};

template <class T>
RunErrors replay(const Json& run, const char* precision) {
  const Config config = config_of(run, precision);
  const auto trainer = make_trainer(config);
  trainer->set_parameters(initial_parameters(run));
  Probe<T> probe(config);
  std::vector<double> total, data;
  for (const Json& batch : run.at("batches")) {
    std::vector<std::uint32_t> rows;
    for (const Json& row : batch) rows.push_back(row.get<std::uint32_t>());
    probe.load(trainer->parameters());
    data.push_back(probe.data_loss(rows));
    total.push_back(data.back() + probe.penalty());
    trainer->train_batches({rows});
  }
  REQUIRE(trainer->status().step == run.at("steps").get<std::uint64_t>());

  const Json& wanted = run.contains("numpy_f64_keras3") ? run["numpy_f64_keras3"] : run.at("numpy_f64");
  RunErrors errors;
  errors.losses =
      std::max(error_of(total, flat(wanted.at("total_loss"))), error_of(data, flat(wanted.at("data_loss"))));
  auto layers = trainer->parameters();
  REQUIRE(layers.size() == wanted.at("final").size());
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const Json& layer = wanted["final"][i];
    for (const auto& [name, key] : {std::pair{"kernel", "W"}, std::pair{"bias", "b"}, std::pair{"alpha", "alpha"}})
      errors.parameters = std::max(errors.parameters, error_of(layers[i][name], flat(layer, key)));
  }
  probe.load(layers);
  errors.outputs = error_of(probe.outputs(), flat(wanted.at("outputs")));
  return errors;
}

void report(const char* run, const char* precision, const RunErrors& errors) {
  if (!testing::figures_wanted()) return;
  std::printf("%-33s %s  losses %8.2g  parameters %8.2g  outputs %8.2g\n", run, precision, errors.losses,
              errors.parameters, errors.outputs);
}

template <class T>
void check_runs(const char* precision, double limit) {
  for (const char* name : runs) {
    CAPTURE(name, precision);
    const RunErrors errors = replay<T>(testing::read_json("training/" + std::string(name) + ".json"), precision);
    report(name, precision, errors);
    CHECK(errors.losses <= limit);
    CHECK(errors.parameters <= limit);
    CHECK(errors.outputs <= limit);
  }
}

TEST_CASE("the reference training runs are reproduced in float64") { check_runs<double>("float64", 1e-10); }

TEST_CASE("the reference training runs are reproduced in float32") { check_runs<float>("float32", 1e-4); }

}  // namespace
}  // namespace playground
