#pragma once

#include "core/network/blocks.hpp"

/** The loops of convolutions: blocks of sums over places that read with the same taps. */
namespace playground {

/** Each place takes lines of pieces of rows that lie side by side. */
template <class T>
struct WindowBlock {
  Index places, lines, pieces, terms;
  Index next_x, next_line, next_piece, next_weights, next_place;  ///< how far apart they are
  const T* x;                                                     ///< of the first place
  const T* weights;                                               ///< a panel, from the first tap on
  const T* start;                                                 ///< a number for each row, or null for 0
};

/** At each place sums of `count` rows, 1 or all of a panel, from the number `at` of the result on. */
template <class T>
void window_block(Index count, bool whole_tile, const WindowBlock<T>& block, T* to, const ThroughSlope<T>& through,
                  Index at);

/** Lines of places whose products are added up. */
template <class T>
struct ProductBlock {
  Index lines, places;
  Index next_x, next_g, next_x_line, next_g_line;
  Index next_sums;  ///< from the sums of a row to those of the next
};

/** How many of so many rows a block takes: 1, 3 or 5, of half a tile or of doubles 1 or 3. */
template <class T>
constexpr Index product_rows(Index count, bool whole_tile) {
  if (!is_lean<T> && whole_tile && (count == 5 || count == 8 || (count > 9 && count != 12)))
    return 5;  // the rest is of threes
  return count < 3 ? 1 : 3;
}

/** Adds Σ x·g of `rows` rows of x by 1 or 2 rows of g to sums, each in the lanes of a register. */
template <class T>
void product_block(Index rows, bool pair, bool whole_tile, const ProductBlock<T>& block, const T* x, const T* g,
                   T* sums);

/** Adds Σ of a batch over examples and places to sums, in the lanes of a register for each filter. */
template <class T>
void add_places(const ConstBatch<T>& g, Index filters, T* sums);

/** The totals of so many registers. */
template <class T>
void totals(const T* sums, Index count, T* to);

}  // namespace playground
