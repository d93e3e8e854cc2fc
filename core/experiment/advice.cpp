#include "core/experiment/advice.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/catalog/initializers.hpp"
#include "core/experiment/choices.hpp"
#include "core/experiment/parts.hpp"
#include "core/text/text.hpp"

/** The rules of `advice`: a function each, and at the end the list. To add one, write it and add its name. */
namespace playground {
namespace {

class Advice {
 public:
  template <class... Arguments>
  void add(std::string_view path, MessageFor<Arguments...> message, const Arguments&... arguments) {
    add(std::string(path), message, {Argument(arguments)...});
  }

  template <class... Arguments>
  void add(std::size_t layer, std::string_view key, MessageFor<Arguments...> message, const Arguments&... arguments) {
    add(sentence({"layers[", layer, "].", key}), message, {Argument(arguments)...});
  }

  std::vector<Issue> take() { return std::move(issues_); }

 private:
  void add(std::string path, MessageId message, std::initializer_list<Argument> arguments) {
    if (issues_.size() < most_issues) issues_.push_back(issue(message, arguments, std::move(path)));
  }

  std::vector<Issue> issues_;
};

template <class Kind>
bool is(const LayerConfig& layer) {
  return layer.kind == place_of<Layers, Kind>();
}

template <class Activation>
bool is(const Choice& activation) {
  return activation.item == place_of<Activations, Activation>();
}

bool is_linear(const Choice& activation) { return is<Linear>(activation); }

bool has_key(const LayerConfig& layer, std::string_view name) {
  const auto keys = kind_of(layer).keys;
  return std::any_of(keys.begin(), keys.end(), [&](const LayerKey& key) { return key.name == name; });
}

bool has_activation(const LayerConfig& layer) { return has_key(layer, "activation"); }
bool has_kernel(const LayerConfig& layer) { return has_key(layer, "kernel_initializer"); }

template <class... Items>
constexpr std::array<bool, sizeof...(Items)> normalize_themselves(TypeList<Items...>) {
  return {normalizes_itself<Items>()...};
}

bool is_self_normalizing(const Choice& activation) {
  static constexpr auto all = normalize_themselves(Activations());
  return all[activation.item];
}

std::string_view activation_name(const Choice& activation) { return name_of<Activations>(activation.item); }

/** The layer after this one if that is an activation layer, else null. */
const LayerConfig* activation_layer_after(const Config& config, std::size_t i) {
  const bool follows = i + 1 < config.layers.size() && is<ActivationLayer>(config.layers[i + 1]);
  return follows ? &config.layers[i + 1] : nullptr;
}

/** What is applied to the preactivations of a layer: its activation, or the one of the activation layer after it. */
const Choice& activation_applied(const Config& config, std::size_t i) {
  const LayerConfig* after = activation_layer_after(config, i);
  return after && is_linear(config.layers[i].activation) ? after->activation : config.layers[i].activation;
}

/** The activation of the nearest layer before this one that has one, else null. */
const Choice* activation_before(const Config& config, std::size_t i) {
  while (i-- > 0) {
    if (has_activation(config.layers[i])) return &config.layers[i].activation;
  }
  return nullptr;
}

std::string_view usual_loss_of(const Config& config) {
  return name_of<Losses>(usual_loss(config.task, config.outputs()).item);
}

// ---- loss and output layer ----

void regression_loss_for_classes(const Config& config, Advice& advice) {
  if (config.task == Task::regression || takes_probabilities(config.loss)) return;
  advice.add("loss", "loss_measures_distances", name_of<Losses>(config.loss.item), usual_loss_of(config));
}

void labels_loss_for_classes(const Config& config, Advice& advice) {
  const bool labels = loss_info(config.loss).outputs == Outputs::probabilities;
  if (config.task != Task::multiclass || !labels || config.outputs() == 1) return;
  advice.add("loss", "loss_separates_classes", name_of<Losses>(config.loss.item), usual_loss_of(config));
}

void probabilities_unsuited_to_loss(const Config& config, Advice& advice) {
  if (!takes_probabilities(config.loss) || takes_logits(config.loss)) return;
  const Choice& activation = config.output_layer().activation;
  const std::size_t suited = activation_for(loss_info(config.loss).outputs);
  if (activation.item == suited) return;
  advice.add(config.layers.size() - 1, "activation", "activation_unsuited", activation_name(activation),
             name_of<Losses>(config.loss.item), name_of<Activations>(suited));
}

/** The loss applies softmax or sigmoid to what is one already; a linear activation layer between them changes nothing.
 */
void softmax_twice(const Config& config, Advice& advice) {
  const std::size_t last = config.layers.size() - 1;
  const std::size_t layer = is_linear(config.layers[last].activation) ? output_units_layer(config) : last;
  const Choice& activation = config.layers[layer].activation;
  if (!takes_logits(config.loss) || activation.item != activation_for(loss_info(config.loss).outputs)) return;
  advice.add(layer, "activation", "softmax_twice", activation_name(activation), name_of<Losses>(config.loss.item));
}

void regression_output_is_limited(const Config& config, Advice& advice) {
  if (config.task != Task::regression) return;
  const ActivationInfo& info = infos<Activations>[config.output_layer().activation.item];
  const double low = info.low;
  const double high = info.high;
  if (low == -infinity && high == infinity) return;
  const auto& custom = config.data.custom;
  const auto within = [&](double target) { return target >= low && target <= high; };
  if (custom && std::all_of(custom->targets.begin(), custom->targets.end(), within)) return;
  advice.add(config.layers.size() - 1, "activation", "output_limited", low, high);
}

// ---- activations and kernels ----

void activation_twice(const Config& config, Advice& advice) {
  for (std::size_t i = 0; i < config.layers.size(); ++i) {
    const LayerConfig& layer = config.layers[i];
    const LayerConfig* after = activation_layer_after(config, i);
    if (!after || !has_activation(layer) || is_linear(layer.activation) || is_linear(after->activation)) continue;
    advice.add(i, "activation", "activation_twice", activation_name(layer.activation),
               activation_name(after->activation));
  }
}

void softmax_in_hidden_layer(const Config& config, Advice& advice) {
  for (std::size_t i = 0; i < output_units_layer(config); ++i) {
    if (has_activation(config.layers[i]) && is<Softmax>(config.layers[i].activation))
      advice.add(i, "activation", "softmax_hidden");
  }
}

/** Whether a layer of this kind between two linear layers leaves them together one linear layer. */
bool stays_linear(const LayerConfig& layer) {
  return is<DropoutLayer>(layer) || is<AlphaDropoutLayer>(layer) || is<FlattenLayer>(layer) ||
         is<ReshapeLayer>(layer) || is<BatchNormalizationLayer>(layer) ||
         (is<ActivationLayer>(layer) && is_linear(layer.activation));
}

void linear_layers_in_a_row(const Config& config, Advice& advice) {
  for (std::size_t i = 0; i < config.layers.size(); ++i) {
    if (!has_kernel(config.layers[i]) || !is_linear(config.layers[i].activation)) continue;
    std::size_t next = i + 1;
    while (next < config.layers.size() && stays_linear(config.layers[next])) ++next;
    if (next < config.layers.size() && has_kernel(config.layers[next])) advice.add(i, "activation", "linear_hidden");
  }
}

void units_start_equal(const Config& config, Advice& advice) {
  for (std::size_t i = 0; i < output_units_layer(config); ++i) {
    const LayerConfig& layer = config.layers[i];
    if (has_kernel(layer) && layer.kernel_initializer == place_of<Initializers, Zeros>())
      advice.add(i, "kernel_initializer", "units_start_equal");
  }
}

/** Both LeCun initializers start kernels with the variance that self-normalizing layers need. */
void selu_with_other_initializer(const Config& config, Advice& advice) {
  for (std::size_t i = 0; i < config.layers.size(); ++i) {
    const LayerConfig& layer = config.layers[i];
    const std::size_t initializer = layer.kernel_initializer;
    if (!has_kernel(layer) || initializer == place_of<Initializers, LecunNormal>() ||
        initializer == place_of<Initializers, LecunUniform>()) {
      continue;
    }
    const Choice& activation = activation_applied(config, i);
    if (!is_self_normalizing(activation)) continue;
    advice.add(i, "kernel_initializer", "initializer_unsuited", name_of<Initializers>(initializer),
               activation_name(activation));
  }
}

/** Dropout breaks what SELU keeps, and alpha dropout does nothing useful for other activations. */
void dropout_unsuited(const Config& config, Advice& advice) {
  for (std::size_t i = 0; i < config.layers.size(); ++i) {
    const LayerConfig& layer = config.layers[i];
    const bool is_key = has_activation(layer);
    const Choice* activation = is_key ? &layer.activation : activation_before(config, i);
    if (!activation) continue;
    if (layer.dropout > 0 && is_self_normalizing(*activation))
      advice.add(i, is_key ? "dropout" : "rate", "dropout_unsuited", activation_name(*activation));
    if (layer.alpha_dropout > 0 && !is_self_normalizing(*activation))
      advice.add(i, is_key ? "alpha_dropout" : "rate", "alpha_dropout_unsuited", activation_name(*activation));
  }
}

// ---- normalizations ----

void bias_before_normalization(const Config& config, Advice& advice) {
  for (std::size_t i = 0; i + 1 < config.layers.size(); ++i) {
    const LayerConfig& layer = config.layers[i];
    const bool has_bias = has_key(layer, "use_bias") && layer.use_bias && is_linear(layer.activation);
    if (has_bias && is<BatchNormalizationLayer>(config.layers[i + 1])) advice.add(i, "use_bias", "bias_without_effect");
  }
}

/** The mean of one number is that number: the layer gives β whatever it reads. */
void normalization_of_one_example(const Config& config, Advice& advice) {
  if (config.batch_size > 1) return;
  Shape shape = config.input;
  for (std::size_t i = 0; i < config.layers.size(); ++i) {
    if (is<BatchNormalizationLayer>(config.layers[i]) && shape.size() == 1)
      return advice.add("batch_size", "batch_of_one");
    shape = kind_of(config.layers[i]).output(config.layers[i], shape);
  }
}

// ---- shapes ----

/** Whether a layer after this one needs the axes of its output. */
bool is_read_by_places(const Config& config, std::size_t i) {
  return std::any_of(config.layers.begin() + static_cast<std::ptrdiff_t>(i) + 1, config.layers.end(),
                     [](const LayerConfig& layer) {
                       const Takes takes = kind_of(layer).takes;
                       return takes == Takes::sequence || takes == Takes::picture;
                     });
}

/** A dense layer works on the last axis, which is meant before a convolution or a recurrent layer. */
void dense_over_places(const Config& config, Advice& advice) {
  Shape shape = config.input;
  for (std::size_t i = 0; i < config.layers.size(); ++i) {
    const LayerConfig& layer = config.layers[i];
    if (is<DenseLayer>(layer) && shape.size() > 1 && !is_read_by_places(config, i))
      advice.add(sentence({"layers[", i, "]"}), "dense_over_places", shape.last(), AsWritten{to_json(shape)});
    shape = kind_of(layer).output(layer, shape);
  }
}

// ---- data ----

void inputs_not_scaled(const Config& config, Advice& advice) {
  if (!config.data.custom) return;
  constexpr double large = 10;
  double most = 0;
  for (const double input : config.data.custom->inputs) most = std::max(most, std::abs(input));
  if (most > large) advice.add("data.inputs", "inputs_not_scaled", most);
}

using Rule = void (*)(const Config& config, Advice& advice);

constexpr Rule rules[] = {
    regression_loss_for_classes,
    labels_loss_for_classes,
    probabilities_unsuited_to_loss,
    softmax_twice,
    regression_output_is_limited,
    activation_twice,
    softmax_in_hidden_layer,
    linear_layers_in_a_row,
    bias_before_normalization,
    normalization_of_one_example,
    dense_over_places,
    units_start_equal,
    dropout_unsuited,
    selu_with_other_initializer,
    inputs_not_scaled,
};

}  // namespace

std::vector<Issue> advice(const Config& config) {
  Advice found;
  for (const Rule rule : rules) rule(config, found);
  return found.take();
}

}  // namespace playground
