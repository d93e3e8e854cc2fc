#include "core/network/recurrent_cell.hpp"

/**
 * Gates z, r and the candidate g, of sigmoid and tanh (or others): h = z∘h₋ + (1 − z)∘g, h₋ of the step before. The
 * candidate's preactivation is xK + b + r∘(h₋R + b′), or with the reset before the product xK + b + (r∘h₋)R.
 */
namespace playground {
namespace {

constexpr Index update = 0, reset = 1, candidate = 2, gates = 3;
constexpr std::array<std::string_view, gates> names{"z", "r", "h"};

/** The cell's own number: the product h₋R + b′ of the candidate, or r∘h₋, and ∂loss/∂ it. */
constexpr std::size_t inner = 0;

template <bool reset_after, class T>
void step(const RecurrentTile<T>& run, Index t) {
  using L = Lanes<T>;
  const RecurrentLayer& layer = run.layer;
  T* const h_before = run.h.at(run.before(t));
  run.add_product(run.panels, h_before, 1, run.gates.at(t), 2);
  run.activate_gates(layer.recurrent_activation, t, update, 2);

  const T *z = run.gate(t, update), *r = run.gate(t, reset);
  T *const g = run.gate(t, candidate), *const y = run.state[inner].at(t), *const h = run.h.at(t);
  if constexpr (reset_after) {
    combine<T>(run.rest_panels, run.rest_bias, run.rows(h_before), run.rows(y), run.lanes);
    run.for_units([&](Index j) { (L::load(g + j) + L::load(r + j) * L::load(y + j)).store(g + j); });
  } else {
    run.for_units([&](Index j) { (L::load(r + j) * L::load(h_before + j)).store(y + j); });
    run.add_product(run.rest_panels, y, 1, g, 1);
  }
  run.activate_gates(layer.activation, t, candidate, 1);
  run.for_units([&](Index j) {
    const L kept = L::load(z + j);
    (kept * L::load(h_before + j) + (L(1) - kept) * L::load(g + j)).store(h + j);
  });
}

template <bool reset_after, class T>
void step_back(const RecurrentTile<T>& run, Index t) {
  using L = Lanes<T>;
  const T *z = run.gate(t, update), *r = run.gate(t, reset), *g = run.gate(t, candidate);
  const T *h_before = run.h.at(run.before(t)), *y = run.state[inner].at(t), *grad_h = run.grad_h.at(t);
  T *const delta_z = run.delta_of(t, update), *const delta_r = run.delta_of(t, reset),
           *const delta_g = run.delta_of(t, candidate);
  T *const grad_y = run.grad[inner].at(t), *const grad_before = run.grad_h.at(run.before(t));
  run.for_units([&](Index j) {
    const L grad = settled(L::load(grad_h + j), run.least), kept = L::load(z + j);
    const L grad_g = grad * (L(1) - kept) * L::load(delta_g + j);
    grad_g.store(delta_g + j);
    (grad * (L::load(h_before + j) - L::load(g + j)) * L::load(delta_z + j)).store(delta_z + j);
    (L::load(grad_before + j) + grad * kept).store(grad_before + j);
    if constexpr (reset_after) {
      (grad_g * L::load(r + j)).store(grad_y + j);
      (grad_g * L::load(y + j) * L::load(delta_r + j)).store(delta_r + j);
    }
  });
  if constexpr (!reset_after) {
    combine<T>(run.rest_panels, nullptr, run.rows(delta_g), run.rows(grad_y), run.lanes);
    run.for_units([&](Index j) {
      const L grad = L::load(grad_y + j);
      (grad * L::load(h_before + j) * L::load(delta_r + j)).store(delta_r + j);
      (L::load(grad_before + j) + grad * L::load(r + j)).store(grad_before + j);
    });
  }
  if (run.is_first(t)) return;
  run.add_product(run.panels, delta_z, 2, grad_before, 1);
  if constexpr (reset_after) run.add_product(run.rest_panels, grad_y, 1, grad_before, 1);
}

/** What the candidate's columns of the recurrent kernel are multiplied with. */
template <bool reset_after, class T>
Batch<T> rest_input(const RecurrentTile<T>& run, Index t, Index steps) {
  return reset_after ? run.h.batch(run.before(t), steps, 0, run.layer.units)
                     : run.state[inner].batch(t, steps, 0, run.layer.units);
}

template <bool reset_after, class T>
Batch<T> rest_grad(const RecurrentTile<T>& run, Index t, Index steps) {
  const Index units = run.layer.units;
  return reset_after ? run.grad[inner].batch(t, steps, 0, units) : run.delta.batch(t, steps, candidate * units, units);
}

template <bool reset_after, class T>
constexpr RecurrentCell<T> cell{.gate_names = names,
                                .gates = gates,
                                .split = 2,
                                .states = 1,
                                .grads = 1,
                                .has_c = false,
                                .has_rest_bias = reset_after,
                                .step = step<reset_after, T>,
                                .step_back = step_back<reset_after, T>,
                                .rest_input = rest_input<reset_after, T>,
                                .rest_grad = rest_grad<reset_after, T>};

}  // namespace

template <class T>
const RecurrentCell<T>& gru_cell(bool reset_after) {
  return reset_after ? cell<true, T> : cell<false, T>;
}

template const RecurrentCell<float>& gru_cell<float>(bool);
template const RecurrentCell<double>& gru_cell<double>(bool);

}  // namespace playground
