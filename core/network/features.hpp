#pragma once

#include "core/experiment/config.hpp"
#include "core/numeric/matrix.hpp"

namespace playground {

/** Computes the features of as many rows as fit. Each of the rows has config.columns numbers. */
template <class T>
void compute_features(const Config& config, const double* rows, const Batch<T>& to);

}  // namespace playground
