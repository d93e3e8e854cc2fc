#pragma once

#include "core/catalog/window.hpp"

/** Which cells of an axis belong together in a convolution or pooling. */
namespace playground {

/** Which cells of an axis a sum takes: `count` from the first on, and where the weight of the first lies. */
struct Reads {
  Index first, tap, count;
};

/** The cells of an axis that the sum at each place takes: inputs of an output, or outputs that read an input. */
class Gather {
 public:
  enum class From { inputs, outputs };
  Gather(const Window& window, From from);

  Reads reads(Index place) const;
  /** Where the weight i of the window lies. */
  Index tap(Index i) const;

  Index cells, places, taps, dilation;

 private:
  From from_;
  Index stride_, before_;
};

}  // namespace playground
