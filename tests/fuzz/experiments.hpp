#pragma once

#include <array>
#include <memory>

#include "core/training/trainer.hpp"

/** Small experiments of every kind, where a fuzz target starts. */
namespace playground::fuzz {

inline constexpr std::array experiments{
    R"json({"data": {"samples": 20}})json",
    R"json({"data": {"samples": 20}, "precision": "float64", "layers": [{"units": 5, "activation": "prelu", "dropout": 0.3},
        {"units": 4, "activation": "selu", "alpha_dropout": 0.2}, {"units": 3}], "optimizer": {"name": "rmsprop", "momentum": 0.5}})json",
    R"json({"data": {"name": "formula", "expression": "max(0, 1.5*x)", "samples": 12}, "features": ["x1", {"expression": "x^2"}],
        "layers": [{"units": 2, "activation": "tanh"}, {"units": 1}]})json",
    R"json({"data": {"name": "formula", "expression": "x1 * x2 - 1", "columns": 2, "as": "classes", "samples": 12},
        "layers": [{"units": 2, "activation": "softmax"}], "loss": {"name": "categorical_crossentropy", "from_logits": true}})json",
    R"json({"data": {"samples": 20}, "weights_seed": 3, "layers": [{"units": 2, "trainable": false}, {"units": 3}],
        "parameters": [{"kernel": [1, -1, 0.5, 2], "bias": [0, 1]}, null]})json",
    R"json({"data": {"name": "plane", "samples": 17}, "layers": [{"units": 3, "activation": {"name": "custom", "expression": "x*sigmoid(a*x)", "trainable": true}, "use_bias": false},
        {"units": 1}], "loss": {"name": "huber"}, "optimizer": {"name": "adamw", "learning_rate": 0.1}, "regularizer": {"l1": 0.01, "l2": 0.01}})json",
    R"json({"data": {"name": "custom", "inputs": [[1, 2, 3], [4, 5, 6], [7, 8, 9], [1, 0, 1]], "targets": [[1, 0], [0, 1], [1, 1], [0, 0]], "test_fraction": 0.3},
        "layers": [{"units": 9, "activation": "gelu"}, {"units": 2, "activation": "sigmoid"}], "loss": {"name": "binary_crossentropy"}})json",
    R"json({"data": {"name": "circles", "classes": 2, "samples": 9, "test_fraction": 0}, "layers": [{"units": 1}],
        "loss": {"name": "binary_crossentropy", "from_logits": true}, "batch_size": 100000, "optimizer": {"name": "sgd", "learning_rate": 1000}})json",
    R"json({"data": {"samples": 20}, "layers": [{"units": 7, "activation": "softmax"}, {"units": 3, "activation": "softmax"}], "loss": {"name": "categorical_crossentropy"}})json",
};

inline std::unique_ptr<Trainer> trainer_of(std::size_t experiment) {
  return make_trainer(read_config(parse_json(experiments[experiment % experiments.size()])));
}

}  // namespace playground::fuzz
