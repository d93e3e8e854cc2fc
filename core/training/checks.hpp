#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/experiment/config.hpp"
#include "core/network/layer.hpp"
#include "core/training/results.hpp"

/** Checks of what a caller gives to a trainer. Each throws ConfigError with the path of the argument. */
namespace playground {

void check_finite(std::span<const double> values, const std::string& path);

/** The number of rows of these inputs, for an answer of so many numbers a row. */
Index checked_rows(std::span<const double> inputs, int columns, Index numbers);

/** A target as `inspect` takes it, encoded for the output layer. */
std::vector<double> checked_target(const Config& config, std::span<const double> target);

/** As many numbers as these layers have, finite in this precision. */
void check_parameters(const std::vector<Layer>& layers, const std::vector<LayerParameters>& parameters,
                      Precision precision);

/** One row at least, each of them a training row. */
void check_rows(std::span<const std::uint32_t> rows, const std::string& path, Index train_rows);

/** At most limit::at_once numbers in a layer for all of these rows. */
void check_at_once(std::size_t rows, Index numbers, const std::string& path);

/** Checks each batch; returns the size of the largest. */
Index largest_checked(const std::vector<std::vector<std::uint32_t>>& batches, Index train_rows, Index widest);

/** Throws for a change that Trainer::update does not take over. */
void check_unchanged(const Config& now, const Config& config);

}  // namespace playground
