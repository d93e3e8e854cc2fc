#include "core/network/network.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/catalog/initializers.hpp"
#include "core/network/products.hpp"

namespace playground {
std::vector<Layer> layers_of(const Config& config) {
  std::vector<Layer> layers;
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
    layer.learned = learns(from.activation);
    layer.has_slope_alone = !layer.learned && from.activation.item != place_of<Activations, Softmax>();
    inputs = layer.units;
    offset += layer.size();
    layers.push_back(layer);
  }
  return layers;
}

namespace {

using Draw = double (*)(double fan_in, double fan_out, Random& random);

Draw draw_of(std::size_t initializer) {
  Draw draw = nullptr;
  dispatch<Initializers>(initializer, [&]<class Initializer>() { draw = Initializer::draw; });
  return draw;
}

template <class T>
[[gnu::noinline]] void add_penalty(const Layer& layer, const LayerBlock<const T>& block, LayerBlock<T>&& grad) {
  if (layer.l1 == 0 && layer.l2 == 0) return;
  grad.kernel.array() += T(layer.l1) * block.kernel.array().sign() + T(2 * layer.l2) * block.kernel.array();
}

}  // namespace

template <class T>
double sum_of_squares(const ConstVectorView<T>& x) {
  return static_cast<double>(x.squaredNorm());
}

template <class T>
Workspace<T>::Workspace(const std::vector<Layer>& network, Index capacity, Keep keep)
    : features_(network.front().inputs),
      capacity_(capacity),
      keep_(keep),
      examples_(static_cast<std::size_t>(padded<T>(features_ + network.back().units) * tiled<T>(capacity))) {
  Index packed = 0;
  for (const Layer& layer : network) {
    layers.emplace_back(layer, capacity, keep);
    packed = std::max(packed, packed_size<T>(layer.inputs, layer.units, keep == Keep::outputs ? 0 : capacity));
  }
  packed_.resize(static_cast<std::size_t>(packed));
}

template <class T>
void Workspace<T>::take(Workspace& other, Index n) {
  const auto copy = [n](const Buffer<T>& from, Index rows, Buffer<T>& to) {
    std::copy_n(from.begin(), rows * tiled<T>(n), to.begin());
  };
  copy(other.examples_, numbers(), examples_);
  for (std::size_t i = 0; i < layers.size(); ++i) {
    if (!other.layers[i].mask_.empty()) copy(other.layers[i].mask_, layers[i].units, layers[i].mask_);
  }
}

template <class T>
Network<T>::Network(const Config& config) {
  configure(layers_of(config), config.loss);
  parameters_.resize(static_cast<std::size_t>(layers_.back().offset + layers_.back().size()));
}

template <class T>
void Network<T>::configure(std::vector<Layer> layers, const Choice& loss) noexcept {
  layers_ = std::move(layers);
  loss_ = loss;
  const auto any = [&](auto holds) { return std::any_of(layers_.begin(), layers_.end(), holds); };
  drops_ = any(LayerBuffers<T>::drops);
  is_penalized_ = any([](const Layer& layer) { return layer.l1 != 0 || layer.l2 != 0; });
}

template <class T>
void Network<T>::initialize(const Config& config) {
  Random random(config.seed, Stream::weights);
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const Layer& layer = layers_[i];
    LayerBlock<T> block(layer, parameters_.data() + layer.offset);
    const Draw draw = draw_of(config.layers[i].kernel_initializer);
    for (Index j = 0; j < block.kernel.size(); ++j) {
      block.kernel.data()[j] = static_cast<T>(draw(double(layer.inputs), double(layer.units), random));
    }
    block.bias.setZero();
    block.alpha.setConstant(static_cast<T>(layer.activation.settings[0]));
  }
}

template <class T>
void Network<T>::draw_masks(Workspace<T>& work, Index n, Random& random) const {
  if (!drops_) return;
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    if (LayerBuffers<T>::drops(layers_[i])) draw_mask<T>(layers_[i], work.layers[i].mask(n), random);
  }
}

template <class T>
void Network<T>::forward(Workspace<T>& work, Index n, Dropout dropout) const {
  const bool dropped = drops_ && dropout == Dropout::on;
  const std::size_t count = layers_.size();
  for (std::size_t i = 0; i < count; ++i) {
    const Layer& layer = layers_[i];
    auto& buffers = work.layers[i];
    const ConstMatrixView<T> kernel(parameters_.data() + layer.offset, layer.inputs, layer.units);
    const T* bias = kernel.data() + kernel.size();
    const ConstVectorView<T> alpha(bias + layer.bias_size(), layer.alpha_size());
    const auto x = i == 0 ? work.input(n) : work.layers[i - 1].out(n, dropped);
    const auto z = buffers.z(n);
    preactivations<T>(kernel, layer.use_bias ? bias : nullptr, x, z, work.packed());
    T* slope = buffers.slope_.empty() ? nullptr : buffers.slope_.data();
    activate<T>(layer, alpha, z, buffers.a(n), slope, work.keeps_all() ? T(0) : least_factor<T>);
    if (dropped && LayerBuffers<T>::drops(layer)) drop<T>(layer, buffers.mask(n), buffers.a(n), buffers.out(n, true));
  }
}

