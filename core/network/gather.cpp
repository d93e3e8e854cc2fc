#include "core/network/gather.hpp"

#include <algorithm>

namespace playground {

Gather::Gather(const Window& window, From from)
    : cells(from == From::inputs ? window.cells : window.outputs),
      places(from == From::inputs ? window.outputs : window.cells),
      taps(window.size),
      dilation(window.dilation),
      stride(from == From::inputs ? window.stride : 1),
      from_(from),
      stride_(window.stride),
      before_(window.before) {}

namespace {

/** Of taps `dilation` cells apart, those on an axis. */
Taps clip(Index first, Index tap, Index count, Index cells, Index dilation) {
  if (first < 0) {
    const Index outside = std::min(divided_up(-first, dilation), count);
    first += outside * dilation;
    tap += outside;
    count -= outside;
  }
  if (first + (count - 1) * dilation >= cells) count = first < cells ? (cells - 1 - first) / dilation + 1 : 0;
  return {first, tap, count};
}

}  // namespace

/**
 * Input u is read by the outputs y with u = y·stride − before + i·dilation. With a stride of 1 those are u + before −
 * i·dilation, with a longer one (u + before − i) / stride, of every stride-th i: the weights of such a class lie side
 * by side, the last first, so that outputs follow one another, too.
 */
Taps Gather::reads(Index place) const {
  if (from_ == From::inputs) return clip(place * stride_ - before_, 0, taps, cells, dilation);
  const Index at = place + before_;
  if (stride_ == 1) return clip(at - (taps - 1) * dilation, 0, taps, cells, dilation);
  const Index last = at / stride_, remainder = at % stride_;
  const Index whole = taps / stride_, longer = taps % stride_;
  const Index count = whole + (remainder < longer);
  return clip(last - (count - 1), remainder * whole + std::min(remainder, longer), count, cells, 1);
}

Index Gather::tap(Index i) const {
  if (from_ == From::inputs) return i;
  const Index remainder = i % stride_;
  const Index whole = taps / stride_, longer = taps % stride_;
  return remainder * whole + std::min(remainder, longer) + whole + (remainder < longer) - 1 - i / stride_;
}

}  // namespace playground
