#include "core/network/window_blocks.hpp"

namespace playground {
namespace {

template <int R, int E, class T>
void sums(const WindowBlock<T>& block, T* to, const ThroughSlope<T>& through, Index at) {
  using L = Lanes<T>;
  const T* first_x = block.x;
  for (Index place = block.places; place > 0; --place, first_x += block.next_x, at += block.next_place) {
    L sum[R][E];
    for (int i = 0; i < R; ++i) std::fill_n(sum[i], E, block.start ? L(block.start[i]) : L(0));
    const T *weights = block.weights, *x = first_x;
    for (Index i = block.lines; i > 0; --i, weights += block.next_weights, x += block.next_line) {
      const T *w_j = weights, *x_j = x;
      for (Index j = block.pieces; j > 0; --j, w_j += block.terms * panel_rows, x_j += block.next_piece)
        accumulate<1>(sum, w_j, panel_rows, x_j, block.terms);
    }
    store(sum, to, through, at);
  }
}

/** R rows of x by Q rows of g, of each tile E registers; if that is 0, `registers`. */
template <int R, int Q, int E, class T>
void products(const ProductBlock<T>& block, const T* x, const T* g, T* sums, Index registers) {
  using L = Lanes<T>;
  L sum[R][Q];
  for (int r = 0; r < R; ++r) {
    for (int q = 0; q < Q; ++q) sum[r][q] = L::load(sums + r * block.next_sums + q * L::size);
  }
  for (Index lines = block.lines; lines > 0; --lines, x += block.next_x_line, g += block.next_g_line) {
    const T *x_p = x, *g_p = g;
    for (Index places = block.places; places > 0; --places, x_p += block.next_x, g_p += block.next_g) {
      for (Index j = 0; j < (E > 0 ? E : registers); ++j) {
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
    for (int q = 0; q < Q; ++q) sum[r][q].store(sums + r * block.next_sums + q * L::size);
  }
}

}  // namespace

template <class T>
void window_block(Index count, bool whole_tile, const WindowBlock<T>& block, T* to, const ThroughSlope<T>& through,
                  Index at) {
  static constexpr decltype(&sums<1, 1, T>) blocks[2][2] = {{sums<1, 1, T>, sums<1, 2, T>},
                                                            {sums<panel_rows, 1, T>, sums<panel_rows, 2, T>}};
  blocks[count > 1][whole_tile](block, to, through, at);
}

template <class T>
void product_block(Index rows, bool pair, bool whole_tile, const ProductBlock<T>& block, const T* x, const T* g,
                   T* sums) {
  if constexpr (is_lean<T>) {
    static constexpr decltype(&products<1, 1, 0, T>) blocks[2][2] = {{products<1, 1, 0, T>, products<1, 2, 0, T>},
                                                                     {products<3, 1, 0, T>, products<3, 2, 0, T>}};
    blocks[rows / 2][pair](block, x, g, sums, whole_tile ? 2 : 1);
  } else {
    static constexpr decltype(&products<1, 1, 1, T>) blocks[3][2][2] = {
        {{products<1, 1, 1, T>, products<1, 1, 2, T>}, {products<1, 2, 1, T>, products<1, 2, 2, T>}},
        {{products<3, 1, 1, T>, products<3, 1, 2, T>}, {products<3, 2, 1, T>, products<3, 2, 2, T>}},
        {{nullptr, products<5, 1, 2, T>}, {nullptr, products<5, 2, 2, T>}}};
    blocks[rows / 2][pair][whole_tile](block, x, g, sums, 0);
  }
}

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

template <class T>
void totals(const T* sums, Index count, T* to) {
  for (Index i = 0; i < count; ++i) to[i] = total(Lanes<T>::load(sums + i * Lanes<T>::size));
}

template void window_block<float>(Index, bool, const WindowBlock<float>&, float*, const ThroughSlope<float>&, Index);
template void window_block<double>(Index, bool, const WindowBlock<double>&, double*, const ThroughSlope<double>&,
                                   Index);
template void product_block<float>(Index, bool, bool, const ProductBlock<float>&, const float*, const float*, float*);
template void product_block<double>(Index, bool, bool, const ProductBlock<double>&, const double*, const double*,
                                    double*);
template void add_places<float>(const ConstBatch<float>&, Index, float*);
template void add_places<double>(const ConstBatch<double>&, Index, double*);
template void totals<float>(const float*, Index, float*);
template void totals<double>(const double*, Index, double*);

}  // namespace playground
