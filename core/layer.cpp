#include "core/layer.hpp"

namespace playground {
namespace {

/** The activation's parameter for a unit: learned, or the same for all. */
template <class T>
struct UnitParameter {
  const T* learned;
  T fixed;

  UnitParameter(const Layer& layer, ConstVectorView<T> alpha)
      : learned(layer.learned ? alpha.data() : nullptr), fixed(static_cast<T>(layer.activation.settings[0])) {}

  T operator()(Index unit) const { return learned ? learned[unit] : fixed; }
};

}  // namespace

template <class T>
void softmax_columns(ConstMatrixView<T> z, MatrixView<T> a) {
  for (Index j = 0; j < z.cols(); ++j) {
    const Strided<const T> column{z.data() + j, z.rows(), z.cols()};
    const SoftmaxParts<T> parts(column);
    for (Index i = 0; i < z.rows(); ++i) a(i, j) = parts.probability(z(i, j));
  }
}

template <class T>
void activate(const Layer& layer, ConstVectorView<T> alpha, ConstMatrixView<T> z, MatrixView<T> a) {
  dispatch<Activations>(layer.activation.item, [&]<class A>() {
    if constexpr (!elementwise<A>) {
      softmax_columns<T>(z, a);
    } else {
      const UnitParameter<T> parameter(layer, alpha);
      for (Index unit = 0; unit < z.rows(); ++unit) {
        const T p = parameter(unit);
        const T* from = z.data() + unit * z.cols();
        T* to = a.data() + unit * z.cols();
        for (Index j = 0; j < z.cols(); ++j) to[j] = activation_value<A>(from[j], p);
      }
    }
  });
}

template <class T>
void activate_back(const Layer& layer, ConstVectorView<T> alpha, ConstMatrixView<T> z, ConstMatrixView<T> a,
                   ConstMatrixView<T> grad_a, MatrixView<T> grad_z, VectorView<T> grad_alpha) {
  dispatch<Activations>(layer.activation.item, [&]<class A>() {
    if constexpr (!elementwise<A>) {
      // ∂loss/∂zᵢ = aᵢ(gᵢ − Σ gⱼaⱼ)
      for (Index j = 0; j < z.cols(); ++j) {
        const T mean = grad_a.col(j).dot(a.col(j));
        grad_z.col(j).array() = a.col(j).array() * (grad_a.col(j).array() - mean);
      }
    } else {
      const UnitParameter<T> parameter(layer, alpha);
      for (Index unit = 0; unit < z.rows(); ++unit) {
        const T p = parameter(unit);
        const T* x = z.data() + unit * z.cols();
        const T* g = grad_a.data() + unit * z.cols();
        T* to = grad_z.data() + unit * z.cols();
        for (Index j = 0; j < z.cols(); ++j) to[j] = g[j] * activation_derivative<A>(x[j], p);
        if constexpr (learns<A>()) {
          T sum = T(0);
          for (Index j = 0; j < z.cols(); ++j) sum += g[j] * A::d_parameter(x[j], p);
          grad_alpha[unit] = sum;
        }
      }
    }
  });
}

template <class T>
void draw_mask(const Layer& layer, MatrixView<T> mask, Random& random) {
  const double rate = layer.dropout > 0 ? layer.dropout : layer.alpha_dropout;
  const T kept = static_cast<T>(layer.dropout > 0 ? 1 / (1 - rate) : AlphaDropout(rate).scale);
  for (Index i = 0; i < mask.size(); ++i) mask.data()[i] = random.uniform() < rate ? T(0) : kept;
}

template <class T>
void drop(const Layer& layer, ConstMatrixView<T> mask, ConstMatrixView<T> a, MatrixView<T> out) {
  out.array() = a.array() * mask.array();
  if (layer.alpha_dropout > 0) {
    const AlphaDropout alpha(layer.alpha_dropout);
    out.array() += T(alpha.shift) + T(AlphaDropout::saturation) * (T(alpha.scale) - mask.array());
  }
}

template void softmax_columns<float>(ConstMatrixView<float>, MatrixView<float>);
template void activate<float>(const Layer&, ConstVectorView<float>, ConstMatrixView<float>, MatrixView<float>);
template void activate_back<float>(const Layer&, ConstVectorView<float>, ConstMatrixView<float>, ConstMatrixView<float>,
                                 ConstMatrixView<float>, MatrixView<float>, VectorView<float>);
template void draw_mask<float>(const Layer&, MatrixView<float>, Random&);
template void drop<float>(const Layer&, ConstMatrixView<float>, ConstMatrixView<float>, MatrixView<float>);

template void softmax_columns<double>(ConstMatrixView<double>, MatrixView<double>);
template void activate<double>(const Layer&, ConstVectorView<double>, ConstMatrixView<double>, MatrixView<double>);
template void activate_back<double>(const Layer&, ConstVectorView<double>, ConstMatrixView<double>, ConstMatrixView<double>,
                                 ConstMatrixView<double>, MatrixView<double>, VectorView<double>);
template void draw_mask<double>(const Layer&, MatrixView<double>, Random&);
template void drop<double>(const Layer&, ConstMatrixView<double>, ConstMatrixView<double>, MatrixView<double>);

}  // namespace playground
