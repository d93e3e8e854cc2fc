#include <emscripten/bind.h>

#include <memory>
#include <optional>
#include <string>

#include "core/experiment/catalog.hpp"
#include "core/experiment/config.hpp"
#include "core/experiment/data.hpp"
#include "core/text/bytes.hpp"
#include "core/text/error.hpp"
#include "core/training/explain.hpp"
#include "core/training/self_check.hpp"
#include "core/training/trainer.hpp"
#include "wasm/marshal.hpp"

/**
 * The engine's JavaScript interface. Specifications are passed as JSON text, numbers as typed arrays that the caller's
 * code does not hold (web/engine/arguments.ts). Each call returns {value} or {error}, which web/engine/bindings.ts
 * turns into a result or an Error.
 */
namespace {

using namespace playground;
using emscripten::val;
using marshal::copy_to_js;
using marshal::floats;
using marshal::from_js;
using marshal::guarded;
using marshal::length;
using marshal::list_to_js;
using marshal::set_issue;
using marshal::text_from_js;
using marshal::to_js;

// ---- results as objects ----

val to_js(const Metrics& metrics) {
  val object = val::object();
  object.set("loss", metrics.loss);
  object.set("data_loss", metrics.data_loss);
  for (const auto& [name, value] : metrics.named) object.set(name.data(), value);  // a literal
  return object;
}

val to_js(const Progress& progress) {
  val object = val::object();
  object.set("step", static_cast<double>(progress.step));
  object.set("epoch", progress.epoch);
  object.set("state", val(progress.diverged ? "diverged" : "ready"));
  if (progress.diverged) {
    val diverged = val::object();
    diverged.set("step", static_cast<double>(progress.diverged->step));
    diverged.set("layer", progress.diverged->layer);
    set_issue(diverged, progress.diverged->issue());
    diverged.set("good_step", static_cast<double>(progress.diverged->good_step));
    object.set("diverged", diverged);
  }
  object.set("train", val::null());
  object.set("test", val::null());
  return object;
}

val to_js(const Status& status) {
  val object = to_js(static_cast<const Progress&>(status));
  object.set("train", to_js(status.train));
  object.set("test", status.test ? to_js(*status.test) : val::null());
  return object;
}

val to_js(const LayerParameters& parameters) {
  val object = val::object();
  for (const auto& [name, values] : parameters.tensors) object.set(name.c_str(), to_js(values));
  return object;
}

val to_js(const Shape& shape) {
  val list = val::array();
  for (const Index size : shape) list.call<void>("push", static_cast<double>(size));
  return list;
}

val to_js(const LayerShape& layer) {
  val weights = val::object();
  for (const auto& [name, shape] : layer.weights) weights.set(std::string(name).c_str(), to_js(shape));
  val object = val::object();
  object.set("kind", to_js(layer.kind));
  object.set("input", to_js(layer.input));
  object.set("output", to_js(layer.output));
  object.set("weights", weights);
  return object;
}

val to_js(const LayerInspection& layer) {
  val object = val::object();
  object.set("z", to_js(layer.z));
  object.set("a", to_js(layer.a));
  if (!layer.grad_z.empty()) {
    object.set("grad_z", to_js(layer.grad_z));
    object.set("grad_a", to_js(layer.grad_a));
  }
  return object;
}

val to_js(const Inspection& inspection) {
  val object = val::object();
  object.set("inputs", to_js(inspection.inputs));
  object.set("layers", list_to_js(inspection.layers, [](const auto& layer) { return to_js(layer); }));
  object.set("logits", to_js(inspection.layers.back().z));
  object.set("probabilities", to_js(inspection.probabilities));
  if (inspection.loss) object.set("loss", *inspection.loss);
  return object;
}

val to_js(const LayerHealth& health) {
  val histogram = val::object();
  histogram.set("low", health.low);
  histogram.set("high", health.high);
  histogram.set("counts", to_js(health.histogram));
  val object = val::object();
  object.set("gradient_norm", health.gradient_norm);
  object.set("update_ratio", health.update_ratio);
  object.set("dead_fraction", health.dead_fraction);
  object.set("saturated_fraction", health.saturated_fraction);
  object.set("dead", to_js(health.dead));
  object.set("mean", health.mean);
  object.set("std", health.std);
  object.set("histogram", histogram);
  return object;
}

val to_js(const TrainerData& data) {
  val object = val::object();
  object.set("inputs", to_js(data.inputs));
  object.set("targets", to_js(data.targets));
  object.set("rows", static_cast<double>(data.rows));
  object.set("columns", static_cast<double>(data.columns));
  object.set("outputs", static_cast<double>(data.outputs));
  object.set("trainRows", static_cast<double>(data.train_rows));
  return object;
}

val to_js(const ActivationCurve& curve) {
  val object = val::object();
  object.set("value", to_js(curve.value));
  object.set("derivative", to_js(curve.derivative));
  return object;
}

// ---- functions ----

Json read_json(const val& utf8) { return parse_json(text_from_js(utf8)); }

val to_js(const std::vector<Issue>& issues) {
  return list_to_js(issues, [](const Issue& issue) { return to_js(issue); });
}

val validate_config(const val& json) {
  return guarded([&] {
    std::vector<Issue> issues;
    read_config(read_json(json), issues);
    return to_js(issues);
  });
}

val complete_config(const val& json) {
  return guarded([&] { return to_js(to_json(read_config(read_json(json))).dump()); });
}

val activate_js(const val& activation, const val& x) {
  return guarded([&] { return to_js(activate(read_activation(read_json(activation)), from_js<double>(x))); });
}

val softmax_js(const val& logits, double temperature) {
  return guarded([&] { return to_js(softmax(from_js<double>(logits), temperature)); });
}

val log_softmax_js(const val& logits) {
  return guarded([&] { return to_js(log_softmax(from_js<double>(logits))); });
}

val loss_js(const val& spec, const val& target, const val& output) {
  return guarded([&] {
    const Choice choice = read_loss(read_json(spec));
    const auto outputs = from_js<double>(output);
    const auto result =
        target.isNumber() ? loss(choice, target.as<double>(), outputs) : loss(choice, from_js<double>(target), outputs);
    val object = val::object();
    object.set("value", result.value);
    object.set("gradient", to_js(result.gradient));
    return object;
  });
}

val dataset_js(const val& data, double seed) {
  return guarded([&] {
    if (!(seed >= limit::seed.low && seed <= limit::seed.high) ||
        seed != static_cast<double>(static_cast<std::uint64_t>(seed))) {
      refuse("seed", "whole_number_out_of_range", limit::seed.high, seed);
    }
    const Examples examples = draw_examples(read_data(read_json(data)), static_cast<std::uint64_t>(seed));
    val object = val::object();
    object.set("inputs", to_js(examples.inputs));
    object.set("targets", to_js(examples.targets));
    object.set("rows", examples.rows);
    object.set("columns", examples.columns);
    return object;
  });
}

val catalog_js() {
  return guarded([] { return to_js(catalog_json().dump()); });
}

val failed_check_js() {
  return guarded([] { return to_js(failed_check()); });
}

// ---- the trainer ----

/** A trainer's address. JavaScript owns the trainer until it calls `dispose`. */
using Handle = std::uintptr_t;

Trainer& at(Handle trainer) { return *reinterpret_cast<Trainer*>(trainer); }

val owned(std::unique_ptr<Trainer> trainer) { return val(reinterpret_cast<Handle>(trainer.release())); }

val dispose(Handle trainer) {
  return guarded([&] {
    delete &at(trainer);
    return val::undefined();
  });
}

val create_trainer(const val& json) {
  return guarded([&] { return owned(make_trainer(read_config(read_json(json)))); });
}

/** Whether the trainer could adopt the change. */
bool updated(Trainer& trainer, const Config& config) {
  try {
    trainer.update(config);
    return true;
  } catch (const ConfigError&) {
    return false;
  }
}

/**
 * Reads and checks a config once and returns {issues} or {config, trainer}. `running` (0: none) is updated and returned
 * if it can adopt the change; otherwise it is unchanged.
 */
val open_config(const val& json, Handle running) {
  return guarded([&] {
    std::vector<Issue> issues;
    const Config config = read_config(read_json(json), issues);
    val object = val::object();
    if (!issues.empty()) {
      object.set("issues", to_js(issues));
      return object;
    }
    object.set("config", to_js(to_json(config).dump()));
    const bool goes_on = running != 0 && updated(at(running), config);
    object.set("trainer", goes_on ? val(running) : owned(make_trainer(config)));
    return object;
  });
}

val restore_js(const val& saved) {
  return guarded([&] { return owned(restore_trainer(from_js<std::uint8_t>(saved))); });
}

/** A count of steps or epochs. The caller has checked that it is a whole number below 2⁵³. */
std::uint64_t count(double n) { return static_cast<std::uint64_t>(n); }

/** A count of rows, limited to the range of Index. */
Index rows_at_most(double n) { return static_cast<Index>(std::min(n, 0x1p30)); }

/** Each layer's weights, by the names that the layer has. */
std::vector<LayerParameters> parameters_from_js(const val& layers, const std::vector<LayerShape>& shapes) {
  std::vector<LayerParameters> result;
  const auto size = length(layers);
  for (std::size_t i = 0; i < size; ++i) {
    LayerParameters& parameters = result.emplace_back();
    if (i >= shapes.size()) continue;
    for (const auto& [name, shape] : shapes[i].weights)
      parameters[name] = from_js<double>(layers[i][std::string(name).c_str()]);
  }
  return result;
}

val parameters_to_js(const std::vector<LayerParameters>& parameters) {
  return list_to_js(parameters, [](const auto& layer) { return to_js(layer); });
}

val train_steps(Handle trainer, double steps) {
  return guarded([&] {
    at(trainer).train_steps(count(steps));
    return to_js(at(trainer).progress());
  });
}

val train_epochs(Handle trainer, double epochs) {
  return guarded([&] {
    at(trainer).train_epochs(count(epochs));
    return to_js(at(trainer).progress());
  });
}

val train_some(Handle trainer, double steps, double rows) {
  return guarded([&] {
    at(trainer).train_some(count(steps), rows_at_most(rows));
    return to_js(at(trainer).progress());
  });
}

val begin_evaluation(Handle trainer) {
  return guarded([&] {
    at(trainer).begin_evaluation();
    return val::undefined();
  });
}

val continue_evaluation(Handle trainer, double rows) {
  return guarded([&] {
    const auto status = at(trainer).continue_evaluation(rows_at_most(rows));
    return status ? to_js(*status) : val::null();
  });
}

val train_batches(Handle trainer, const val& batches) {
  return guarded([&] {
    std::vector<std::vector<std::uint32_t>> rows;
    const auto size = length(batches);
    for (std::size_t i = 0; i < size; ++i) rows.push_back(from_js<std::uint32_t>(batches[i]));
    at(trainer).train_batches(rows);
    return to_js(at(trainer).progress());
  });
}

val status(Handle trainer) {
  return guarded([&] { return to_js(at(trainer).status()); });
}

val history(Handle trainer) {
  return guarded([&] {
    const History& history = at(trainer).history();
    val object = val::object();
    object.set("step", to_js(history.step));
    object.set("train", to_js(history.train));
    object.set("test", to_js(history.test));
    return object;
  });
}

val predict(Handle trainer, const val& inputs) {
  return guarded([&] { return to_js(at(trainer).predict(from_js<double>(inputs))); });
}

val inspect(Handle trainer, const val& input, const val& target) {
  return guarded([&] { return to_js(at(trainer).inspect(from_js<double>(input), from_js<double>(target))); });
}

/** Whether `arrays` holds a Float32Array for each layer, with all numbers of its output for each row. */
bool fit(const val& arrays, const std::vector<LayerShape>& layers, std::size_t rows) {
  bool all = arrays.isArray() && length(arrays) == layers.size();
  for (std::size_t i = 0; all && i < layers.size(); ++i) {
    all = arrays[i].instanceof(val::global("Float32Array")) &&
          length(arrays[i]) == rows * static_cast<std::size_t>(layers[i].output.count());
  }
  return all;
}

/** Few enough that their activations are still in the cache when they are copied. */
constexpr std::size_t rows_copied_at_once = 2048;

val neurons(Handle trainer, const val& inputs, const val& into) {
  return guarded([&] {
    Trainer& network = at(trainer);
    const auto layers = network.layers();
    const auto numbers = from_js<double>(inputs);
    const std::size_t rows = network.rows_of(numbers), columns = static_cast<std::size_t>(network.data().columns);
    const val arrays = !into.isUndefined() ? into : list_to_js(layers, [&](const LayerShape& layer) {
      return floats(rows * static_cast<std::size_t>(layer.output.count()));
    });
    if (!fit(arrays, layers, rows)) refuse("into", "arrays_differ");
    for (std::size_t first = 0; first < rows; first += rows_copied_at_once) {
      const std::size_t n = std::min(rows_copied_at_once, rows - first);
      const auto values = network.neurons(std::span(numbers).subspan(first * columns, n * columns));
      for (std::size_t i = 0; i < values.size(); ++i)
        copy_to_js(values[i], arrays[i], first * static_cast<std::size_t>(layers[i].output.count()));
    }
    return arrays;
  });
}

val health(Handle trainer) {
  return guarded([&] { return list_to_js(at(trainer).health(), [](const auto& layer) { return to_js(layer); }); });
}

val layers(Handle trainer) {
  return guarded([&] { return list_to_js(at(trainer).layers(), [](const auto& layer) { return to_js(layer); }); });
}

val parameters(Handle trainer) {
  return guarded([&] { return parameters_to_js(at(trainer).parameters()); });
}

val set_parameters(Handle trainer, const val& layers) {
  return guarded([&] {
    at(trainer).set_parameters(parameters_from_js(layers, at(trainer).layers()));
    return val::undefined();
  });
}

val gradients(Handle trainer, const val& rows) {
  return guarded([&] { return parameters_to_js(at(trainer).gradients(from_js<std::uint32_t>(rows))); });
}

val data(Handle trainer) {
  return guarded([&] { return to_js(at(trainer).data()); });
}

val rewind_js(Handle trainer) {
  return guarded([&] {
    at(trainer).rewind();
    return to_js(at(trainer).status());
  });
}

val update(Handle trainer, const val& json) {
  return guarded([&] {
    at(trainer).update(read_config(read_json(json)));
    return val::undefined();
  });
}

val save(Handle trainer) {
  return guarded([&] { return to_js(at(trainer).save()); });
}

val fingerprint(Handle trainer) {
  return guarded([&] { return to_js(hex(at(trainer).fingerprint())); });
}

val config(Handle trainer) {
  return guarded([&] { return to_js(to_json(at(trainer).config()).dump()); });
}

EMSCRIPTEN_BINDINGS(engine) {
  using emscripten::function;
  function("failedCheck", &failed_check_js);
  function("catalog", &catalog_js);
  function("validate", &validate_config);
  function("complete", &complete_config);
  function("activate", &activate_js);
  function("softmax", &softmax_js);
  function("logSoftmax", &log_softmax_js);
  function("loss", &loss_js);
  function("dataset", &dataset_js);
  function("open", &open_config);
  function("createTrainer", &create_trainer);
  function("restore", &restore_js);

  function("trainSteps", &train_steps);
  function("trainEpochs", &train_epochs);
  function("trainBatches", &train_batches);
  function("trainSome", &train_some);
  function("beginEvaluation", &begin_evaluation);
  function("continueEvaluation", &continue_evaluation);
  function("status", &status);
  function("history", &history);
  function("predict", &predict);
  function("inspect", &inspect);
  function("neurons", &neurons);
  function("health", &health);
  function("layers", &layers);
  function("parameters", &parameters);
  function("setParameters", &set_parameters);
  function("gradients", &gradients);
  function("data", &data);
  function("rewind", &rewind_js);
  function("update", &update);
  function("save", &save);
  function("fingerprint", &fingerprint);
  function("config", &config);
  function("dispose", &dispose);
}

}  // namespace
