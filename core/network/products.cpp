#include "core/network/products.hpp"

#include <algorithm>

#include "core/network/packing.hpp"

namespace playground {
namespace {

/** rows[r] = start[r] + Σₖ w(k, r)·x[k] of a batch, its rows in panels of four whose weights of a k lie side by side.
 * `all`: how many rows the tiles of the result have. */
template <class T>
struct Combination {
  const T* w;
  Index step_k, step_panel;  ///< of w, from k to k and from four rows to the next four
  const ConstBatch<T>& x;
  const T* start;
  T* to;  ///< or null
  Index all;
  const ThroughSlope<T>& through;
  bool adds = false;  ///< to what `to` holds, in place of `start`

  /** R rows of the result, from the place `at` on, by E registers. */
  template <int R, int E>
  void block(const T* w_k, const T* x_k, Index row, Index at) const {
    using L = Lanes<T>;
    L sum[R][E];
    if (adds) {
      load(to + at, sum);
    } else {
      for (int i = 0; i < R; ++i) std::fill_n(sum[i], E, start ? L(start[row + i]) : L(0));
    }
    accumulate<1>(sum, w_k, step_k, x_k, x.rows());
    store(sum, to, through, at);
  }

  template <int R, int E>
  static void load(const T* from, Lanes<T> (&sum)[R][E]) {
    for (int i = 0; i < R; ++i) {
      for (int j = 0; j < E; ++j) sum[i][j] = Lanes<T>::load(from + i * tile<T> + j * Lanes<T>::size);
    }
  }

  template <int E>
  void columns(Index rows, Index e) const {
    const T* panel = w;
    const T* x_e = x.column(e);
    Index row = 0, at = e * all;
    for (; row + panel_rows <= rows; row += panel_rows, panel += step_panel, at += panel_rows * tile<T>)
      block<4, E>(panel, x_e, row, at);
    if (!is_lean<T> && rows - row >= 2) {
      block<2, E>(panel, x_e, row, at);
      row += 2, panel += 2, at += 2 * tile<T>;
    }
    for (; row < rows; ++row, ++panel, at += tile<T>) block<1, E>(panel, x_e, row, at);
  }

  void run(Index rows) const {
    constexpr Index size = Lanes<T>::size;
    Index e = 0;
    for (; e + size < x.width(); e += tile<T>) columns<2>(rows, e);
    if (e < x.width()) columns<1>(rows, e);
  }

  /** Of each tile the first `lanes`. */
  void run(Index rows, Index lanes) const {
    if (lanes == tile<T>) return run(rows);
    for (Index e = 0; e < x.width(); e += tile<T>) columns<1>(rows, e);
  }
};

/** What is known when a product is compiled: whether it takes all of the tiles, and begins at 0. */
enum class Part { whole, some };

/** to[input][unit] = Σₑ x(input, e)·g(e, unit): combinations of examples, whose weights are the inputs. `some`: of the
 * first `lanes` examples of each tile, added to what `to` holds. */
template <class T, Part part>
struct Correlation {
  const ConstBatch<T>& x;
  const ConstBatch<T>& g;  ///< examples × units
  T* to;
  Index all;  ///< columns of `to`
  Index lanes = tile<T>;

  /** E registers of units, of which the last may have fewer, or none. */
  template <int R, int E>
  void block(Index input, Index unit) const {
    using L = Lanes<T>;
    L sum[R][E];
    for (int i = 0; i < R; ++i) {
      for (int j = 0; j < E; ++j) sum[i][j] = L(0);
    }
    const T* x_e = x.data() + input * tile<T>;
    const T* g_e = g.column(unit);
    const Index next = x.column(tile<T>) - x.data(), most = part == Part::whole ? tile<T> : lanes;
    for (Index examples = x.width(); examples > 0; examples -= tile<T>, x_e += next, g_e += most * tile<T>) {
      accumulate<tile<T>>(sum, x_e, 1, g_e, std::min(most, examples));
    }
    T* row = to + input * all + unit;
    for (int i = 0; i < R; ++i, row += all) {
      for (int j = 0; j < E; ++j) {
        const auto count = static_cast<int>(
            j + 1 < E && !is_lean<T> ? L::size : std::min<Index>(L::size, g.cols() - unit - j * L::size));
        if (is_lean<T> && count <= 0) continue;
        if constexpr (part == Part::some) sum[i][j] += L::load(row + j * L::size, count);
        sum[i][j].store(row + j * L::size, count);
      }
    }
  }

  template <int R>
  void units(Index input) const {
    constexpr int size = Lanes<T>::size;
    Index unit = 0;
    for (; unit + (is_lean<T> ? 0 : size) < g.cols(); unit += tile<T>) block<R, 2>(input, unit);
    if (!is_lean<T> && unit < g.cols()) block<R, 1>(input, unit);
  }

