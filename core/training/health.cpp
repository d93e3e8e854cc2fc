#include "core/training/health.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <tuple>

#include "core/network/batches.hpp"
#include "core/training/inspection.hpp"
#include "core/training/steps.hpp"

namespace playground {
namespace {

using Numbers = std::span<const double>;

void fill_histogram(Numbers z, LayerHealth& health) {
  health.low = *std::min_element(z.begin(), z.end());
  health.high = *std::max_element(z.begin(), z.end());
  health.histogram.resize(LayerHealth::bins);
  const double width = (health.high - health.low) / LayerHealth::bins;
  if (!std::isfinite(width) || !all_finite(z)) return;
  for (const double x : z) {
    const double bin = width > 0 ? (x - health.low) / width : 0;
    health.histogram[static_cast<std::size_t>(std::min<double>(bin, LayerHealth::bins - 1))] += 1;
  }
}

template <class Holds>
double share(Numbers numbers, Holds holds) {
  return static_cast<double>(std::count_if(numbers.begin(), numbers.end(), holds)) /
         static_cast<double>(numbers.size());
}

double mean(Numbers numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), 0.0) / static_cast<double>(numbers.size());
}

/** What the slopes f′ of a layer's units, one unit after the other, say of it. */
void describe_slopes(Numbers slope, std::size_t units, double saturated, LayerHealth& health) {
  const std::size_t n = slope.size() / units;
  for (std::size_t unit = 0; unit < units; ++unit) {
    health.dead.push_back(share(slope.subspan(unit * n, n), [](double s) { return s == 0; }) == 1);
  }
  health.dead_fraction =
      static_cast<double>(std::count(health.dead.begin(), health.dead.end(), 1)) / static_cast<double>(units);
  health.saturated_fraction = share(slope, [&](double s) { return abs(s) < saturated; });
}

/** Mean and standard deviation. */
std::pair<double, double> moments(std::vector<double> values) {
  const double center = mean(values);
  for (double& x : values) x = (x - center) * (x - center);
  return {center, sqrt(mean(values))};
}

void describe_values(const std::vector<double>& a, Numbers z, LayerHealth& health) {
  std::tie(health.mean, health.std) = moments(a);
  health.least = *std::min_element(a.begin(), a.end());
  health.greatest = *std::max_element(a.begin(), a.end());
  fill_histogram(z, health);
}

/** After a forward pass. */
template <class T>
void describe_layer(const Layer& layer, LayerBuffers<T>& buffers, Index n, LayerHealth& health) {
  const auto a = list(buffers.a(n));
  if (!layer.activates()) {
    describe_values(a, a, health);
    return describe_gates(layer, buffers, n, health);
  }
  auto slope = list(buffers.slope(n));
  if (layer.config.activation.item == place_of<Activations, Softmax>()) {
    std::transform(a.begin(), a.end(), slope.begin(), [](double p) { return p * (1 - p); });
  }
  describe_slopes(slope, static_cast<std::size_t>(layer.outputs), static_cast<double>(T(saturated_below)), health);
  describe_values(a, list(buffers.z(n)), health);
}

/** How the layers' outputs lie while training: with masks, and normalized by the batch. */
template <class T>
void describe_training(const Network<T>& network, Workspace<T>& work, Index n, Random random,
                       std::vector<LayerHealth>& result) {
  network.draw_masks(work, n, random);
  network.forward(work, n, Mode::training);
  for (std::size_t i = 0; i < result.size(); ++i)
    std::tie(result[i].training_mean, result[i].training_std) = moments(list(work.layers[i].out(n, true)));
}

template <class T>
void describe_steps(const Network<T>& network, Workspace<T>& work, Index n, std::vector<LayerHealth>& result) {
  const auto has_steps = [](const LayerHealth& health) { return !health.steps.empty(); };
  if (std::none_of(result.begin(), result.end(), has_steps)) return;
  Buffer<T> gradient(network.parameters().size());
  network.data_loss_and_gradient(work, n);
  network.backward(work, n, gradient);
  for (std::size_t i = 0; i < result.size(); ++i) describe_gradients(network.layers()[i], work.layers[i], n, result[i]);
}

}  // namespace

template <class T>
std::vector<LayerHealth> health_of(const Network<T>& network, Workspace<T>& work, Index n, const Random& random) {
  const auto& layers = network.layers();
  network.forward(work, n);
  std::vector<LayerHealth> result(layers.size());
  for (std::size_t i = 0; i < layers.size(); ++i) describe_layer(layers[i], work.layers[i], n, result[i]);
  describe_steps(network, work, n, result);
  describe_training(network, work, n, random, result);
  return result;
}

template std::vector<LayerHealth> health_of<float>(const Network<float>&, Workspace<float>&, Index, const Random&);
template std::vector<LayerHealth> health_of<double>(const Network<double>&, Workspace<double>&, Index, const Random&);

}  // namespace playground
