#include <emscripten/bind.h>

#include "core/experiment/advice.hpp"
#include "core/experiment/config.hpp"
#include "core/experiment/data.hpp"
#include "core/training/explain.hpp"
#include "core/training/self_check.hpp"
#include "wasm/marshal.hpp"
#include "wasm/results.hpp"
#include "wasm/store.hpp"

/**
 * The functions of the engine's JavaScript interface that need no trainer. Specifications are passed as JSON text,
 * numbers as typed arrays that the caller's code does not hold (web/engine/arguments.ts). Each call returns {value} or
 * {error}, which web/engine/bindings.ts turns into a result or an Error.
 */
namespace {

using namespace playground;
using emscripten::val;
using marshal::from_js;
using marshal::guarded;
using marshal::json_from_js;
using marshal::set;
using marshal::store;
using marshal::to_js;

val validate_config(const val& json) {
  return guarded([&] {
    std::vector<Issue> issues;
    read_config(json_from_js(json), issues, &store());
    return to_js(issues);
  });
}

val advice_js(const val& json) {
  return guarded([&] { return to_js(advice(read_config(json_from_js(json), &store()))); });
}

val complete_config(const val& json) {
  return guarded([&] { return to_js(to_json(read_config(json_from_js(json), &store())).dump()); });
}

val activate_js(const val& activation, const val& x) {
  return guarded([&] { return to_js(activate(read_activation(json_from_js(activation)), from_js<double>(x))); });
}

val softmax_js(const val& logits, double temperature) {
  return guarded([&] { return to_js(softmax(from_js<double>(logits), temperature)); });
}

val log_softmax_js(const val& logits) {
  return guarded([&] { return to_js(log_softmax(from_js<double>(logits))); });
}

val loss_js(const val& spec, const val& target, const val& output) {
  return guarded([&] {
    const Choice choice = read_loss(json_from_js(spec));
    const auto outputs = from_js<double>(output);
    const auto result =
        target.isNumber() ? loss(choice, target.as<double>(), outputs) : loss(choice, from_js<double>(target), outputs);
    val object = val::object();
    set(object, "value", result.value);
    set(object, "gradient", result.gradient);
    return object;
  });
}

val dataset_js(const val& data, double seed) {
  return guarded([&] {
    if (!(seed >= limit::seed.low && seed <= limit::seed.high) ||
        seed != static_cast<double>(static_cast<std::uint64_t>(seed))) {
      refuse("seed", "whole_number_out_of_range", limit::seed.high, seed);
    }
    const Examples examples = draw_examples(read_data(json_from_js(data)), static_cast<std::uint64_t>(seed));
    val object = val::object();
    set(object, "inputs", examples.inputs);
    set(object, "targets", examples.targets);
    set(object, "rows", examples.rows);
    set(object, "columns", examples.columns);
    set(object, "shape", examples.shape);
    return object;
  });
}

/** Stores data and returns how an experiment names it. `inputs` is a Uint8Array or a Float32Array. */
val add_data(const val& inputs, const val& targets, const val& shape) {
  return guarded([&] {
    CustomData data;
    for (const double size : from_js<double>(shape)) data.shape.push_back(static_cast<Index>(size));
    check_stored_size(marshal::length(inputs), marshal::length(targets), data.shape);
    if (inputs.instanceof(val::global("Uint8Array")))
      data.bytes = from_js<std::uint8_t>(inputs);
    else
      data.floats = from_js<float>(inputs);
    data.targets = from_js<double>(targets);
    data.rows = static_cast<int>(data.targets.size());
    data.columns = static_cast<int>(data.shape.count());
    check_stored_numbers(data);
    return to_js(store().add(std::move(data))->reference);
  });
}

val remove_data(const val& reference) {
  return guarded([&] {
    store().remove(marshal::text_from_js(reference));
    return val::undefined();
  });
}

val failed_check_js() {
  return guarded([] { return to_js(failed_check()); });
}

EMSCRIPTEN_BINDINGS(engine) {
  using emscripten::function;
  function("failedCheck", &failed_check_js);
  function("validate", &validate_config);
  function("advice", &advice_js);
  function("complete", &complete_config);
  function("activate", &activate_js);
  function("softmax", &softmax_js);
  function("logSoftmax", &log_softmax_js);
  function("loss", &loss_js);
  function("dataset", &dataset_js);
  function("addData", &add_data);
  function("removeData", &remove_data);
}

}  // namespace
