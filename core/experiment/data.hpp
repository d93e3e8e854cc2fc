#pragma once

#include <memory>
#include <span>
#include <vector>

#include "core/experiment/config.hpp"
#include "core/numeric/matrix.hpp"

/** From an experiment's data to examples: drawn or given, encoded as targets of the outputs, split, as features. */
namespace playground {

/** Examples in the order drawn. targets: rows × width; a class number, labels, or numbers. */
struct Examples {
  int rows = 0;
  int columns = 0;
  int width = 0;
  Shape shape;  ///< of a row of inputs
  std::vector<double> inputs;
  std::vector<double> targets;
};

Examples draw_examples(const DataConfig& data, std::uint64_t seed);

/** The examples as trained on: first the training rows, then the test rows. Row-major. */
struct TrainerData {
  Index rows = 0;
  Index train_rows = 0;
  Index columns = 0;
  Shape shape;  ///< of a row of inputs
  Index outputs = 0;
  std::vector<double> inputs;                ///< none of stored data
  std::shared_ptr<const CustomData> stored;  ///< null: `inputs` has them
  std::vector<double> targets;
};

/** Drawn, targets encoded for the output layer, and with a test share shuffled: training rows first. */
TrainerData make_data(const Config& config);

/** How many of the rows are trained on: one at least. */
int train_rows(const Config& config, int rows);

/** The targets an output layer is held against: from a class number, or from one number an output. */
std::vector<double> encode_target(const Config& config, std::span<const double> target);

}  // namespace playground
