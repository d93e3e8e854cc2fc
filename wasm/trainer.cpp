#include <emscripten/bind.h>

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/experiment/config.hpp"
#include "core/text/bytes.hpp"
#include "core/text/error.hpp"
#include "core/training/trainer.hpp"
#include "wasm/marshal.hpp"
#include "wasm/results.hpp"
#include "wasm/store.hpp"

/** The functions of the engine's JavaScript interface that make, use and dispose of a trainer; as those of engine.cpp.
 */
namespace {

using namespace playground;
using emscripten::val;
using marshal::copy_to_js;
using marshal::floats;
using marshal::from_js;
using marshal::guarded;
using marshal::json_from_js;
using marshal::length;
using marshal::list_to_js;
using marshal::set;
using marshal::shape_to_js;
using marshal::store;
using marshal::to_js;

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
  return guarded([&] { return owned(make_trainer(read_config(json_from_js(json), &store()))); });
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
    const Config config = read_config(json_from_js(json), issues, &store());
    val object = val::object();
    if (!issues.empty()) {
      set(object, "issues", to_js(issues));
      return object;
    }
    set(object, "config", to_js(to_json(config).dump()));
    const bool goes_on = running != 0 && updated(at(running), config);
    set(object, "trainer", goes_on ? val(running) : owned(make_trainer(config)));
    return object;
  });
}

val restore_js(const val& saved) {
  return guarded([&] { return owned(restore_trainer(from_js<std::uint8_t>(saved), &store())); });
}

/** A count of steps or epochs. The caller has checked that it is a whole number below 2⁵³. */
std::uint64_t count(double n) { return static_cast<std::uint64_t>(n); }

/** A count of rows, limited to the range of Index. */
Index rows_at_most(double n) { return static_cast<Index>(std::min(n, 0x1p30)); }

/** Each layer's weights, by the names that the layer has. */
std::vector<LayerParameters> parameters_from_js(const val& layers, const std::vector<LayerShape>& shapes) {
  std::vector<LayerParameters> result(length(layers));
  for (std::size_t i = 0; i < std::min(result.size(), shapes.size()); ++i) {
    for (const auto& [name, shape] : shapes[i].weights)
      result[i][name] = from_js<double>(layers[i][std::string(name).c_str()]);
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
    std::vector<std::vector<std::uint32_t>> rows(length(batches));
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = from_js<std::uint32_t>(batches[i]);
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
    set(object, "step", history.step);
    set(object, "train", history.train);
    set(object, "test", history.test);
    return object;
  });
}

val predict(Handle trainer, const val& inputs) {
  return guarded([&] { return to_js(at(trainer).predict(from_js<double>(inputs))); });
}

val inspect(Handle trainer, const val& input, const val& target) {
  return guarded([&] { return to_js(at(trainer).inspect(from_js<double>(input), from_js<double>(target))); });
}

val effects_on(Handle trainer, const val& input, double layer, double number) {
  return guarded([&] {
    return to_js(at(trainer).effects_on(from_js<double>(input), count(layer), static_cast<Index>(count(number))));
  });
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

val moved(Handle trainer) {
  return guarded([&] { return parameters_to_js(at(trainer).moved()); });
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

val data_shape(Handle trainer) {
  return guarded([&] { return shape_to_js(at(trainer).data()); });
}

val rewind_js(Handle trainer) {
  return guarded([&] {
    at(trainer).rewind();
    return to_js(at(trainer).status());
  });
}

val update(Handle trainer, const val& json) {
  return guarded([&] {
    at(trainer).update(read_config(json_from_js(json), &store()));
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

EMSCRIPTEN_BINDINGS(trainer) {
  using emscripten::function;
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
  function("effectsOn", &effects_on);
  function("neurons", &neurons);
  function("health", &health);
  function("layers", &layers);
  function("parameters", &parameters);
  function("moved", &moved);
  function("setParameters", &set_parameters);
  function("gradients", &gradients);
  function("data", &data);
  function("dataShape", &data_shape);
  function("rewind", &rewind_js);
  function("update", &update);
  function("save", &save);
  function("fingerprint", &fingerprint);
  function("config", &config);
  function("dispose", &dispose);
}

}  // namespace
