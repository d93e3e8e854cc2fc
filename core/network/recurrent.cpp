#include "core/network/recurrent.hpp"

#include <algorithm>

#include "core/network/packing.hpp"

namespace playground {
namespace {

/** So many steps enter a sum of gradients at once: what is multiplied stays in the L1 cache. */
constexpr Index steps_at_once = 64;

/** How many numbers the weights of a direction are, and where they begin. */
struct DirectionWeights {
  Index gates;  ///< numbers of a step, all gates together
  Index split;  ///< of them, those before the cell's split
  Index recurrent, bias, size;

  template <class T>
  DirectionWeights(const RecurrentCell<T>& cell, const RecurrentLayer& layer)
      : gates(cell.gates * layer.units),
        split(cell.split * layer.units),
        recurrent(layer.inputs * gates),
        bias(recurrent + layer.units * gates),
        size(bias + (layer.use_bias ? gates : 0) + (layer.use_bias && cell.has_rest_bias ? gates : 0)) {}

  /** Where in the second half of the bias the gates from the split on begin. */
  Index rest_bias() const { return bias + gates + split; }
};

/** Where a direction's kernels lie as panels, and the bias that z starts with. */
struct PanelPlaces {
  Index recurrent, rest, bias, size;

  static PanelPlaces forward(const DirectionWeights& at, const RecurrentLayer& layer) {
    PanelPlaces places{};
    places.recurrent = panels_size(at.gates, layer.inputs);
    places.rest = places.recurrent + panels_size(at.split, layer.units);
    places.bias = places.rest + panels_size(at.gates - at.split, layer.units);
    places.size = rounded_up<8>(places.bias + at.gates);
    return places;
  }

  static PanelPlaces backward(const DirectionWeights& at, const RecurrentLayer& layer) {
    PanelPlaces places{};
    places.recurrent = panels_size(layer.inputs, at.gates);
    places.rest = places.recurrent + panels_size(layer.units, at.split);
    places.bias = places.size = places.rest + panels_size(layer.units, at.gates - at.split);
    return places;
  }
};

/** Lays out a direction's weights for a forward pass. */
template <class T>
void lay_out(const RecurrentCell<T>& cell, const RecurrentLayer& layer, const T* weights, T* room) {
  const DirectionWeights at(cell, layer);
  const PanelPlaces to = PanelPlaces::forward(at, layer);
  const T *recurrent = weights + at.recurrent, *bias = weights + at.bias;
  pack_units<T>({weights, layer.inputs, at.gates, at.gates}, room);
  pack_units<T>({recurrent, layer.units, at.split, at.gates}, room + to.recurrent);
  pack_units<T>({recurrent + at.split, layer.units, at.gates - at.split, at.gates}, room + to.rest);
  T* const start = room + to.bias;
  std::fill_n(start, at.gates, T(0));
  if (layer.use_bias) std::copy_n(bias, at.gates, start);
  if (!layer.use_bias || !cell.has_rest_bias) return;
  for (Index i = 0; i < at.split; ++i) start[i] += bias[at.gates + i];
}

/** And for a backward pass. */
template <class T>
void lay_out_back(const RecurrentCell<T>& cell, const RecurrentLayer& layer, const T* weights, T* room) {
  const DirectionWeights at(cell, layer);
  const PanelPlaces to = PanelPlaces::backward(at, layer);
  const T* recurrent = weights + at.recurrent;
  pack_inputs<T>({weights, layer.inputs, at.gates, at.gates}, room, panel_rows * at.gates);
  pack_inputs<T>({recurrent, layer.units, at.split, at.gates}, room + to.recurrent, panel_rows * at.split);
  pack_inputs<T>({recurrent + at.split, layer.units, at.gates - at.split, at.gates}, room + to.rest,
                 panel_rows * (at.gates - at.split));
}

/** Numbers kept of one direction in one tile. */
template <class T>
Index kept_of_tile(const RecurrentCell<T>& cell, const RecurrentLayer& layer, bool has_gradients) {
  const Index of_gates = layer.steps * cell.gates * layer.units, of_state = (layer.steps + 2) * layer.units;
  const Index forward = of_gates + (1 + cell.states) * of_state, backward = of_gates + (1 + cell.grads) * of_state;
  return (has_gradients ? forward + backward : forward) * tile<T>;
}

/** Takes room for numbers of each step, one after the other. */
template <class T>
struct StepNumbersOf {
  Index steps, units;
  T* next;

