#include "core/network/convolution.hpp"

#include <algorithm>

#include "core/network/packing.hpp"

namespace playground {
namespace {

/** Outputs of an axis, one after the other, that read with the same taps. */
struct Run {
  Index first, end;
  Taps taps;  ///< of the first
};

Run run_from(const Gather& axis, Index first) {
  Run run{first, first + 1, axis.reads(first)};
  for (; run.end < axis.places; ++run.end) {
    const Taps next = axis.reads(run.end);
    if (next.tap != run.taps.tap || next.count != run.taps.count) break;
  }
  return run;
}

}  // namespace

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

/** R rows of each place of a run by E registers. */
template <class T>
template <int R, int E>
void WindowSums<T>::block(const Extent& extent, const T* first_weights, const T* first_x, Index row, Index at) const {
  using L = Lanes<T>;
  for (Index place = extent.places; place > 0; --place, first_x += extent.next_x, at += rows_ * tile<T>) {
    L sum[R][E];
    for (int i = 0; i < R; ++i) std::fill_n(sum[i], E, start_ ? L(start_[row + i]) : L(0));
    const T *weights = first_weights, *x = first_x;
    for (Index i = extent.lines; i > 0; --i, weights += extent.next_weights, x += extent.next_line) {
      const T *w_j = weights, *x_j = x;
      for (Index j = extent.pieces; j > 0; --j, w_j += extent.terms * panel_rows, x_j += extent.next_piece)
        accumulate<1>(sum, w_j, panel_rows, x_j, extent.terms);
    }
    store(sum, to_, through_, at + row * tile<T>);
  }
}

template <class T>
void WindowSums<T>::run_line(Index e, Index line) const {
  // By the rest of the rows, up to 4.
  static constexpr decltype(&WindowSums::block<4, 2>) whole[] = {
      nullptr, &WindowSums::block<1, 2>, &WindowSums::block<2, 2>, nullptr, &WindowSums::block<4, 2>};
  static constexpr decltype(&WindowSums::block<4, 1>) half[] = {
      nullptr, &WindowSums::block<1, 1>, &WindowSums::block<2, 1>, nullptr, &WindowSums::block<4, 1>};
  const auto& blocks = x_.width() - e > Lanes<T>::size ? whole : half;
  const Index channels = x_.rows() / (lines_.cells * columns_.cells);
  const Index next_place = rows_ * tile<T>, cell = channels * tile<T>;
  const Taps lines = lines_.reads(line);
  const T* x_line = x_.column(e) + lines.first * columns_.cells * cell;
  const T* weights_line = weights_ + lines.tap * columns_.taps * channels * panel_rows;
  const Index panel_size = lines_.taps * columns_.taps * channels * panel_rows;
  const Index line_at = (e * lines_.places / tile<T> + line) * columns_.places * next_place;
  const bool adjacent = columns_.dilation == 1;
  Extent extent;
  extent.lines = lines.count;
  extent.next_line = lines_.dilation * columns_.cells * cell;
  extent.next_weights = columns_.taps * channels * panel_rows;
  extent.next_piece = columns_.dilation * cell;
  extent.next_x = columns_.stride * cell;
  for (Index first = 0; first < columns_.places;) {
    const Run run = run_from(columns_, first);
    extent.places = run.end - first;
    extent.pieces = adjacent ? 1 : run.taps.count;
    extent.terms = adjacent ? run.taps.count * channels : channels;
    const T* weights = weights_line + run.taps.tap * channels * panel_rows;
    const T* x = x_line + run.taps.first * cell;
    for (Index row = 0; row < rows_; weights += panel_size) {
      for (const Index end = std::min(row + panel_rows, rows_); row < end;) {
        const Index rest = end - row, count = rest == 3 ? 2 : rest;
        (this->*blocks[count])(extent, weights + row % panel_rows, x, row, line_at + first * next_place);
        row += count;
      }
    }
    first = run.end;
  }
}

template <class T>
void WindowSums<T>::run() const {
  for (Index e = 0; e < x_.width(); e += tile<T>) {
    for (Index line = 0; line < lines_.places; ++line) run_line(e, line);
  }
}

namespace {

/** Rows of ∂loss/∂z that stay in the cache while all weights pass over them. */
constexpr Index chunk_rows = 2048;

/** Sums of products over examples and places, each in the lanes of a register, those of a weight's row side by side. */
template <class T>
struct KernelSums {
  const Convolution& shape;
  const ConstBatch<T>& x;
  const ConstBatch<T>& g;
  T* sums;
  Gather columns{shape.columns, Gather::From::inputs};
  Index cell = shape.channels * tile<T>, place = shape.filters * tile<T>;

  /** So many lines of so many places. */
  struct Area {
    Index lines, places;
    const T *x, *g;  ///< the first of them
  };

