#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/experiment/config.hpp"
#include "core/numeric/matrix.hpp"
#include "core/numeric/random.hpp"

/** How examples, one a row, become batches, one a column. */
namespace playground {

/** These rows, which take whole registers. */
template <class T>
void gather(const Matrix<T>& all, std::span<const std::uint32_t> rows, const Batch<T>& to);

/** As many rows as fit, from `first` on. */
template <class T>
void gather(const Matrix<T>& all, Index first, const Batch<T>& to);

/** The features of as many rows of data as fit; `rows` holds config.columns numbers each. */
template <class T>
void compute_features(const Config& config, const double* rows, const Batch<T>& to);

template <class T>
bool all_finite(std::span<const T> values);

/** A batch to rows again: n × features, one example after the other. */
template <class T>
void scatter(const Batch<T>& from, float* to);

/** The order of the rows for the next epoch. */
void shuffle(std::vector<std::uint32_t>& order, Random& random);

}  // namespace playground
