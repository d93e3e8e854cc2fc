#include "core/network/network.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "core/catalog/initializers.hpp"
#include "core/network/dropout.hpp"
#include "core/network/kinds/dense.hpp"

namespace playground {
namespace {

/** Of an initializer: one of both. */
struct Draws {
  double (*draw)(double fan_in, double fan_out, Random& random) = nullptr;
  void (*fill)(std::size_t rows, std::size_t columns, Random& random, double* weights) = nullptr;
};

Draws draws_of(std::size_t initializer) {
  Draws draws;
  dispatch<Initializers>(initializer, [&]<class Initializer>() {
    if constexpr (requires { Initializer::fill; }) {
      draws.fill = Initializer::fill;
    } else {
      draws.draw = Initializer::draw;
    }
  });
  return draws;
}

/** Draws the weights of a kernel, whose last axis is its units. */
template <class T>
void draw_kernel(const Tensor& kernel, Random& random, std::span<T> w) {
  const Draws draws = draws_of(*kernel.initializer);
  const Index units = kernel.shape.last(), window = kernel.size / units;  // what a unit reads
  if (draws.fill) {
    std::vector<double> drawn(w.size());
    draws.fill(static_cast<std::size_t>(window), static_cast<std::size_t>(units), random, drawn.data());
    std::transform(drawn.begin(), drawn.end(), w.begin(), [](double x) { return static_cast<T>(x); });
    return;
  }
  const Index channels = kernel.shape[kernel.shape.size() - 2];
  const double fan_in = static_cast<double>(window), fan_out = static_cast<double>(window / channels * units);
  for (T& x : w) x = static_cast<T>(draws.draw(fan_in, fan_out, random));
}

/** Of one tensor. */
template <class T>
void add_penalty(const Layer& layer, const ConstVectorView<T>& w, VectorView<T>&& grad) {
  grad.array() += T(layer.l1) * w.array().sign() + T(2 * layer.l2) * w.array();
}

/** Dense layers of floats are called directly, and inlined: small ones take little longer than a call by the table. */
template <class T>
bool is_inlined(const Layer& layer) {
  return !is_lean<T> && layer.config.kind == place_of<Layers, DenseLayer>();
}

bool is_penalized(const Layer& layer) { return layer.l1 != 0 || layer.l2 != 0; }

}  // namespace

template <class T>
double sum_of_squares(const ConstVectorView<T>& x) {
  return static_cast<double>(x.squaredNorm());
}

template <class T>
Workspace<T>::Workspace(const std::vector<Layer>& network, Index capacity, Keep keep)
    : features_(network.front().inputs),
      outputs_(network.back().outputs),
      capacity_(capacity),
      keep_(keep),
      examples_(static_cast<std::size_t>(numbers() * tiled<T>(capacity))),
      grad_input_(keeps_all() ? static_cast<std::size_t>(features_ * tiled<T>(capacity)) : 0) {
  Index packed = 0;
  for (const Layer& layer : network) {
    layers.emplace_back(layer, capacity, keep);
    const KindSteps<T>& steps = steps_of<T>(layer);
    layers.back().kept_.resize(static_cast<std::size_t>(steps.kept_size(layer, capacity, keep)));
    packed = std::max(packed, steps.packed_size(layer, keep == Keep::outputs ? 0 : capacity));
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
    if (!other.layers[i].mask_.empty()) copy(other.layers[i].mask_, layers[i].numbers, layers[i].mask_);
  }
}

template <class T>
Network<T>::Network(const Config& config) {
  configure(layers_of(config), config.loss);
  parameters_.resize(static_cast<std::size_t>(layers_.back().offset + layers_.back().size));
}

template <class T>
void Network<T>::configure(std::vector<Layer> layers, const Choice& loss) noexcept {
  layers_ = std::move(layers);
  loss_ = loss;
  const auto any = [&](auto holds) { return std::any_of(layers_.begin(), layers_.end(), holds); };
  drops_ = any([](const Layer& layer) { return layer.drops; });
  is_penalized_ = any(is_penalized);
  has_statistics_ = any([](const Layer& layer) { return steps_of<T>(layer).update_statistics != nullptr; });
  for (std::size_t i = 0; i + 1 < layers_.size(); ++i)
    layers_[i].fuses_slope = layers_[i].has_slope_alone && steps_of<T>(layers_[i + 1]).goes_through_slope;
}

template <class T>
void Network<T>::initialize(const Config& config) {
  Random random(config.weights_seed.value_or(config.seed), Stream::weights);
  for (const Layer& layer : layers_) {
    for (const Tensor& tensor : layer.tensors) {
      const auto w = std::span(parameters_)
                         .subspan(static_cast<std::size_t>(tensor.offset), static_cast<std::size_t>(tensor.size));
      if (!tensor.initializer) {
        std::fill(w.begin(), w.end(), static_cast<T>(tensor.start));
        std::fill_n(w.begin() + tensor.ones[0], tensor.ones[1], T(1));
        continue;
      }
      draw_kernel<T>(tensor, random, w);
    }
  }
  if (config.parameters) set(*config.parameters);
}

template <class T>
void Network<T>::set(const std::vector<LayerParameters>& parameters) {
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    for (const Tensor& tensor : layers_[i].tensors) {
      for (const auto& [name, values] : parameters[i].tensors) {
        if (name != tensor.name) continue;
        std::transform(values.begin(), values.end(), parameters_.begin() + tensor.offset,
                       [](double x) { return static_cast<T>(x); });
      }
    }
  }
}