template <class T>
double Network<T>::data_loss_sum(Workspace<T>& work, Index n) const {
  return loss_sum<T>(loss_, work.layers.back().a(n), work.target(n));
}

template <class T>
double Network<T>::data_loss_and_gradient(Workspace<T>& work, Index n, T least) const {
  auto grad = work.layers.back().grad_a(n);
  const double sum =
      loss_sum<T>(loss_, work.layers.back().a(n), work.target(n), &grad, T(1) / static_cast<T>(n), least);
  return sum / static_cast<double>(n);
}

template <class T>
FirstOverflow Network<T>::first_overflow(Workspace<T>& work, Index n, Dropout dropout) const {
  const bool dropped = drops_ && dropout == Dropout::on;
  const auto is_finite = [](const Batch<T>& batch) {
    for (Index j = 0; j < batch.cols(); ++j) {
      for (Index i = 0; i < batch.rows(); ++i) {
        if (!std::isfinite(batch(i, j))) return false;
      }
    }
    return true;
  };
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const Layer& layer = layers_[i];
    const T* first = parameters_.data() + layer.offset;
    const auto found = [&](Overflow what) { return FirstOverflow{static_cast<int>(i), what}; };
    if (!std::all_of(first, first + layer.size(), [](T w) { return std::isfinite(w); }))
      return found(Overflow::weights);
    auto& buffers = work.layers[i];
    const ConstMatrixView<T> kernel(first, layer.inputs, layer.units);
    const auto z = buffers.grad_z(n);
    preactivations<T>(kernel, layer.use_bias ? first + kernel.size() : nullptr,
                      i == 0 ? work.input(n) : work.layers[i - 1].out(n, dropped), z, work.packed());
    if (!is_finite(z)) return found(Overflow::preactivations);
    if (!is_finite(buffers.a(n))) return found(Overflow::activations);
  }
  return no_overflow();
}

template <class T>
double Network<T>::penalty() const {
  if (!is_penalized_) return 0;
  double sum = 0;
  for (const Layer& layer : layers_) {
    const auto kernel = block(layer).kernel;
    if (layer.l1 != 0) sum += layer.l1 * static_cast<double>(kernel.template lpNorm<1>());
    if (layer.l2 != 0) sum += layer.l2 * sum_of_squares<T>({kernel.data(), kernel.size()});
  }
  return sum;
}

template <class T>
void Network<T>::backward(Workspace<T>& work, Index n, Buffer<T>& gradient, Dropout dropout) const {
  for (std::size_t i = layers_.size(); i-- > 0;) backward(work, n, i, gradient.data() + layers_[i].offset, dropout);
}

template <class T>
void Network<T>::backward(Workspace<T>& work, Index n, std::size_t i, T* gradient, Dropout dropout) const {
  const bool dropped = drops_ && dropout == Dropout::on;
  const Layer& layer = layers_[i];
  auto& buffers = work.layers[i];
  if (!fuses_slope(i, dropped))
    activate_back<T>(layer, block(layer).alpha, buffers, n, LayerBlock<T>(layer, gradient).alpha);
  const auto grad_z = buffers.grad_z(n);
  const auto x = i == 0 ? work.input(n) : work.layers[i - 1].out(n, dropped);
  MatrixView<T> grad_kernel(gradient, layer.inputs, layer.units);
  gradient_of_parameters<T>(x, grad_z, grad_kernel, layer.use_bias ? gradient + grad_kernel.size() : nullptr,
                            work.packed());
  if (is_penalized_) add_penalty<T>(layer, block(layer), LayerBlock<T>(layer, gradient));
  if (i == 0) return;
  const ConstMatrixView<T> kernel(parameters_.data() + layer.offset, layer.inputs, layer.units);
  auto& before = work.layers[i - 1];
  if (fuses_slope(i - 1, dropped)) {
    T* grad_a = work.keeps_all() ? before.grad_a_.data() : nullptr;
    gradient_of_inputs<T>(kernel, grad_z, grad_a, {before.slope_.data(), before.grad_z_.data()}, work.packed());
  } else {
    gradient_of_inputs<T>(kernel, grad_z, before.grad_a_.data(), {}, work.packed());
    if (dropped && LayerBuffers<T>::drops(layers_[i - 1])) drop_back<T>(before.mask(n), before.grad_a(n));
  }
}

template <class T>
bool Network<T>::fuses_slope(std::size_t i, bool dropped) const {
  return i + 1 < layers_.size() && layers_[i].has_slope_alone && !(dropped && LayerBuffers<T>::drops(layers_[i]));
}

template class Workspace<float>;
template class Workspace<double>;
template double sum_of_squares<float>(const ConstVectorView<float>&);
template double sum_of_squares<double>(const ConstVectorView<double>&);
template class Network<float>;
template class Network<double>;

}  // namespace playground
