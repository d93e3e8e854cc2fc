#include <algorithm>
#include <cmath>

#include "core/catalog/initializers.hpp"
#include "core/experiment/choices.hpp"
#include "core/experiment/parts.hpp"

namespace playground {

namespace {

bool has_activation(const LayerConfig& layer, std::size_t place) { return layer.activation.item == place; }

bool gives_probabilities(std::size_t activation) {
  const ActivationInfo& info = infos<Activations>[activation];
  return info.low == 0 && info.high == 1;
}

std::vector<std::string_view> activations_with_probabilities() {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < Activations::size; ++i) {
    if (gives_probabilities(i)) names.push_back(name_of<Activations>(i));
  }
  return names;
}

std::vector<std::string_view> losses_for(Task task) {
  std::vector<std::string_view> names;
  for (const LossInfo& info : infos<Losses>) {
    if (info.tasks.has(task)) names.push_back(info.name);
  }
  return names;
}

/** Whether a flat list of targets means class numbers (else one number a row). */
bool means_classes(const CustomData& custom, const std::optional<Choice>& loss, int units) {
  if (custom.outputs != 0) return false;
  const auto all = [&](auto allowed) { return std::all_of(custom.targets.begin(), custom.targets.end(), allowed); };
  if (!loss) return all([](double t) { return t >= 0 && t == std::floor(t); });
  // A single unit of yes or no takes classes 0 and 1, and shares between them too.
  if (loss_info(*loss).outputs == Outputs::probabilities && units == 1)
    return all([](double t) { return t == 0 || t == 1; });
  return takes_probabilities(*loss);
}

}  // namespace

std::size_t output_units_layer(const Config& config) {
  const std::size_t last = config.layers.size() - 1;
  return last > 0 && config.layers[last].kind == place_of<Layers, ActivationLayer>() ? last - 1 : last;
}

bool between_minus_one_and_one(const LayerConfig& layer) {
  const ActivationInfo& info = infos<Activations>[layer.activation.item];
  return info.low == -1 && info.high == 1;
}

Choice usual_loss(Task task, int outputs) {
  Choice usual;
  for (const LossInfo& info : infos<Losses>) {
    const bool fits = task != Task::multiclass || (outputs == 1) == (info.outputs == Outputs::probabilities);
    if (fits && info.usual_for.has(task)) break;
    ++usual.item;
  }
  usual.settings = entries<Losses>()[usual.item].default_settings();
  if (takes_probabilities(usual)) usual.settings[0] = 1;  // from_logits
  return usual;
}

std::vector<LayerConfig> usual_layers(const std::optional<Choice>& loss, int outputs) {
  LayerConfig hidden;
  hidden.units = 16;
  hidden.activation = chosen<Activations, Relu>();
  hidden.kernel_initializer = place_of<Initializers, HeNormal>();
  LayerConfig output;
  output.units = outputs;
  if (loss && !takes_logits(*loss)) output.activation.item = activation_for(loss_info(*loss).outputs);
  return {hidden, hidden, output};
}

Targets targets_of(const DataConfig& data, const std::optional<Choice>& loss, int units) {
  if (!data.custom) {
    const Task task = data.task();
    return {task, task == Task::regression ? 1 : data.classes, task == Task::multiclass};
  }
  const CustomData& custom = *data.custom;
  if (means_classes(custom, loss, units)) {
    const double most = *std::max_element(custom.targets.begin(), custom.targets.end());
    const int classes = static_cast<int>(std::clamp(most, 1.0, limit::units.high)) + 1;
    return {Task::multiclass, units > 0 ? std::max(units, 2) : classes, true};
  }
  const int count = std::max(custom.outputs, 1);
  switch (loss ? loss_info(*loss).outputs : Outputs::numbers) {
    case Outputs::distribution:
      return {Task::multiclass, count, false};
    case Outputs::probabilities:
      return {Task::multilabel, count, false};
    case Outputs::numbers:
      break;
  }
  return {Task::regression, count, false};
}

