#pragma once

#include <vector>

#include "core/catalog/activations.hpp"
#include "core/catalog/losses.hpp"
#include "core/numeric/matrix.hpp"
#include "core/numeric/random.hpp"

/**
 * One dense layer: z = Wᵀx + b, a = f(z), and on the way back ∂loss/∂z, ∂loss/∂W, ∂loss/∂b, ∂loss/∂x.
 *
 * Shapes: x is inputs × batch, z and a are units × batch, the kernel W is inputs × units (Keras's layout), the bias and
 * a learned parameter of the activation are one number a unit.
 */
namespace playground {

/** A layer's shape and settings, and where its parameters stand in the network's vector of all parameters. */
struct Layer {
  Index inputs = 0;
  Index units = 0;
  Choice activation;
  bool use_bias = true;
  double dropout = 0;
  double alpha_dropout = 0;
  double l1 = 0;
  double l2 = 0;

  Index offset = 0;
  bool learned = false;          ///< the activation's parameter is trained, one a unit
  bool has_slope_alone = false;  ///< ∂loss/∂z is no more than ∂loss/∂a ∘ f′(z)

  Index kernel_size() const { return inputs * units; }
  Index bias_at() const { return offset + kernel_size(); }
  Index bias_size() const { return use_bias ? units : 0; }
  Index alpha_at() const { return bias_at() + bias_size(); }
  Index alpha_size() const { return learned ? units : 0; }
  Index size() const { return kernel_size() + bias_size() + alpha_size(); }
};

/** A layer's parameters, or their gradients, inside the network's vector. T may be const. */
template <class T>
struct LayerBlock {
  using Plain = std::remove_const_t<T>;
  using KernelView = std::conditional_t<std::is_const_v<T>, ConstMatrixView<Plain>, MatrixView<Plain>>;
  using UnitsView = std::conditional_t<std::is_const_v<T>, ConstVectorView<Plain>, VectorView<Plain>>;

  KernelView kernel;
  UnitsView bias;
  UnitsView alpha;

  /** `first`: where the layer's own begin. */
  LayerBlock(const Layer& layer, T* first)
      : kernel(first, layer.inputs, layer.units),
        bias(first + layer.kernel_size(), layer.bias_size()),
        alpha(first + layer.kernel_size() + layer.bias_size(), layer.alpha_size()) {}
};

/** What is kept of a batch's way through the network: what is read is computed in place of what is not. */
enum class Keep {
  outputs,    ///< each layer's a
  training,   ///< what the gradients of the parameters take
  everything  ///< every z, a, ∂loss/∂z and ∂loss/∂a, and slopes that are next to nothing
};

/** What a layer computes for a batch. Sized once, for the largest batch. */
template <class T>
struct LayerBuffers {
  Index units;
  Buffer<T> z_, a_, slope_, out_, mask_, grad_z_, grad_a_;

  LayerBuffers(const Layer& layer, Index capacity, Keep keep) : units(layer.units) {
    const auto size = static_cast<std::size_t>(units * tiled<T>(capacity));
    a_.resize(size);
    if (keep == Keep::everything || (keep == Keep::training && layer.learned)) z_.resize(size);
    if (keep == Keep::outputs) return;
    for (auto* buffer : {&slope_, &grad_z_}) buffer->resize(size);
    grad_a_.resize(size);
    if (!drops(layer)) return;
    for (auto* buffer : {&out_, &mask_}) buffer->resize(size);
  }

  static bool drops(const Layer& layer) { return layer.dropout > 0 || layer.alpha_dropout > 0; }

  /** Where z is not kept, a will stand there. */
  Batch<T> z(Index n) { return {z_.empty() ? a_.data() : z_.data(), units, n}; }
  Batch<T> a(Index n) { return {a_.data(), units, n}; }
  /** f′(z), where the activation looks at one number alone. */
  Batch<T> slope(Index n) { return {slope_.data(), units, n}; }
  /** What the next layer reads: a, or a after dropout. */
  Batch<T> out(Index n, bool dropped) { return {dropped && !out_.empty() ? out_.data() : a_.data(), units, n}; }
  Batch<T> mask(Index n) { return {mask_.data(), units, n}; }
  Batch<T> grad_z(Index n) { return {grad_z_.data(), units, n}; }
  Batch<T> grad_a(Index n) { return {grad_a_.data(), units, n}; }
};

/** a = softmax(z) down each column; a may be z. */
template <class T>
void softmax_columns(const ConstBatch<T>& z, const Batch<T>& a);

/**
 * a = f(z) and, where slope is not null, f′(z), 0 where it is below `least`, of z's shape; a may be z. The activation
 * is dispatched once a batch.
 */
template <class T>
void activate(const Layer& layer, const ConstVectorView<T>& alpha, const ConstBatch<T>& z, const Batch<T>& a,
              T* slope = nullptr, T least = T(0));

/** ∂loss/∂z from ∂loss/∂a, and Σ over the batch of ∂loss/∂a · ∂f/∂α where α is learned. */
template <class T>
void activate_back(const Layer& layer, const ConstVectorView<T>& alpha, LayerBuffers<T>& buffers, Index n,
                   VectorView<T> grad_alpha);

/** What AlphaDropout does with a kept and a dropped unit: kept → scale·a + shift, dropped → scale·α′ + shift. */
struct AlphaDropout {
  static constexpr double saturation = -1.7580993408473766;
  double scale;
  double shift;

  explicit AlphaDropout(double rate)
      : scale(1 / sqrt((1 - rate) * (1 + rate * saturation * saturation))), shift(-scale * saturation * rate) {}
};

/** Draws which units of which example are dropped: mask is 0, or the factor of a kept unit. */
template <class T>
void draw_mask(const Layer& layer, const Batch<T>& mask, Random& random);

/** out = a·mask, and for AlphaDropout the shift that keeps mean and variance. */
template <class T>
void drop(const Layer& layer, const ConstBatch<T>& mask, const ConstBatch<T>& a, const Batch<T>& out);

/** ∂loss/∂a from ∂loss/∂out, in its place. */
template <class T>
void drop_back(const ConstBatch<T>& mask, const Batch<T>& grad);

}  // namespace playground
