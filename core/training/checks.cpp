#include "core/training/checks.hpp"

#include <algorithm>
#include <cmath>

#include "core/experiment/data.hpp"
#include "core/network/batches.hpp"

namespace playground {

void check_finite(std::span<const double> values, const std::string& path) {
  if (all_finite(values)) return;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i])) refuse(sentence({path, "[", i, "]"}), "finite_number_expected", values[i]);
  }
}

Index checked_rows(std::span<const double> inputs, int columns, Index numbers) {
  const auto width = static_cast<std::size_t>(columns);
  check_at_once(inputs.size() / width, numbers, "inputs");
  if (inputs.size() % width != 0) refuse("inputs", "rows_incomplete", inputs.size(), columns);
  check_finite(inputs, "inputs");
  return static_cast<Index>(inputs.size() / width);
}

std::vector<double> checked_target(const Config& config, std::span<const double> target) {
  const int outputs = config.outputs();
  const bool label = config.task == Task::multiclass && target.size() == 1;
  if (!label && target.size() != static_cast<std::size_t>(outputs)) {
    refuse("target", "output_count", outputs, target.size());
  }
  for (const double t : target) {
    if (!std::isfinite(t)) refuse("target", "finite_number_expected", t);
  }
  const int classes = std::max(outputs, 2);
  if (label && (target[0] != std::floor(target[0]) || target[0] < 0 || target[0] >= classes)) {
    refuse("target", "class_out_of_range", classes - 1, target[0]);
  }
  return encode_target(config, target);
}

void check_parameters(const std::vector<Layer>& layers, const std::vector<LayerParameters>& parameters,
                      Precision precision) {
  const auto fits = [&](double value) {
    return std::isfinite(precision == Precision::float32 ? static_cast<double>(static_cast<float>(value)) : value);
  };
  if (parameters.size() != layers.size()) {
    refuse("parameters", "layer_count", layers.size(), parameters.size());
  }
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const auto& given = parameters[i].tensors;
    const auto path = [&](std::string_view name) { return sentence({"parameters[", i, "].", name}); };
    for (const auto& weights : given) {
      const auto& known = layers[i].tensors;
      const bool is_known =
          std::any_of(known.begin(), known.end(), [&](const Tensor& t) { return t.name == weights.first; });
      if (!is_known && !weights.second.empty())
        refuse(sentence({"parameters[", i, "]"}), "weights_unknown", std::string_view(weights.first));
    }
    for (const Tensor& tensor : layers[i].tensors) {
      const auto found =
          std::find_if(given.begin(), given.end(), [&](const auto& weights) { return weights.first == tensor.name; });
      const std::size_t size = found == given.end() ? 0 : found->second.size();
      if (size != static_cast<std::size_t>(tensor.size)) refuse(path(tensor.name), "number_count", tensor.size, size);
      if (size == 0) continue;
      for (const double value : found->second) {
        if (!fits(value)) refuse(path(tensor.name), "finite_number_expected", value);
      }
    }
  }
}

void check_rows(std::span<const std::uint32_t> rows, const std::string& path, Index train_rows) {
  if (rows.empty()) refuse(path, "rows_missing");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i] >= static_cast<std::uint32_t>(train_rows)) {
      refuse(sentence({path, "[", i, "]"}), "training_row_unknown", train_rows - 1, rows[i]);
    }
  }
}

void check_at_once(std::size_t rows, Index numbers, const std::string& path) {
  // In float64, because 32 bits may be too few.
  if (static_cast<double>(rows) * static_cast<double>(numbers) > limit::at_once) {
    refuse(path, "numbers_at_once", rows, numbers, limit::at_once);
  }
}

Index largest_checked(const std::vector<std::vector<std::uint32_t>>& batches, Index train_rows, Index widest) {
  std::size_t largest = 0;
  for (std::size_t i = 0; i < batches.size(); ++i) {
    const std::string path = sentence({"batches[", i, "]"});
    check_at_once(batches[i].size(), widest, path);
    check_rows(batches[i], path, train_rows);
    largest = std::max(largest, batches[i].size());
  }
  return static_cast<Index>(largest);
}

namespace {

/** Refuses a key of the one that the other lacks, or that it has with another value. */
void refuse_difference(const Json& one, const Json& other) {
  for (const auto& [key, value] : one.items()) {
    const Json* found = other.find(key);
    if (!found || *found != value) refuse(key, "restart_needed");
  }
}

}  // namespace

void check_unchanged(const Config& now, const Config& config) {
  Config frozen = config;
  frozen.optimizer.settings = now.optimizer.settings;
  frozen.l1 = now.l1;
  frozen.l2 = now.l2;
  frozen.batch_size = now.batch_size;
  frozen.shuffle = now.shuffle;
  for (std::size_t i = 0; i < frozen.layers.size() && i < now.layers.size(); ++i) {
    frozen.layers[i].l1 = now.layers[i].l1;
    frozen.layers[i].l2 = now.layers[i].l2;
    frozen.layers[i].dropout = now.layers[i].dropout;
    frozen.layers[i].alpha_dropout = now.layers[i].alpha_dropout;
    frozen.layers[i].trainable = now.layers[i].trainable;
  }
  const Json before = to_json(now);
  const Json wanted = to_json(frozen);
  refuse_difference(wanted, before);
  refuse_difference(before, wanted);
}

}  // namespace playground
