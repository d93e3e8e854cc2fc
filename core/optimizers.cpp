#include "core/optimizers.hpp"

#include <algorithm>

namespace playground {
namespace {

template <class Optimizer, class T>
struct Update {
  using L = Lanes<T>;
  const typename Optimizer::template Rule<L> rule;
  T* parameters;
  const T* gradient;
  T* state;
  Index slot_size;

  /** count: the lanes that hold parameters; nothing where all do. */
  template <class... Count>
  void lanes(Index at, Count... count) const {
    L w = L::load(parameters + at, count...);
    std::array<L, Optimizer::slots> slots;
    for (std::size_t i = 0; i < slots.size(); ++i) slots[i] = L::load(state + static_cast<Index>(i) * slot_size + at, count...);
    rule(w, L::load(gradient + at, count...), slots);
    w.store(parameters + at, count...);
    for (std::size_t i = 0; i < slots.size(); ++i) slots[i].store(state + static_cast<Index>(i) * slot_size + at, count...);
  }
};

}  // namespace

int slots_of(const Choice& optimizer) {
  int slots = 0;
  dispatch<Optimizers>(optimizer.item, [&]<class Optimizer>() { slots = Optimizer::slots; });
  return slots;
}

template <class T>
void update_parameters(const Choice& optimizer, unsigned long long step, T* parameters, const T* gradient, T* state,
                       Index slot_size, Index size) {
  constexpr Index at_once = Lanes<T>::size;
  dispatch<Optimizers>(optimizer.item, [&]<class Optimizer>() {
    const Update<Optimizer, T> update{{optimizer.settings, step}, parameters, gradient, state, slot_size};
    Index at = 0;
    for (; at + at_once <= size; at += at_once) update.lanes(at);
    if (at < size) update.lanes(at, static_cast<int>(size - at));
  });
}

template void update_parameters<float>(const Choice&, unsigned long long, float*, const float*, float*, Index, Index);
template void update_parameters<double>(const Choice&, unsigned long long, double*, const double*, double*, Index, Index);

}  // namespace playground
