#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <variant>

#include "core/catalog/activations.hpp"
#include "core/catalog/initializers.hpp"
#include "core/catalog/limits.hpp"
#include "core/catalog/shape.hpp"
#include "core/catalog/window.hpp"

/** What the experiment says of a layer, and the keys by which it says it. */
namespace playground {

/** A size along the rows and one along the columns. Kinds of one axis have 1 row. */
using Sizes = std::array<int, 2>;

inline constexpr std::array<std::string_view, 3> padding_names{"valid", "same", "causal"};

/** How a recurrent layer joins what it reads forwards and backwards; none: it reads forwards alone. */
enum class Merge : std::uint8_t { none, concat, sum, ave, mul };
inline constexpr std::array<std::string_view, 5> merge_names{"none", "concat", "sum", "ave", "mul"};

/** What the experiment says of a layer. A kind reads the members that its keys name. */
struct LayerConfig {
  std::size_t kind = 0;
  int units = 1;
  int filters = 1;
  Sizes kernel_size{1, 1};
  Sizes pool_size{2, 2};
  Sizes strides{1, 1};
  Sizes dilation_rate{1, 1};
  Padding padding = Padding::valid;
  Shape target_shape{};  ///< one of the sizes may be −1
  Choice activation = chosen<Activations, Linear>();
  Choice recurrent_activation = chosen<Activations, Sigmoid>();
  std::size_t kernel_initializer = 0;
  std::size_t recurrent_initializer = place_of<Initializers, Orthogonal>();
  bool use_bias = true;
  bool unit_forget_bias = true;
  bool reset_after = true;
  bool return_sequences = false;
  bool trainable = true;
  Merge bidirectional = Merge::none;
  double momentum = 0.99;
  double epsilon = 0.001;
  double dropout = 0;
  double alpha_dropout = 0;
  std::optional<double> l1;  ///< absent: the regularizer's
  std::optional<double> l2;
};

/** Where a key's value is kept. Its type says what the value may be; std::size_t is an initializer. */
using LayerMember = std::variant<int LayerConfig::*, double LayerConfig::*, bool LayerConfig::*, Choice LayerConfig::*,
                                 std::size_t LayerConfig::*, std::optional<double> LayerConfig::*, Sizes LayerConfig::*,
                                 Shape LayerConfig::*, Padding LayerConfig::*, Merge LayerConfig::*>;

/** A key of a layer in the experiment. */
struct LayerKey {
  enum class Written : std::uint8_t { always, if_set };

  std::string_view name;
  LayerMember member;
  double low = 0, high = 0;           ///< of a number or a size
  Written written = Written::always;  ///< if_set: only if it differs from the default
  bool required = false;
  bool one_axis = false;     ///< of Sizes: a number, the size along the columns
  bool elementwise = false;  ///< of an activation: only those that look at one number and learn nothing
  std::span<const std::string_view> choices = {};  ///< of an enumeration: its names, in order
  Sizes LayerConfig::* otherwise = nullptr;        ///< of Sizes: the key before it that gives the default
};

/** Whether an activation looks at one number and learns nothing. */
inline bool is_elementwise(const Choice& activation) {
  return activation.item != place_of<Activations, Softmax>() && !learns(activation);
}

/** The keys of all kinds. What differs from kind to kind is a parameter, or put on by a function below. */
namespace layer_key {
constexpr LayerKey required(LayerKey key) {
  key.required = true;
  return key;
}

/** Of a kind of one axis: a number. */
constexpr LayerKey one_axis(LayerKey key) {
  key.one_axis = true;
  return key;
}

constexpr LayerKey units(const Limit& limit) { return required({"units", &LayerConfig::units, limit.low, limit.high}); }
inline constexpr LayerKey filters =
    required({"filters", &LayerConfig::filters, limit::filters.low, limit::filters.high});

inline constexpr LayerKey kernel_size =
    required({"kernel_size", &LayerConfig::kernel_size, limit::window.low, limit::window.high});
inline constexpr LayerKey strides{"strides", &LayerConfig::strides, limit::strides.low, limit::strides.high};
inline constexpr LayerKey dilation_rate{"dilation_rate", &LayerConfig::dilation_rate, limit::strides.low,
                                        limit::strides.high};
inline constexpr LayerKey pool_size{"pool_size", &LayerConfig::pool_size, limit::window.low, limit::window.high};
/** Of pooling: as large as the pool unless it is said. */
inline constexpr LayerKey pool_strides = [] {
  LayerKey key{"strides", &LayerConfig::strides, limit::window.low, limit::window.high};
  key.otherwise = &LayerConfig::pool_size;
  return key;
}();

constexpr LayerKey padding_among(std::span<const std::string_view> names) {
  LayerKey key{"padding", &LayerConfig::padding};
  key.choices = names;
  return key;
}
inline constexpr LayerKey padding = padding_among(std::span(padding_names).first(2));
inline constexpr LayerKey padding_or_causal = padding_among(padding_names);

inline constexpr LayerKey target_shape = required({"target_shape", &LayerConfig::target_shape, 1, limit::numbers});

inline constexpr LayerKey activation{"activation", &LayerConfig::activation};
/** Of a recurrent kind. */
constexpr LayerKey elementwise(LayerKey key) {
  key.elementwise = true;
  return key;
}
inline constexpr LayerKey recurrent_activation =
    elementwise({"recurrent_activation", &LayerConfig::recurrent_activation});

inline constexpr LayerKey kernel_initializer{"kernel_initializer", &LayerConfig::kernel_initializer};
inline constexpr LayerKey recurrent_initializer{"recurrent_initializer", &LayerConfig::recurrent_initializer};
inline constexpr LayerKey use_bias{"use_bias", &LayerConfig::use_bias};
inline constexpr LayerKey unit_forget_bias{"unit_forget_bias", &LayerConfig::unit_forget_bias};
inline constexpr LayerKey reset_after{"reset_after", &LayerConfig::reset_after};
inline constexpr LayerKey return_sequences{"return_sequences", &LayerConfig::return_sequences};
inline constexpr LayerKey bidirectional = [] {
  LayerKey key{"bidirectional", &LayerConfig::bidirectional};
  key.choices = merge_names;
  return key;
}();

inline constexpr LayerKey momentum{"momentum", &LayerConfig::momentum, limit::momentum.low, limit::momentum.high};
inline constexpr LayerKey epsilon{"epsilon", &LayerConfig::epsilon, limit::epsilon.low, limit::epsilon.high};

inline constexpr LayerKey l1{"l1", &LayerConfig::l1, limit::penalty.low, limit::penalty.high,
                             LayerKey::Written::if_set};
inline constexpr LayerKey l2{"l2", &LayerConfig::l2, limit::penalty.low, limit::penalty.high,
                             LayerKey::Written::if_set};

/** Of a kind with weights. */
inline constexpr LayerKey trainable{"trainable", &LayerConfig::trainable, 0, 0, LayerKey::Written::if_set};

/** Of a layer that drops: `member` is what says so in a dense layer, too. */
constexpr LayerKey rate(double LayerConfig::* member) {
  return required({"rate", member, limit::dropout.low, limit::dropout.high});
}
}  // namespace layer_key

}  // namespace playground
