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

/** Over all training rows, or all test rows. */
struct Metrics {
  double loss = 0;       ///< with penalties
  double data_loss = 0;  ///< without
  /** By the names of the catalog, those that fit the task; accuracies are shares from 0 to 1. */
  FixedList<std::pair<std::string_view, double>, MetricList::size> named;
};

struct Progress {
  std::uint64_t step = 0;              ///< updates made
  double epoch = 0;                    ///< passes over the training rows; not only whole numbers
  std::optional<Divergence> diverged;  ///< where training stopped
};

struct Status : Progress {
  Metrics train;
  std::optional<Metrics> test;  ///< empty: there are no test rows
};

/** What a layer reads, gives, and holds: shapes without the batch. */
struct LayerShape {
  std::string_view kind;
  Shape input, output;
  std::vector<std::pair<std::string_view, Shape>> weights;  ///< by name, as Keras shapes them
};

/** Numbers by the name of a gate. */
template <class Numbers>
using ByGate = std::vector<std::pair<std::string_view, Numbers>>;

/** One direction of a recurrent layer, one example: steps × units, in the order of time. */
struct StepsInspection {
  std::vector<double> h;
  std::vector<double> c;               ///< empty: the cell has none
  ByGate<std::vector<double>> gates;   ///< and the candidate, in the order of the kernel's columns
  std::vector<double> grad_h, grad_c;  ///< with what comes through the steps that are read later
};

/** A layer's numbers for one example, in the order of its output's shape. */
struct LayerInspection {
  std::vector<double> z, a;            ///< before and after the activation
  std::vector<double> grad_z, grad_a;  ///< ∂loss/∂z and ∂loss/∂a; empty without a target
  std::vector<StepsInspection> steps;  ///< of each direction of a recurrent layer
};

/** The passes forward and backward of one example. */
struct Inspection {
  std::vector<double> inputs;  ///< the features: what the first layer reads
  std::vector<LayerInspection> layers;
  std::vector<double> logits;         ///< what the loss takes as such; the output layer's z for a loss of probabilities
  std::vector<double> probabilities;  ///< for regression the values
  std::optional<double> loss;         ///< of this example, without penalties; empty without a target
};

/** One direction of a recurrent layer, over a sample of the training rows. */
struct StepsHealth {
  ByGate<double> saturated;    ///< fractions of (unit, step, example) with |f′| < 0.01
  std::vector<double> grad_h;  ///< ‖∂loss/∂h‖ of each step: the root of the mean square over the examples
};

/** A layer over a sample of the training rows. */
struct LayerHealth {
  static constexpr int bins = 32;
  double gradient_norm = 0;  ///< ‖∂loss/∂kernel‖ of the last batch
  double update_ratio = 0;   ///< ‖last update‖ / ‖kernel‖
  double dead_fraction =
      0;  ///< of units with f′ = 0 on all examples, in a recurrent layer those that are 0 in every step
  double saturated_fraction = 0;   ///< of (unit, example) with |f′| < 0.01
  std::vector<std::uint8_t> dead;  ///< 1 or 0 a unit
  double mean = 0;                 ///< of the activations
  double std = 0;
  double least = 0;
  double greatest = 0;
  double training_mean = 0;  ///< of what the next layer reads in training: with dropout, normalized by the batch
  double training_std = 0;
  double low = 0;  ///< of the preactivations
  double high = 0;
  std::vector<double> histogram;   ///< counts of preactivations in equal bins from low to high
  std::vector<StepsHealth> steps;  ///< of each direction of a recurrent layer
};

}  // namespace playground
