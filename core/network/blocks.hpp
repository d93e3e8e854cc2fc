#pragma once

#include <algorithm>

#include "core/numeric/matrix.hpp"

/** Blocks of sums that stay in registers: what products and convolutions are made of. */
namespace playground {

/** Doubles, which are seldom chosen, take few shapes of blocks: the same sums in less code. */
template <class T>
constexpr bool is_lean = !std::is_same_v<T, float>;

/** How many rows by two registers a block of a product holds. */
constexpr Index panel_rows = 4;

constexpr Index panels(Index rows) { return (rows + panel_rows - 1) / panel_rows; }

/** f′ of the layer before, and where ∂loss/∂x ∘ f′ goes: the gradient by what went into its activation. */
template <class T>
struct ThroughSlope {
  const T* slope = nullptr;
  T* grad = nullptr;
};

/**
 * sum[r] += Σₖ w(k, r)·x[k]: the weights of a k lie `apart`, those of the next k a `step` on; rows of x lie a tile
 * apart.
 */
template <Index apart, int R, int E, class T>
[[gnu::always_inline]] inline void accumulate(Lanes<T> (&sum)[R][E], const T* w, Index step, const T* x, Index terms) {
  using L = Lanes<T>;
  for (Index k = terms; k > 0; --k, w += step, x += tile<T>) {
    L in[E];
    for (int j = 0; j < E; ++j) in[j] = L::load(x + j * L::size);
    for (int i = 0; i < R; ++i) {
      const L weight(w[i * apart]);
      for (int j = 0; j < E; ++j) sum[i][j] += weight * in[j];
    }
  }
}

/** To rows that lie a tile apart. */
template <int R, int E, class T>
[[gnu::always_inline]] inline void store(const Lanes<T> (&sum)[R][E], T* to) {
  for (int i = 0; i < R; ++i) {
    for (int j = 0; j < E; ++j) sum[i][j].store(to + i * tile<T> + j * Lanes<T>::size);
  }
}

/** A block of a result: to `to` unless it is null, and through the slope where there is one. */
template <int R, int E, class T>
[[gnu::always_inline]] inline void store(Lanes<T> (&sum)[R][E], T* to, const ThroughSlope<T>& through, Index at) {
  using L = Lanes<T>;
  if (to) store(sum, to + at);
  if (!through.slope) return;
  for (int i = 0; i < R; ++i) {
    for (int j = 0; j < E; ++j) sum[i][j] = sum[i][j] * L::load(through.slope + at + i * tile<T> + j * L::size);
  }
  store(sum, through.grad + at);
}

}  // namespace playground
