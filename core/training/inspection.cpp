#include "core/training/inspection.hpp"

#include <algorithm>

#include "core/network/features.hpp"
#include "core/training/checks.hpp"
#include "core/training/explain.hpp"
#include "core/training/steps.hpp"

namespace playground {
namespace {

/** What the outputs of one example say, as `softmax` and `activate` explain it. */
std::vector<double> explained_predictions(const Config& config, std::span<const double> outputs) {
  if (!takes_logits(config.loss)) return {outputs.begin(), outputs.end()};
  return is_categorical(config.loss) ? softmax(outputs) : activate(chosen<Activations, Sigmoid>(), outputs).value;
}

}  // namespace

template <class T>
std::vector<double> list(const Batch<T>& batch) {
  std::vector<double> result(static_cast<std::size_t>(batch.rows() * batch.cols()));
  double* to = result.data();
  for (Index i = 0; i < batch.rows(); ++i) {
    for (Index j = 0; j < batch.cols(); ++j) *to++ = batch(i, j);
  }
  return result;
}

namespace {

void check_input(const Config& config, std::span<const double> input) {
  if (input.size() != static_cast<std::size_t>(config.columns)) {
    refuse("input", "number_count", config.columns, input.size());
  }
  check_finite(input, "input");
}

/** A workspace for one example, which has been through the network. */
template <class T>
Workspace<T> passed(const Config& config, const Network<T>& network, std::span<const double> input) {
  Workspace<T> work(network.layers(), 1, Keep::everything);
  compute_features<T>(config, input.data(), work.input(1));
  network.forward(work, 1);
  return work;
}

/** From ∂loss/∂a of the output layer back to the input. */
template <class T>
void pass_back(const Network<T>& network, Workspace<T>& work) {
  Buffer<T> unused;
  for (std::size_t i = work.layers.size(); i-- > 0;) {
    unused.resize(std::max(unused.size(), static_cast<std::size_t>(network.layers()[i].size)));
    network.backward(work, 1, i, unused.data(), Mode::inference);
  }
}

}  // namespace

template <class T>
Inspection inspect_example(const Config& config, const Network<T>& network, std::span<const double> input,
                           std::span<const double> target) {
  check_input(config, input);
  const auto encoded = target.empty() ? std::vector<double>{} : checked_target(config, target);
  Workspace<T> work = passed(config, network, input);

  Inspection result;
  result.inputs = list(work.input(1));
  result.layers = std::vector<LayerInspection>(work.layers.size());
  for (std::size_t i = 0; i < work.layers.size(); ++i) {
    result.layers[i].z = list(work.layers[i].z(1));
    result.layers[i].a = list(work.layers[i].a(1));
  }
  if (!encoded.empty()) {
    for (std::size_t i = 0; i < encoded.size(); ++i)
      work.target(1)(static_cast<Index>(i), 0) = static_cast<T>(encoded[i]);
    result.loss = loss(config.loss, encoded, result.layers.back().a).value;
    network.data_loss_and_gradient(work, 1);
    pass_back(network, work);
    for (std::size_t i = 0; i < work.layers.size(); ++i) {
      result.layers[i].grad_z = list(work.layers[i].grad_z(1));
      result.layers[i].grad_a = list(work.layers[i].grad_a(1));
    }
  }
  for (std::size_t i = 0; i < work.layers.size(); ++i)
    result.layers[i].steps = inspect_steps(network.layers()[i], work.layers[i], !encoded.empty());
  const LayerInspection& output = result.layers.back();
  result.logits = takes_logits(config.loss) ? output.a : output.z;
  result.probabilities = explained_predictions(config, result.layers.back().a);
  return result;
}

template <class T>
std::vector<double> effects_on(const Config& config, Network<T> network, std::span<const double> input,
                               std::size_t layer, Index number) {
  check_input(config, input);
  if (layer >= network.layers().size()) refuse("layer", "number_out_of_range", 0, network.layers().size() - 1, layer);
  network.end_after(layer);
  if (number < 0 || number >= network.outputs())
    refuse("number", "number_out_of_range", 0, network.outputs() - 1, number);
  Workspace<T> work = passed(config, network, input);
  const Batch<T> grad_a = work.layers.back().grad_a(1);
  for (Index i = 0; i < grad_a.rows(); ++i) grad_a(i, 0) = T(i == number);
  pass_back(network, work);
  return list(work.grad_input(1));
}

template std::vector<double> list<float>(const Batch<float>&);
template std::vector<double> list<double>(const Batch<double>&);
template Inspection inspect_example<float>(const Config&, const Network<float>&, std::span<const double>,
                                           std::span<const double>);
template Inspection inspect_example<double>(const Config&, const Network<double>&, std::span<const double>,
                                            std::span<const double>);
template std::vector<double> effects_on<float>(const Config&, Network<float>, std::span<const double>, std::size_t,
                                               Index);
template std::vector<double> effects_on<double>(const Config&, Network<double>, std::span<const double>, std::size_t,
                                                Index);

}  // namespace playground
