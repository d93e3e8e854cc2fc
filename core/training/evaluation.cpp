#include "core/training/evaluation.hpp"

#include <algorithm>

#include "core/experiment/stored_data.hpp"
#include "core/network/activation.hpp"
#include "core/network/batches.hpp"
#include "core/network/features.hpp"

namespace playground {
namespace {

constexpr Index least_rows_at_once = 32;
constexpr Index most_rows_at_once = 256;
/** Numbers of a layer that are computed at once. */
constexpr Index numbers_at_once = 1 << 16;

Index rows_at_once(Index numbers) {
  return std::clamp(numbers_at_once / numbers, least_rows_at_once, most_rows_at_once);
}

/** Outputs as shown: logits turned into probabilities, anything else as it is. In place, outputs × n. */
template <class T>
void to_predictions(const Config& config, Batch<T> outputs) {
  if (!takes_logits(config.loss)) return;
  Choice activation;
  activation.item = activation_for(loss_info(config.loss).outputs);
  activate<T>(activation, ConstVectorView<T>(nullptr, 0), outputs, outputs);
}

}  // namespace

Index widest(const std::vector<Layer>& layers) {
  Index numbers = layers.front().inputs;
  for (const Layer& layer : layers) numbers = std::max(numbers, layer.outputs);
  return numbers;
}

template <class T>
Matrix<T> examples_of(const Config& config, const TrainerData& data) {
  const Index features = static_cast<Index>(config.features.size()), outputs = data.outputs;
  const Index chunk = rows_at_once(features);
  Matrix<T> examples(data.rows, padded<T>(features + outputs));
  std::fill_n(examples.data(), examples.size(), T(0));
  Buffer<T> computed(static_cast<std::size_t>(features * tiled<T>(chunk)));
  std::vector<double> rows(static_cast<std::size_t>(data.stored ? chunk * data.columns : 0));
  for (Index first = 0; first < data.rows; first += chunk) {
    const Index n = std::min(chunk, data.rows - first);
    const Batch<T> columns(computed.data(), features, n);
    if (data.stored) copy_stored_rows(*data.stored, first, n, rows.data());
    compute_features<T>(config, data.stored ? rows.data() : data.inputs.data() + first * data.columns, columns);
    for (Index j = 0; j < n; ++j) {
      T* example = &examples(first + j, 0);
      for (Index i = 0; i < features; ++i) *example++ = columns(i, j);
      const double* target = data.targets.data() + (first + j) * outputs;
      std::transform(target, target + outputs, example, [](double t) { return static_cast<T>(t); });
    }
  }
  return examples;
}

template <class T>
Evaluator<T>::Evaluator(const Config& config, const TrainerData& data, const Matrix<T>& examples,
                        const Network<T>& network)
    : config_(config),
      data_(data),
      examples_(examples),
      network_(network),
      rows_at_once_(playground::rows_at_once(widest(network.layers()))),
      work_(network.layers(), rows_at_once_, Keep::outputs),
      prediction_(static_cast<std::size_t>(data.outputs)),
      target_(static_cast<std::size_t>(data.outputs)) {}

template <class T>
Evaluation Evaluator<T>::evaluate() {
  Passes passes(config_, data_);
  Index rows = data_.rows;
  go_on(passes.train, rows);
  go_on(passes.test, rows);
  return passes.result(network_.penalty());
}

template <class T>
bool Evaluator<T>::go_on(Pass& pass, Index& rows) {
  while (!pass.is_through() && rows > 0) {
    const Index n = std::min(rows_at_once_, pass.last - pass.next);
    load(pass.next, n);
    network_.forward(work_, n);
    const double loss = network_.data_loss_sum(work_, n);
    if (pass.metrics) measure(*pass.metrics, n);
    pass.loss += loss;
    pass.next += n;
    rows -= n;
  }
  return pass.is_through();
}

template <class T>
Vector<float> Evaluator<T>::predict(std::span<const double> inputs, Index rows) {
  const Index k = network_.outputs();
  Vector<float> result(rows * k);
  for_inputs(inputs, rows, [&](Index first, Index n) { scatter<T>(predictions(n), result.data() + first * k); });
  return result;
}

template <class T>
std::vector<Vector<float>> Evaluator<T>::neurons(std::span<const double> inputs, Index rows) {
  std::vector<Vector<float>> result;
  for (const Layer& layer : network_.layers()) result.emplace_back(rows * layer.outputs);
  for_inputs(inputs, rows, [&](Index first, Index n) {
    for (std::size_t i = 0; i < result.size(); ++i)
      scatter<T>(work_.layers[i].a(n), result[i].data() + first * network_.layers()[i].outputs);
  });
  return result;
}

template <class T>
void Evaluator<T>::add_predictions(Hash& hash) {
  for (Index first = 0; first < data_.rows; first += rows_at_once_) {
    const Index n = std::min(rows_at_once_, data_.rows - first);
    load(first, n);
    network_.forward(work_, n);
    const auto outputs = predictions(n);
    for (Index j = 0; j < n; ++j) {
      for (Index i = 0; i < outputs.rows(); ++i) hash.add(outputs(i, j));
    }
  }
}

template <class T>
void Evaluator<T>::load(Index first, Index n) {
  gather<T>(examples_, first, work_.examples(n));
}

template <class T>
void Evaluator<T>::measure(MetricSum& metrics, Index n) {
  const Index k = network_.outputs();
  const auto outputs = predictions(n);
  const auto targets = work_.target(n);
  for (Index j = 0; j < n; ++j) {
    for (Index i = 0; i < k; ++i) {
      prediction_[static_cast<std::size_t>(i)] = static_cast<double>(outputs(i, j));
      target_[static_cast<std::size_t>(i)] = static_cast<double>(targets(i, j));
    }
    metrics.add({prediction_.data(), k, 1}, {target_.data(), k, 1});
  }
}

/** In place of the outputs. */
template <class T>
Batch<T> Evaluator<T>::predictions(Index n) {
  const auto outputs = work_.layers.back().a(n);
  to_predictions<T>(config_, outputs);
  return outputs;
}

template <class T>
template <class Use>
void Evaluator<T>::for_inputs(std::span<const double> inputs, Index rows, Use use) {
  for (Index first = 0; first < rows; first += rows_at_once_) {
    const Index n = std::min(rows_at_once_, rows - first);
    compute_features<T>(config_, inputs.data() + first * config_.columns, work_.input(n));
    network_.forward(work_, n);
    use(first, n);
  }
}

template Matrix<float> examples_of<float>(const Config&, const TrainerData&);
template Matrix<double> examples_of<double>(const Config&, const TrainerData&);
template class Evaluator<float>;
template class Evaluator<double>;

}  // namespace playground
