#include "core/training/state.hpp"

#include <algorithm>

#include "core/catalog/optimizers.hpp"
#include "core/experiment/data.hpp"
#include "core/network/network.hpp"

namespace playground {

std::uint64_t size_of_state(const Config& config) {
  const auto layers = layers_of(config);
  const auto parameters = static_cast<std::uint64_t>(layers.back().offset + layers.back().size());
  const auto slots = static_cast<std::uint64_t>(slots_of(config.optimizer));
  const std::uint64_t copies = parameters > most_copied ? 0 : 1;
  const std::uint64_t bytes = config.precision == Precision::float64 ? sizeof(double) : sizeof(float);
  const auto rows = static_cast<std::uint64_t>(train_rows(config, config.data.samples));
  return parameters * (1 + slots + copies) * bytes + rows * sizeof(std::uint32_t);
}

bool Counts::are_sound() const {
  return examples <= most_steps && step <= examples && optimizer_step <= step && good_examples <= examples &&
         good_step <= good_examples && good_step <= step;
}

bool is_permutation(const std::vector<std::uint32_t>& order) {
  std::vector<bool> is_there(order.size());
  for (const std::uint32_t row : order) {
    if (row >= order.size() || is_there[row]) return false;
    is_there[row] = true;
  }
  return true;
}

bool is_sound(const Random& random) {
  return std::any_of(random.state().begin(), random.state().end(), [](std::uint64_t word) { return word != 0; });
}

bool is_sound(const Divergence& diverged, const Counts& counts, std::size_t layers) {
  return diverged.step == counts.step && diverged.good_step == counts.good_step && diverged.layer >= 0 &&
         static_cast<std::size_t>(diverged.layer) < layers;
}

}  // namespace playground