template <class T>
void Network<T>::draw_masks(Workspace<T>& work, Index n, Random& random) const {
  if (!drops_) return;
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    if (layers_[i].drops) draw_mask<T>(layers_[i], work.layers[i].mask(n), random);
  }
}

template <class T>
[[gnu::always_inline]] inline LayerPass<T> Network<T>::pass(Workspace<T>& work, Index n, std::size_t i,
                                                            Mode mode) const {
  return {layers_[i],
          parameters_.data() + layers_[i].offset,
          i == 0 ? work.input(n) : work.layers[i - 1].out(n, mode == Mode::training),
          work.layers[i],
          n,
          mode,
          work.keeps_all() ? T(0) : least_factor<T>,
          work.packed()};
}

template <class T>
void Network<T>::forward(Workspace<T>& work, Index n, Mode mode) const {
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const LayerPass<T> at = pass(work, n, i, mode);
    is_inlined<T>(at.layer) ? Steps<DenseLayer, T>::forward(at) : steps_of<T>(at.layer).forward(at);
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
FirstOverflow Network<T>::first_overflow(Workspace<T>& work, Index n, Mode mode) const {
  const auto is_finite = [](const Batch<T>& batch) {
    for (Index j = 0; j < batch.cols(); ++j) {
      for (Index i = 0; i < batch.rows(); ++i) {
        if (!std::isfinite(batch(i, j))) return false;
      }
    }
    return true;
  };
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    const LayerPass<T> at = pass(work, n, i, mode);
    const auto found = [&](Overflow what) { return FirstOverflow{static_cast<int>(i), what}; };
    if (!std::all_of(at.parameters, at.parameters + at.layer.size, [](T w) { return std::isfinite(w); }))
      return found(Overflow::weights);
    if (const auto preactivations = steps_of<T>(at.layer).preactivations) {
      const auto z = at.buffers.grad_z(n);
      preactivations(at, z);
      if (!is_finite(z)) return found(Overflow::preactivations);
    }
    if (!is_finite(at.buffers.a(n))) return found(Overflow::activations);
  }
  return no_overflow();
}

template <class T>
double Network<T>::penalty() const {
  if (!is_penalized_) return 0;
  double sum = 0;
  for (const Layer& layer : layers_) {
    for (const Tensor& tensor : layer.tensors) {
      if (!tensor.penalized) continue;
      const auto w = weights(tensor);
      if (layer.l1 != 0) sum += layer.l1 * static_cast<double>(w.template lpNorm<1>());
      if (layer.l2 != 0) sum += layer.l2 * sum_of_squares<T>(w);
    }
  }
  return sum;
}

template <class T>
void Network<T>::backward(Workspace<T>& work, Index n, Buffer<T>& gradient, Mode mode) const {
  for (std::size_t i = layers_.size(); i-- > 0;) backward(work, n, i, gradient.data() + layers_[i].offset, mode);
}

template <class T>
void Network<T>::backward(Workspace<T>& work, Index n, std::size_t i, T* gradient, Mode mode) const {
  const LayerPass<T> at = pass(work, n, i, mode);
  InputGradient<T> to;
  if (i > 0) {
    auto& before = work.layers[i - 1];
    const bool fuses = fuses_slope(i - 1, mode);
    if (fuses) to.before = {before.slope_.data(), before.grad_z_.data()};
    if (!fuses || work.keeps_all()) to.grad_x = before.grad_a_.data();
  } else if (work.keeps_all()) {
    to.grad_x = work.grad_input(n).data();
  }
  const InputGradient<T>* before = i > 0 || to.grad_x ? &to : nullptr;
  const bool has_grad_z = fuses_slope(i, mode);
  is_inlined<T>(at.layer) ? Steps<DenseLayer, T>::backward(at, gradient, has_grad_z, before)
                          : steps_of<T>(at.layer).backward(at, gradient, has_grad_z, before);
  if (is_penalized_ && is_penalized(at.layer)) add_penalties(i, gradient);
}

template <class T>
[[gnu::noinline]] void Network<T>::add_penalties(std::size_t i, T* gradient) const {
  const Layer& layer = layers_[i];
  for (const Tensor& tensor : layer.tensors) {
    if (tensor.penalized)
      add_penalty<T>(layer, weights(tensor), {gradient + tensor.offset - layer.offset, tensor.size});
  }
}

template <class T>
void Network<T>::end_after(std::size_t layer) noexcept {
  while (layers_.size() > layer + 1) layers_.pop_back();
  layers_.back().fuses_slope = false;
}

template <class T>
void Network<T>::update_statistics(Workspace<T>& work, Index n) {
  if (!has_statistics_) return;
  for (std::size_t i = 0; i < layers_.size(); ++i) {
    if (const auto update = steps_of<T>(layers_[i]).update_statistics)
      update(pass(work, n, i, Mode::training), parameters_.data() + layers_[i].offset);
  }
}

template class Workspace<float>;
template class Workspace<double>;
template double sum_of_squares<float>(const ConstVectorView<float>&);
template double sum_of_squares<double>(const ConstVectorView<double>&);
template class Network<float>;
template class Network<double>;

}  // namespace playground
