#pragma once

#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

#include "core/catalog/layer_keys.hpp"
#include "core/catalog/shape.hpp"
#include "core/catalog/window.hpp"
#include "core/text/error.hpp"

/**
 * Layer kinds: a chapter, one struct after another, and at the end the list.
 *
 * To add one, write its struct, add its name to the list, and write what it computes (core/network/kinds.hpp). A struct
 * holds
 *   info                    what the catalog says of it
 *   keys                    what the experiment says of such a layer (absent: nothing)
 *   defaults()              the defaults of its keys (absent: those of LayerConfig)
 *   takes                   which shapes it takes (absent: any)
 *   misfit(config, input)   why it does not take a shape that `takes` allows; the issue's path is the key to change, or
 *                           empty (absent: it takes all of them)
 *   output(config, input)   the shape that it gives
 *   weights(config, input)  its weights in the order of Keras's get_weights() (absent: none)
 *   multiply_adds(config, input)   of a forward pass of an example (absent: each penalized weight once at each place of
 *                           the output)
 *   activates               true: it has preactivations z and gives a = f(z) (absent: false)
 *   begin(config)           sets what a new layer of this kind begins with (absent: the defaults of its keys)
 */
namespace playground {

/** What misfit() gives: a refusal of the value of a key. */
template <class... Arguments>
Issue refusal(std::string_view key, MessageFor<Arguments...> message, const Arguments&... arguments) {
  return issue(message, {Argument(arguments)...}, std::string(key));
}

/** A tensor of weights. */
struct Weights {
  std::string_view name;
  Shape shape;
  std::optional<std::size_t> initializer = {};  ///< of the list Initializers; absent: all weights begin at `start`
  double start = 0;
  bool penalized = false;          ///< by l1 and l2
  bool trained = true;             ///< false: statistics, which no optimizer updates
  std::array<Index, 2> ones = {};  ///< from which place on so many begin at 1
};

inline constexpr std::size_t most_weights = 6;
using WeightsList = FixedList<Weights, most_weights>;

/** α of an activation that learns it, one a channel. */
inline void add_alpha(const LayerConfig& layer, Index channels, WeightsList& weights) {
  if (learns(layer.activation)) weights.push_back({"alpha", {channels}, {}, layer.activation.settings[0]});
}

struct LayerInfo : Descriptor {
  std::string_view source;
  std::string_view pools = {};  ///< "max" or "mean": what a pooling gives of the cells that it reads
};

/** Which shapes a kind takes, and what the network reads if a layer of it comes first. */
enum class Takes : std::uint8_t {
  any,       ///< any; what the network reads is left to the layers after it
  flat,      ///< any; the network reads a flat list
  sequence,  ///< steps × features
  picture    ///< rows × columns × channels
};

/** a = f(Wᵀx + b), over the last axis. */
struct DenseLayer {
  static constexpr LayerInfo info{{"dense", "Dense", R"(f(W^\top x + b))", "Every unit reads every input."},
                                  "Rosenblatt 1958"};
  static constexpr std::array keys{layer_key::units(limit::units),
                                   layer_key::activation,
                                   layer_key::kernel_initializer,
                                   layer_key::use_bias,
                                   LayerKey{"dropout", &LayerConfig::dropout, limit::dropout.low, limit::dropout.high},
                                   LayerKey{"alpha_dropout", &LayerConfig::alpha_dropout, limit::dropout.low,
                                            limit::dropout.high, LayerKey::Written::if_set},
                                   layer_key::l1,
                                   layer_key::l2,
                                   layer_key::trainable};
  static constexpr Takes takes = Takes::flat;
  static constexpr bool activates = true;

  static void begin(LayerConfig& layer) {
    layer.units = 8;
    layer.activation = chosen<Activations, Relu>();
  }

  static Shape output(const LayerConfig& layer, const Shape& input) { return input.with_last(layer.units); }

  static WeightsList weights(const LayerConfig& layer, const Shape& input) {
    const Index units = layer.units;
    WeightsList weights;
    weights.push_back({"kernel", {input.last(), units}, layer.kernel_initializer, 0, true});
    weights.push_back({"bias", {layer.use_bias ? units : 0}});
    add_alpha(layer, units, weights);
    return weights;
  }
};

/** a = f(x). */
struct ActivationLayer {
  static constexpr LayerInfo info{
      {"activation", "Activation", R"(f(x))", "An activation as a layer of its own, as Keras's Activation and PReLU."},
      "Keras"};
  static constexpr std::array keys{layer_key::required(layer_key::activation), layer_key::trainable};
  static constexpr bool activates = true;

