#pragma once

#include <vector>

#include "core/experiment/config.hpp"
#include "core/training/trainer.hpp"

/** From an experiment's data to examples: drawn or given, encoded as targets of the outputs, split, as features. */
namespace playground {

/** Examples in the order drawn. targets: rows × width; a class number, labels, or numbers. */
struct Examples {
  int rows = 0;
  int columns = 0;
  int width = 0;
  std::vector<double> inputs;
  std::vector<double> targets;
};

Examples draw_examples(const DataConfig& data, std::uint64_t seed);

/** Drawn, targets encoded for the output layer, and with a test share shuffled: training rows first. */
TrainerData make_data(const Config& config);

/** How many of the rows are trained on: one at least. */
int train_rows(const Config& config, int rows);

/** The targets an output layer is held against: from a class number, or from one number an output. */
std::vector<double> encode_target(const Config& config, std::span<const double> target);

}  // namespace playground
