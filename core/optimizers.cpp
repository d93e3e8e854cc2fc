#include "core/optimizers.hpp"

namespace playground {

int slots_of(const Choice& optimizer) {
  int slots = 0;
  dispatch<Optimizers>(optimizer.item, [&]<class Optimizer>() { slots = Optimizer::slots; });
  return slots;
}

template <class T>
void update_block(const Choice& optimizer, Block<T> w, ConstBlock<T> grad, T* state, unsigned long long step) {
  dispatch<Optimizers>(optimizer.item, [&]<class Optimizer>() {
    Optimizer::template update<T>(w, grad, state, optimizer.settings, step);
  });
}

template void update_block<float>(const Choice&, Block<float>, ConstBlock<float>, float*, unsigned long long);
template void update_block<double>(const Choice&, Block<double>, ConstBlock<double>, double*, unsigned long long);

}  // namespace playground