  static void begin(LayerConfig& layer) { layer.activation = chosen<Activations, Relu>(); }
  static Shape output(const LayerConfig&, const Shape& input) { return input; }

  static WeightsList weights(const LayerConfig& layer, const Shape& input) {
    WeightsList weights;
    add_alpha(layer, input.last(), weights);
    return weights;
  }
};

/** While training, each number is 0 with probability r, and 1/(1−r) times itself otherwise. */
struct DropoutLayer {
  static constexpr LayerInfo info{{"dropout", "Dropout", R"(x \cdot m/(1-r),\ m \sim \mathcal{B}(1-r))",
                                   "Drops a share of its inputs while training."},
                                  "Srivastava et al. 2014"};
  static constexpr std::array keys{layer_key::rate(&LayerConfig::dropout)};
  static void begin(LayerConfig& layer) { layer.dropout = 0.2; }
  static Shape output(const LayerConfig&, const Shape& input) { return input; }
};

/** While training, each number is −λα with probability r; scale and shift keep mean 0 and variance 1. */
struct AlphaDropoutLayer {
  static constexpr LayerInfo info{
      {"alpha_dropout", "Alpha dropout", R"(a\,(x \cdot m - \lambda\alpha\,(1-m)) + b,\ m \sim \mathcal{B}(1-r))",
       "Dropout that keeps mean and variance, for SELU."},
      "Klambauer et al. 2017, arXiv:1706.02515"};
  static constexpr std::array keys{layer_key::rate(&LayerConfig::alpha_dropout)};
  static void begin(LayerConfig& layer) { layer.alpha_dropout = 0.1; }
  static Shape output(const LayerConfig&, const Shape& input) { return input; }
};

/** The numbers of an example as a list, the last axis fastest. */
struct FlattenLayer {
  static constexpr LayerInfo info{
      {"flatten", "Flatten", R"(x)", "The same numbers as one list, row by row and channels fastest."}, "Keras"};
  static constexpr Takes takes = Takes::flat;
  static Shape output(const LayerConfig&, const Shape& input) { return {input.count()}; }
};

/** The same numbers in another shape. */
struct ReshapeLayer {
  static constexpr LayerInfo info{
      {"reshape", "Reshape", R"(x)", "The same numbers in another shape; a size of -1 is what is left."}, "Keras"};
  static constexpr std::array keys{layer_key::target_shape};
  static constexpr Takes takes = Takes::flat;

  static void begin(LayerConfig& layer) { layer.target_shape = {-1, 1}; }

  static std::optional<Issue> misfit(const LayerConfig& layer, const Shape& input) {
    const double left = input.numbers() / std::abs(layer.target_shape.numbers());
    const bool fits = is_open(layer.target_shape) ? left == std::floor(left) : left == 1;
    if (fits) return std::nullopt;
    return refusal("target_shape", "target_shape_misfit", AsWritten{to_json(layer.target_shape)},
                   AsWritten{to_json(input)});
  }

  static Shape output(const LayerConfig& layer, const Shape& input) {
    Shape shape;
    for (const Index size : layer.target_shape)
      shape.push_back(size == -1 ? input.count() / -layer.target_shape.count() : size);
    return shape;
  }

 private:
  static bool is_open(const Shape& shape) { return shape.numbers() < 0; }
};

/** γ(x − μ)/√(σ² + ε) + β, with μ and σ² of each channel over all places and examples of the batch. */
struct BatchNormalizationLayer {
  static constexpr LayerInfo info{
      {"batch_normalization", "Batch normalization", R"(\gamma\,\frac{x - \mu}{\sqrt{\sigma^2 + \varepsilon}} + \beta)",
       "Normalizes each channel over the batch; predictions use moving averages."},
      "Ioffe and Szegedy 2015, arXiv:1502.03167"};
  static constexpr std::array keys{layer_key::momentum, layer_key::epsilon, layer_key::trainable};

  static Shape output(const LayerConfig&, const Shape& input) { return input; }

