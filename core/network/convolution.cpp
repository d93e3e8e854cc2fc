#include "core/network/convolution.hpp"

#include <algorithm>

#include "core/network/packing.hpp"

namespace playground {

template <class T>
WindowSums<T> WindowSums<T>::preactivations(const Convolution& shape, const T* kernel, const T* bias,
                                            const ConstBatch<T>& x, const Batch<T>& z, T* packed) {
  pack_units<T>({kernel, shape.window_size(), shape.filters}, packed);
  return {{shape.lines, Gather::From::inputs},
          {shape.columns, Gather::From::inputs},
          x,
          shape.filters,
          packed,
          bias,
          z.data(),
          {}};
}

template <class T>
WindowSums<T> WindowSums<T>::gradient_of_inputs(const Convolution& shape, const T* kernel, const ConstBatch<T>& grad_z,
                                                T* grad_x, const ThroughSlope<T>& before, T* packed) {
  const Gather lines(shape.lines, Gather::From::outputs), columns(shape.columns, Gather::From::outputs);
  const Index taps = lines.taps * columns.taps;
  for (Index i = 0; i < lines.taps; ++i) {
    for (Index j = 0; j < columns.taps; ++j, kernel += shape.channels * shape.filters) {
      const Index tap = lines.tap(i) * columns.taps + columns.tap(j);
      pack_inputs<T>({kernel, shape.channels, shape.filters}, packed + tap * shape.filters * panel_rows,
                     taps * shape.filters * panel_rows);
    }
  }
  return {lines, columns, grad_z, shape.channels, packed, nullptr, grad_x, before};
}

/** R rows of a place by E registers. `weights`: those of the line's first tap; `x`: the first row that it reads. */
template <class T>
template <int R, int E>
inline void WindowSums<T>::block(const T* weights, Index row, const T* x, const Reads& lines, const Reads& columns,
                                 Index at) const {
  using L = Lanes<T>;
  L sum[R][E];
  for (int i = 0; i < R; ++i) std::fill_n(sum[i], E, start_ ? L(start_[row + i]) : L(0));
  // Without dilation the cells of a line lie side by side.
  const Index channels = x_.rows() / (lines_.cells * columns_.cells);
  const Index runs = columns_.dilation == 1 ? 1 : columns.count;
  const Index terms = columns_.dilation == 1 ? columns.count * channels : channels;
  const Index next_run = columns_.dilation * channels * tile<T>;
  const Index next_line = lines_.dilation * columns_.cells * channels * tile<T>;
  for (Index i = 0; i < lines.count; ++i) {
    for (Index j = 0; j < runs; ++j)
      accumulate<1>(sum, weights + j * terms * panel_rows, panel_rows, x + j * next_run, terms);
    weights += columns_.taps * channels * panel_rows;
    x += next_line;
  }
  store(sum, to_, through_, at + row * tile<T>);
}

template <class T>
template <int E>
void WindowSums<T>::line_of(Index e, Index line) const {
  const Index channels = x_.rows() / (lines_.cells * columns_.cells);
  const Reads lines = lines_.reads(line);
  const T* x_e = x_.column(e);
  const Index first = e * lines_.places * columns_.places * rows_ + line * columns_.places * rows_ * tile<T>;
  const Index panel_size = lines_.taps * columns_.taps * channels * panel_rows;
  const T* panel = weights_;
  for (Index row = 0; row < rows_; row += panel_rows, panel += panel_size) {
    Index at = first;
    for (Index place = 0; place < columns_.places; ++place, at += rows_ * tile<T>) {
      const Reads columns = columns_.reads(place);
      const T* x = x_e + (lines.first * columns_.cells + columns.first) * channels * tile<T>;
      const T* weights = panel + (lines.tap * columns_.taps + columns.tap) * channels * panel_rows;
      const Index rest = rows_ - row;
      if (rest >= panel_rows) {
        block<4, E>(weights, row, x, lines, columns, at);
        continue;
      }
      if (rest >= 2) block<2, E>(weights, row, x, lines, columns, at);
      if (rest % 2 == 1) block<1, E>(weights + (rest - 1), row + rest - 1, x, lines, columns, at);
    }
  }
}

template <class T>
void WindowSums<T>::run_line(Index e, Index line) const {
  if (x_.width() - e > Lanes<T>::size) {
    line_of<2>(e, line);
  } else {
    line_of<1>(e, line);
  }
}

template <class T>
void WindowSums<T>::run() const {
  for (Index e = 0; e < x_.width(); e += tile<T>) {
    for (Index line = 0; line < lines_.places; ++line) run_line(e, line);
  }
}

namespace {

/** Outputs of an axis, one after the other, that read with the same taps. */
struct Run {
  Index first, end;
  Reads reads;  ///< of the first
};

Run run_from(const Gather& axis, Index first) {
  Run run{first, first + 1, axis.reads(first)};
  for (; run.end < axis.places; ++run.end) {
    const Reads next = axis.reads(run.end);
    if (next.tap != run.reads.tap || next.count != run.reads.count) break;
  }
  return run;
}

/** Lines of outputs whose numbers stay in the cache while all weights pass over them. */
constexpr Index chunk_numbers = 1 << 13;

/** Sums of products over examples and places, each in the lanes of a register, those of a weight's row side by side. */
template <class T>
struct KernelSums {
  const Convolution& shape;
  const ConstBatch<T>& x;
  const ConstBatch<T>& g;
  T* sums;
  Gather lines{shape.lines, Gather::From::inputs}, columns{shape.columns, Gather::From::inputs};
  Index next_x = shape.columns.stride * shape.channels * tile<T>;
  Index next_g = shape.filters * tile<T>;

