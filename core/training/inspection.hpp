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

}  // namespace playground
