#include "core/network/convolution.hpp"

#include <algorithm>

#include "core/network/packing.hpp"
#include "core/network/window_blocks.hpp"

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

template <class T>
void WindowSums<T>::run_line(Index e, Index line) const {
  const Index channels = x_.rows() / (lines_.cells * columns_.cells), cell = channels * tile<T>;
  const Taps lines = lines_.reads(line);
  const T* x_line = x_.column(e) + lines.first * columns_.cells * cell;
  const T* weights_line = weights_ + lines.tap * columns_.taps * channels * panel_rows;
  const Index panel_size = lines_.taps * columns_.taps * channels * panel_rows;
  const bool adjacent = columns_.dilation == 1, whole_tile = x_.width() - e > Lanes<T>::size;
  WindowBlock<T> block;
  block.lines = lines.count;
  block.next_x = columns_.stride * cell;
  block.next_line = lines_.dilation * columns_.cells * cell;
  block.next_piece = columns_.dilation * cell;
  block.next_weights = columns_.taps * channels * panel_rows;
  block.next_place = rows_ * tile<T>;
  const Index line_at = (e * lines_.places / tile<T> + line) * columns_.places * block.next_place;
  for (Index first = 0; first < columns_.places;) {
    const Run run = run_from(columns_, first);
    block.places = run.end - first;
    block.pieces = adjacent ? 1 : run.taps.count;
    block.terms = adjacent ? run.taps.count * channels : channels;
    block.x = x_line + run.taps.first * cell;
    const T* weights = weights_line + run.taps.tap * channels * panel_rows;
    for (Index row = 0; row < rows_;) {
      const Index count = rows_ - row / panel_rows * panel_rows >= panel_rows ? panel_rows : 1;
      block.weights = weights + row / panel_rows * panel_size + row % panel_rows;
      block.start = start_ ? start_ + row : nullptr;
      window_block(count, whole_tile, block, to_, through_, line_at + first * block.next_place + row * tile<T>);
      row += count;
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

  /** So many rows of x, which lie side by side, for all filters. */
  void rows(Index count, const ProductBlock<T>& block, const T* x_p, const T* g_p, T* to, bool whole_tile) const {
    while (count > 0) {
      const Index taken = product_rows<T>(count, whole_tile);
      for (Index f = 0; f < shape.filters;) {
        const bool pair = f + 2 <= shape.filters;
        product_block(taken, pair, whole_tile, block, x_p, g_p + f * tile<T>, to + f * Lanes<T>::size);
        f += pair ? 2 : 1;
      }
      count -= taken;
      x_p += taken * tile<T>;
      to += taken * block.next_sums;
    }
  }

  /** The lines first to end − 1 of the tile that begins with example e, by the weights of line i. */
  void lines(Index e, Index i, Index first, Index end) const {
    const Index u = first * shape.lines.stride - shape.lines.before + i * shape.lines.dilation;
    const T *x_line = x.column(e) + u * columns.cells * cell, *g_line = g.column(e) + first * columns.places * place;
    const bool adjacent = columns.dilation == 1;
    ProductBlock<T> block{end - first,
                          0,
                          columns.stride * cell,
                          place,
                          shape.lines.stride * columns.cells * cell,
                          columns.places * place,
                          shape.filters * Lanes<T>::size};
    for (Index column = 0; column < columns.places;) {
      const Run run = run_from(columns, column);
      block.places = run.end - column;
      const Index pieces = adjacent ? 1 : run.taps.count;
      const Index count = adjacent ? run.taps.count * shape.channels : shape.channels;
      for (Index j = 0; j < pieces; ++j) {
        const Index weight = (i * columns.taps + run.taps.tap + j) * shape.channels;
        rows(count, block, x_line + (run.taps.first + j * columns.dilation) * cell, g_line + column * place,
             sums + weight * block.next_sums, x.width() - e > Lanes<T>::size);
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
