#include "wasm/results.hpp"

#include <string>

namespace marshal {

using namespace playground;

val to_js(const Metrics& metrics) {
  val object = val::object();
  set(object, "loss", metrics.loss);
  set(object, "data_loss", metrics.data_loss);
  for (const auto& [name, value] : metrics.named) object.set(name.data(), value);  // a literal
  return object;
}

val to_js(const Progress& progress) {
  val object = val::object();
  set(object, "step", static_cast<double>(progress.step));
  set(object, "epoch", progress.epoch);
  set(object, "state", val(progress.diverged ? "diverged" : "ready"));
  if (progress.diverged) {
    val diverged = val::object();
    set(diverged, "step", static_cast<double>(progress.diverged->step));
    set(diverged, "layer", progress.diverged->layer);
    set_issue(diverged, progress.diverged->issue());
    set(diverged, "good_step", static_cast<double>(progress.diverged->good_step));
    set(object, "diverged", diverged);
  }
  set(object, "train", val::null());
  set(object, "test", val::null());
  return object;
}

val to_js(const Status& status) {
  val object = to_js(static_cast<const Progress&>(status));
  set(object, "train", to_js(status.train));
  set(object, "test", status.test ? to_js(*status.test) : val::null());
  return object;
}

namespace {

/** Pairs of a name and a value, as an object. */
template <class Pairs>
val by_name(const Pairs& pairs) {
  val object = val::object();
  for (const auto& [name, value] : pairs) set(object, std::string(name).c_str(), value);
  return object;
}

}  // namespace

val to_js(const LayerParameters& parameters) { return by_name(parameters.tensors); }

val to_js(const Shape& shape) {
  val list = val::array();
  for (const Index size : shape) list.call<void>("push", static_cast<double>(size));
  return list;
}

void set(val& object, const char* name, const Shape& shape) { set(object, name, to_js(shape)); }

val to_js(const LayerShape& layer) {
  val object = val::object();
  set(object, "kind", to_js(layer.kind));
  set(object, "input", layer.input);
  set(object, "output", layer.output);
  set(object, "weights", by_name(layer.weights));
  return object;
}

val to_js(const StepsInspection& steps) {
  val object = val::object();
  set(object, "h", steps.h);
  if (!steps.c.empty()) set(object, "c", steps.c);
  set(object, "gates", by_name(steps.gates));
  if (!steps.grad_h.empty()) set(object, "grad_h", steps.grad_h);
  if (!steps.grad_c.empty()) set(object, "grad_c", steps.grad_c);
  return object;
}

val to_js(const StepsHealth& steps) {
  val object = val::object();
  set(object, "saturated", by_name(steps.saturated));
  set(object, "grad_h", steps.grad_h);
  return object;
}

/** What a recurrent layer says of its steps; the second direction apart. */
template <class Steps>
void set_steps(val& object, const std::vector<Steps>& directions) {
  if (!directions.empty()) set(object, "steps", to_js(directions[0]));
  if (directions.size() > 1) set(object, "backward_steps", to_js(directions[1]));
}

val to_js(const LayerInspection& layer) {
  val object = val::object();
  set(object, "z", layer.z);
  set(object, "a", layer.a);
  if (!layer.grad_z.empty()) {
    set(object, "grad_z", layer.grad_z);
    set(object, "grad_a", layer.grad_a);
  }
  set_steps(object, layer.steps);
  return object;
}

val to_js(const Inspection& inspection) {
  val object = val::object();
  set(object, "inputs", inspection.inputs);
  set(object, "layers", list_to_js(inspection.layers, [](const auto& layer) { return to_js(layer); }));
  set(object, "logits", inspection.logits);
  set(object, "probabilities", inspection.probabilities);
  if (inspection.loss) set(object, "loss", *inspection.loss);
  return object;
}

val to_js(const LayerHealth& health) {
  val histogram = val::object();
  set(histogram, "low", health.low);
  set(histogram, "high", health.high);
  set(histogram, "counts", health.histogram);
  val object = val::object();
  set(object, "gradient_norm", health.gradient_norm);
  set(object, "update_ratio", health.update_ratio);
  set(object, "dead_fraction", health.dead_fraction);
  set(object, "saturated_fraction", health.saturated_fraction);
  set(object, "dead", to_js(health.dead));
  set(object, "mean", health.mean);
  set(object, "std", health.std);
  set(object, "least", health.least);
  set(object, "greatest", health.greatest);
  set(object, "training_mean", health.training_mean);
  set(object, "training_std", health.training_std);
  set(object, "histogram", histogram);
  set_steps(object, health.steps);
  return object;
}

val shape_to_js(const TrainerData& data) {
  val object = val::object();
  set(object, "rows", static_cast<double>(data.rows));
  set(object, "columns", static_cast<double>(data.columns));
  set(object, "shape", data.shape);
  set(object, "outputs", static_cast<double>(data.outputs));
  set(object, "trainRows", static_cast<double>(data.train_rows));
  return object;
}

val to_js(const TrainerData& data) {
  val object = shape_to_js(data);
  set(object, "inputs", data.inputs);
  set(object, "targets", data.targets);
  return object;
}

val to_js(const ActivationCurve& curve) {
  val object = val::object();
  set(object, "value", curve.value);
  set(object, "derivative", curve.derivative);
  return object;
}

}  // namespace marshal
