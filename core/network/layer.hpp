#pragma once

#include <string_view>
#include <vector>

#include "core/catalog/layers.hpp"
#include "core/experiment/config.hpp"
#include "core/numeric/matrix.hpp"

/** A layer of a network: its shapes, its weights' places, and the buffers of a pass through it. */
namespace playground {

/** A tensor of weights, and where it begins in the network's vector of all parameters. */
struct Tensor : Weights {
  Index offset = 0;
  Index size = 0;  ///< how many they are
};

/** A layer's shapes and settings. Numbers of an example lie one after the other, the last axis fastest. */
struct Layer {
  LayerConfig config;
  Shape input;
  Shape output;
  double l1 = 0;
  double l2 = 0;
  Index inputs = 0;   ///< how many numbers an example has before it
  Index outputs = 0;  ///< and after it
  FixedList<Tensor, most_weights> tensors;

  Index offset = 0;              ///< of its parameters
  Index size = 0;                ///< how many they are
  Index alpha_size = 0;          ///< learned parameters of the activation, one a channel
  bool drops = false;            ///< it draws masks while training
  bool has_slope_alone = false;  ///< ∂loss/∂z is no more than ∂loss/∂a ∘ f′(z)
  bool fuses_slope = false;      ///< and it comes from the product of the next layer; set by its network

  Layer() = default;
  /** `first`: the place of its first parameter. */
  Layer(const LayerConfig& given, const Shape& reads, double penalty_l1, double penalty_l2, Index first);

  const LayerKind& kind() const { return kind_of(config); }
  bool activates() const { return kind().activates; }
  /** Numbers of the last axis of its output. */
  Index channels() const { return output.last(); }
  /** How often they are there. */
  Index places() const { return outputs / channels(); }
};

/** The layers of an experiment, with their places in the vector of all parameters. */
std::vector<Layer> layers_of(const Config& config);

/** Which values a pass keeps; the others are overwritten in place. */
enum class Keep {
  outputs,    ///< each layer's a
  training,   ///< those that the gradients of the parameters need
  everything  ///< every z, a, ∂loss/∂z and ∂loss/∂a, and slopes that are next to nothing
};

/** What a layer computes for a batch. Sized once, for the largest batch. */
template <class T>
struct LayerBuffers {
  Index numbers;  ///< of an example
  Buffer<T> z_, a_, slope_, out_, mask_, grad_z_, grad_a_;
  Buffer<T> kept_;  ///< what the kind keeps besides

  LayerBuffers(const Layer& layer, Index capacity, Keep keep);

  /** If z is not kept, this is the buffer that will hold a. */
  Batch<T> z(Index n) { return {z_.empty() ? a_.data() : z_.data(), numbers, n}; }
  Batch<T> a(Index n) { return {a_.data(), numbers, n}; }
  /** f′(z), where the activation looks at one number alone. Only of layers with an activation. */
  Batch<T> slope(Index n) { return {slope_.data(), numbers, n}; }
  /** What the next layer reads: a, or a after dropout. */
  Batch<T> out(Index n, bool dropped) { return {dropped && !out_.empty() ? out_.data() : a_.data(), numbers, n}; }
  Batch<T> mask(Index n) { return {mask_.data(), numbers, n}; }
  Batch<T> grad_z(Index n) { return {grad_z_.data(), numbers, n}; }
  Batch<T> grad_a(Index n) { return {grad_a_.data(), numbers, n}; }
};

}  // namespace playground
