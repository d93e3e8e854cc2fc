#pragma once

#include "core/network/blocks.hpp"

/** Kernels laid out for blocks of sums: panels of four weights that are used together. */
namespace playground {

/** A kernel, or `units` of its `all` columns. */
template <class T>
struct KernelColumns {
  const T* data;
  Index inputs, units, all;

  KernelColumns(const T* first, Index rows, Index columns, Index all_columns)
      : data(first), inputs(rows), units(columns), all(all_columns) {}
  KernelColumns(const T* first, Index rows, Index columns) : KernelColumns(first, rows, columns, columns) {}
  KernelColumns(const ConstMatrixView<T>& kernel) : KernelColumns(kernel.data(), kernel.rows(), kernel.cols()) {}
};

/** How many numbers the panels take of a kernel that gives `rows` from so many `terms`. */
constexpr Index panels_size(Index rows, Index terms) { return panel_rows * panels(rows) * terms; }

/** W by units: [units / 4][inputs][4]. */
template <class T>
void pack_units(const KernelColumns<T>& kernel, T* to);

/** W by inputs: [inputs / 4][units][4], the panels `step` numbers apart. */
template <class T>
void pack_inputs(const KernelColumns<T>& kernel, T* to, Index step);

}  // namespace playground
