#include "core/network/packing.hpp"

#include <algorithm>

namespace playground {
namespace {

/** Of some rows the units from `unit` on, one by one. */
template <class T>
[[gnu::noinline]] void pack_rest(const T* const* row, Index unit, Index units, T* to) {
  for (; unit < units; ++unit) {
    for (int i = 0; i < Lanes<T>::size; ++i) to[unit * panel_rows + i] = row[i][unit];
  }
}

}  // namespace

template <class T>
void pack_units(const KernelColumns<T>& kernel, T* to) {
  using L = Lanes<T>;
  const T* from = kernel.data;
  const T* last = from + kernel.units;
  for (; from + panel_rows <= last; from += panel_rows) {
    for (Index i = 0; i < kernel.inputs; ++i, to += panel_rows) {
      for (Index j = 0; j < panel_rows; j += L::size) L::load(from + i * kernel.all + j).store(to + j);
    }
  }
  for (Index i = 0; from < last && i < kernel.inputs; ++i, to += panel_rows) {
    std::fill(std::copy(from + i * kernel.all, last + i * kernel.all, to), to + panel_rows, T(0));
  }
}

template <class T>
void pack_inputs(const KernelColumns<T>& kernel, T* to, Index step) {
  using L = Lanes<T>;
  const Index inputs = kernel.inputs, units = kernel.units;
  const Index squared = units / L::size * L::size;
  for (Index input = 0; input < inputs; input += panel_rows, to += step) {
    for (Index part = 0; part < panel_rows; part += L::size) {
      const T* row[L::size];
      for (int i = 0; i < L::size; ++i) row[i] = kernel.data + std::min(input + part + i, inputs - 1) * kernel.all;
      for (Index unit = 0; unit < squared; unit += L::size) {
        L square[L::size];
        for (int i = 0; i < L::size; ++i) square[i] = L::load(row[i] + unit);
        transpose(square);
        for (int i = 0; i < L::size; ++i) square[i].store(to + (unit + i) * panel_rows + part);
      }
      if (squared < units) pack_rest(row, squared, units, to + part);
    }
  }
}

template void pack_units<float>(const KernelColumns<float>&, float*);
template void pack_units<double>(const KernelColumns<double>&, double*);
template void pack_inputs<float>(const KernelColumns<float>&, float*, Index);
template void pack_inputs<double>(const KernelColumns<double>&, double*, Index);

}  // namespace playground
