#pragma once

#include "core/network/network.hpp"
#include "core/training/results.hpp"

namespace playground {

/** What a forward pass with Keep::everything over n examples says of a layer. The norms are left out. */
template <class T>
LayerHealth health_of(const Layer& layer, LayerBuffers<T>& buffers, Index n);

}  // namespace playground
