#include "core/products.hpp"

#include <algorithm>

namespace playground {
namespace {

/** What a block of a combination holds at once: this many rows by two registers. */
constexpr Index panel_rows = 4;
/** Rows of x that are read again and again while they stay in the first cache: 64 bytes of each. */
constexpr Index most_terms = 192;

/**
 * rows[r][·] = start[r] + Σₖ w(k, r)·x[k][·], of a panel of four rows after the other. W is read along either of its sides:
 * by the steps from k to k, from row to row and from panel to panel.
 */
template <class T>
struct Combination {
  const T* w;
  Index step_k, step_row, step_panel;
  Index terms;  ///< of k
  const T* x;
  Index width, stride;  ///< of x and of the result: what of a row is computed, and from row to row
  const T* start;
  T* to;
  const T* slope;
  T* to_times_slope;
  bool goes_on = false;  ///< from what stands in the result

  /** R rows of the result by E registers. */
  template <int R, int E>
  void block(Index row, Index e) const {
    using L = Lanes<T>;
    T* const to_e = to + row * stride + e;
    L sum[R][E];
    if (goes_on) {
      for (int i = 0; i < R; ++i) {
        for (int j = 0; j < E; ++j) sum[i][j] = L::load(to_e + i * stride + j * L::size);
      }
    } else {
      for (int i = 0; i < R; ++i) std::fill_n(sum[i], E, start ? L(start[row + i]) : L(0));
    }
    const T* w_k = w + row / panel_rows * step_panel;
    const T* x_k = x + e;
    for (Index k = 0; k < terms; ++k, w_k += step_k, x_k += stride) {
      L in[E];
      for (int j = 0; j < E; ++j) in[j] = L::load(x_k + j * L::size);
      for (int i = 0; i < R; ++i) {
        const L weight(w_k[i * step_row]);
        for (int j = 0; j < E; ++j) sum[i][j] += weight * in[j];
      }
    }
    for (int i = 0; i < R; ++i) {
      for (int j = 0; j < E; ++j) sum[i][j].store(to_e + i * stride + j * L::size);
    }
    if (!slope) return;
    const Index at = row * stride + e;
    for (int i = 0; i < R; ++i) {
      for (int j = 0; j < E; ++j) {
        const Index place = at + i * stride + j * L::size;
        (sum[i][j] * L::load(slope + place)).store(to_times_slope + place);
      }
    }
  }

  template <int E>
  void columns(Index rows, Index e) const {
    Index row = 0;
    for (; row + panel_rows <= rows; row += panel_rows) block<4, E>(row, e);
    switch (rows - row) {
      case 3: return block<3, E>(row, e);
      case 2: return block<2, E>(row, e);
      case 1: return block<1, E>(row, e);
    }
  }

  void all_columns(Index rows) const {
    constexpr Index size = Lanes<T>::size;
    Index e = 0;
    for (; e + 2 * size <= width; e += 2 * size) columns<2>(rows, e);
    if (e < width) columns<1>(rows, e);
  }

  /** Many terms in parts, each adding to what the part before has left in the result. */
  void run(Index rows) const {
    if (terms <= most_terms) return all_columns(rows);
    Combination part = *this;
    for (Index from = 0; from < terms; from += most_terms) {
      part.w = w + from * step_k;
      part.x = x + from * stride;
      part.terms = std::min(most_terms, terms - from);
      part.slope = from + part.terms == terms ? slope : nullptr;
      part.all_columns(rows);
      part.goes_on = true;
    }
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

/** Kernels of this size and more are copied into panels first, four units side by side for one input after the other. */
constexpr Index least_packed = 1 << 14;

/** Rows of W to panels of W: [inputs][units] → [units / 4][inputs][4]. */
template <class T>
void pack(ConstMatrixView<T> kernel, T* to) {
  const Index inputs = kernel.rows(), units = kernel.cols();
  for (Index unit = 0; unit < units; unit += panel_rows) {
    const T* from = kernel.data() + unit;
    const Index count = std::min(panel_rows, units - unit);
    for (Index i = 0; i < inputs; ++i, from += units, to += panel_rows) {
      for (Index j = 0; j < panel_rows; ++j) to[j] = j < count ? from[j] : T(0);
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

Index packed_size(Index inputs, Index units) {
  return inputs * units < least_packed ? 0 : inputs * ((units + panel_rows - 1) / panel_rows * panel_rows);
}

template <class T>
void preactivations(ConstMatrixView<T> kernel, const T* bias, ConstBatch<T> x, Batch<T> z, T* packed) {
  Combination<T> combination{kernel.data(), kernel.cols(), 1, panel_rows, kernel.rows(), x.data(), width(x), x.outerStride(),
                             bias,          z.data(),      nullptr, nullptr};
  if (packed_size(kernel.rows(), kernel.cols()) > 0) {
    pack(kernel, packed);
    combination.w = packed;
    combination.step_k = panel_rows;
    combination.step_panel = panel_rows * kernel.rows();
  }
  combination.run(kernel.cols());
}

template <class T>
void gradient_of_inputs(ConstMatrixView<T> kernel, ConstBatch<T> grad_z, Batch<T> grad_x, const T* slope, T* grad_before) {
  const Combination<T> combination{kernel.data(), 1, kernel.cols(), panel_rows * kernel.cols(), kernel.cols(), grad_z.data(),
                                   width(grad_z), grad_z.outerStride(), nullptr, grad_x.data(), slope, grad_before};
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
template void gradient_of_inputs<float>(ConstMatrixView<float>, ConstBatch<float>, Batch<float>, const float*, float*);
template void gradient_of_inputs<double>(ConstMatrixView<double>, ConstBatch<double>, Batch<double>, const double*, double*);
template void gradient_of_parameters<float>(ConstBatch<float>, ConstBatch<float>, MatrixView<float>, float*);
template void gradient_of_parameters<double>(ConstBatch<double>, ConstBatch<double>, MatrixView<double>, double*);

}  // namespace playground
