#include "core/training/steps.hpp"

#include <algorithm>
#include <cmath>

#include "core/network/kinds/recurrent.hpp"
#include "core/training/health.hpp"

namespace playground {
namespace {

/** Numbers that recurrent layers may keep for a sample of the data. */
constexpr Index most_kept = 1 << 22;

/** Calls run(pass, direction) for each direction of a recurrent layer. */
template <class T, class Run>
void for_directions(const Layer& layer, LayerBuffers<T>& buffers, Run run) {
  const auto pass = kept_pass<T>(layer, buffers);
  if (!pass) return;
  for (Index d = 0; d < pass->layer.directions(); ++d) run(*pass, d);
}

/** Calls run(number) for each number of a gate or state, in every step, of the examples of the batch. */
template <class T, class Run>
void for_numbers(const RecurrentTile<T>& tile_run, const StepNumbers<T>& from, Index t, Index gate, Index examples,
                 Run run) {
  const Index units = tile_run.layer.units;
  for (Index unit = 0; unit < units; ++unit) {
    for (Index j = 0; j < examples; ++j) run(from.at(t)[(gate * units + unit) * tile<T> + j]);
  }
}

}  // namespace

template <class T>
std::vector<StepsInspection> inspect_steps(const Layer& layer, LayerBuffers<T>& buffers, bool has_gradients) {
  std::vector<StepsInspection> result;
  for_directions<T>(layer, buffers, [&](const RecurrentPass<T>& pass, Index d) {
    const RecurrentTile<T> run = pass.tile_of(0, d, 1);
    const auto numbers = [&](const StepNumbers<T>& from, Index gate) {
      std::vector<double> list;
      for (Index t = 0; t < pass.layer.steps; ++t)
        for_numbers(run, from, t, gate, 1, [&](T x) { list.push_back(static_cast<double>(x)); });
      return list;
    };
    StepsInspection& steps = result.emplace_back();
    steps.h = numbers(run.h, 0);
    if (pass.cell.has_c) steps.c = numbers(run.state[0], 0);
    const auto names = pass.cell.gate_names;
    steps.gates = ByGate<std::vector<double>>(names.size());
    for (std::size_t gate = 0; gate < names.size(); ++gate)
      steps.gates[gate] = {names[gate], numbers(run.gates, static_cast<Index>(gate))};
    if (!has_gradients) return;
    steps.grad_h = numbers(run.grad_h, 0);
    if (pass.cell.has_c) steps.grad_c = numbers(run.grad[0], 0);
  });
  return result;
}

template <class T>
void describe_gates(const Layer& layer, LayerBuffers<T>& buffers, Index n, LayerHealth& health) {
  double saturated = 0, all = 0;
  for_directions<T>(layer, buffers, [&](const RecurrentPass<T>& pass, Index d) {
    ByGate<double>& shares = health.steps.emplace_back().saturated;
    shares = ByGate<double>(static_cast<std::size_t>(pass.cell.gates));
    const double of_gate = static_cast<double>(n * pass.layer.steps * pass.layer.units);
    for (Index gate = 0; gate < pass.cell.gates; ++gate) {
      double count = 0;
      for (Index e = 0; e < n; e += tile<T>) {
        const RecurrentTile<T> run = pass.tile_of(e, d, n);
        for (Index t = 0; t < pass.layer.steps; ++t)
          for_numbers(run, run.delta, t, gate, std::min(tile<T>, n - e),
                      [&](T slope) { count += std::abs(slope) < T(saturated_below); });
      }
      const auto names = pass.cell.gate_names;
      const auto at = static_cast<std::size_t>(gate);
      shares[at] = {names.empty() ? "h" : names[at], count / of_gate};
      saturated += count;
      all += of_gate;
    }
  });
  if (health.steps.empty()) return;
  health.saturated_fraction = saturated / all;
  const auto a = buffers.a(n);
  for (Index unit = 0; unit < layer.channels(); ++unit) {
    bool dead = true;
    for (Index i = unit; i < a.rows(); i += layer.channels()) {
      for (Index j = 0; j < n; ++j) dead = dead && a(i, j) == 0;
    }
    health.dead.push_back(dead);
  }
  health.dead_fraction = static_cast<double>(std::count(health.dead.begin(), health.dead.end(), 1)) /
                         static_cast<double>(layer.channels());
}

template <class T>
void describe_gradients(const Layer& layer, LayerBuffers<T>& buffers, Index n, LayerHealth& health) {
  for_directions<T>(layer, buffers, [&](const RecurrentPass<T>& pass, Index d) {
    for (Index t = 0; t < pass.layer.steps; ++t) {
      double sum = 0;
      for (Index e = 0; e < n; e += tile<T>) {
        const RecurrentTile<T> run = pass.tile_of(e, d, n);
        for_numbers(run, run.grad_h, t, 0, std::min(tile<T>, n - e),
                    [&](T g) { sum += static_cast<double>(g) * static_cast<double>(g); });
      }
      // The loss is a mean: an example's own gradient is n times as large.
      health.steps[static_cast<std::size_t>(d)].grad_h.push_back(std::sqrt(static_cast<double>(n) * sum));
    }
  });
}

template <class T>
Index examples_with_steps(const std::vector<Layer>& layers, Index most) {
  for (const Layer& layer : layers) {
    const RecurrentCell<T>* cell = cell_of<T>(layer.config);
    if (!cell) continue;
    const Index kept_of_tile = recurrent_kept_size(*cell, recurrent_layer(layer), tile<T>, true);
    most = std::min(most, std::max(Index(1), most_kept / kept_of_tile) * tile<T>);
  }
  return most;
}

template std::vector<StepsInspection> inspect_steps<float>(const Layer&, LayerBuffers<float>&, bool);
template std::vector<StepsInspection> inspect_steps<double>(const Layer&, LayerBuffers<double>&, bool);
template void describe_gates<float>(const Layer&, LayerBuffers<float>&, Index, LayerHealth&);
template void describe_gates<double>(const Layer&, LayerBuffers<double>&, Index, LayerHealth&);
template void describe_gradients<float>(const Layer&, LayerBuffers<float>&, Index, LayerHealth&);
template void describe_gradients<double>(const Layer&, LayerBuffers<double>&, Index, LayerHealth&);
template Index examples_with_steps<float>(const std::vector<Layer>&, Index);
template Index examples_with_steps<double>(const std::vector<Layer>&, Index);

}  // namespace playground
