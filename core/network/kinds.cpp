#include "core/network/kinds.hpp"

#include <algorithm>
#include <array>

#include "core/network/activation.hpp"
#include "core/network/dropout.hpp"

namespace playground {

template <class T>
ConstVectorView<T> LayerPass<T>::alpha() const {
  const Index count = layer.learned ? layer.tensors[layer.tensors.size() - 1].size : 0;
  return {parameters + layer.size - count, count};
}

namespace {

template <class T>
void copy(const ConstBatch<T>& from, const Batch<T>& to) {
  std::copy_n(from.data(), from.rows() * tiled<T>(from.cols()), to.data());
}

/** Where the gradient of α goes. */
template <class T>
VectorView<T> grad_alpha(const LayerPass<T>& pass, T* gradient) {
  const Index count = pass.alpha().size();
  return {gradient + pass.layer.size - count, count};
}

/** A specialization for each kind; what it does not say is what a kind without weights does. */
template <class Kind, class T>
struct Steps;

template <class T>
struct WithoutWeights {
  static constexpr void (*preactivations)(const LayerPass<T>&, const Batch<T>&) = nullptr;
  static constexpr bool goes_through_slope = false;
  static Index packed_size(const Layer&, Index) { return 0; }
};

template <class T>
struct Steps<DenseLayer, T> {
  static constexpr bool goes_through_slope = true;

  static ConstMatrixView<T> kernel(const LayerPass<T>& pass) {
    return {pass.parameters, pass.layer.inputs, pass.layer.outputs};
  }

  static void preactivations(const LayerPass<T>& pass, const Batch<T>& z) {
    const auto w = kernel(pass);
    playground::preactivations<T>(w, pass.layer.config.use_bias ? w.data() + w.size() : nullptr, pass.x, z,
                                  pass.packed);
  }

  static void forward(const LayerPass<T>& pass) {
    LayerBuffers<T>& buffers = pass.buffers;
    const auto z = buffers.z(pass.n), a = buffers.a(pass.n);
    preactivations(pass, z);
    activate<T>(pass.layer.config.activation, pass.alpha(), z, a,
                buffers.slope_.empty() ? nullptr : buffers.slope_.data(), pass.least);
    if (pass.drops()) drop<T>(pass.layer, buffers.mask(pass.n), a, buffers.out(pass.n, true));
  }

  static void backward(const LayerPass<T>& pass, T* gradient, bool has_grad_z, const InputGradient<T>* to) {
    LayerBuffers<T>& buffers = pass.buffers;
    const auto grad_z = buffers.grad_z(pass.n);
    if (!has_grad_z) {
      if (pass.drops()) drop_back<T>(buffers.mask(pass.n), buffers.grad_a(pass.n));
      activate_back<T>(pass.layer.config.activation, pass.alpha(), buffers, pass.n, grad_alpha(pass, gradient));
    }
    const auto w = kernel(pass);
    MatrixView<T> grad_kernel(gradient, w.rows(), w.cols());
    gradient_of_parameters<T>(pass.x, grad_z, grad_kernel,
                              pass.layer.config.use_bias ? gradient + grad_kernel.size() : nullptr, pass.packed);
    if (to) gradient_of_inputs<T>(w, grad_z, to->grad_x, to->before, pass.packed);
  }

  static Index packed_size(const Layer& layer, Index n) {
    return playground::packed_size<T>(layer.inputs, layer.outputs, n);
  }
};

template <class T>
struct Steps<ActivationLayer, T> : WithoutWeights<T> {
  static void forward(const LayerPass<T>& pass) {
    LayerBuffers<T>& buffers = pass.buffers;
    if (!buffers.z_.empty()) copy<T>(pass.x, buffers.z(pass.n));
    activate<T>(pass.layer.config.activation, pass.alpha(), pass.x, buffers.a(pass.n),
                buffers.slope_.empty() ? nullptr : buffers.slope_.data(), pass.least);
  }

  static void backward(const LayerPass<T>& pass, T* gradient, bool has_grad_z, const InputGradient<T>* to) {
    LayerBuffers<T>& buffers = pass.buffers;
    if (!has_grad_z)
      activate_back<T>(pass.layer.config.activation, pass.alpha(), buffers, pass.n, grad_alpha(pass, gradient));
    const auto grad_z = buffers.grad_z(pass.n);
    if (to) copy<T>(grad_z, {to->grad_x, grad_z.rows(), pass.n});
  }
};

/** Dropout and AlphaDropout: the layer's settings say which. */
template <class T>
struct DropSteps : WithoutWeights<T> {
  static void forward(const LayerPass<T>& pass) {
    LayerBuffers<T>& buffers = pass.buffers;
    const auto a = buffers.a(pass.n);
    if (pass.drops()) {
      drop<T>(pass.layer, buffers.mask(pass.n), pass.x, a);
    } else {
      copy<T>(pass.x, a);
    }
    if (!buffers.z_.empty()) copy<T>(a, buffers.z(pass.n));
  }

  static void backward(const LayerPass<T>& pass, T*, bool, const InputGradient<T>* to) {
    LayerBuffers<T>& buffers = pass.buffers;
    const auto grad_a = buffers.grad_a(pass.n);
    copy<T>(grad_a, buffers.grad_z(pass.n));
    if (!to) return;
    const Batch<T> grad_x(to->grad_x, grad_a.rows(), pass.n);
    if (pass.drops()) {
      multiply<T>(buffers.mask(pass.n), grad_a, grad_x);
    } else {
      copy<T>(grad_a, grad_x);
    }
  }
};

template <class T>
struct Steps<DropoutLayer, T> : DropSteps<T> {};
template <class T>
struct Steps<AlphaDropoutLayer, T> : DropSteps<T> {};

template <class T, class... Kinds>
constexpr std::array<KindSteps<T>, sizeof...(Kinds)> steps_of_all(TypeList<Kinds...>) {
  return {KindSteps<T>{Steps<Kinds, T>::forward, Steps<Kinds, T>::backward, Steps<Kinds, T>::preactivations,
                       Steps<Kinds, T>::packed_size, Steps<Kinds, T>::goes_through_slope}...};
}

}  // namespace

template <class T>
const KindSteps<T>& steps_of(const Layer& layer) {
  static constexpr auto steps = steps_of_all<T>(Layers());
  return steps[layer.config.kind];
}

template struct LayerPass<float>;
template struct LayerPass<double>;
template const KindSteps<float>& steps_of<float>(const Layer&);
template const KindSteps<double>& steps_of<double>(const Layer&);

}  // namespace playground
