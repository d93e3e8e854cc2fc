#include "core/training/state.hpp"

#include <algorithm>
#include <numeric>

#include "core/catalog/optimizers.hpp"
#include "core/experiment/data.hpp"
#include "core/network/network.hpp"

namespace playground {

namespace {

/** Each row once. */
bool is_permutation(const std::vector<std::uint32_t>& order) {
  std::vector<std::uint8_t> is_there(order.size());
  for (const std::uint32_t row : order) {
    if (row >= order.size() || is_there[row]) return false;
    is_there[row] = 1;
  }
  return true;
}

/** A generator whose state is all zeros stays there, and drawing a number would never end. */
bool is_sound_generator(const Random& random) {
  return std::any_of(random.state().begin(), random.state().end(), [](std::uint64_t word) { return word != 0; });
}

}  // namespace

std::uint64_t size_of_state(const Config& config) {
  const auto layers = layers_of(config);
  const auto parameters = static_cast<std::uint64_t>(layers.back().offset + layers.back().size);
  const auto slots = static_cast<std::uint64_t>(slots_of(config.optimizer));
  const std::uint64_t copies = parameters > most_copied ? 0 : 1;
  const std::uint64_t bytes = config.precision == Precision::float64 ? sizeof(double) : sizeof(float);
  const auto rows = static_cast<std::uint64_t>(train_rows(config, config.data.samples));
  return parameters * (1 + slots + copies) * bytes + rows * sizeof(std::uint32_t);
}

template <class T>
TrainingState<T>::TrainingState(const Config& config, Index train_rows, std::size_t parameters, std::size_t layers)
    : slots(parameters * static_cast<std::size_t>(slots_of(config.optimizer))),
      order(static_cast<std::size_t>(train_rows)),
      order_random(config.seed, Stream::order),
      dropout_random(config.seed, Stream::dropout),
      record((static_cast<std::uint64_t>(train_rows) + static_cast<std::uint64_t>(config.batch_size) - 1) /
             static_cast<std::uint64_t>(config.batch_size)),
      gradient_norm(layers),
      update_ratio(layers) {
  std::iota(order.begin(), order.end(), 0u);
}

template <class T>
void TrainingState<T>::remember_good(const Buffer<T>& parameters) {
  if (parameters.size() > most_copied) return;
  good = parameters;
  good_step = step;
  good_examples = examples;
}

template <class T>
void TrainingState<T>::go_back() {
  std::fill(slots.begin(), slots.end(), T(0));
  optimizer_step = 0;
  step = good_step;
  examples = good_examples;
  record.go_back(step);
  diverged.reset();
}

template <class T>
bool TrainingState<T>::is_sound() const {
  // An optimizer starts anew when the training goes back; every step sees one example at least.
  const bool counts = examples <= most_steps && step <= examples && optimizer_step <= step &&
                      good_examples <= examples && good_step <= good_examples && good_step <= step;
  const auto layers = gradient_norm.size();
  return counts && position <= order.size() && is_permutation(order) && is_sound_generator(order_random) &&
         is_sound_generator(dropout_random) && record.is_sound(step, examples) &&
         (!diverged || (diverged->step == step && diverged->good_step == good_step && diverged->layer >= 0 &&
                        static_cast<std::size_t>(diverged->layer) < layers));
}

template struct TrainingState<float>;
template struct TrainingState<double>;

}  // namespace playground
