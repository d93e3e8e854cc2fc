#pragma once

#include <vector>

#include "core/config.hpp"
#include "core/initializers.hpp"
#include "core/layer.hpp"
#include "core/random.hpp"

/** A chain of dense layers over one vector of all parameters: forward, loss, backward. */
namespace playground {

/** How a forward pass treats dropout. */
enum class Dropout { off, on };

template <class T>
class Network;

/** The buffers of one use of a network: the input and what each layer computes, for up to `capacity` examples. */
template <class T>
class Workspace {
 public:
  Workspace(const Network<T>& network, Index capacity, bool training);

  Index capacity() const { return capacity_; }
  /** features × n, to be filled before a forward pass. */
  MatrixView<T> input(Index n) { return {input_.data(), features_, n}; }
  /** outputs × n, to be filled before a loss is taken. */
  MatrixView<T> target(Index n) { return {target_.data(), layers.back().units, n}; }

  std::vector<LayerBuffers<T>> layers;

 private:
  Index features_;
  Index capacity_;
  std::vector<T> input_;
  std::vector<T> target_;
};

template <class T>
class Network {
 public:
  explicit Network(const Config& config) { configure(config); }

  const std::vector<Layer>& layers() const { return layers_; }
  Index inputs() const { return layers_.front().inputs; }
  Index outputs() const { return layers_.back().units; }

  /** Of each layer in turn: kernel, bias, learned activation parameters. */
  std::vector<T>& parameters() { return parameters_; }
  const std::vector<T>& parameters() const { return parameters_; }
  LayerBlock<const T> block(const Layer& layer) const { return {layer, parameters_.data()}; }

  /** Takes over shapes, penalties and dropout rates; the parameters stay where the shapes do. */
  void configure(const Config& config) {
    layers_.clear();
    Index inputs = static_cast<Index>(config.features.size());
    Index offset = 0;
    for (std::size_t i = 0; i < config.layers.size(); ++i) {
      const LayerConfig& from = config.layers[i];
      Layer layer;
      layer.inputs = inputs;
      layer.units = from.units;
      layer.activation = from.activation;
      layer.use_bias = from.use_bias;
      layer.dropout = from.dropout;
      layer.alpha_dropout = from.alpha_dropout;
      layer.l1 = config.layer_l1(i);
      layer.l2 = config.layer_l2(i);
      layer.offset = offset;
      dispatch<Activations>(from.activation.item, [&]<class A>() { layer.learned = learns<A>(); });
      inputs = layer.units;
      offset += layer.size();
      layers_.push_back(layer);
    }
    loss_ = config.loss;
    parameters_.resize(static_cast<std::size_t>(offset));
  }

  /** Kernels as the experiment's initializers say, biases 0, learned parameters at their start. */
  void initialize(const Config& config) {
    Random random(config.seed, Stream::weights);
    for (std::size_t i = 0; i < layers_.size(); ++i) {
      const Layer& layer = layers_[i];
      LayerBlock<T> block(layer, parameters_.data());
      dispatch<Initializers>(config.layers[i].kernel_initializer, [&]<class Initializer>() {
        for (Index j = 0; j < block.kernel.size(); ++j) {
          block.kernel.data()[j] = static_cast<T>(Initializer::draw(double(layer.inputs), double(layer.units), random));
        }
      });
      block.bias.setZero();
      block.alpha.setConstant(static_cast<T>(layer.activation.settings[0]));
    }
  }

  void draw_masks(Workspace<T>& work, Index n, Random& random) const {
    for (std::size_t i = 0; i < layers_.size(); ++i) {
      if (LayerBuffers<T>::drops(layers_[i])) draw_mask<T>(layers_[i], work.layers[i].mask(n), random);
    }
  }

