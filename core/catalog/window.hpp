#pragma once

#include <algorithm>

#include "core/numeric/matrix.hpp"

/** Windows of convolutions and poolings along one axis. */
namespace playground {

enum class Padding {
  valid,  ///< no window reads outside the axis
  same,   ///< as many outputs as cells, divided by the stride; an odd cell is added after the axis
  causal  ///< the same number of outputs; no window reads cells after the one that it ends at
};

/** Output y reads the cells y·stride − before + i·dilation, 0 ≤ i < size, that lie on the axis. */
struct Window {
  Index cells = 1;  ///< of the axis
  Index size = 1;
  Index stride = 1;
  Index dilation = 1;
  Index before = 0;   ///< how many cells are added before the first
  Index outputs = 1;  ///< 0 where a window is longer than the axis

  /** The cells from the first that a window reads to the last. */
  constexpr Index reach() const { return (size - 1) * dilation + 1; }
};

/** ⌈a/b⌉ of a ≥ 0. */
constexpr Index divided_up(Index a, Index b) { return (a + b - 1) / b; }

/** The windows of an axis with padding as Keras and TensorFlow define it. */
constexpr Window window_of(Index cells, Index size, Index stride, Index dilation, Padding padding) {
  Window window{cells, size, stride, dilation};
  const Index reach = window.reach();
  if (padding == Padding::valid) {
    window.outputs = cells < reach ? 0 : (cells - reach) / stride + 1;
    return window;
  }
  window.outputs = divided_up(cells, stride);
  window.before =
      padding == Padding::causal ? reach - 1 : std::max<Index>((window.outputs - 1) * stride + reach - cells, 0) / 2;
  return window;
}

}  // namespace playground
