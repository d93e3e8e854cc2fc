#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/catalog/metrics.hpp"
#include "core/catalog/shape.hpp"
#include "core/experiment/config.hpp"
#include "core/text/fixed_list.hpp"
#include "core/training/divergence.hpp"

/** The values that a trainer returns. */
namespace playground {

struct Metrics {
  double loss = 0;       ///< with penalties
  double data_loss = 0;  ///< without
  FixedList<std::pair<std::string_view, double>, MetricList::size> named;
};

struct Progress {
  std::uint64_t step = 0;
  double epoch = 0;
  std::optional<Divergence> diverged;
};

struct Status : Progress {
  Metrics train;
  std::optional<Metrics> test;
};

/** What a layer reads, gives, and holds. */
struct LayerShape {
  std::string_view kind;
  Shape input, output;
  std::vector<std::pair<std::string_view, Shape>> weights;
};

/** Numbers by the name of a gate. */
template <class Numbers>
using ByGate = std::vector<std::pair<std::string_view, Numbers>>;

/** One direction of a recurrent layer, one example: steps × units, in the order of time. */
struct StepsInspection {
  std::vector<double> h;
  std::vector<double> c;  ///< empty: the cell has none
  ByGate<std::vector<double>> gates;
  std::vector<double> grad_h, grad_c;  ///< with what comes through the steps that are read later
};

struct LayerInspection {
  std::vector<double> z, a, grad_z, grad_a;
  std::vector<StepsInspection> steps;  ///< of each direction of a recurrent layer
};

struct Inspection {
  std::vector<double> inputs;
  std::vector<LayerInspection> layers;
  std::vector<double> logits;  ///< what the loss takes as such; the output layer's z for a loss of probabilities
  std::vector<double> probabilities;
  std::optional<double> loss;
};

/** One direction of a recurrent layer. */
struct StepsHealth {
  ByGate<double> saturated;    ///< fractions
  std::vector<double> grad_h;  ///< ‖∂loss/∂h‖ of each step: the root of the mean square over the examples
};

struct LayerHealth {
  static constexpr int bins = 32;
  double gradient_norm = 0;
  double update_ratio = 0;
  double dead_fraction = 0;
  double saturated_fraction = 0;
  std::vector<std::uint8_t> dead;
  double mean = 0;
  double std = 0;
  double least = 0;  ///< of the activations
  double greatest = 0;
  double training_mean = 0;  ///< of what the next layer reads in training
  double training_std = 0;
  double low = 0;
  double high = 0;
  std::vector<double> histogram;
  std::vector<StepsHealth> steps;  ///< of each direction of a recurrent layer
};

}  // namespace playground