  /** Along a line of places: R rows of x by Q filters. */
  template <int R, int Q, int E>
  void block(T* to, const T* x_p, const T* g_p, Index places) const {
    using L = Lanes<T>;
    L sum[R][Q];
    for (int r = 0; r < R; ++r) {
      for (int q = 0; q < Q; ++q) sum[r][q] = L::load(to + (r * shape.filters + q) * L::size);
    }
    for (; places > 0; --places, x_p += next_x, g_p += next_g) {
      for (int j = 0; j < E; ++j) {
        L in[Q];
        for (int q = 0; q < Q; ++q) in[q] = L::load(g_p + q * tile<T> + j * L::size);
        for (int r = 0; r < R; ++r) {
          const L number = L::load(x_p + r * tile<T> + j * L::size);
          for (int q = 0; q < Q; ++q) sum[r][q] += number * in[q];
        }
      }
    }
    for (int r = 0; r < R; ++r) {
      for (int q = 0; q < Q; ++q) sum[r][q].store(to + (r * shape.filters + q) * L::size);
    }
  }

  template <int R, int E>
  void filters(T* to, const T* x_p, const T* g_p, Index places) const {
    Index f = 0;
    for (; f + 2 <= shape.filters; f += 2, g_p += 2 * tile<T>)
      block<R, 2, E>(to + f * Lanes<T>::size, x_p, g_p, places);
    if (f < shape.filters) block<R, 1, E>(to + f * Lanes<T>::size, x_p, g_p, places);
  }

  /** So many rows of x, which lie side by side. */
  template <int E>
  void rows(Index count, T* to, const T* x_p, const T* g_p, Index places) const {
    const Index next = shape.filters * Lanes<T>::size;
    for (; count >= 6 || count == 4; count -= 4, to += 4 * next, x_p += 4 * tile<T>)
      filters<4, E>(to, x_p, g_p, places);
    if (count == 5) return filters<5, E>(to, x_p, g_p, places);
    if (count >= 3) {
      filters<3, E>(to, x_p, g_p, places);
      count -= 3, to += 3 * next, x_p += 3 * tile<T>;
    }
    if (count == 2) return filters<2, E>(to, x_p, g_p, places);
    if (count == 1) filters<1, E>(to, x_p, g_p, places);
  }

