#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/training/trainer.hpp"
#include "tests/core/reference.hpp"

/** The runs of tests/training_layers, whose every number was written down by two other implementations. */
namespace playground {
namespace {

constexpr const char* runs[] = {"bidirectional_gru_reset_before_momentum",
                                "bidirectional_lstm_concat_dense_over_time",
                                "conv1d_causal_dilated_silu_adam",
                                "conv1d_same_average_huber",
                                "conv_average_same_l2_nesterov",
                                "conv_batch_normalization_gelu_adam",
                                "conv_conv_global_average_elu_rmsprop",
                                "conv_relu_pool_dense_adam",
                                "conv_same_stride2_tanh_momentum",
                                "dense_batch_normalization_momentum",
                                "dense_layer_normalization_mse_rmsprop",
                                "gru_sequences_gru_sigmoid_rmsprop",
                                "lstm_l2_layer_normalization_average",
                                "max_pooling_ties",
                                "rows_of_a_picture_lstm",
                                "simple_rnn_sgd",
                                "tutorial_conv5_activation_softmax",
                                "tutorial_lstm_tanh_softmax"};

std::vector<double> numbers(const Json& json) {
  std::vector<double> result;
  for (const Json& item : json) {
    if (item.is_array()) {
      const auto part = numbers(item);
      result.insert(result.end(), part.begin(), part.end());
    } else {
      result.push_back(item.get<double>());
    }
  }
  return result;
}

std::vector<LayerParameters> parameters_of(const Json& layers) {
  std::vector<LayerParameters> result;
  for (const Json& layer : layers) {
    LayerParameters& parameters = result.emplace_back();
    if (layer.is_object()) {
      for (const auto& [name, values] : layer.items()) parameters[name] = numbers(values);
    }
  }
  return result;
}

/** Largest |got − wanted| over largest |wanted|. */
double error_of(const std::vector<double>& got, const std::vector<double>& wanted) {
  REQUIRE(got.size() == wanted.size());
  double difference = 0, largest = 1e-3;
  for (std::size_t i = 0; i < got.size(); ++i) {
    const double d = std::abs(got[i] - wanted[i]);
    difference = d <= difference ? difference : d;  // NaN stays
    largest = std::max(largest, std::abs(wanted[i]));
  }
  return difference / largest;
}

double error_of(std::vector<LayerParameters> got, const Json& wanted) {
  REQUIRE(got.size() == wanted.size());
  double worst = 0;
  for (std::size_t i = 0; i < got.size(); ++i) {
    if (!wanted[i].is_object()) continue;
    for (const auto& [name, values] : wanted[i].items())
      worst = std::max(worst, error_of(got[i][name], numbers(values)));
  }
  return worst;
}

/** What predict gives of outputs: probabilities where the loss takes logits. */
std::vector<double> predictions(const Json& outputs, const Json& loss) {
  if (!loss.contains("from_logits") || !loss["from_logits"].get<bool>()) return numbers(outputs);
  const bool single = loss.at("name") == Json("binary_crossentropy");
  std::vector<double> result;
  for (const Json& row : outputs) {
    auto values = numbers(row);
    double sum = 0;
    for (double& z : values) sum += z = single ? 1 / (1 + std::exp(-z)) : std::exp(z);
    for (const double value : values) result.push_back(single ? value : value / sum);
  }
  return result;
}

struct Errors {
  double gradient, parameters, outputs, loss;
};

Errors replay(const Json& run, const char* precision) {
  const auto trainer = make_trainer(read_config(Json{{"precision", precision},
                                                     {"data",
                                                      {{"name", "custom"},
                                                       {"shape", run.at("shape")},
                                                       {"inputs", run.at("data").at("x")},
                                                       {"targets", run["data"].at("y")},
                                                       {"test_fraction", 0}}},
                                                     {"layers", run.at("layers")},
                                                     {"loss", run.at("loss")},
                                                     {"optimizer", run.at("optimizer")},
                                                     {"batch_size", run.at("batch_size")}}));
  const Json& wanted = run.at("js_f64");
  const auto initial = parameters_of(run.at("initial"));
  trainer->set_parameters(initial);
  std::vector<std::vector<std::uint32_t>> batches;
  for (const Json& batch : run.at("batches")) {
    const auto rows = numbers(batch);
    batches.emplace_back(rows.begin(), rows.end());
  }
  Errors errors{};
  errors.gradient = error_of(trainer->gradients(batches[0]), wanted.at("gradient"));
  REQUIRE(error_of(trainer->parameters(), run["initial"]) <= 1e-7);  // moving statistics among them
  trainer->train_batches(batches);
  errors.parameters = error_of(trainer->parameters(), wanted.at("final"));
  const auto predicted = trainer->predict(trainer->data().inputs);
  errors.outputs = error_of({predicted.begin(), predicted.end()}, predictions(wanted.at("outputs"), run["loss"]));
  const Metrics train = trainer->status().train;
  const Json& evaluation = wanted.at("evaluation");
  errors.loss = error_of({train.loss, train.data_loss}, numbers({evaluation.at("loss"), evaluation.at("data_loss")}));
  return errors;
}

void check_runs(const char* precision, double limit) {
  for (const char* name : runs) {
    const Json run = testing::read_json("training_layers/" + std::string(name) + ".json");
    CAPTURE(name, precision);
    const Errors errors = replay(run, precision);
    if (testing::figures_wanted()) {
      std::printf("%-43s %s  gradient %8.2g  parameters %8.2g  outputs %8.2g  loss %8.2g\n", name, precision,
                  errors.gradient, errors.parameters, errors.outputs, errors.loss);
    }
    CHECK(errors.gradient <= limit);
    CHECK(errors.parameters <= limit);
    CHECK(errors.outputs <= std::max(limit, 1e-6));  // predict gives float32
    CHECK(errors.loss <= limit);
  }
}

TEST_CASE("the runs of layer kinds are reproduced in float64") { check_runs("float64", 1e-10); }

TEST_CASE("the runs of layer kinds are reproduced in float32") { check_runs("float32", 1e-4); }

}  // namespace
}  // namespace playground
