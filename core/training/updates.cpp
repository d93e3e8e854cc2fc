#include "core/training/updates.hpp"

#include <algorithm>
#include <cmath>

#include "core/catalog/optimizers.hpp"

namespace playground {
namespace {

/** Gradients of this size and more are not held together: their layers are updated one after the other. */
constexpr Index gradient_at_once = 1 << 16;

Index largest(const std::vector<Layer>& layers) {
  Index size = 0;
  for (const Layer& layer : layers) size = std::max(size, layer.size);
  return size;
}

/** Σ of the squares of a layer's kernels, or of as many numbers in their places. */
template <class T>
double squares_of_kernels(const Layer& layer, const T* numbers) {
  double sum = 0;
  for (const Tensor& tensor : layer.tensors) {
    if (tensor.penalized) sum += sum_of_squares<T>({numbers + (tensor.offset - layer.offset), tensor.size});
  }
  return sum;
}

/** ‖now − before‖/‖before‖ of the kernels. Overwrites `before`. */
template <class T>
double ratio_of_update(const Layer& layer, const T* now, T* before) {
  const double size = squares_of_kernels(layer, before);
  VectorView<T>(before, layer.size) -= ConstVectorView<T>(now, layer.size);
  return size > 0 ? std::sqrt(squares_of_kernels(layer, before) / size) : 0;
}

}  // namespace

template <class T>
Updates<T>::Updates(const std::vector<Layer>& layers) {
  Index room = 0;
  for (std::size_t i = layers.size(); i-- > 0;) {
    if (portions_.empty() || portions_.back().size + layers[i].size > gradient_at_once)
      portions_.push_back({i, i, layers[i].offset, 0, {}});
    Portion& portion = portions_.back();
    portion.first = i;
    portion.offset = layers[i].offset;
    portion.size += layers[i].size;
    room = std::max(room, portion.size);
  }
  for (Portion& portion : portions_) {
    for (std::size_t i = portion.first; i <= portion.last; ++i) add_trained(layers[i], portion.trained);
  }
  gradient_.resize(static_cast<std::size_t>(room));
  before_.reserve(static_cast<std::size_t>(largest(layers)));
}

template <class T>
void Updates<T>::add_trained(const Layer& layer, std::vector<Span>& spans) {
  if (!layer.config.trainable) return;
  for (const Tensor& tensor : layer.tensors) {
    if (!tensor.trained || tensor.size == 0) continue;
    if (!spans.empty() && spans.back().offset + spans.back().size == tensor.offset) {
      spans.back().size += tensor.size;
    } else {
      spans.push_back({tensor.offset, tensor.size});
    }
  }
}

template <class T>
void Updates<T>::apply(const Choice& optimizer, Network<T>& network, Workspace<T>& work, Index n,
                       TrainingState<T>& state, bool measures) {
  const auto update = [&](const Portion& portion, Index first, Index size) {
    update_parameters<T>(optimizer, state.optimizer_step, network.parameters().data() + first,
                         gradient_.data() + first - portion.offset, state.slots.data() + first,
                         static_cast<Index>(network.parameters().size()), size);
  };
  for (const Portion& portion : portions_) {
    for (std::size_t i = portion.last + 1; i-- > portion.first;)
      network.backward(work, n, i, gradient_of(network, portion, i), Mode::training);
    if (!measures) {
      for (const Span& span : portion.trained) update(portion, span.offset, span.size);
      continue;
    }
    for (std::size_t i = portion.first; i <= portion.last; ++i) {
      const Layer& layer = network.layers()[i];
      const T* w = network.parameters().data() + layer.offset;
      const T* gradient = gradient_of(network, portion, i);
      before_.assign(w, w + layer.size);
      for (const Tensor& tensor : layer.tensors) {
        if (layer.config.trainable && tensor.trained) update(portion, tensor.offset, tensor.size);
      }
      state.gradient_norm[i] = std::sqrt(squares_of_kernels(layer, gradient));
      state.update_ratio[i] = ratio_of_update(layer, w, before_.data());
    }
  }
}

template class Updates<float>;
template class Updates<double>;

}  // namespace playground
