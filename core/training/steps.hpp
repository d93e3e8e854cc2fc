#pragma once

#include "core/network/network.hpp"
#include "core/training/results.hpp"

/** What recurrent layers say of each step. */
namespace playground {

/** Of one example, after a forward pass with Keep::everything, and a backward pass for the gradients; empty of a layer
 * that is not recurrent. */
template <class T>
std::vector<StepsInspection> inspect_steps(const Layer& layer, LayerBuffers<T>& buffers, bool has_gradients);

/** After a forward pass with Keep::everything: which gates are saturated, and which units are 0 in every step. */
template <class T>
void describe_gates(const Layer& layer, LayerBuffers<T>& buffers, Index n, LayerHealth& health);

/** After the backward pass: the norms of the gradients. */
template <class T>
void describe_gradients(const Layer& layer, LayerBuffers<T>& buffers, Index n, LayerHealth& health);

/** How many examples of such layers a workspace with gradients may hold, so that what they keep stays small. */
template <class T>
Index examples_with_steps(const std::vector<Layer>& layers, Index most);

}  // namespace playground
