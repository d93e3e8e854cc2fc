#pragma once

#include <vector>

#include "core/experiment/config.hpp"
#include "core/network/kinds.hpp"
#include "core/network/layer.hpp"
#include "core/network/overflow.hpp"
#include "core/numeric/random.hpp"

/** A chain of layers over one vector of all parameters: forward, loss, backward. */
namespace playground {

template <class T>
class Network;

/** The buffers of one use of a network: the input and what each layer computes, for up to `capacity` examples. */
template <class T>
class Workspace {
 public:
  Workspace(const std::vector<Layer>& network, Index capacity, Keep keep);

  Index capacity() const { return capacity_; }
  bool keeps_all() const { return keep_ == Keep::everything; }
  /** features × n, to be filled before a forward pass, whole registers of it (repeat_last). */
  Batch<T> input(Index n) { return {examples_.data(), features_, n, numbers()}; }
  /** outputs × n, to be filled before a loss is taken. */
  Batch<T> target(Index n) { return {examples_.data() + features_ * tile<T>, outputs_, n, numbers()}; }
  /** Input and target, one below the other, with the padding of an example: they are gathered together. */
  Batch<T> examples(Index n) { return {examples_.data(), numbers(), n}; }
  /** Takes the input of another workspace's batch, and its masks where it has them. */
  void take(Workspace& other, Index n);

  /** Scratch space for operands that a product repacks. */
  T* packed() { return packed_.data(); }

  /** ∂loss/∂x of the input, after a backward pass that keeps everything. */
  Batch<T> grad_input(Index n) { return {grad_input_.data(), features_, n}; }

  std::vector<LayerBuffers<T>> layers;

 private:
  /** Of an example. */
  Index numbers() const { return padded<T>(features_ + outputs_); }

  Index features_;
  Index outputs_;
  Index capacity_;
  Keep keep_;
  Buffer<T> examples_;
  Buffer<T> grad_input_;
  Buffer<T> packed_;
};

/** ‖x‖². Eigen's sum is long where it is compiled, so that it is compiled once. */
template <class T>
double sum_of_squares(const ConstVectorView<T>& x);

template <class T>
class Network {
 public:
  explicit Network(const Config& config);

  const std::vector<Layer>& layers() const { return layers_; }
  Index inputs() const { return layers_.front().inputs; }
  Index outputs() const { return layers_.back().outputs; }

  /** Of each layer in turn, in the order of its tensors. */
  Buffer<T>& parameters() { return parameters_; }
  const Buffer<T>& parameters() const { return parameters_; }
  ConstVectorView<T> weights(const Tensor& tensor) const { return {parameters_.data() + tensor.offset, tensor.size}; }

  /** Takes over penalties and dropout rates of layers of the same shapes. Cannot fail. */
  void configure(std::vector<Layer> layers, const Choice& loss) noexcept;

  /** Kernels as the experiment's initializers say, other weights at their start; then the experiment's own. */
  void initialize(const Config& config);

  /** Sets the parameters that are named; they fit. */
  void set(const std::vector<LayerParameters>& parameters);

  void draw_masks(Workspace<T>& work, Index n, Random& random) const;

  /** From work.input(n) to each layer's a, and what else the workspace keeps. */
  void forward(Workspace<T>& work, Index n, Mode mode = Mode::inference) const;

  /** Mean data loss of the batch against work.target(n), after a forward pass. */
  double data_loss(Workspace<T>& work, Index n) const { return data_loss_sum(work, n) / static_cast<double>(n); }

  double data_loss_sum(Workspace<T>& work, Index n) const;

  /** The same, and ∂loss/∂a of the output layer into the workspace, 0 where it is below `least`. */
  double data_loss_and_gradient(Workspace<T>& work, Index n, T least = T(0)) const;

  /** The result if every layer is finite and the loss is not. */
  FirstOverflow no_overflow() const { return {static_cast<int>(layers_.size()) - 1, Overflow::loss}; }

  /** After a forward pass with Keep::training, whose ∂loss/∂z it overwrites: the first layer that is not finite. */
  FirstOverflow first_overflow(Workspace<T>& work, Index n, Mode mode) const;

  /** Σ over penalized weights of l1·Σ|W| + l2·ΣW². */
  double penalty() const;

  /** After a forward pass in the same mode: from ∂loss/∂a of the output layer to the gradient of every parameter that
   * is trained, penalties included. */
  void backward(Workspace<T>& work, Index n, Buffer<T>& gradient, Mode mode = Mode::inference) const;

  /** One layer of it, from the last to the first: the gradient of its parameters, and ∂loss/∂a of the layer before. */
  void backward(Workspace<T>& work, Index n, std::size_t layer, T* gradient, Mode mode) const;

  /** Leaves out what follows a layer, whose a is the output then. */
  void end_after(std::size_t layer) noexcept;

  /** Takes the statistics of a training pass into the parameters that hold their moving averages. */
  void update_statistics(Workspace<T>& work, Index n);

 private:
  /** Whether ∂loss/∂z of the layer comes with the product that gives its ∂loss/∂a. */
  bool fuses_slope(std::size_t layer, Mode mode) const {
    return layers_[layer].fuses_slope && !(mode == Mode::training && layers_[layer].drops);
  }

  void add_penalties(std::size_t layer, T* gradient) const;

  LayerPass<T> pass(Workspace<T>& work, Index n, std::size_t layer, Mode mode) const;

  std::vector<Layer> layers_;
  Buffer<T> parameters_;
  Choice loss_;
  bool drops_ = false;         ///< any layer does
  bool is_penalized_ = false;  ///< any layer is
  bool has_statistics_ = false;
};

}  // namespace playground
