#include "core/network/activation.hpp"

#include <algorithm>

#include "core/formula/evaluate.hpp"

namespace playground {
namespace {

/**
 * Calls run(parameter, first, end, step, channel) for each range of registers that share a parameter: the registers of
 * one number in a tile if the parameter is learned, otherwise all registers.
 */
template <class T, class Run>
void for_runs(const Choice& activation, const ConstVectorView<T>& alpha, const ConstBatch<T>& z, Run run) {
  const auto fixed = static_cast<T>(activation.settings[0]);
  if (alpha.size() == 0)
    return for_registers(z, [&](Index first, Index end, Index step) { run(fixed, first, end, step, Index(0)); });
  for (Index row = 0, channel = 0; row < z.rows(); ++row, channel = channel + 1 < alpha.size() ? channel + 1 : 0) {
    for (Index j = 0; j < z.width(); j += tile<T>) {
      const Index first = &z(row, j) - z.data();
      run(alpha[channel], first, first + std::min(tile<T>, z.width() - j), Index(Lanes<T>::size), channel);
    }
  }
}

/** The value and, unless slope is null, the derivative in one loop, which computes common subexpressions once. */
template <class A, class Parameter, class T>
void activate_lanes(Parameter parameter, const T* z, Index first, Index end, Index step, T* a, T* slope, T least) {
  using L = Lanes<T>;
  const L p(static_cast<T>(parameter));
  for (Index j = first; j < end; j += step) {
    const L x = L::load(z + j);
    activation_value<A>(x, p).store(a + j);
    if (!slope) continue;
    const L derivative = activation_derivative<A>(x, p);
    (is_straight<A, T>() ? derivative : settled(derivative, least)).store(slope + j);
  }
}

/** Passes a boolean parameter as a constant of the compiler, so that each of its values gets a loop of its own. */
template <class A, class T>
void activate_run(const Choice&, T parameter, const T* z, Index first, Index end, Index step, T* a, T* slope, T least) {
  if constexpr (!chooses<A>()) {
    activate_lanes<A>(parameter, z, first, end, step, a, slope, least);
  } else if (parameter == T(0)) {
    activate_lanes<A>(std::integral_constant<int, 0>(), z, first, end, step, a, slope, least);
  } else {
    activate_lanes<A>(std::integral_constant<int, 1>(), z, first, end, step, a, slope, least);
  }
}

/** Σ ∂loss/∂a · ∂f/∂α over the registers of a run. */
template <class A, class T>
T parameter_sum(const Choice&, T parameter, const T* z, const T* grad_a, Index first, Index end, Index step) {
  using L = Lanes<T>;
  const L p(parameter);
  L sum(0);
  for (Index j = first; j < end; j += step) sum += L::load(grad_a + j) * A::d_parameter(L::load(z + j), p);
  return total(sum);
}

/**
 * Evaluates a typed formula over a run in chunks and calls use(place, length, machine) for each. Both precisions
 * compute it in float64 and round once.
 */
template <class T, class Use>
void run_formula(const Choice& activation, T parameter, Slopes wanted, const T* z, Index first, Index end, Use use) {
  Machine<double> machine(*activation.formula.expression, static_cast<double>(parameter), wanted);
  constexpr auto lanes = static_cast<Index>(Machine<double>::lanes);
  for (Index j = first; j < end; j += lanes) {
    const auto n = static_cast<std::size_t>(std::min(lanes, end - j));
    machine.run(z + j, n);
    use(j, n, machine);
  }
}

template <class T>
void activate_formula(const Choice& activation, T parameter, const T* z, Index first, Index end, Index, T* a, T* slope,
                      T) {
  run_formula(activation, parameter, slope ? Slopes::by_x : Slopes::none, z, first, end,
              [&](Index j, std::size_t n, const Machine<double>& machine) {
                machine.value().store(a + j, n);
                if (slope) machine.slope(0).store(slope + j, n);
              });
}

template <class T>
T formula_parameter_sum(const Choice& activation, T parameter, const T* z, const T* grad_a, Index first, Index end,
                        Index) {
  T sum = T(0);
  run_formula(activation, parameter, Slopes::by_x_and_a, z, first, end,
              [&](Index j, std::size_t n, const Machine<double>& machine) {
                for (std::size_t i = 0; i < n; ++i)
                  sum += grad_a[j + static_cast<Index>(i)] * static_cast<T>(machine.slope(1)[i]);
              });
  return sum;
}

template <class T>
using Run = void (*)(const Choice&, T parameter, const T* z, Index first, Index end, Index step, T* a, T* slope,
                     T least);

/** null for softmax, which is not elementwise. */
template <class A, class T>
constexpr Run<T> run_of() {
  if constexpr (std::is_same_v<A, Custom>) {
    return activate_formula<T>;
  } else if constexpr (elementwise<A>) {
    return activate_run<A, T>;
  } else {
    return nullptr;
  }
}

template <class T, class... All>
constexpr std::array<Run<T>, sizeof...(All)> runs_of(TypeList<All...>) {
  return {run_of<All, T>()...};
}

/** The rows of one of a layer's places. */
template <class Number>
Batch<Number> place_of_batch(const Batch<Number>& all, Index place, Index channels) {
  constexpr Index size = tile<typename Batch<Number>::Number>;
  return {all.data() + place * channels * size, channels, all.cols(), all.rows()};
}

/** ∂loss/∂zᵢ = aᵢ(gᵢ − Σ gⱼaⱼ) */
template <class T>
void softmax_back(const ConstBatch<T>& a, const ConstBatch<T>& g, const Batch<T>& grad_z) {
  using L = Lanes<T>;
  const Index k = a.rows();
  for (Index j = 0; j < a.width(); j += L::size) {
    const Strided<const L> a_j{a.column(j), k, tile<T>}, g_j{g.column(j), k, tile<T>};
    const Strided<L> to{grad_z.column(j), k, tile<T>};
    L mean(0);
    for (Index i = 0; i < k; ++i) mean += g_j[i] * a_j[i];
    for (Index i = 0; i < k; ++i) to[i] = a_j[i] * (g_j[i] - mean);
  }
}

}  // namespace

template <class T>
void softmax_columns(const ConstBatch<T>& z, const Batch<T>& a) {
  using L = Lanes<T>;
  for (Index j = 0; j < z.width(); j += L::size) {
    const Strided<L> column{a.column(j), a.rows(), tile<T>};
    const SoftmaxParts<L> parts({z.column(j), z.rows(), tile<T>}, column);
    for (Index i = 0; i < a.rows(); ++i) column[i] = L(column[i]) / parts.total();
  }
}

template <class T>
void activate(const Choice& activation, const ConstVectorView<T>& alpha, const ConstBatch<T>& z, const Batch<T>& a,
              T* slope, T least, Index places) {
  static constexpr auto runs = runs_of<T>(Activations());
  const Run<T> run = runs[activation.item];
  if (!run) {
    const Index channels = z.rows() / places;
    for (Index place = 0; place < places; ++place)
      softmax_columns<T>(place_of_batch(z, place, channels), place_of_batch(a, place, channels));
    return;
  }
  for_runs<T>(activation, alpha, z, [&](T parameter, Index first, Index end, Index step, Index) {
    run(activation, parameter, z.data(), first, end, step, a.data(), slope, least);
  });
}

template <class T>
void activate_back(const Layer& layer, const ConstVectorView<T>& alpha, LayerBuffers<T>& buffers, Index n,
                   VectorView<T> grad_alpha) {
  const Choice& activation = layer.config.activation;
  const auto z = buffers.z(n), grad_a = buffers.grad_a(n);
  if (activation.item == place_of<Activations, Softmax>()) {
    const auto at = [&](const Batch<T>& all, Index place) { return place_of_batch(all, place, layer.channels()); };
    for (Index place = 0; place < layer.places(); ++place)
      softmax_back<T>(at(buffers.a(n), place), at(grad_a, place), at(buffers.grad_z(n), place));
    return;
  }
  multiply<T>(grad_a, buffers.slope(n), buffers.grad_z(n));
  if (alpha.size() == 0) return;
  T (*sum)(const Choice&, T, const T*, const T*, Index, Index, Index) = nullptr;
  dispatch<Activations>(activation.item, [&]<class A>() {
    if constexpr (std::is_same_v<A, Custom>) {
      sum = formula_parameter_sum<T>;
    } else if constexpr (learns<A>()) {
      sum = parameter_sum<A, T>;
    }
  });
  grad_alpha.setZero();
  for_runs<T>(activation, alpha, z, [&](T parameter, Index first, Index end, Index step, Index channel) {
    grad_alpha[channel] += sum(activation, parameter, z.data(), grad_a.data(), first, end, step);
  });
}

template void softmax_columns<float>(const ConstBatch<float>&, const Batch<float>&);
template void activate<float>(const Choice&, const ConstVectorView<float>&, const ConstBatch<float>&,
                              const Batch<float>&, float*, float, Index);
template void activate_back<float>(const Layer&, const ConstVectorView<float>&, LayerBuffers<float>&, Index,
                                   VectorView<float>);

template void softmax_columns<double>(const ConstBatch<double>&, const Batch<double>&);
template void activate<double>(const Choice&, const ConstVectorView<double>&, const ConstBatch<double>&,
                               const Batch<double>&, double*, double, Index);
template void activate_back<double>(const Layer&, const ConstVectorView<double>&, LayerBuffers<double>&, Index,
                                    VectorView<double>);

}  // namespace playground
