#pragma once

#include <cstdint>
#include <span>

#include "core/numeric/matrix.hpp"

/** Examples (one per row) to batches (one per column), and back. */
namespace playground {

/** Gathers these rows into whole registers. */
template <class T>
void gather(const Matrix<T>& all, std::span<const std::uint32_t> rows, const Batch<T>& to);

/** Gathers as many rows as fit, starting at `first`. */
template <class T>
void gather(const Matrix<T>& all, Index first, const Batch<T>& to);

template <class T>
bool all_finite(std::span<const T> values);

/** Writes a batch as rows: n × features, one example after the other. */
template <class T>
void scatter(const Batch<T>& from, float* to);

}  // namespace playground