  /** R rows of x by Q filters. */
  template <int R, int Q, int E>
  void block(T* to, const T* x_line, const T* g_line, const Area& area) const {
    using L = Lanes<T>;
    L sum[R][Q];
    for (int r = 0; r < R; ++r) {
      for (int q = 0; q < Q; ++q) sum[r][q] = L::load(to + (r * shape.filters + q) * L::size);
    }
    const Index next_x = shape.columns.stride * cell, next_g = place;
    const Index next_x_line = shape.lines.stride * shape.columns.cells * cell, next_g_line = columns.places * place;
    for (Index lines = area.lines; lines > 0; --lines, x_line += next_x_line, g_line += next_g_line) {
      const T *x_p = x_line, *g_p = g_line;
      for (Index places = area.places; places > 0; --places, x_p += next_x, g_p += next_g) {
        for (int j = 0; j < E; ++j) {
          L in[Q];
          for (int q = 0; q < Q; ++q) in[q] = L::load(g_p + q * tile<T> + j * L::size);
          for (int r = 0; r < R; ++r) {
            const L number = L::load(x_p + r * tile<T> + j * L::size);
            for (int q = 0; q < Q; ++q) sum[r][q] += number * in[q];
          }
        }
      }
    }
    for (int r = 0; r < R; ++r) {
      for (int q = 0; q < Q; ++q) sum[r][q].store(to + (r * shape.filters + q) * L::size);
    }
  }

  using Block = void (KernelSums::*)(T*, const T*, const T*, const Area&) const;

  /** So many rows of x, which lie side by side, for all filters. */
  void rows(Index count, T* to, const Area& area, bool whole) const {
    // By rows, filters and registers. Half a tile is rare, and takes fewer rows at once.
    static constexpr Block blocks[][2][2] = {
        {{&KernelSums::block<1, 1, 1>, &KernelSums::block<1, 1, 2>},
         {&KernelSums::block<1, 2, 1>, &KernelSums::block<1, 2, 2>}},
        {{&KernelSums::block<3, 1, 1>, &KernelSums::block<3, 1, 2>},
         {&KernelSums::block<3, 2, 1>, &KernelSums::block<3, 2, 2>}},
        {{nullptr, &KernelSums::block<5, 1, 2>}, {nullptr, &KernelSums::block<5, 2, 2>}}};
    const T* x_p = area.x;
    while (count > 0) {
      const bool five = whole && (count == 5 || count == 8 || (count > 9 && count != 12));  // the rest is of threes
      const int size = five ? 2 : count < 3 ? 0 : 1;
      const Index taken = 2 * size + 1;
      for (Index f = 0; f < shape.filters;) {
        const Index pair = f + 2 <= shape.filters;
        (this->*blocks[size][pair][whole])(to + f * Lanes<T>::size, x_p, area.g + f * tile<T>, area);
        f += 1 + pair;
      }
      count -= taken;
      to += taken * shape.filters * Lanes<T>::size;
      x_p += taken * tile<T>;
    }
  }

  /** The lines first to end − 1 of the tile that begins with example e, by the weights of line i. */
  void lines(Index e, Index i, Index first, Index end) const {
    const Index u = first * shape.lines.stride - shape.lines.before + i * shape.lines.dilation;
    const T *x_line = x.column(e) + u * columns.cells * cell, *g_line = g.column(e) + first * columns.places * place;
    const bool adjacent = columns.dilation == 1;
    for (Index column = 0; column < columns.places;) {
      const Run run = run_from(columns, column);
      const Index pieces = adjacent ? 1 : run.taps.count;
      const Index count = adjacent ? run.taps.count * shape.channels : shape.channels;
      for (Index j = 0; j < pieces; ++j) {
        const Index weight = (i * columns.taps + run.taps.tap + j) * shape.channels;
        rows(count, sums + weight * shape.filters * Lanes<T>::size,
             {end - first, run.end - column, x_line + (run.taps.first + j * columns.dilation) * cell,
              g_line + column * place},
             x.width() - e > Lanes<T>::size);
      }
      column = run.end;
    }
  }

  void run() const {
    const Window& axis = shape.lines;
    const Index most = std::max<Index>(chunk_rows / (columns.places * shape.filters), 1);
    for (Index e = 0; e < x.width(); e += tile<T>) {
      for (Index y = 0; y < axis.outputs; y += most) {
        for (Index i = 0; i < axis.size; ++i) {
          // Of the lines from y on, those for which line i of the window is not outside.
          const Index at = axis.before - i * axis.dilation;
          const Index first = std::max(y, at > 0 ? divided_up(at, axis.stride) : 0);
          const Index end =
              std::min({y + most, axis.outputs, at + axis.cells > 0 ? divided_up(at + axis.cells, axis.stride) : 0});
          if (first < end) lines(e, i, first, end);
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
