#include "core/experiment/advice.hpp"

#include <catch_amalgamated.hpp>

namespace playground {
namespace {

/** Each issue as its path and code, as in "loss loss_measures_distances". */
std::vector<std::string> advice_on(std::string_view json) {
  std::vector<std::string> found;
  for (const Issue& issue : advice(read_config(parse_json(json))))
    found.push_back(issue.path + " " + std::string(issue.code));
  return found;
}

using Found = std::vector<std::string>;

TEST_CASE("the default experiment and the usual networks get no advice") {
  CHECK(advice_on("{}").empty());
  CHECK(advice_on(R"({"data": {"name": "curve"}})").empty());
  CHECK(advice_on(R"({"data": {"name": "overlap", "classes": 3}})").empty());
  CHECK(advice_on(R"({"layers": [{"units": 16, "activation": "relu", "dropout": 0.2}, {"units": 3}]})").empty());
  CHECK(advice_on(R"({"layers": [{"units": 3}, {"kind": "activation", "activation": "softmax"}],
                      "loss": {"name": "sparse_categorical_crossentropy", "from_logits": false}})")
            .empty());
  CHECK(
      advice_on(R"({"layers": [{"units": 16}, {"kind": "activation", "activation": "relu"}, {"units": 3}]})").empty());
  CHECK(advice_on(R"({"layers": [{"units": 8, "activation": "selu", "kernel_initializer": "lecun_normal",
                                  "alpha_dropout": 0.1}, {"units": 3}]})")
            .empty());
}

TEST_CASE("a loss for numbers on classes is named with the usual loss") {
  const auto found = advice(read_config(parse_json(R"({"loss": {"name": "mean_squared_error"}})")));
  REQUIRE(found.size() == 1);
  CHECK(found[0].path == "loss");
  CHECK(found[0].code == "loss_measures_distances");
  CHECK(found[0].args.at("usual").string() == "sparse_categorical_crossentropy");
  CHECK(found[0].message ==
        "\"mean_squared_error\" measures distances between numbers; for classes or labels use "
        "\"sparse_categorical_crossentropy\"");
}

TEST_CASE("a loss for labels on classes gets advice, on two classes with one unit it does not") {
  CHECK(advice_on(R"({"loss": {"name": "binary_crossentropy", "from_logits": true}})") ==
        Found{"loss loss_separates_classes"});
  CHECK(advice_on(R"({"data": {"name": "xor", "classes": 2}, "layers": [{"units": 1}],
                      "loss": {"name": "binary_crossentropy", "from_logits": true}})")
            .empty());
}

TEST_CASE("an output activation that is not the one of the loss gets advice") {
  CHECK(advice_on(R"({"layers": [{"units": 3, "activation": "sigmoid"}],
                      "loss": {"name": "sparse_categorical_crossentropy", "from_logits": false}})") ==
        Found{"layers[0].activation activation_unsuited"});
}

TEST_CASE("softmax twice gets advice") {
  CHECK(
      advice_on(R"({"layers": [{"units": 3, "activation": "softmax"}, {"kind": "activation", "activation": "softmax"}],
                      "loss": {"name": "sparse_categorical_crossentropy", "from_logits": false}})") ==
      Found{"layers[0].activation activation_twice"});
  CHECK(advice_on(R"({"layers": [{"units": 3, "activation": "softmax"}, {"kind": "activation", "activation": "linear"}],
                      "loss": {"name": "sparse_categorical_crossentropy", "from_logits": true}})") ==
        Found{"layers[0].activation softmax_twice"});
  CHECK(advice_on(R"({"layers": [{"units": 3, "activation": "softmax"}],
                      "loss": {"name": "categorical_crossentropy", "from_logits": true}})") ==
        Found{"layers[0].activation softmax_twice"});
  CHECK(advice_on(R"({"layers": [{"units": 3}, {"kind": "activation", "activation": "softmax"}],
                      "loss": {"name": "categorical_crossentropy", "from_logits": true}})") ==
        Found{"layers[1].activation softmax_twice"});
  CHECK(advice_on(R"({"data": {"name": "moons", "classes": 2}, "layers": [{"units": 1, "activation": "sigmoid"}],
                      "loss": {"name": "binary_crossentropy", "from_logits": true}})") ==
        Found{"layers[0].activation softmax_twice"});
  CHECK(advice_on(R"({"layers": [{"units": 5, "activation": "softmax"}, {"units": 3}]})") ==
        Found{"layers[0].activation softmax_hidden"});
}

TEST_CASE("an output for numbers that is limited gets advice, unless all targets are within its range") {
  const std::string layers = R"("layers": [{"units": 1, "activation": "sigmoid"}], "loss": {"name": "huber"})";
  const auto custom = [&](std::string_view targets) {
    return R"({"data": {"name": "custom", "inputs": [[1], [2]], "targets": )" + std::string(targets) + "}, " + layers +
           "}";
  };
  CHECK(advice_on(custom("[0.5, 2]")) == Found{"layers[0].activation output_limited"});
  CHECK(advice_on(custom("[0.5, 1]")).empty());
  CHECK(advice_on(R"({"data": {"name": "curve"}, )" + layers + "}") == Found{"layers[0].activation output_limited"});
}