  template <int E>
  void line(const T* x_e, const T* g_e, Index y) const {
    const Reads rows_read = lines.reads(y);
    const bool adjacent = columns.dilation == 1;
    for (Index i = 0; i < rows_read.count; ++i) {
      const T* x_i = x_e + (rows_read.first + i * lines.dilation) * columns.cells * shape.channels * tile<T>;
      for (Index first = 0; first < columns.places;) {
        const Run run = run_from(columns, first);
        const Index runs = adjacent ? 1 : run.reads.count;
        const Index count = adjacent ? run.reads.count * shape.channels : shape.channels;
        for (Index j = 0; j < runs; ++j) {
          const Index weight = ((rows_read.tap + i) * columns.taps + run.reads.tap + j) * shape.channels;
          rows<E>(count, sums + weight * shape.filters * Lanes<T>::size,
                  x_i + (run.reads.first + j * columns.dilation) * shape.channels * tile<T>,
                  g_e + (y * columns.places + first) * next_g, run.end - first);
        }
        first = run.end;
      }
    }
  }

  void run() const {
    for (Index e = 0; e < x.width(); e += tile<T>) {
      for (Index y = 0; y < lines.places; ++y) {
        if (x.width() - e > Lanes<T>::size) {
          line<2>(x.column(e), g.column(e), y);
        } else {
          line<1>(x.column(e), g.column(e), y);
        }
      }
    }
  }
};

template <class T>
void totals(const T* sums, Index count, T* to) {
  for (Index i = 0; i < count; ++i) to[i] = total(Lanes<T>::load(sums + i * Lanes<T>::size));
}

/** Σ over examples and places, in the lanes of a register for each filter. */
template <class T>
void add_places(const ConstBatch<T>& g, Index filters, T* sums) {
  using L = Lanes<T>;
  for (Index e = 0; e < g.width(); e += L::size) {
    const T* row = g.column(e);
    for (Index place = 0; place < g.rows(); place += filters) {
      for (Index f = 0; f < filters; ++f, row += tile<T>)
        (L::load(sums + f * L::size) + L::load(row)).store(sums + f * L::size);
    }
  }
}

}  // namespace

template <class T>
void gradient_of_kernel(const Convolution& shape, const ConstBatch<T>& x, const ConstBatch<T>& grad_z, T* grad_kernel,
                        T* grad_bias, T* packed) {
  const Index weights = shape.window_size() * shape.filters;
  std::fill_n(packed, (weights + shape.filters) * Lanes<T>::size, T(0));
  const KernelSums<T> kernel_sums{shape, x, grad_z, packed};
  kernel_sums.run();
  totals(packed, weights, grad_kernel);
  if (!grad_bias) return;
  T* bias_sums = packed + weights * Lanes<T>::size;
  add_places(grad_z, shape.filters, bias_sums);
  totals(bias_sums, shape.filters, grad_bias);
}

template <class T>
Index packed_size(const Convolution& shape, bool gradients) {
  const Index forward = panels(shape.filters) * panel_rows * shape.window_size();
  if (!gradients) return forward;
  const Index backward = panels(shape.channels) * panel_rows * shape.lines.size * shape.columns.size * shape.filters;
  return std::max({forward, backward, (shape.window_size() + 1) * shape.filters * Lanes<T>::size});
}

template Index packed_size<float>(const Convolution&, bool);
template Index packed_size<double>(const Convolution&, bool);
template class WindowSums<float>;
template class WindowSums<double>;
template void gradient_of_kernel<float>(const Convolution&, const ConstBatch<float>&, const ConstBatch<float>&, float*,
                                        float*, float*);
template void gradient_of_kernel<double>(const Convolution&, const ConstBatch<double>&, const ConstBatch<double>&,
                                         double*, double*, double*);

}  // namespace playground
