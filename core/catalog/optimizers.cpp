#include "core/catalog/optimizers.hpp"

#include <algorithm>
#include <limits>
#include <span>

namespace playground {
namespace {

constexpr int most_slots = 2;

/** A thousandth of it, as a mean over a thousand steps takes, is a normal number still. */
template <class T>
constexpr T least_kept = 1024 * std::numeric_limits<T>::min();

/** Parameters side by side, with their gradient and state: slot i of the state lies at state + i·slot_size. */
template <class T>
struct Span {
  T* parameters;
  const T* gradient;
  T* state;
  Index slot_size, size;
};

/** In whole registers, one span after the other. */
template <class T>
void update_registers(const Choice& optimizer, unsigned long long step, std::span<const Span<T>> spans) {
  using L = Lanes<T>;
  dispatch<Optimizers>(optimizer.item, [&]<class Optimizer>() {
    static_assert(Optimizer::slots <= most_slots);
    const typename Optimizer::template Rule<L> rule(optimizer.settings, step);
    for (const Span<T> span : spans) {  // each its own: what is stored cannot change it
      for (Index at = 0; at < span.size; at += L::size) {
        L w = L::load(span.parameters + at);
        std::array<L, Optimizer::slots> state;
        for (std::size_t i = 0; i < state.size(); ++i)
          state[i] = L::load(span.state + static_cast<Index>(i) * span.slot_size + at);
        rule(w, L::load(span.gradient + at), state);
        settled(w, least_kept<T>).store(span.parameters + at);
        for (std::size_t i = 0; i < state.size(); ++i) {
          settled(state[i], least_kept<T>).store(span.state + static_cast<Index>(i) * span.slot_size + at);
        }
      }
    }
  });
}

}  // namespace

int slots_of(const Choice& optimizer) {
  int slots = 0;
  dispatch<Optimizers>(optimizer.item, [&]<class Optimizer>() { slots = Optimizer::slots; });
  return slots;
}

template <class T>
void update_parameters(const Choice& optimizer, unsigned long long step, T* parameters, const T* gradient, T* state,
                       Index slot_size, Index size) {
  using L = Lanes<T>;
  constexpr Index at_once = L::size;
  const Index whole = size / at_once * at_once;
  const int rest = static_cast<int>(size - whole);
  // What fills no register, in one of its own.
  T last[1 + most_slots][at_once], last_gradient[at_once];
  const auto row = [&](int i) { return (i == 0 ? parameters : state + (i - 1) * slot_size) + whole; };
  const int kept = rest == 0 ? 0 : 1 + slots_of(optimizer);
  if (rest != 0) L::load(gradient + whole, rest).store(last_gradient);
  for (int i = 0; i < kept; ++i) L::load(row(i), rest).store(last[i]);
  const Span<T> spans[] = {{parameters, gradient, state, slot_size, whole},
                           {last[0], last_gradient, last[1], at_once, rest == 0 ? 0 : at_once}};
  update_registers<T>(optimizer, step, spans);
  for (int i = 0; i < kept; ++i) L::load(last[i]).store(row(i), rest);
}

template void update_parameters<float>(const Choice&, unsigned long long, float*, const float*, float*, Index, Index);
template void update_parameters<double>(const Choice&, unsigned long long, double*, const double*, double*, Index,
                                        Index);

}  // namespace playground
