#pragma once

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "core/catalog/layer_keys.hpp"
#include "core/network/activation.hpp"
#include "core/network/products.hpp"
#include "core/numeric/matrix.hpp"

/** What a kind of recurrent layers computes in one step, for one direction of a layer and one tile of a batch. */
namespace playground {

/** A recurrent layer's sizes and settings. */
struct RecurrentLayer {
  Index steps, inputs, units;
  bool use_bias, return_sequences;
  Merge merge;
  const Choice& activation;
  const Choice& recurrent_activation;

  Index directions() const { return merge == Merge::none ? 1 : 2; }
  /** How many numbers the output of a step has. */
  Index features() const { return merge == Merge::concat ? 2 * units : units; }
};

/** `rows` numbers of each step of a tile. States have a place before the first step and one after the last, too. */
template <class T>
struct StepNumbers {
  T* first = nullptr;
  Index rows = 0;

  T* at(Index t) const { return first + t * rows * tile<T>; }
  /** `count` rows from `row` on, of as many steps from t on: a batch in which each step is a tile. */
  Batch<T> batch(Index t, Index steps, Index row, Index count) const {
    return {at(t) + row * tile<T>, count, steps * tile<T>, rows};
  }
};

/** One direction of a layer in one tile. */
template <class T>
struct RecurrentTile {
  static constexpr std::size_t most_extra = 2;
  using Extra = std::array<StepNumbers<T>, most_extra>;

  const RecurrentLayer& layer;
  Index lanes;                     ///< numbers of a row that are examples, in whole registers
  Index forward;                   ///< 1: reads from the first step to the last; −1: from the last to the first
  T least;                         ///< slopes and gradients below it are 0
  const T* panels = nullptr;       ///< of the recurrent kernel, the columns before the cell's `split`
  const T* rest_panels = nullptr;  ///< and those from there on
  const T* rest_bias = nullptr;    ///< added to the product with them; null: there is none

  StepNumbers<T> gates = {};  ///< preactivations, then activations
  StepNumbers<T> h = {};
  Extra state = {};  ///< the cell's own

  // Only in a pass with gradients:
  StepNumbers<T> delta = {};   ///< slopes of the gates, then ∂loss/∂ their preactivations
  StepNumbers<T> grad_h = {};  ///< ∂loss/∂h, with what comes through the steps that are read later
  Extra grad = {};             ///< the cell's own

  bool has_gradients() const { return delta.first != nullptr; }
  /** The step that is read after i others. */
  Index read(Index i) const { return forward == 1 ? i : layer.steps - 1 - i; }
  /** The step that is read before t. */
  Index before(Index t) const { return t - forward; }
  bool is_first(Index t) const { return t == read(0); }
  bool is_last(Index t) const { return t == read(layer.steps - 1); }
  /** How many numbers the units are in memory. */
  Index size() const { return layer.units * tile<T>; }

  T* gate(Index t, Index i) const { return gates.at(t) + i * size(); }
  T* delta_of(Index t, Index i) const { return has_gradients() ? delta.at(t) + i * size() : nullptr; }

  /** `count` times the units, from a place on. */
  Batch<T> rows(T* first, Index count = 1) const { return {first, count * layer.units, lanes}; }

  /** Calls run(j) for each register of the units. */
  template <class Run>
  void for_units(Run run) const {
    const Index step = lanes == tile<T> ? Lanes<T>::size : tile<T>;
    for (Index j = 0; j < size(); j += step) run(j);
  }

  /** Adds the product of panels with numbers of the units, `from` times as many as there are units, to `to` times as
   * many. */
  [[gnu::noinline]] void add_product(const T* panels_of, T* x, Index from, T* sums, Index to) const {
    add_combination<T>(panels_of, rows(x, from), rows(sums, to), lanes);
  }

  /** From z to the activations of `count` gates and, where there are gradients, to their slopes. */
  [[gnu::noinline]] void activate_gates(const Choice& activation, Index t, Index first, Index count) const {
    const auto z = rows(gate(t, first), count);
    activate<T>(activation, {nullptr, 0}, z, z, delta_of(t, first), least);
  }
};

/** What a cell computes in a step. */
template <class T>
struct RecurrentCell {
  std::span<const std::string_view> gate_names;  ///< empty: the only gate is the output's preactivation
  Index gates;
  Index split;   ///< the gates to whose z the product with h is added; the cell computes the product of the others
  Index states;  ///< how many numbers of its own a unit has in a step
  Index grads;   ///< and in a pass with gradients besides
  bool has_c;    ///< the first of the states is c, the first of the grads ∂loss/∂c with what comes from later steps
  bool has_rest_bias;  ///< the product of the gates from `split` on has a bias of its own

  void (*step)(const RecurrentTile<T>&, Index t);
  /** From grad_h of a step to its delta, and what it adds to grad_h of the step before. */
  void (*step_back)(const RecurrentTile<T>&, Index t);
  /** Of the product with the recurrent kernel's columns from `split` on: what is multiplied in these steps, and
   * ∂loss/∂ the product. Null where there are no such columns. */
  Batch<T> (*rest_input)(const RecurrentTile<T>&, Index t, Index steps);
  Batch<T> (*rest_grad)(const RecurrentTile<T>&, Index t, Index steps);
};

template <class T>
const RecurrentCell<T>& simple_rnn_cell();
template <class T>
const RecurrentCell<T>& lstm_cell();
/** reset_after: the reset gate acts on the product with h, else on h itself. */
template <class T>
const RecurrentCell<T>& gru_cell(bool reset_after);

}  // namespace playground
