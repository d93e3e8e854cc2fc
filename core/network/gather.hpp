#pragma once

#include "core/catalog/window.hpp"

/** Which cells of an axis belong together in a convolution or pooling. */
namespace playground {

/** Which cells of an axis a sum takes: `count` from the first on, and where the weight of the first lies. */
struct Taps {
  Index first, tap, count;
};

/** The cells of an axis that the sum at each place takes: inputs of an output, or outputs that read an input. */
class Gather {
 public:
  enum class From { inputs, outputs };
  Gather(const Window& window, From from);

  Taps reads(Index place) const;
  /** Where the weight i of the window lies. */
  Index tap(Index i) const;

  Index cells, places, taps, dilation;
  Index stride;  ///< from the cells of a place to those of the next, where both have the same taps

 private:
  From from_;
  Index stride_, before_;
};

}  // namespace playground