TEST_CASE("linear layers in a row get advice, also with dropout between them") {
  CHECK(advice_on(R"({"layers": [{"units": 4}, {"units": 3}]})") == Found{"layers[0].activation linear_hidden"});
  CHECK(advice_on(R"({"layers": [{"units": 4}, {"kind": "dropout", "rate": 0.1},
                                 {"kind": "activation", "activation": "linear"}, {"units": 3}]})") ==
        Found{"layers[0].activation linear_hidden"});
}

TEST_CASE("kernels of zeros get advice in hidden layers alone") {
  const std::string_view zeros = R"({"layers": [{"units": 4, "activation": "tanh", "kernel_initializer": "zeros"},
                                                {"units": 3, "kernel_initializer": "zeros"}]})";
  CHECK(advice_on(zeros) == Found{"layers[0].kernel_initializer units_start_equal"});
}

TEST_CASE("SELU without a LeCun initializer or with dropout gets advice, in a layer of its own too") {
  CHECK(advice_on(R"({"layers": [{"units": 4, "activation": "selu", "kernel_initializer": "he_normal",
                                  "dropout": 0.1}, {"units": 3}]})") ==
        Found{"layers[0].dropout dropout_unsuited", "layers[0].kernel_initializer initializer_unsuited"});
  CHECK(advice_on(R"({"layers": [{"units": 4}, {"kind": "activation", "activation": "selu"},
                                 {"kind": "dropout", "rate": 0.1}, {"units": 3}]})") ==
        Found{"layers[2].rate dropout_unsuited", "layers[0].kernel_initializer initializer_unsuited"});
}

TEST_CASE("alpha dropout after another activation than SELU gets advice") {
  CHECK(advice_on(R"({"layers": [{"units": 4, "activation": "relu"}, {"kind": "alpha_dropout", "rate": 0.1},
                                 {"units": 3}]})") == Found{"layers[1].rate alpha_dropout_unsuited"});
  CHECK(advice_on(R"({"layers": [{"units": 4, "activation": "relu", "alpha_dropout": 0.1}, {"units": 3}]})") ==
        Found{"layers[0].alpha_dropout alpha_dropout_unsuited"});
}

TEST_CASE("a bias before batch normalization gets advice, and a batch of one example does") {
  const std::string normalization = R"({"kind": "batch_normalization"}, {"kind": "activation", "activation": "relu"},)";
  const auto with = [&](std::string_view dense, int batch_size) {
    return R"({"layers": [)" + std::string(dense) + normalization + R"({"units": 3}], "batch_size": )" +
           std::to_string(batch_size) + "}";
  };
  CHECK(advice_on(with(R"({"units": 4, "use_bias": false}, )", 2)).empty());
  CHECK(advice_on(with(R"({"units": 4}, )", 2)) == Found{"layers[0].use_bias bias_without_effect"});
  CHECK(advice_on(with(R"({"units": 4, "activation": "tanh"}, )", 2)) == Found{});
  CHECK(advice_on(with(R"({"units": 4, "use_bias": false}, )", 1)) == Found{"batch_size batch_of_one"});
}

TEST_CASE("a dense layer over more than one axis gets advice") {
  const auto with = [](std::string_view layers) {
    return R"({"data": {"name": "custom", "inputs": [[1, 2, 3, 4], [2, 3, 4, 5]], "targets": [0, 1]}, "layers": [)" +
           std::string(layers) + R"({"kind": "flatten"}, {"units": 2}]})";
  };
  const std::string reshape = R"({"kind": "reshape", "target_shape": [2, 2]}, )";
  const std::string dense = R"({"units": 3, "activation": "relu"}, )";
  CHECK(advice_on(with(dense)).empty());
  const auto found = advice(read_config(parse_json(with(reshape + dense))));
  REQUIRE(found.size() == 1);
  CHECK(found[0].path == "layers[1]");
  CHECK(found[0].message ==
        "reads 2 numbers at each place of its input of 2×2; to read all of them, put flatten before it");
}

TEST_CASE("own data that is not scaled gets advice with the largest number") {
  const auto found = advice(read_config(parse_json(
      R"({"data": {"name": "custom", "inputs": [[1], [-255]], "targets": [0.5, 2]}, "layers": [{"units": 1}]})")));
  REQUIRE(found.size() == 1);
  CHECK(found[0].message == "holds numbers up to 255; scale the columns to about −1 to 1");
}

TEST_CASE("advice is limited to as many issues as a refusal has") {
  std::string layers;
  for (int i = 0; i < 31; ++i) layers += R"({"units": 2}, )";
  CHECK(advice_on(R"({"layers": [)" + layers + R"({"units": 3}]})").size() == most_issues);
}

}  // namespace
}  // namespace playground