  static WeightsList weights(const LayerConfig&, const Shape& input) {
    const Shape channels{input.last()};
    WeightsList weights;
    weights.push_back({"gamma", channels, {}, 1});
    weights.push_back({"beta", channels});
    weights.push_back({"moving_mean", channels, {}, 0, false, false});
    weights.push_back({"moving_variance", channels, {}, 1, false, false});
    return weights;
  }
};

/** The same with μ and σ² of one place of one example over its channels. */
struct LayerNormalizationLayer {
  static constexpr LayerInfo info{
      {"layer_normalization", "Layer normalization", R"(\gamma\,\frac{x - \mu}{\sqrt{\sigma^2 + \varepsilon}} + \beta)",
       "Normalizes each place of each example over its channels."},
      "Ba et al. 2016, arXiv:1607.06450"};
  static constexpr std::array keys{layer_key::epsilon, layer_key::trainable};

  static Shape output(const LayerConfig&, const Shape& input) { return input; }

  static WeightsList weights(const LayerConfig&, const Shape& input) {
    const Shape channels{input.last()};
    WeightsList weights;
    weights.push_back({"gamma", channels, {}, 1});
    weights.push_back({"beta", channels});
    return weights;
  }
};

/** The windows of a layer along the rows and the columns of its input; an input of one axis has one row. */
struct Windows {
  Window rows, columns;

  Windows(const Shape& input, const Sizes& size, const Sizes& strides, const Sizes& dilation, Padding padding)
      : rows(window_of(input.size() > 2 ? input[0] : 1, size[0], strides[0], dilation[0], padding)),
        columns(window_of(input[input.size() - 2], size[1], strides[1], dilation[1], padding)) {}

  /** Of a kernel. */
  static Windows kernel(const LayerConfig& layer, const Shape& input) {
    return {input, layer.kernel_size, layer.strides, layer.dilation_rate, layer.padding};
  }

  static Windows pool(const LayerConfig& layer, const Shape& input) {
    return {input, layer.pool_size, layer.strides, {1, 1}, layer.padding};
  }

  /** Places of so many channels. */
  Shape output(const Shape& input, Index channels) const {
    Shape shape;
    if (input.size() > 2) shape.push_back(rows.outputs);
    shape.push_back(columns.outputs);
    shape.push_back(channels);
    return shape;
  }

  std::optional<Issue> misfit(std::string_view key) const {
    for (const Window& window : {rows, columns}) {
      if (window.outputs == 0) return refusal(key, "window_too_long", window.reach(), window.cells);
    }
    return std::nullopt;
  }
};

/** a[y, x, f] = g(b[f] + Σᵢⱼ꜀ W[i, j, c, f]·x[y·s + i·d, x·s + j·d, c]), g being the activation: a cross-correlation.
 * Cells that padding adds are 0. */
struct ConvolutionLayer {
  static constexpr bool activates = true;

  static std::optional<Issue> misfit(const LayerConfig& layer, const Shape& input) {
    return Windows::kernel(layer, input).misfit("kernel_size");
  }

  static Shape output(const LayerConfig& layer, const Shape& input) {
    return Windows::kernel(layer, input).output(input, layer.filters);
  }

  static WeightsList weights(const LayerConfig& layer, const Shape& input) {
    const Index filters = layer.filters;
    Shape kernel;
    if (input.size() > 2) kernel.push_back(layer.kernel_size[0]);
    kernel.append(Shape{layer.kernel_size[1], input.last(), filters});
    WeightsList weights;
    weights.push_back({"kernel", kernel, layer.kernel_initializer, 0, true});
    weights.push_back({"bias", {layer.use_bias ? filters : 0}});
    add_alpha(layer, filters, weights);
    return weights;
  }
};

struct Conv2dLayer : ConvolutionLayer {
  static constexpr LayerInfo info{{"conv2d", "Convolution 2D", R"(f(b_k + \sum_{i,j,c} W_{ijck}\, x_{y+i,\,x+j,\,c}))",
                                   "Small kernels that pass over a picture, the same weights at every place."},
                                  "LeCun et al. 1989"};
  static constexpr std::array keys{layer_key::filters,  layer_key::kernel_size,        layer_key::strides,
                                   layer_key::padding,  layer_key::dilation_rate,      layer_key::activation,
                                   layer_key::use_bias, layer_key::kernel_initializer, layer_key::l1,
                                   layer_key::l2,       layer_key::trainable};
  static constexpr Takes takes = Takes::picture;

