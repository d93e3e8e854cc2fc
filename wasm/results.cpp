#include "wasm/results.hpp"

#include <string>

namespace marshal {

using namespace playground;

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

val to_js(const StepsInspection& steps) {
  val gates = val::object();
  for (const auto& [name, numbers] : steps.gates) gates.set(std::string(name).c_str(), to_js(numbers));
  val object = val::object();
  object.set("h", to_js(steps.h));
  if (!steps.c.empty()) object.set("c", to_js(steps.c));
  object.set("gates", gates);
  if (!steps.grad_h.empty()) object.set("grad_h", to_js(steps.grad_h));
  if (!steps.grad_c.empty()) object.set("grad_c", to_js(steps.grad_c));
  return object;
}

val to_js(const StepsHealth& steps) {
  val saturated = val::object();
  for (const auto& [name, fraction] : steps.saturated) saturated.set(std::string(name).c_str(), fraction);
  val object = val::object();
  object.set("saturated", saturated);
  object.set("grad_h", to_js(steps.grad_h));
  return object;
}

/** What a recurrent layer says of its steps; the second direction apart. */
template <class Steps>
void set_steps(val& object, const std::vector<Steps>& directions) {
  if (!directions.empty()) object.set("steps", to_js(directions[0]));
  if (directions.size() > 1) object.set("backward_steps", to_js(directions[1]));
}

val to_js(const LayerInspection& layer) {
  val object = val::object();
  object.set("z", to_js(layer.z));
  object.set("a", to_js(layer.a));
  if (!layer.grad_z.empty()) {
    object.set("grad_z", to_js(layer.grad_z));
    object.set("grad_a", to_js(layer.grad_a));
  }
  set_steps(object, layer.steps);
  return object;
}

val to_js(const Inspection& inspection) {
  val object = val::object();
  object.set("inputs", to_js(inspection.inputs));
  object.set("layers", list_to_js(inspection.layers, [](const auto& layer) { return to_js(layer); }));
  object.set("logits", to_js(inspection.logits));
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
  object.set("least", health.least);
  object.set("greatest", health.greatest);
  object.set("training_mean", health.training_mean);
  object.set("training_std", health.training_std);
  object.set("histogram", histogram);
  set_steps(object, health.steps);
  return object;
}

val shape_to_js(const TrainerData& data) {
  val object = val::object();
  object.set("rows", static_cast<double>(data.rows));
  object.set("columns", static_cast<double>(data.columns));
  object.set("shape", to_js(data.shape));
  object.set("outputs", static_cast<double>(data.outputs));
  object.set("trainRows", static_cast<double>(data.train_rows));
  return object;
}

val to_js(const TrainerData& data) {
  val object = shape_to_js(data);
  object.set("inputs", to_js(data.inputs));
  object.set("targets", to_js(data.targets));
  return object;
}

val to_js(const ActivationCurve& curve) {
  val object = val::object();
  object.set("value", to_js(curve.value));
  object.set("derivative", to_js(curve.derivative));
  return object;
}

}  // namespace marshal
