#include "core/network/recurrent_cell.hpp"

/**
 * z = xK + h₋R + b in four gates i, f, g, o: sigmoid (or another) of i, f, o, tanh (or another) of g; c = f∘c₋ + i∘g;
 * h = o∘tanh(c). h₋, c₋: of the step before.
 */
namespace playground {
namespace {

constexpr Index input = 0, forget = 1, candidate = 2, output = 3, gates = 4;
constexpr std::array<std::string_view, gates> names{"i", "f", "c", "o"};

/** Of the cell's own numbers. */
constexpr std::size_t c = 0, active_c = 1;      // state
constexpr std::size_t grad_c = 0, slope_c = 1;  // grad

template <class T>
void step(const RecurrentTile<T>& run, Index t) {
  using L = Lanes<T>;
  const RecurrentLayer& layer = run.layer;
  run.add_product(run.panels, run.h.at(run.before(t)), 1, run.gates.at(t), gates);
  run.activate_gates(layer.recurrent_activation, t, input, 2);
  run.activate_gates(layer.activation, t, candidate, 1);
  run.activate_gates(layer.recurrent_activation, t, output, 1);

  const T *i = run.gate(t, input), *f = run.gate(t, forget), *g = run.gate(t, candidate), *o = run.gate(t, output);
  const T* const c_before = run.state[c].at(run.before(t));
  T *const c_t = run.state[c].at(t), *const active = run.state[active_c].at(t), *const h = run.h.at(t);
  run.for_units(
      [&](Index j) { (L::load(f + j) * L::load(c_before + j) + L::load(i + j) * L::load(g + j)).store(c_t + j); });
  activate<T>(layer.activation, {nullptr, 0}, run.rows(c_t), run.rows(active),
              run.has_gradients() ? run.grad[slope_c].at(t) : nullptr, run.least);
  run.for_units([&](Index j) { (L::load(o + j) * L::load(active + j)).store(h + j); });
}

template <class T>
void step_back(const RecurrentTile<T>& run, Index t) {
  using L = Lanes<T>;
  const Index before = run.before(t);
  const T *i = run.gate(t, input), *f = run.gate(t, forget), *g = run.gate(t, candidate), *o = run.gate(t, output);
  const T *c_before = run.state[c].at(before), *active = run.state[active_c].at(t), *slope = run.grad[slope_c].at(t);
  T *const delta_i = run.delta_of(t, input), *const delta_f = run.delta_of(t, forget),
           *const delta_g = run.delta_of(t, candidate), *const delta_o = run.delta_of(t, output);
  T *const grad_h = run.grad_h.at(t), *const grad = run.grad[grad_c].at(t),
           *const grad_before = run.grad[grad_c].at(before);
  if (run.is_last(t)) std::fill_n(grad, run.size(), T(0));
  run.for_units([&](Index j) {
    const auto times_delta = [j](L x, T* delta) { (x * L::load(delta + j)).store(delta + j); };
    const L h = settled(L::load(grad_h + j), run.least);
    const L e = settled(L::load(grad + j) + h * L::load(o + j) * L::load(slope + j), run.least);
    e.store(grad + j);
    times_delta(e * L::load(g + j), delta_i);
    times_delta(e * L::load(c_before + j), delta_f);
    times_delta(e * L::load(i + j), delta_g);
    times_delta(h * L::load(active + j), delta_o);
    (e * L::load(f + j)).store(grad_before + j);
  });
  if (run.is_first(t)) return;
  run.add_product(run.panels, run.delta.at(t), gates, run.grad_h.at(before), 1);
}

}  // namespace

template <class T>
const RecurrentCell<T>& lstm_cell() {
  static constexpr RecurrentCell<T> cell{.gate_names = names,
                                         .gates = gates,
                                         .split = gates,
                                         .states = 2,
                                         .grads = 2,
                                         .has_c = true,
                                         .has_rest_bias = false,
                                         .step = step<T>,
                                         .step_back = step_back<T>,
                                         .rest_input = nullptr,
                                         .rest_grad = nullptr};
  return cell;
}

template const RecurrentCell<float>& lstm_cell<float>();
template const RecurrentCell<double>& lstm_cell<double>();

}  // namespace playground