  static void begin(LayerConfig& layer) {
    layer.filters = 8;
    layer.kernel_size = {3, 3};
    layer.activation = chosen<Activations, Relu>();
  }
};

struct Conv1dLayer : ConvolutionLayer {
  static constexpr LayerInfo info{{"conv1d", "Convolution 1D", R"(f(b_k + \sum_{i,c} W_{ick}\, x_{t+i,\,c}))",
                                   "Small kernels that pass over a sequence, the same weights at every step."},
                                  "LeCun et al. 1989"};
  static constexpr std::array keys{layer_key::filters,
                                   layer_key::one_axis(layer_key::kernel_size),
                                   layer_key::one_axis(layer_key::strides),
                                   layer_key::padding_or_causal,
                                   layer_key::one_axis(layer_key::dilation_rate),
                                   layer_key::activation,
                                   layer_key::use_bias,
                                   layer_key::kernel_initializer,
                                   layer_key::l1,
                                   layer_key::l2,
                                   layer_key::trainable};
  static constexpr Takes takes = Takes::sequence;

  static void begin(LayerConfig& layer) {
    layer.filters = 8;
    layer.kernel_size = {1, 5};
    layer.activation = chosen<Activations, Relu>();
  }
};

/** A number for each window of each channel. */
struct PoolingLayer {
  static std::optional<Issue> misfit(const LayerConfig& layer, const Shape& input) {
    return Windows::pool(layer, input).misfit("pool_size");
  }

  static Shape output(const LayerConfig& layer, const Shape& input) {
    return Windows::pool(layer, input).output(input, input.last());
  }
};

struct Pooling2dLayer : PoolingLayer {
  static constexpr std::array keys{layer_key::pool_size, layer_key::pool_strides, layer_key::padding};
  static constexpr Takes takes = Takes::picture;

  static LayerConfig defaults() {
    LayerConfig layer;
    layer.strides = layer.pool_size = {2, 2};
    return layer;
  }
};

struct Pooling1dLayer : PoolingLayer {
  static constexpr std::array keys{layer_key::one_axis(layer_key::pool_size),
                                   layer_key::one_axis(layer_key::pool_strides), layer_key::padding};
  static constexpr Takes takes = Takes::sequence;

  static LayerConfig defaults() {
    LayerConfig layer;
    layer.strides = layer.pool_size = {1, 2};
    return layer;
  }
};

/** The largest number of each window, NaN where there is one. The gradient goes to the first of equals. */
struct MaxPooling2dLayer : Pooling2dLayer {
  static constexpr LayerInfo info{{"max_pooling2d", "Max pooling 2D", R"(\max_{i,j} x_{y s+i,\,x s+j,\,c})",
                                   "The largest number of each window of a picture."},
                                  "Ranzato et al. 2007",
                                  "max"};
};

struct MaxPooling1dLayer : Pooling1dLayer {
  static constexpr LayerInfo info{{"max_pooling1d", "Max pooling 1D", R"(\max_{i} x_{t s+i,\,c})",
                                   "The largest number of each window of a sequence."},
                                  "Ranzato et al. 2007",
                                  "max"};
};

/** The mean of each window's cells. Cells that padding adds do not count. */
struct AveragePooling2dLayer : Pooling2dLayer {
  static constexpr LayerInfo info{
      {"average_pooling2d", "Average pooling 2D", R"(\frac{1}{n}\sum_{i,j} x_{y s+i,\,x s+j,\,c})",
       "The mean of each window of a picture."},
      "LeCun et al. 1989",
      "mean"};
};

struct AveragePooling1dLayer : Pooling1dLayer {
  static constexpr LayerInfo info{{"average_pooling1d", "Average pooling 1D", R"(\frac{1}{n}\sum_{i} x_{t s+i,\,c})",
                                   "The mean of each window of a sequence."},
                                  "LeCun et al. 1989",
                                  "mean"};
};

/** A number for each channel. */
struct GlobalPoolingLayer {
  static Shape output(const LayerConfig&, const Shape& input) { return {input.last()}; }
};

/** The largest number of all places. Equal ones share the gradient. */
struct GlobalMaxPooling2dLayer : GlobalPoolingLayer {
  static constexpr LayerInfo info{{"global_max_pooling2d", "Global max pooling 2D", R"(\max_{y,x} x_{y,x,c})",
                                   "The largest number of each channel, wherever it is."},
                                  "Lin et al. 2014, arXiv:1312.4400",
                                  "max"};
  static constexpr Takes takes = Takes::picture;
};

struct GlobalMaxPooling1dLayer : GlobalPoolingLayer {
  static constexpr LayerInfo info{{"global_max_pooling1d", "Global max pooling 1D", R"(\max_{t} x_{t,c})",
                                   "The largest number of each channel, at whatever step."},
                                  "Lin et al. 2014, arXiv:1312.4400",
                                  "max"};
  static constexpr Takes takes = Takes::sequence;
};

struct GlobalAveragePooling2dLayer : GlobalPoolingLayer {
  static constexpr LayerInfo info{{"global_average_pooling2d", "Global average pooling 2D",
                                   R"(\frac{1}{n}\sum_{y,x} x_{y,x,c})", "The mean of each channel over all places."},
                                  "Lin et al. 2014, arXiv:1312.4400",
                                  "mean"};
  static constexpr Takes takes = Takes::picture;
};

struct GlobalAveragePooling1dLayer : GlobalPoolingLayer {
  static constexpr LayerInfo info{{"global_average_pooling1d", "Global average pooling 1D",
                                   R"(\frac{1}{n}\sum_{t} x_{t,c})", "The mean of each channel over all steps."},
                                  "Lin et al. 2014, arXiv:1312.4400",
                                  "mean"};
  static constexpr Takes takes = Takes::sequence;
};

/** What the recurrent kinds have in common: kernels whose columns are `gates` blocks of units, one way or both. */
struct RecurrentLayers {
  static constexpr Takes takes = Takes::sequence;

