#include "core/products.hpp"

#include <algorithm>

namespace playground {
namespace {

/** What a block of a combination holds at once: this many rows by two registers. */
constexpr Index panel_rows = 4;

/**
 * rows[r][·] = start[r] + Σₖ w(k, r)·x[k][·], four rows after the other. The four weights of a k lie side by side: in W
 * itself, for rows that are units, or in a panel.
 */
template <class T>
struct Combination {
  const T* w;
  Index step_k, step_panel;  ///< of w, from k to k and from four rows to the next four
  Index terms;               ///< of k
  const T* x;
  Index width, stride;  ///< of x and of the result: what of a row is computed, and from row to row
  const T* start;
  T* to;  ///< or null
  ThroughSlope<T> through;

  /** R rows of the result by E registers. */
  template <int R, int E>
  void block(const T* w_k, Index row, Index e) const {
    using L = Lanes<T>;
    const auto [w, step_k, step_panel, terms, x, width, stride, start, to, through] = *this;  // no store can change them
    L sum[R][E];
    for (int i = 0; i < R; ++i) std::fill_n(sum[i], E, start ? L(start[row + i]) : L(0));
    const T* x_k = x + e;
    for (Index k = terms; k > 0; --k, w_k += step_k, x_k += stride) {
      L in[E];
      for (int j = 0; j < E; ++j) in[j] = L::load(x_k + j * L::size);
      for (int i = 0; i < R; ++i) {
        const L weight(w_k[i]);
        for (int j = 0; j < E; ++j) sum[i][j] += weight * in[j];
      }
    }
    const Index at = row * stride + e;
    if (to) store(sum, to + at, stride);
    if (!through.slope) return;
    const T* slope = through.slope + at;
    for (int i = 0; i < R; ++i, slope += stride) {
      for (int j = 0; j < E; ++j) sum[i][j] = sum[i][j] * L::load(slope + j * L::size);
    }
    store(sum, through.grad + at, stride);
  }

  template <int R, int E>
  static void store(const Lanes<T> (&sum)[R][E], T* to, Index step) {
    for (int i = 0; i < R; ++i, to += step) {
      for (int j = 0; j < E; ++j) sum[i][j].store(to + j * Lanes<T>::size);
    }
  }

  template <int E>
  void columns(Index rows, Index e) const {
    const T* panel = w;
    Index row = 0;
    for (; row + panel_rows <= rows; row += panel_rows, panel += step_panel) block<4, E>(panel, row, e);
    switch (rows - row) {
      case 3: return block<3, E>(panel, row, e);
      case 2: return block<2, E>(panel, row, e);
      case 1: return block<1, E>(panel, row, e);
    }
  }

  void run(Index rows) const {
    constexpr Index size = Lanes<T>::size;
    Index e = 0;
    for (; e + 2 * size <= width; e += 2 * size) columns<2>(rows, e);
    if (e < width) columns<1>(rows, e);
  }
};

/** The dot products of I rows of x with a few rows of g, side by side. */
template <class T>
struct Correlation {
  static constexpr int most_units = Lanes<T>::size;
  const T* x;
  const T* g;
  Index width, stride;
  T* to;
  Index units;

  template <int I, int U>
  void block(Index input, Index unit) const {
    using L = Lanes<T>;
    L sum[I][most_units];
    for (auto& row : sum) std::fill_n(row, most_units, L(0));
    const T* x_e = x + input * stride;
    const T* g_e = g + unit * stride;
    for (Index e = 0; e < width; e += L::size) {
      L in[I];
      for (int i = 0; i < I; ++i) in[i] = L::load(x_e + i * stride + e);
      for (int u = 0; u < U; ++u) {
        const L by = L::load(g_e + u * stride + e);
        for (int i = 0; i < I; ++i) sum[i][u] += in[i] * by;
      }
    }
    for (int i = 0; i < I; ++i) sums(sum[i]).store(to + (input + i) * units + unit, U);
  }

  template <int U>
  void inputs(Index count, Index unit) const {
    Index input = 0;
    for (; input + 2 <= count; input += 2) block<2, U>(input, unit);
    if (input < count) block<1, U>(input, unit);
  }

