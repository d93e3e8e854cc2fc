#include "core/network/recurrent_cell.hpp"

/** z = xK + h₋R + b; h = f(z). h₋: of the step before. */
namespace playground {
namespace {

template <class T>
void step(const RecurrentTile<T>& run, Index t) {
  T* const z = run.gates.at(t);
  run.add_product(run.panels, run.h.at(run.before(t)), 1, z, 1);
  activate<T>(run.layer.activation, {nullptr, 0}, run.rows(z), run.rows(run.h.at(t)), run.delta_of(t, 0), run.least);
}

template <class T>
void step_back(const RecurrentTile<T>& run, Index t) {
  using L = Lanes<T>;
  const T* grad_h = run.grad_h.at(t);
  T* const delta = run.delta.at(t);
  run.for_units([&](Index j) { (settled(L::load(grad_h + j), run.least) * L::load(delta + j)).store(delta + j); });
  if (run.is_first(t)) return;
  run.add_product(run.panels, delta, 1, run.grad_h.at(run.before(t)), 1);
}

}  // namespace

template <class T>
const RecurrentCell<T>& simple_rnn_cell() {
  static constexpr RecurrentCell<T> cell{.gate_names = {},
                                         .gates = 1,
                                         .split = 1,
                                         .states = 0,
                                         .grads = 0,
                                         .has_c = false,
                                         .has_rest_bias = false,
                                         .step = step<T>,
                                         .step_back = step_back<T>,
                                         .rest_input = nullptr,
                                         .rest_grad = nullptr};
  return cell;
}

template const RecurrentCell<float>& simple_rnn_cell<float>();
template const RecurrentCell<double>& simple_rnn_cell<double>();

}  // namespace playground
