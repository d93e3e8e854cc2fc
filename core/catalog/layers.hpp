#pragma once

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "core/catalog/activations.hpp"
#include "core/catalog/initializers.hpp"
#include "core/catalog/limits.hpp"
#include "core/catalog/shape.hpp"

/**
 * Layer kinds: a chapter, one struct after another, and at the end the list.
 *
 * To add one, write its struct, add its name to the list, and write what it computes (core/network/kinds.hpp). A struct
 * holds
 *   info                    what the catalog says of it
 *   keys                    what the experiment says of such a layer (absent: nothing)
 *   output(config, input)   the shape that it gives
 *   weights(config, input)  its weights in the order of Keras's get_weights() (absent: none)
 *   activates               true: it has preactivations z and gives a = f(z) (absent: false)
 *   begin(config)           sets what a new layer of this kind begins with (absent: the defaults of its keys)
 */
namespace playground {

/** What the experiment says of a layer. A kind reads the members that its keys name. */
struct LayerConfig {
  std::size_t kind = 0;
  int units = 1;
  Choice activation = chosen<Activations, Linear>();
  std::size_t kernel_initializer = 0;
  bool use_bias = true;
  double dropout = 0;
  double alpha_dropout = 0;
  std::optional<double> l1;  ///< absent: the regularizer's
  std::optional<double> l2;
};

/** Where a key's value is kept. Its type says what the value may be; std::size_t is an initializer. */
using LayerMember = std::variant<int LayerConfig::*, double LayerConfig::*, bool LayerConfig::*, Choice LayerConfig::*,
                                 std::size_t LayerConfig::*, std::optional<double> LayerConfig::*>;

/** A key of a layer in the experiment. */
struct LayerKey {
  enum class Written { always, if_set };

  std::string_view name;
  LayerMember member;
  double low = 0, high = 0;           ///< of a number
  Written written = Written::always;  ///< if_set: only if it differs from the default
  bool required = false;
};

namespace layer_key {
inline constexpr LayerKey activation{"activation", &LayerConfig::activation};
inline constexpr LayerKey kernel_initializer{"kernel_initializer", &LayerConfig::kernel_initializer};
inline constexpr LayerKey use_bias{"use_bias", &LayerConfig::use_bias};
inline constexpr LayerKey l1{"l1", &LayerConfig::l1, limit::penalty.low, limit::penalty.high,
                             LayerKey::Written::if_set};
inline constexpr LayerKey l2{"l2", &LayerConfig::l2, limit::penalty.low, limit::penalty.high,
                             LayerKey::Written::if_set};

constexpr LayerKey required(LayerKey key) {
  key.required = true;
  return key;
}

constexpr LayerKey units(const Limit& limit) { return required({"units", &LayerConfig::units, limit.low, limit.high}); }

/** Of a layer that drops: `member` is what says so in a dense layer, too. */
constexpr LayerKey rate(double LayerConfig::* member) {
  return required({"rate", member, limit::dropout.low, limit::dropout.high});
}
}  // namespace layer_key

/** A tensor of weights. */
struct Weights {
  std::string_view name;
  Shape shape;
  std::optional<std::size_t> initializer = {};  ///< of the list Initializers; absent: all weights begin at `start`
  double start = 0;
  bool penalized = false;  ///< by l1 and l2
  bool trained = true;     ///< false: statistics, which no optimizer updates
};

inline constexpr std::size_t most_weights = 6;
using WeightsList = FixedList<Weights, most_weights>;

/** α of an activation that learns it, one a channel. */
inline void add_alpha(const LayerConfig& layer, Index channels, WeightsList& weights) {
  if (learns(layer.activation)) weights.push_back({"alpha", {channels}, {}, layer.activation.settings[0]});
}

struct LayerInfo : Descriptor {
  std::string_view source;
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
                                   layer_key::l2};
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
  static constexpr std::array keys{layer_key::required(layer_key::activation)};
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

using Layers = TypeList<DenseLayer, ActivationLayer, DropoutLayer, AlphaDropoutLayer>;

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

/** A layer kind as data. */
struct LayerKind {
  const LayerInfo* info;
  std::span<const LayerKey> keys;
  bool activates;
  Shape (*output)(const LayerConfig&, const Shape& input);
  WeightsList (*weights)(const LayerConfig&, const Shape& input);
  LayerConfig (*usual)();  ///< a layer of this kind to begin with
};

const LayerKind& layer_kind(std::size_t kind);

inline const LayerKind& kind_of(const LayerConfig& layer) { return layer_kind(layer.kind); }

/** What the last of these layers gives, from so many inputs. */
Shape output_of(const std::vector<LayerConfig>& layers, std::size_t inputs);

}  // namespace playground
