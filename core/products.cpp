#include "core/products.hpp"

#include <algorithm>

namespace playground {
namespace {

/** rows[r][·] = start[r] + Σₖ w(k, r)·x[k][·]: W read along either of its sides, by the steps from k to k and from r to r. */
template <class T>
struct Combination {
  const T* w;
  Index w_step_k, w_step_r;
  Index count;  ///< of k
  const T* x;
  Index stride;  ///< from row to row, of x and of the result
  const T* start;
  T* to;
  const T* slope;
  T* to_times_slope;

  /** R rows of the result by E registers. */
  template <int R, int E>
  void block(Index r, Index e) const {
    using L = Lanes<T>;
    L sum[R][E];
    for (int i = 0; i < R; ++i) {
      for (int j = 0; j < E; ++j) sum[i][j] = start ? L(start[r + i]) : L(0);
    }
    const T* w_k = w + r * w_step_r;
    const T* x_k = x + e;
    for (Index k = 0; k < count; ++k, w_k += w_step_k, x_k += stride) {
      L in[E];
      for (int j = 0; j < E; ++j) in[j] = L::load(x_k + j * L::size);
      for (int i = 0; i < R; ++i) {
        const L weight(w_k[i * w_step_r]);
        for (int j = 0; j < E; ++j) sum[i][j] += weight * in[j];
      }
    }
    for (int i = 0; i < R; ++i) {
      const Index at = (r + i) * stride + e;
      for (int j = 0; j < E; ++j) {
        sum[i][j].store(to + at + j * L::size);
        if (slope) (sum[i][j] * L::load(slope + at + j * L::size)).store(to_times_slope + at + j * L::size);
      }
    }
  }

  template <int E>
  void columns(Index rows, Index e) const {
    Index r = 0;
    for (; r + 2 <= rows; r += 2) block<2, E>(r, e);
    if (r < rows) block<1, E>(r, e);
  }

  void run(Index rows) const {
    constexpr Index size = Lanes<T>::size;
    Index e = 0;
    for (; e + 4 * size <= stride; e += 4 * size) columns<4>(rows, e);
    switch ((stride - e) / size) {
      case 3: return columns<3>(rows, e);
      case 2: return columns<2>(rows, e);
      case 1: return columns<1>(rows, e);
    }
  }
};

/** The dot products of I rows of x with a few rows of g, side by side. */
template <class T>
struct Correlation {
  static constexpr int most_units = Lanes<T>::size;
  const T* x;
  const T* g;
  Index stride;
  T* to;
  Index units;

  template <int I, int U>
  void block(Index input, Index unit) const {
    using L = Lanes<T>;
    L sum[I][most_units];
    for (auto& row : sum) std::fill(row, row + most_units, L(0));
    const T* x_e = x + input * stride;
    const T* g_e = g + unit * stride;
    for (Index e = 0; e < stride; e += L::size) {
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

}  // namespace

template <class T>
void preactivations(ConstMatrixView<T> kernel, const T* bias, ConstBatch<T> x, Batch<T> z) {
  const Combination<T> combination{kernel.data(), kernel.cols(), 1,      kernel.rows(), x.data(), x.outerStride(),
                                   bias,          z.data(),      nullptr, nullptr};
  combination.run(kernel.cols());
}

template <class T>
void gradient_of_inputs(ConstMatrixView<T> kernel, ConstBatch<T> grad_z, Batch<T> grad_x, const T* slope, T* grad_before) {
  const Combination<T> combination{kernel.data(), 1,             kernel.cols(), kernel.cols(), grad_z.data(), grad_z.outerStride(),
                                   nullptr,       grad_x.data(), slope,         grad_before};
  combination.run(kernel.rows());
}

template <class T>
void gradient_of_parameters(ConstBatch<T> x, ConstBatch<T> grad_z, MatrixView<T> grad_kernel, T* grad_bias) {
  using L = Lanes<T>;
  const Correlation<T> correlation{x.data(), grad_z.data(), x.outerStride(), grad_kernel.data(), grad_kernel.cols()};
  correlation.run(grad_kernel.rows());
  if (!grad_bias) return;
  const Index stride = grad_z.outerStride();
  for (Index unit = 0; unit < grad_z.rows(); ++unit) {
    L sum(0);
    for (Index e = 0; e < stride; e += L::size) sum += L::load(grad_z.data() + unit * stride + e);
    grad_bias[unit] = total(sum);
  }
}

template void preactivations<float>(ConstMatrixView<float>, const float*, ConstBatch<float>, Batch<float>);
template void preactivations<double>(ConstMatrixView<double>, const double*, ConstBatch<double>, Batch<double>);
template void gradient_of_inputs<float>(ConstMatrixView<float>, ConstBatch<float>, Batch<float>, const float*, float*);
template void gradient_of_inputs<double>(ConstMatrixView<double>, ConstBatch<double>, Batch<double>, const double*, double*);
template void gradient_of_parameters<float>(ConstBatch<float>, ConstBatch<float>, MatrixView<float>, float*);
template void gradient_of_parameters<double>(ConstBatch<double>, ConstBatch<double>, MatrixView<double>, double*);

}  // namespace playground
