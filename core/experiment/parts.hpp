#pragma once

#include <optional>
#include <vector>

#include "core/experiment/config.hpp"
#include "core/experiment/reader.hpp"

/** The parts of the experiment that are read on their own, and the rules that hold between them. */
namespace playground {

const DatasetInfo& dataset_info(std::size_t item);

DataConfig read_data(const Reader& at, const StoredData* stored);

/** The features, the columns of the data by default. */
std::vector<FeatureConfig> read_features(const Reader& at, int columns);

/** Reads config.layers, by default those that suit the data and the loss. */
void read_layers(const Reader& at, Config& config, const std::optional<Choice>& loss);

/** Adds finite numbers to `values`, and complains of the first item of the list that is none. */
void read_numbers(const Reader& at, std::vector<double>& values);

/** Reads config.parameters, once its layers are known to fit together. */
void read_parameters(const Reader& at, Config& config);

/** A layer as the experiment writes it, or with every key that has a value. */
Json to_json(const LayerConfig& layer, bool whole = false);
/** The value of a layer's key; null if it has none. */
Json to_json(const LayerKey& key, const LayerConfig& layer);

/** A list of sizes, each up to `most`; of an open one, one of them may be −1. */
Shape read_shape(const Reader& at, double most, bool may_be_open);

/** What the network reads of the data, by its features and the first layer that cares. */
Shape input_of(const Config& config);

/** Whether each layer takes what the one before it gives, and the network is within its limits. Complains of the first
 * layer that does not. */
bool check_shapes(const Reader& at, const Config& config);

/** The layer whose units are the outputs: the last one, or the one before an activation at the end. */
std::size_t output_units_layer(const Config& config);

struct Targets {
  Task task;
  int count;     ///< classes, labels, or numbers a row
  bool classes;  ///< given as class numbers
};

/** `units` are the output layer's, 0 if they are to follow from the targets. */
Targets targets_of(const DataConfig& data, const std::optional<Choice>& loss, int units);

/** The usual loss of a task, from logits. */
Choice usual_loss(Task task, int outputs);

/** Hidden layers of ReLU and an output layer for the data. */
std::vector<LayerConfig> usual_layers(const std::optional<Choice>& loss, int outputs);

/** Whether loss, output layer and targets fit together; an issue names the one to change and what is allowed. */
void check_output(const Reader& root, const Config& config, const Targets& targets);

void check_custom_targets(const Reader& at, const CustomData& custom, const Targets& targets, const Choice& loss);

/** Whether the formulas of data and features give finite numbers for all examples. */
void check_formulas(const Reader& root, const Config& config);

/** The limits of the data as the network sees it. */
void check_size(const Reader& root, const Config& config);

/** The activation's range is (−1, 1). */
bool between_minus_one_and_one(const LayerConfig& layer);

}  // namespace playground