  StepNumbers<T> gates(Index count) {
    const StepNumbers<T> result{next, count * units};
    next = result.at(steps);
    return result;
  }
  StepNumbers<T> state() {
    const StepNumbers<T> whole{next, units};
    next = whole.at(steps + 2);
    return {whole.at(1), units};
  }
  void states(Index count, typename RecurrentTile<T>::Extra& to) {
    for (Index i = 0; i < count; ++i) to[static_cast<std::size_t>(i)] = state();
  }
};

template <class T, class Join>
void join(const Batch<T>& to, const T* forth, const T* back, Join of) {
  using L = Lanes<T>;
  for_registers(to, [&](Index first, Index end, Index step) {
    for (Index j = first; j < end; j += step) of(L::load(forth + j), L::load(back + j)).store(to.data() + j);
  });
}

template <class T>
void copy(const T* from, const Batch<T>& to) {
  std::copy_n(from, to.rows() * tile<T>, to.data());
}

/** The output of a step from the h of each direction. */
template <class T>
void merge(Merge how, const T* forth, const T* back, const Batch<T>& to) {
  using L = Lanes<T>;
  switch (how) {
    case Merge::none:
      return copy(forth, to);
    case Merge::concat:
      copy(forth, to);
      return copy(back, Batch<T>(to.data() + to.rows() * tile<T>, to.rows(), to.cols()));
    case Merge::sum:
      return join(to, forth, back, [](L f, L b) { return f + b; });
    case Merge::ave:
      return join(to, forth, back, [](L f, L b) { return (f + b) * L(0.5); });
    case Merge::mul:
      return join(to, forth, back, [](L f, L b) { return f * b; });
  }
}

/** ∂loss/∂h of one direction from that of the output. `other`: h of the other direction. */
template <class T>
void unmerge(Merge how, Index direction, const T* grad, const T* other, const Batch<T>& to) {
  using L = Lanes<T>;
  switch (how) {
    case Merge::none:
    case Merge::sum:
      return copy(grad, to);
    case Merge::concat:
      return copy(grad + direction * to.rows() * tile<T>, to);
    case Merge::ave:
      return join(to, grad, grad, [](L g, L) { return g * L(0.5); });
    case Merge::mul:
      return join(to, grad, other, [](L g, L h) { return g * h; });
  }
}

/** Calls run(forth, back, place) for each step that is an output: the step in each direction, and its place in a. */
template <class Run>
void for_outputs(const RecurrentLayer& layer, Run run) {
  if (!layer.return_sequences) return run(layer.steps - 1, Index(0), Index(0));
  for (Index t = 0; t < layer.steps; ++t) run(t, t, t);
}

/** The inputs of the steps of a tile, from example e on: a batch in which each step is a tile. */
template <class T>
ConstBatch<T> steps_of(const RecurrentLayer& layer, const ConstBatch<T>& x, Index e, Index t, Index steps) {
  return {x.column(e) + t * layer.inputs * tile<T>, layer.inputs, steps * tile<T>, layer.inputs};
}

/** Adds to the gradient of a direction's weights those of one tile. */
template <class T>
void add_gradient(const RecurrentCell<T>& cell, const RecurrentTile<T>& run, const ConstBatch<T>& x, Index e,
                  T* gradient, T* room) {
  const RecurrentLayer& layer = run.layer;
  const DirectionWeights at(cell, layer);
  T* recurrent = gradient + at.recurrent;
  for (Index t = 0; t < layer.steps; t += steps_at_once) {
    const Index steps = std::min(steps_at_once, layer.steps - t);
    const auto delta = by_example<T>(run.delta.batch(t, steps, 0, at.gates), run.lanes, room,
                                     layer.use_bias ? gradient + at.bias : nullptr);
    add_correlation<T>(steps_of(layer, x, e, t, steps), delta, run.lanes, gradient, at.gates);
    const ConstBatch<T> split(delta.data(), delta.rows(), at.split);
    add_correlation<T>(run.h.batch(run.before(t), steps, 0, layer.units), split, run.lanes, recurrent, at.gates);
    if (!cell.rest_grad) continue;
    const auto rest = by_example<T>(cell.rest_grad(run, t, steps), run.lanes, room,
                                    layer.use_bias && cell.has_rest_bias ? gradient + at.rest_bias() : nullptr);
    add_correlation<T>(cell.rest_input(run, t, steps), rest, run.lanes, recurrent + at.split, at.gates);
  }
}

}  // namespace

template <class T>
RecurrentTile<T> RecurrentPass<T>::tile_of(Index example, Index direction, Index n) const {
  const Index lanes = std::min(tile<T>, padded<T>(n) - example / tile<T> * tile<T>);
  const Index place = (has_gradients ? example / tile<T> * layer.directions() : 0) + direction;
  StepNumbersOf<T> take{layer.steps, layer.units, kept + place * kept_of_tile(cell, layer, has_gradients)};
  RecurrentTile<T> result{layer, lanes, direction == 0 ? 1 : -1, least};
  result.gates = take.gates(cell.gates);
  result.h = take.state();
  take.states(cell.states, result.state);
  if (!has_gradients) return result;
  result.delta = take.gates(cell.gates);
  result.grad_h = take.state();
  take.states(cell.grads, result.grad);
  return result;
}

template <class T>
void RecurrentPass<T>::forward(const ConstBatch<T>& x, const Batch<T>& a) const {
  const DirectionWeights at(cell, layer);
  const PanelPlaces places = PanelPlaces::forward(at, layer);
  for (Index d = 0; d < layer.directions(); ++d) lay_out(cell, layer, weights + d * at.size, packed + d * places.size);
  for (Index e = 0; e < x.cols(); e += tile<T>) {
    RecurrentTile<T> runs[2] = {tile_of(e, 0, x.cols()), tile_of(e, layer.directions() - 1, x.cols())};
    for (Index d = 0; d < layer.directions(); ++d) {
      RecurrentTile<T>& run = runs[d];
      const T* const panels = packed + d * places.size;
      run.panels = panels + places.recurrent;
      run.rest_panels = panels + places.rest;
      if (layer.use_bias && cell.has_rest_bias) run.rest_bias = weights + d * at.size + at.rest_bias();
      combine<T>(panels, panels + places.bias, steps_of(layer, x, e, 0, layer.steps),
                 run.gates.batch(0, layer.steps, 0, at.gates), run.lanes);
      for (Index i = 0; i < layer.steps; ++i) cell.step(run, run.read(i));
    }
    for_outputs(layer, [&](Index forth, Index back, Index place) {
      T* to = a.column(e) + place * layer.features() * tile<T>;
      merge<T>(layer.merge, runs[0].h.at(forth), runs[1].h.at(back), runs[0].rows(to));
    });
  }
}

template <class T>
void RecurrentPass<T>::backward(const ConstBatch<T>& x, const ConstBatch<T>& grad_a, T* gradient, T* grad_x) const {
  const DirectionWeights at(cell, layer);
  const PanelPlaces places = PanelPlaces::backward(at, layer);
  for (Index d = 0; d < layer.directions(); ++d)
    lay_out_back(cell, layer, weights + d * at.size, packed + d * places.size);
  T* const room = packed + layer.directions() * places.size;
  std::fill_n(gradient, layer.directions() * at.size, T(0));
  for (Index e = 0; e < x.cols(); e += tile<T>) {
    RecurrentTile<T> runs[2] = {tile_of(e, 0, x.cols()), tile_of(e, layer.directions() - 1, x.cols())};
    for (Index d = 0; d < layer.directions(); ++d) {
      RecurrentTile<T>& run = runs[d];
      const T* const panels = packed + d * places.size;
      run.panels = panels + places.recurrent;
      run.rest_panels = panels + places.rest;
      std::fill(run.grad_h.at(-1), run.grad_h.at(layer.steps + 1), T(0));
      for_outputs(layer, [&](Index forth, Index back, Index place) {
        const T* from = grad_a.column(e) + place * layer.features() * tile<T>;
        unmerge<T>(layer.merge, d, from, runs[1 - d].h.at(d == 0 ? back : forth),
                   run.rows(run.grad_h.at(d == 0 ? forth : back)));
      });
      for (Index i = layer.steps; i-- > 0;) cell.step_back(run, run.read(i));
      add_gradient<T>(cell, run, x, e, gradient + d * at.size, room);
      if (!grad_x) continue;
      const Batch<T> to(grad_x + e * layer.steps * layer.inputs, layer.inputs, layer.steps * tile<T>);
      const ConstBatch<T> delta = run.delta.batch(0, layer.steps, 0, at.gates);
      if (d == 0) {
        combine<T>(panels, nullptr, delta, to, run.lanes);
      } else {
        add_combination<T>(panels, delta, to, run.lanes);
      }
    }
  }
  if (!layer.use_bias || !cell.has_rest_bias) return;
  for (Index d = 0; d < layer.directions(); ++d) {
    T* bias = gradient + d * at.size + at.bias;
    std::copy_n(bias, at.split, bias + at.gates);
  }
}

template <class T>
Index recurrent_kept_size(const RecurrentCell<T>& cell, const RecurrentLayer& layer, Index capacity,
                          bool has_gradients) {
  const Index tiles = has_gradients ? tiled<T>(capacity) / tile<T> : 1;
  return tiles * layer.directions() * kept_of_tile(cell, layer, has_gradients);
}

template <class T>
Index recurrent_packed_size(const RecurrentCell<T>& cell, const RecurrentLayer& layer, bool has_gradients) {
  const DirectionWeights at(cell, layer);
  const Index forward = layer.directions() * PanelPlaces::forward(at, layer).size;
  if (!has_gradients) return forward;
  const Index room = transposed_size<T>(at.gates, std::min(steps_at_once, layer.steps) * tile<T>);
  return std::max(forward, layer.directions() * PanelPlaces::backward(at, layer).size + room);
}

template struct RecurrentPass<float>;
template struct RecurrentPass<double>;
template Index recurrent_kept_size<float>(const RecurrentCell<float>&, const RecurrentLayer&, Index, bool);
template Index recurrent_kept_size<double>(const RecurrentCell<double>&, const RecurrentLayer&, Index, bool);
template Index recurrent_packed_size<float>(const RecurrentCell<float>&, const RecurrentLayer&, bool);
template Index recurrent_packed_size<double>(const RecurrentCell<double>&, const RecurrentLayer&, bool);

}  // namespace playground
