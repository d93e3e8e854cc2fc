#include "core/layer.hpp"

#include <algorithm>

#include "core/evaluate.hpp"

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

/**
 * Runs a typed formula over n numbers and hands each chunk's place, length and results to use(start, count, machine).
 * It is computed in float64 in both precisions, and rounded once: one machine serves both.
 */
template <class T, class Use>
void run_formula(const Layer& layer, T parameter, Slopes wanted, const T* x, Index n, Use use) {
  Machine<double> machine(*layer.activation.formula.expression, static_cast<double>(parameter), wanted);
  constexpr auto lanes = static_cast<Index>(Machine<double>::lanes);
  for (Index start = 0; start < n; start += lanes) {
    const Index count = std::min(lanes, n - start);
    machine.run(x + start, static_cast<std::size_t>(count));
    use(start, count, machine);
  }
}

/** With a parameter a unit the formula runs row by row, else over the whole matrix as one row. */
template <class T>
struct FormulaRows {
  Index rows, length;

  FormulaRows(const Layer& layer, ConstMatrixView<T> z)
      : rows(layer.learned ? z.rows() : 1), length(layer.learned ? z.cols() : z.size()) {}
};

template <class T>
void activate_formula(const Layer& layer, ConstVectorView<T> alpha, ConstMatrixView<T> z, MatrixView<T> a) {
  const UnitParameter<T> parameter(layer, alpha);
  const FormulaRows<T> shape(layer, z);
  for (Index row = 0; row < shape.rows; ++row) {
    T* to = a.data() + row * shape.length;
    run_formula<T>(layer, parameter(row), Slopes::none, z.data() + row * shape.length, shape.length,
                   [&](Index start, Index count, const Machine<double>& machine) {
                     for (Index j = 0; j < count; ++j) to[start + j] = static_cast<T>(machine.value()[static_cast<std::size_t>(j)]);
                   });
  }
}

template <class T>
void activate_formula_back(const Layer& layer, ConstVectorView<T> alpha, ConstMatrixView<T> z, ConstMatrixView<T> grad_a,
                           MatrixView<T> grad_z, VectorView<T> grad_alpha) {
  const UnitParameter<T> parameter(layer, alpha);
  const FormulaRows<T> shape(layer, z);
  const Slopes wanted = layer.learned ? Slopes::by_x_and_a : Slopes::by_x;
  for (Index row = 0; row < shape.rows; ++row) {
    const T* g = grad_a.data() + row * shape.length;
    T* to = grad_z.data() + row * shape.length;
    T sum = T(0);
    run_formula<T>(layer, parameter(row), wanted, z.data() + row * shape.length, shape.length,
                   [&](Index start, Index count, const Machine<double>& machine) {
                     const auto slope = [&](std::size_t direction, Index j) {
                       return static_cast<T>(machine.slope(direction)[static_cast<std::size_t>(j)]);
                     };
                     for (Index j = 0; j < count; ++j) to[start + j] = g[start + j] * slope(0, j);
                     if (!layer.learned) return;
                     for (Index j = 0; j < count; ++j) sum += g[start + j] * slope(1, j);
                   });
    if (layer.learned) grad_alpha[row] = sum;
  }
}

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
    if constexpr (std::is_same_v<A, Custom>) {
      activate_formula<T>(layer, alpha, z, a);
    } else if constexpr (!elementwise<A>) {
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
    if constexpr (std::is_same_v<A, Custom>) {
      activate_formula_back<T>(layer, alpha, z, grad_a, grad_z, grad_alpha);
    } else if constexpr (!elementwise<A>) {
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
