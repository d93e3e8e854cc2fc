#pragma once

#include <compare>
#include <cstdint>

namespace playground {

/** Which values of a layer are not finite, in the order of a forward pass. */
enum class Overflow : std::uint8_t { weights, preactivations, activations, loss };

/** The first layer with a value that is not finite, and which of its values came first. */
struct FirstOverflow {
  int layer = 0;  ///< from 0
  Overflow what = Overflow::loss;

  auto operator<=>(const FirstOverflow&) const = default;
};

}  // namespace playground
