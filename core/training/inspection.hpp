#pragma once

#include <span>
#include <vector>

#include "core/network/network.hpp"
#include "core/training/results.hpp"

namespace playground {

/** The values of a batch, row by row. */
template <class T>
std::vector<double> list(const Batch<T>& batch);

/** One example through the network without dropout, and with a target back again; checks both. */
template <class T>
Inspection inspect_example(const Config& config, const Network<T>& network, std::span<const double> input,
                           std::span<const double> target);

/**
 * ∂a/∂x of one number of a layer's output by each input of the network, without dropout: what the number depends on,
 * and how much. Takes a network of its own, of which it leaves only what comes before. Checks input, layer and number.
 */
template <class T>
std::vector<double> effects_on(const Config& config, Network<T> network, std::span<const double> input,
                               std::size_t layer, Index number);

}  // namespace playground