  static LayerConfig defaults() {
    LayerConfig layer;
    layer.activation = chosen<Activations, Tanh>();
    layer.recurrent_initializer = place_of<Initializers, Orthogonal>();
    return layer;
  }

  static void begin(LayerConfig& layer) { layer.units = 8; }

  static Shape output(const LayerConfig& layer, const Shape& input) {
    const Index features = layer.bidirectional == Merge::concat ? 2 * layer.units : layer.units;
    return layer.return_sequences ? input.with_last(features) : Shape{features};
  }

 protected:
  /** `bias`: of one direction. */
  static WeightsList weights_of(const LayerConfig& layer, const Shape& input, Index gates, Weights bias) {
    static constexpr std::string_view names[2][3] = {{"kernel", "recurrent_kernel", "bias"},
                                                     {"backward_kernel", "backward_recurrent_kernel", "backward_bias"}};
    WeightsList weights;
    for (int direction = 0; direction < (layer.bidirectional == Merge::none ? 1 : 2); ++direction) {
      const auto& name = names[direction];
      weights.push_back({name[0], {input.last(), gates * layer.units}, layer.kernel_initializer, 0, true});
      weights.push_back({name[1], {layer.units, gates * layer.units}, layer.recurrent_initializer, 0, true});
      bias.name = name[2];
      if (!layer.use_bias) bias = {bias.name, {0}};
      weights.push_back(bias);
    }
    return weights;
  }

  template <class Kind>
  static double each_step(const LayerConfig& layer, const Shape& input) {
    double penalized = 0;
    for (const Weights& tensor : Kind::weights(layer, input)) {
      if (tensor.penalized) penalized += tensor.shape.numbers();
    }
    return penalized * static_cast<double>(input[0]);
  }
};

/** z = xK + hR + b; the new h = f(z). */
struct SimpleRnnLayer : RecurrentLayers {
  static constexpr LayerInfo info{{"simple_rnn", "Simple RNN", R"(h_t = f(K^\top x_t + R^\top h_{t-1} + b))",
                                   "Reads a sequence step by step; its state is its own next input."},
                                  "Elman 1990"};
  static constexpr std::array keys{layer_key::units(limit::recurrent_units),
                                   layer_key::elementwise(layer_key::activation),
                                   layer_key::use_bias,
                                   layer_key::return_sequences,
                                   layer_key::bidirectional,
                                   layer_key::kernel_initializer,
                                   layer_key::recurrent_initializer,
                                   layer_key::l1,
                                   layer_key::l2,
                                   layer_key::trainable};

  static WeightsList weights(const LayerConfig& layer, const Shape& input) {
    return weights_of(layer, input, 1, {"", {layer.units}});
  }
  static double multiply_adds(const LayerConfig& layer, const Shape& input) {
    return each_step<SimpleRnnLayer>(layer, input);
  }
};

/** Gates i, f and o, and a candidate: c = f∘c₋ + i∘candidate, h = o∘tanh(c). */
struct LstmLayer : RecurrentLayers {
  static constexpr LayerInfo info{
      {"lstm", "LSTM", R"(c_t = f \circ c_{t-1} + i \circ \tilde{c},\ h_t = o \circ \tanh(c_t))",
       "Gates decide what its cell forgets, takes in and shows, so that it remembers for longer."},
      "Hochreiter and Schmidhuber 1997; Gers et al. 2000"};
  static constexpr std::array keys{layer_key::units(limit::recurrent_units),
                                   layer_key::elementwise(layer_key::activation),
                                   layer_key::recurrent_activation,
                                   layer_key::use_bias,
                                   layer_key::unit_forget_bias,
                                   layer_key::return_sequences,
                                   layer_key::bidirectional,
                                   layer_key::kernel_initializer,
                                   layer_key::recurrent_initializer,
                                   layer_key::l1,
                                   layer_key::l2,
                                   layer_key::trainable};