  void run() const {
    Index input = 0;
    for (; input + panel_rows <= x.rows(); input += panel_rows) units<4>(input);
    if (part == Part::whole && x.rows() - input >= 2) {
      units<2>(input);
      input += 2;
    }
    for (; input < x.rows(); ++input) units<1>(input);
  }
};

/** Kernels of this size and more go forward from panels: units of one input after the other would lie far apart. */
constexpr Index least_packed = 1 << 15;

/** A batch as examples × units, square by square, and unless it is null to sums[unit] = Σ over the examples. `some`: of
 * the first `lanes` of each tile, added to what the sums hold. */
template <Part part, class T>
[[gnu::always_inline]] inline ConstBatch<T> transposed(const ConstBatch<T>& g, T* packed, T* unit_sums,
                                                       Index lanes = tile<T>) {
  using L = Lanes<T>;
  const Index units = g.rows(), width = g.width(), step = part == Part::whole || lanes == tile<T> ? L::size : tile<T>;
  const Batch<T> to(packed, width * L::size / step, units);
  for (Index unit = 0; unit < units; unit += L::size) {
    const T* row[L::size];
    for (int i = 0; i < L::size; ++i) row[i] = &g(std::min(unit + i, units - 1), 0);
    T* example = to.column(unit);
    const auto count = static_cast<int>(std::min<Index>(L::size, units - unit));
    L sum = part == Part::some && unit_sums ? L::load(unit_sums + unit, count) : L(0);
    for (Index e = 0; e < width; e += step) {
      const Index at = g.column(e) - g.data();
      L square[L::size];
      for (int i = 0; i < L::size; ++i) square[i] = L::load(row[i] + at);
      transpose(square);
      for (int i = 0; i < L::size; ++i, example += tile<T>) square[i].store(example);
      sum += sum_of(square);
    }
    if (unit_sums) sum.store(unit_sums + unit, count);
  }
  return to;
}

}  // namespace

template <class T>
Index packed_size(Index inputs, Index units, Index n) {
  return std::max(panel_rows * std::max(panels(units) * inputs, panels(inputs) * units), transposed_size<T>(units, n));
}

template <class T>
void preactivations(const ConstMatrixView<T>& kernel, const T* bias, const ConstBatch<T>& x, const Batch<T>& z,
                    T* packed) {
  const ThroughSlope<T> nothing;
  Combination<T> combination{kernel.data(), kernel.cols(), panel_rows, x, bias, z.data(), z.rows(), nothing};
  if (kernel.size() >= least_packed) {
    pack_units<T>(kernel, packed);
    combination.w = packed;
    combination.step_k = panel_rows;
    combination.step_panel = panel_rows * kernel.rows();
  }
  combination.run(kernel.cols());
}

template <class T>
void gradient_of_inputs(const ConstMatrixView<T>& kernel, const ConstBatch<T>& grad_z, T* grad_x,
                        const ThroughSlope<T>& before, T* packed) {
  pack_inputs<T>(kernel, packed, panel_rows * kernel.cols());
  const Combination<T> combination{packed,        panel_rows, panel_rows * kernel.cols(), grad_z, nullptr, grad_x,
                                   kernel.rows(), before};
  combination.run(kernel.rows());
}

template <class T>
void gradient_of_parameters(const ConstBatch<T>& x, const ConstBatch<T>& grad_z, MatrixView<T>& grad_kernel,
                            T* grad_bias, T* packed) {
  if constexpr (is_lean<T>) {
    // The same bits: a sum that begins at 0 is never −0, so that adding it to 0 does not change it.
    std::fill_n(grad_kernel.data(), grad_kernel.size(), T(0));
    if (grad_bias) std::fill_n(grad_bias, grad_kernel.cols(), T(0));
    const ConstBatch<T> g = by_example(grad_z, tile<T>, packed, grad_bias);
    add_correlation(x, g, tile<T>, grad_kernel.data(), g.cols());
  } else {
    const ConstBatch<T> g = transposed<Part::whole>(grad_z, packed, grad_bias);
    const Correlation<T, Part::whole> correlation{x, g, grad_kernel.data(), g.cols()};
    correlation.run();
  }
}

template <class T>
Index transposed_size(Index units, Index n) {
  return padded<T>(n) * tiled<T>(units);
}

template <class T>
void combine(const T* panels, const T* start, const ConstBatch<T>& x, const Batch<T>& to, Index lanes) {
  const ThroughSlope<T> nothing;
  const Combination<T> combination{panels, panel_rows, panel_rows * x.rows(), x, start, to.data(), to.all(), nothing};
  combination.run(to.rows(), lanes);
}

template <class T>
void add_combination(const T* panels, const ConstBatch<T>& x, const Batch<T>& to, Index lanes) {
  const ThroughSlope<T> nothing;
  const Combination<T> combination{panels,  panel_rows, panel_rows * x.rows(), x, nullptr, to.data(), to.all(),
                                   nothing, true};
  combination.run(to.rows(), lanes);
}

template <class T>
[[gnu::noinline]] ConstBatch<T> by_example(const ConstBatch<T>& g, Index lanes, T* room, T* unit_sums) {
  return transposed<Part::some>(g, room, unit_sums, lanes);
}

template <class T>
[[gnu::noinline]] void add_correlation(const ConstBatch<T>& x, const ConstBatch<T>& g, Index lanes, T* to, Index all) {
  const Correlation<T, Part::some> correlation{x, g, to, all, lanes};
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

template Index transposed_size<float>(Index, Index);
template void combine<float>(const float*, const float*, const ConstBatch<float>&, const Batch<float>&, Index);
template void add_combination<float>(const float*, const ConstBatch<float>&, const Batch<float>&, Index);
template ConstBatch<float> by_example<float>(const ConstBatch<float>&, Index, float*, float*);
template void add_correlation<float>(const ConstBatch<float>&, const ConstBatch<float>&, Index, float*, Index);
template Index transposed_size<double>(Index, Index);
template void combine<double>(const double*, const double*, const ConstBatch<double>&, const Batch<double>&, Index);
template void add_combination<double>(const double*, const ConstBatch<double>&, const Batch<double>&, Index);
template ConstBatch<double> by_example<double>(const ConstBatch<double>&, Index, double*, double*);
template void add_correlation<double>(const ConstBatch<double>&, const ConstBatch<double>&, Index, double*, Index);

}  // namespace playground