  void run(Index count) const {
    Index unit = 0;
    for (; unit + most_units <= units; unit += most_units) inputs<most_units>(count, unit);
    if constexpr (most_units == 4) {
      switch (units - unit) {
        case 3: return inputs<3>(count, unit);
        case 2: return inputs<2>(count, unit);
      }
    }
    if (unit < units) inputs<1>(count, unit);
  }
};

/** Kernels of this size and more go forward from panels: units of one input after the other would lie far apart. */
constexpr Index least_packed = 1 << 14;

constexpr Index panels(Index rows) { return (rows + panel_rows - 1) / panel_rows; }

/** W by units: [units / 4][inputs][4]. */
template <class T>
void pack_units(ConstMatrixView<T> kernel, T* to) {
  using L = Lanes<T>;
  const Index inputs = kernel.rows(), units = kernel.cols();
  const T* from = kernel.data();
  const T* last = from + units;
  for (; from + panel_rows <= last; from += panel_rows) {
    for (Index i = 0; i < inputs; ++i, to += panel_rows) {
      for (Index j = 0; j < panel_rows; j += L::size) L::load(from + i * units + j).store(to + j);
    }
  }
  for (Index i = 0; from < last && i < inputs; ++i, to += panel_rows) {
    std::fill(std::copy(from + i * units, last + i * units, to), to + panel_rows, T(0));
  }
}

/** W by inputs: [inputs / 4][units][4], square by square. */
template <class T>
void pack_inputs(ConstMatrixView<T> kernel, T* to) {
  using L = Lanes<T>;
  const Index inputs = kernel.rows(), units = kernel.cols();
  const Index squared = units / L::size * L::size;
  for (Index input = 0; input < inputs; input += panel_rows, to += panel_rows * units) {
    for (Index part = 0; part < panel_rows; part += L::size) {
      const T* row[L::size];
      for (int i = 0; i < L::size; ++i) row[i] = kernel.data() + std::min(input + part + i, inputs - 1) * units;
      for (Index unit = 0; unit < squared; unit += L::size) {
        L square[L::size];
        for (int i = 0; i < L::size; ++i) square[i] = L::load(row[i] + unit);
        transpose(square);
        for (int i = 0; i < L::size; ++i) square[i].store(to + (unit + i) * panel_rows + part);
      }
      for (Index unit = squared; unit < units; ++unit) {
        for (int i = 0; i < L::size; ++i) to[unit * panel_rows + part + i] = row[i][unit];
      }
    }
  }
}

/** to[unit] = Σ over the examples, of as many units at once as a register has lanes. */
template <class T>
void row_sums(const ConstBatch<T>& rows, T* to) {
  using L = Lanes<T>;
  for (Index unit = 0; unit < rows.rows(); unit += L::size) {
    const int count = static_cast<int>(std::min<Index>(L::size, rows.rows() - unit));
    const T* row[L::size];
    for (int u = 0; u < L::size; ++u) row[u] = rows.data() + (unit + std::min(u, count - 1)) * rows.outerStride();
    L sum[L::size];
    std::fill_n(sum, L::size, L(0));
    for (Index e = 0; e < width(rows); e += L::size) {
      for (int u = 0; u < L::size; ++u) sum[u] += L::load(row[u] + e);
    }
    sums(sum).store(to + unit, count);
  }
}

}  // namespace

Index packed_size(Index inputs, Index units) { return panel_rows * std::max(panels(units) * inputs, panels(inputs) * units); }

template <class T>
void preactivations(ConstMatrixView<T> kernel, const T* bias, ConstBatch<T> x, Batch<T> z, T* packed) {
  Combination<T> combination{kernel.data(), kernel.cols(), panel_rows, kernel.rows(), x.data(), width(x), x.outerStride(),
                             bias,          z.data(),      {}};
  if (kernel.size() >= least_packed) {
    pack_units(kernel, packed);
    combination.w = packed;
    combination.step_k = panel_rows;
    combination.step_panel = panel_rows * kernel.rows();
  }
  combination.run(kernel.cols());
}

template <class T>
void gradient_of_inputs(ConstMatrixView<T> kernel, ConstBatch<T> grad_z, T* grad_x, ThroughSlope<T> before, T* packed) {
  pack_inputs(kernel, packed);
  const Combination<T> combination{packed, panel_rows, panel_rows * kernel.cols(), kernel.cols(), grad_z.data(), width(grad_z),
                                   grad_z.outerStride(), nullptr, grad_x, before};
  combination.run(kernel.rows());
}

template <class T>
void gradient_of_parameters(ConstBatch<T> x, ConstBatch<T> grad_z, MatrixView<T> grad_kernel, T* grad_bias) {
  const Correlation<T> correlation{x.data(), grad_z.data(), width(x), x.outerStride(), grad_kernel.data(), grad_kernel.cols()};
  correlation.run(grad_kernel.rows());
  if (grad_bias) row_sums(grad_z, grad_bias);
}

template void preactivations<float>(ConstMatrixView<float>, const float*, ConstBatch<float>, Batch<float>, float*);
template void preactivations<double>(ConstMatrixView<double>, const double*, ConstBatch<double>, Batch<double>, double*);
template void gradient_of_inputs<float>(ConstMatrixView<float>, ConstBatch<float>, float*, ThroughSlope<float>, float*);
template void gradient_of_inputs<double>(ConstMatrixView<double>, ConstBatch<double>, double*, ThroughSlope<double>, double*);
template void gradient_of_parameters<float>(ConstBatch<float>, ConstBatch<float>, MatrixView<float>, float*);
template void gradient_of_parameters<double>(ConstBatch<double>, ConstBatch<double>, MatrixView<double>, double*);

}  // namespace playground