  /** From work.input(n) to each layer's z and a. With dropout on, the masks of the workspace apply. */
  void forward(Workspace<T>& work, Index n, Dropout dropout = Dropout::off) const {
    const bool dropped = dropout == Dropout::on;
    MatrixView<T> x = work.input(n);
    for (std::size_t i = 0; i < layers_.size(); ++i) {
      const Layer& layer = layers_[i];
      auto& buffers = work.layers[i];
      const LayerBlock<const T> block(layer, parameters_.data());
      auto z = buffers.z(n);
      z.noalias() = block.kernel.transpose() * x;
      if (layer.use_bias) z.colwise() += block.bias;
      activate<T>(layer, block.alpha, view(z), buffers.a(n));
      if (dropped && LayerBuffers<T>::drops(layer)) drop<T>(layer, view(buffers.mask(n)), view(buffers.a(n)), buffers.out(n, true));
      new (&x) MatrixView<T>(buffers.out(n, dropped));
    }
  }

  /** Mean data loss of the batch against work.target(n), after a forward pass. */
  double data_loss(Workspace<T>& work, Index n) const { return data_loss_sum(work, n) / static_cast<double>(n); }

  double data_loss_sum(Workspace<T>& work, Index n) const {
    return loss_sum<T>(loss_, view(work.layers.back().a(n)), view(work.target(n)));
  }

  /** The same, and ∂loss/∂a of the output layer into the workspace. */
  double data_loss_and_gradient(Workspace<T>& work, Index n) const {
    auto grad = work.layers.back().grad_a(n);
    return loss_sum<T>(loss_, view(work.layers.back().a(n)), view(work.target(n)), &grad, T(1) / T(n)) / static_cast<double>(n);
  }

  /** Σ over layers of l1·Σ|W| + l2·ΣW². */
  double penalty() const {
    double sum = 0;
    for (const Layer& layer : layers_) {
      const auto kernel = block(layer).kernel;
      if (layer.l1 != 0) sum += layer.l1 * static_cast<double>(kernel.template lpNorm<1>());
      if (layer.l2 != 0) sum += layer.l2 * static_cast<double>(kernel.squaredNorm());
    }
    return sum;
  }

  /** From ∂loss/∂a of the output layer to the gradient of every parameter, penalties included. */
  void backward(Workspace<T>& work, Index n, std::vector<T>& gradient, Dropout dropout = Dropout::off) const {
    const bool dropped = dropout == Dropout::on;
    for (std::size_t i = layers_.size(); i-- > 0;) {
      const Layer& layer = layers_[i];
      auto& buffers = work.layers[i];
      const LayerBlock<const T> block(layer, parameters_.data());
      LayerBlock<T> grad(layer, gradient.data());
      auto grad_z = buffers.grad_z(n);
      activate_back<T>(layer, block.alpha, view(buffers.z(n)), view(buffers.a(n)), view(buffers.grad_a(n)), grad_z, grad.alpha);
      const MatrixView<T> x = i == 0 ? work.input(n) : work.layers[i - 1].out(n, dropped);
      grad.kernel.noalias() = x * grad_z.transpose();
      if (layer.use_bias) grad.bias = grad_z.rowwise().sum();
      if (i > 0) {
        auto grad_x = work.layers[i - 1].grad_a(n);
        grad_x.noalias() = block.kernel * grad_z;
        if (dropped && LayerBuffers<T>::drops(layers_[i - 1])) grad_x.array() *= work.layers[i - 1].mask(n).array();
      }
      add_penalty(layer, block, grad);
    }
  }

 private:
  static void add_penalty(const Layer& layer, const LayerBlock<const T>& block, LayerBlock<T>& grad) {
    if (layer.l1 != 0) grad.kernel.array() += T(layer.l1) * block.kernel.array().sign();
    if (layer.l2 != 0) grad.kernel.array() += T(2 * layer.l2) * block.kernel.array();
  }

  std::vector<Layer> layers_;
  std::vector<T> parameters_;
  Choice loss_;
};

template <class T>
Workspace<T>::Workspace(const Network<T>& network, Index capacity, bool training)
    : features_(network.inputs()), capacity_(capacity),
      input_(static_cast<std::size_t>(network.inputs() * capacity)),
      target_(static_cast<std::size_t>(network.outputs() * capacity)) {
  for (const Layer& layer : network.layers()) layers.emplace_back(layer, capacity, training);
}

}  // namespace playground