void check_custom_targets(const Reader& at, const CustomData& custom, const Targets& targets, const Choice& loss) {
  const int width = std::max(custom.outputs, 1);
  for (int i = 0; i < custom.rows; ++i) {
    const double* row = custom.targets.data() + std::ptrdiff_t(i) * width;
    const Reader place = at.at(static_cast<std::size_t>(i));
    if (targets.classes) {
      if (row[0] != std::floor(row[0]) || row[0] < 0 || row[0] >= targets.count) {
        return place.complain("class_out_of_range", targets.count - 1, row[0]);
      }
    } else if (takes_probabilities(loss)) {
      double sum = 0;
      for (int j = 0; j < width; ++j) {
        if (row[j] < 0 || row[j] > 1) {
          return (custom.outputs == 0 ? place : place.at(static_cast<std::size_t>(j)))
              .complain("probability_out_of_range", row[j]);
        }
        sum += row[j];
      }
      if (is_categorical(loss) && std::abs(sum - 1) > 1e-6) return place.complain("probabilities_sum", sum);
    }
  }
}

void check_output(const Reader& root, const Config& config, const Targets& targets) {
  const Reader loss = root.at("loss");
  const Reader layers = root.at("layers");
  const Reader output = layers.at(config.layers.size() - 1);
  const Reader dense = layers.at(output_units_layer(config));
  const Reader units = dense.at("units");
  const Reader activation = output.at("activation");
  const std::string_view name = name_of<Losses>(config.loss.item);
  const int outputs = config.outputs();

  if (!loss_info(config.loss).tasks.has(targets.task)) {
    const auto allowed = losses_for(targets.task);
    if (targets.task == Task::regression) return loss.complain("loss_needs_classes", name, allowed);
    return loss.complain("loss_needs_one_class", name, allowed);
  }
  if (loss_info(config.loss).sparse && !targets.classes) return loss.complain("loss_needs_class_numbers", name);
  if (is_categorical(config.loss) && outputs < 2) return units.complain("units_too_few", name);
  const bool single = targets.classes && targets.count == 2 && !is_categorical(config.loss);
  if (outputs != targets.count && !(single && outputs == 1)) {
    if (single) return units.complain("units_for_two_classes", outputs);
    if (targets.task == Task::regression) return units.complain("units_for_targets", targets.count, outputs);
    return units.complain("units_for_classes", targets.count, outputs);
  }
  // Softmax twice is allowed with advice: it is what many programs do by mistake.
  const bool is_twice = has_activation(config.output_layer(), activation_for(loss_info(config.loss).outputs));
  const bool is_linear = has_activation(config.output_layer(), place_of<Activations, Linear>());
  if (takes_logits(config.loss) && !is_linear && !is_twice) return activation.complain("activation_not_linear", name);
  if (takes_probabilities(config.loss) && !takes_logits(config.loss) &&
      !gives_probabilities(config.output_layer().activation.item)) {
    return activation.complain("activation_not_probabilities", name, activations_with_probabilities());
  }
}

void check_size(const Reader& root, const Config& config) {
  const double inputs = static_cast<double>(config.features.size());
  const double numbers = inputs * config.data.samples;
  if (config.data.custom && config.data.custom->is_stored()) {
    const bool is_double = config.precision == Precision::float64;
    const double bytes = numbers * static_cast<double>(is_double ? sizeof(double) : sizeof(float));
    if (bytes > limit::data_bytes)
      return root.at("data").complain("data_too_large", bytes / mebibyte, is_double ? "float64" : "float32",
                                      limit::data_bytes / mebibyte);
  } else if (numbers > limit::values) {
    return root.at("features").complain("features_too_many", inputs * config.data.samples, limit::values);
  }
  if (static_cast<double>(config.outputs()) * config.data.samples > limit::values) {
    return root.at("data").complain("targets_too_many", limit::values);
  }
}

}  // namespace playground
