#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/catalog/metrics.hpp"
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

/** Row-major numbers of one layer; bias and alpha are empty where there are none. */
struct LayerParameters {
  std::vector<double> kernel, bias, alpha;
};

struct LayerInspection {
  std::vector<double> z, a, grad_z, grad_a;
};

struct Inspection {
  std::vector<double> inputs;
  std::vector<LayerInspection> layers;
  std::vector<double> probabilities;
  std::optional<double> loss;
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
  double low = 0;
  double high = 0;
  std::vector<double> histogram;
};

}  // namespace playground
