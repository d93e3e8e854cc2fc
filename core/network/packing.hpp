#pragma once

#include "core/network/blocks.hpp"

/** Kernels laid out for blocks of sums: panels of four weights that are used together. */
namespace playground {

/** W by units: [units / 4][inputs][4]. */
template <class T>
void pack_units(const ConstMatrixView<T>& kernel, T* to);

/** W by inputs: [inputs / 4][units][4], the panels `step` numbers apart. */
template <class T>
void pack_inputs(const ConstMatrixView<T>& kernel, T* to, Index step);

}  // namespace playground
