#pragma once

#include <vector>

#include "core/network/network.hpp"
#include "core/training/results.hpp"

namespace playground {

/** A unit is saturated where |f′| is smaller. */
inline constexpr double saturated_below = 0.01;

/**
 * What the n examples of a workspace that keeps everything say of each layer, but for the norms of the last update. The
 * gradients are computed only where a layer is recurrent. `random` draws the masks of dropout.
 */
template <class T>
std::vector<LayerHealth> health_of(const Network<T>& network, Workspace<T>& work, Index n, const Random& random);

}  // namespace playground
