#include "core/network/products.hpp"

#include <algorithm>

#include "core/network/packing.hpp"

namespace playground {
namespace {

/** rows[r] = start[r] + Σₖ w(k, r)·x[k] of a batch, its rows in panels of four whose weights of a k lie side by side.
 */
template <class T>
struct Combination {
  const T* w;
  Index step_k, step_panel;  ///< of w, from k to k and from four rows to the next four
  const ConstBatch<T>& x;
  const T* start;
  T* to;  ///< or null
  const ThroughSlope<T>& through;

  /** R rows of the result, from the place `at` on, by E registers. */
  template <int R, int E>
  void block(const T* w_k, const T* x_k, Index row, Index at) const {
    using L = Lanes<T>;
    L sum[R][E];
    for (int i = 0; i < R; ++i) std::fill_n(sum[i], E, start ? L(start[row + i]) : L(0));
    accumulate<1>(sum, w_k, step_k, x_k, x.rows());
    store(sum, to, through, at);
  }

  template <int E>
  void columns(Index rows, Index e) const {
    const T* panel = w;
    const T* x_e = x.column(e);
    Index row = 0, at = e * rows;
    for (; row + panel_rows <= rows; row += panel_rows, panel += step_panel, at += panel_rows * tile<T>)
      block<4, E>(panel, x_e, row, at);
    if (rows - row >= 2) {
      block<2, E>(panel, x_e, row, at);
      row += 2, panel += 2, at += 2 * tile<T>;
    }
    if (row < rows) block<1, E>(panel, x_e, row, at);
  }

  void run(Index rows) const {
    constexpr Index size = Lanes<T>::size;
    Index e = 0;
    for (; e + size < x.width(); e += tile<T>) columns<2>(rows, e);
    if (e < x.width()) columns<1>(rows, e);
  }
};

/** to[input][unit] = Σₑ x(input, e)·g(e, unit): combinations of examples, whose weights are the inputs. */
template <class T>
struct Correlation {
  const ConstBatch<T>& x;
  const ConstBatch<T>& g;  ///< examples × units
  T* to;

  /** E registers of units, the last of which has `last` of them. */
  template <int R, int E>
  void block(Index input, Index unit, int last) const {
    using L = Lanes<T>;
    L sum[R][E];
    for (int i = 0; i < R; ++i) {
      for (int j = 0; j < E; ++j) sum[i][j] = L(0);
    }
    const T* x_e = x.data() + input * tile<T>;
    const T* g_e = g.column(unit);
    const Index next = x.column(tile<T>) - x.data();
    for (Index examples = x.width(); examples > 0; examples -= tile<T>, x_e += next, g_e += tile<T> * tile<T>) {
      accumulate<tile<T>>(sum, x_e, 1, g_e, std::min(tile<T>, examples));
    }
    T* row = to + input * g.cols() + unit;
    for (int i = 0; i < R; ++i, row += g.cols()) {
      for (int j = 0; j < E; ++j) sum[i][j].store(row + j * L::size, j + 1 < E ? L::size : last);
    }
  }

  template <int R>
  void units(Index input) const {
    constexpr int size = Lanes<T>::size;
    Index unit = 0;
    for (; unit + size < g.cols(); unit += tile<T>)
      block<R, 2>(input, unit, static_cast<int>(std::min<Index>(size, g.cols() - unit - size)));
    if (unit < g.cols()) block<R, 1>(input, unit, static_cast<int>(g.cols() - unit));
  }

  void run() const {
    Index input = 0;
    for (; input + panel_rows <= x.rows(); input += panel_rows) units<4>(input);
    if (x.rows() - input >= 2) {
      units<2>(input);
      input += 2;
    }
    if (input < x.rows()) units<1>(input);
  }
};

/** Kernels of this size and more go forward from panels: units of one input after the other would lie far apart. */
constexpr Index least_packed = 1 << 15;

/** A batch as examples × units, square by square, and to sums[unit] = Σ over the examples unless it is null. */
template <class T>
ConstBatch<T> by_example(const ConstBatch<T>& g, T* packed, T* unit_sums) {
  using L = Lanes<T>;
  const Index units = g.rows(), width = g.width();
  const Batch<T> to(packed, width, units);
  for (Index unit = 0; unit < units; unit += L::size) {
    const T* row[L::size];
    for (int i = 0; i < L::size; ++i) row[i] = &g(std::min(unit + i, units - 1), 0);
    T* example = to.column(unit);
    L sum(0);
    for (Index e = 0; e < width; e += L::size) {
      const Index at = g.column(e) - g.data();
      L square[L::size];
      for (int i = 0; i < L::size; ++i) square[i] = L::load(row[i] + at);
      transpose(square);
      for (int i = 0; i < L::size; ++i, example += tile<T>) square[i].store(example);
      sum += sum_of(square);
    }
    if (unit_sums) sum.store(unit_sums + unit, static_cast<int>(std::min<Index>(L::size, units - unit)));
  }
  return to;
}

}  // namespace

template <class T>
Index packed_size(Index inputs, Index units, Index n) {
  return std::max(panel_rows * std::max(panels(units) * inputs, panels(inputs) * units),
                  padded<T>(n) * tiled<T>(units));
}

template <class T>
void preactivations(const ConstMatrixView<T>& kernel, const T* bias, const ConstBatch<T>& x, const Batch<T>& z,
                    T* packed) {
  const ThroughSlope<T> nothing;
  Combination<T> combination{kernel.data(), kernel.cols(), panel_rows, x, bias, z.data(), nothing};
  if (kernel.size() >= least_packed) {
    pack_units(kernel, packed);
    combination.w = packed;
    combination.step_k = panel_rows;
    combination.step_panel = panel_rows * kernel.rows();
  }
  combination.run(kernel.cols());
}

template <class T>
void gradient_of_inputs(const ConstMatrixView<T>& kernel, const ConstBatch<T>& grad_z, T* grad_x,
                        const ThroughSlope<T>& before, T* packed) {
  pack_inputs(kernel, packed, panel_rows * kernel.cols());
  const Combination<T> combination{packed, panel_rows, panel_rows * kernel.cols(), grad_z, nullptr, grad_x, before};
  combination.run(kernel.rows());
}

template <class T>
void gradient_of_parameters(const ConstBatch<T>& x, const ConstBatch<T>& grad_z, MatrixView<T>& grad_kernel,
                            T* grad_bias, T* packed) {
  const ConstBatch<T> g = by_example(grad_z, packed, grad_bias);
  const Correlation<T> correlation{x, g, grad_kernel.data()};
  correlation.run();
}

template Index packed_size<float>(Index, Index, Index);
template Index packed_size<double>(Index, Index, Index);
template void preactivations<float>(const ConstMatrixView<float>&, const float*, const ConstBatch<float>&,
                                    const Batch<float>&, float*);
template void preactivations<double>(const ConstMatrixView<double>&, const double*, const ConstBatch<double>&,
                                     const Batch<double>&, double*);
template void gradient_of_inputs<float>(const ConstMatrixView<float>&, const ConstBatch<float>&, float*,
                                        const ThroughSlope<float>&, float*);
template void gradient_of_inputs<double>(const ConstMatrixView<double>&, const ConstBatch<double>&, double*,
                                         const ThroughSlope<double>&, double*);
template void gradient_of_parameters<float>(const ConstBatch<float>&, const ConstBatch<float>&, MatrixView<float>&,
                                            float*, float*);
template void gradient_of_parameters<double>(const ConstBatch<double>&, const ConstBatch<double>&, MatrixView<double>&,
                                             double*, double*);

}  // namespace playground