  static WeightsList weights(const LayerConfig& layer, const Shape& input) {
    Weights bias{"", {4 * layer.units}};
    if (layer.unit_forget_bias) bias.ones = {layer.units, layer.units};
    return weights_of(layer, input, 4, bias);
  }
  static double multiply_adds(const LayerConfig& layer, const Shape& input) {
    return each_step<LstmLayer>(layer, input);
  }
};

/** Gates z and r, and a candidate: h = z∘h₋ + (1 − z)∘candidate. */
struct GruLayer : RecurrentLayers {
  static constexpr LayerInfo info{{"gru", "GRU", R"(h_t = z \circ h_{t-1} + (1-z) \circ \tilde{h})",
                                   "One gate says how much of its state it keeps, another what it reads of it."},
                                  "Cho et al. 2014, arXiv:1406.1078"};
  static constexpr std::array keys{layer_key::units(limit::recurrent_units),
                                   layer_key::elementwise(layer_key::activation),
                                   layer_key::recurrent_activation,
                                   layer_key::use_bias,
                                   layer_key::reset_after,
                                   layer_key::return_sequences,
                                   layer_key::bidirectional,
                                   layer_key::kernel_initializer,
                                   layer_key::recurrent_initializer,
                                   layer_key::l1,
                                   layer_key::l2,
                                   layer_key::trainable};

  static WeightsList weights(const LayerConfig& layer, const Shape& input) {
    const Index numbers = 3 * layer.units;
    return weights_of(layer, input, 3, {"", layer.reset_after ? Shape{2, numbers} : Shape{numbers}});
  }
  static double multiply_adds(const LayerConfig& layer, const Shape& input) {
    return each_step<GruLayer>(layer, input);
  }
};

using Layers = TypeList<DenseLayer, ActivationLayer, DropoutLayer, AlphaDropoutLayer, FlattenLayer, ReshapeLayer,
                        Conv2dLayer, MaxPooling2dLayer, AveragePooling2dLayer, GlobalMaxPooling2dLayer,
                        GlobalAveragePooling2dLayer, Conv1dLayer, MaxPooling1dLayer, AveragePooling1dLayer,
                        GlobalMaxPooling1dLayer, GlobalAveragePooling1dLayer, SimpleRnnLayer, LstmLayer, GruLayer,
                        BatchNormalizationLayer, LayerNormalizationLayer>;

template <class Kind>
constexpr std::span<const LayerKey> layer_keys() {
  if constexpr (requires { Kind::keys; }) return Kind::keys;
  return {};
}

template <class Kind>
constexpr bool activates() {
  if constexpr (requires { Kind::activates; }) return Kind::activates;
  return false;
}

/** What a kind says that says nothing. */
namespace layer_default {
LayerConfig defaults();
std::optional<Issue> misfit(const LayerConfig&, const Shape& input);
WeightsList weights(const LayerConfig&, const Shape& input);
double multiply_adds(const LayerConfig&, const Shape& input);
}  // namespace layer_default

/** A layer kind as data. */
struct LayerKind {
  std::string_view name;
  std::span<const LayerKey> keys;
  Takes takes;
  bool activates;
  Shape (*output)(const LayerConfig&, const Shape& input);
  LayerConfig (*usual)();  ///< a layer of this kind to begin with
  LayerConfig (*defaults)() = layer_default::defaults;
  std::optional<Issue> (*misfit)(const LayerConfig&, const Shape& input) = layer_default::misfit;
  WeightsList (*weights)(const LayerConfig&, const Shape& input) = layer_default::weights;
  double (*multiply_adds)(const LayerConfig&, const Shape& input) = layer_default::multiply_adds;
};

const LayerKind& layer_kind(std::size_t kind);

inline const LayerKind& kind_of(const LayerConfig& layer) { return layer_kind(layer.kind); }

/** A layer of a kind as the experiment has it where it says no more. */
LayerConfig default_layer(std::size_t kind);

/** What the last of these layers gives, from an input that all of them take. */
Shape output_of(const std::vector<LayerConfig>& layers, Shape input);

}  // namespace playground
