// Single functions of the catalog at any numbers: activations, softmax, losses and data sets.
#include <numeric>

#include "core/experiment/catalog.hpp"
#include "core/experiment/data.hpp"
#include "core/training/explain.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace playground::fuzz {
namespace {

bool all_finite(const std::vector<double>& values) {
  return std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
}

std::vector<double> any_numbers(FuzzedDataProvider& in, std::size_t n) {
  std::vector<double> values(n);
  for (double& value : values) value = any_number(in, 50);
  return values;
}

/** An item of the catalog with some of its parameters set: {"name": …, …}. */
Json any_item(FuzzedDataProvider& in, const char* list) {
  static const Json items = catalog_json();
  const Json& item = items[list][in.ConsumeIntegralInRange<std::size_t>(0, items[list].size() - 1)];
  Json spec{{"name", item["name"].string()}};
  for (const Json& parameter : item["parameters"]) {
    if (!parameter.contains("default") || !in.ConsumeBool()) continue;
    Json& value = spec[parameter["name"].string()];
    if (parameter["default"].is_boolean()) value = in.ConsumeBool();
    if (parameter["default"].is_number()) value = any_number(in, 10);
  }
  return spec;
}

void check_activation(FuzzedDataProvider& in, const std::vector<double>& x) {
  const Json spec = any_item(in, "activations");
  const ActivationCurve curve = activate(read_activation(spec), x);
  FUZZ_CHECK(curve.value.size() == x.size() && curve.derivative.size() == x.size());
  if (spec["name"].string() == "softmax") return;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (std::isfinite(x[i])) FUZZ_CHECK(!std::isnan(curve.value[i]) && !std::isnan(curve.derivative[i]));
    if (std::isnan(x[i])) FUZZ_CHECK(std::isnan(curve.value[i]) && std::isnan(curve.derivative[i]));
  }
}

void check_softmax(FuzzedDataProvider& in, const std::vector<double>& logits) {
  const auto shares = softmax(logits, any_number(in, 10));
  const auto logarithms = log_softmax(logits);
  if (!all_finite(logits)) return;
  FUZZ_CHECK(std::abs(std::accumulate(shares.begin(), shares.end(), 0.0) - 1) < 1e-12);
  for (const double share : shares) FUZZ_CHECK(share >= 0 && share <= 1);
  for (const double logarithm : logarithms) FUZZ_CHECK(logarithm <= 0);
}

/** A class number is the same as its one-hot target. */
void check_label(const Choice& choice, std::size_t label, const std::vector<double>& output) {
  std::vector<double> one_hot(output.size());
  one_hot[label] = 1;
  const LossAndGradient by_label = loss(choice, static_cast<double>(label), output);
  if (output.size() == 1) return;  // a list of one is a label again
  const LossAndGradient by_list = loss(choice, one_hot, output);
  const auto same = [](double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); };
  FUZZ_CHECK(same(by_label.value, by_list.value));
  FUZZ_CHECK(std::equal(by_label.gradient.begin(), by_label.gradient.end(), by_list.gradient.begin(), same));
}

void check_loss(FuzzedDataProvider& in, const std::vector<double>& output) {
  const Choice choice = read_loss(any_item(in, "losses"));
  if (is_categorical(choice)) check_label(choice, in.ConsumeIntegralInRange<std::size_t>(0, output.size() - 1), output);
  const bool listed = in.ConsumeBool();
  const auto target =
      any_numbers(in, listed && in.ConsumeBool() ? in.ConsumeIntegralInRange<std::size_t>(0, 6) : output.size());
  const LossAndGradient got = listed ? loss(choice, target, output) : loss(choice, target[0], output);
  FUZZ_CHECK(got.gradient.size() == output.size());
  const bool from_probabilities = takes_probabilities(choice) && !takes_logits(choice);
  if (all_finite(output) && all_finite(target) && !from_probabilities) FUZZ_CHECK(!std::isnan(got.value));
}

void check_dataset(FuzzedDataProvider& in) {
  Json spec = any_item(in, "datasets");
  spec["samples"] = in.ConsumeIntegralInRange<int>(0, 60);
  spec["noise"] = any_number(in, 5);
  const DataConfig data = read_data(spec);
  const Examples examples = draw_examples(data, in.ConsumeIntegral<std::uint32_t>());
  FUZZ_CHECK(examples.rows == data.samples && examples.columns == data.columns());
  FUZZ_CHECK(all_finite(examples.inputs) && all_finite(examples.targets));
}

void run(FuzzedDataProvider& in) {
  try {
    const auto numbers = any_numbers(in, in.ConsumeIntegralInRange<std::size_t>(1, 6));
    switch (in.ConsumeIntegralInRange<int>(0, 3)) {
      case 0:
        return check_activation(in, numbers);
      case 1:
        return check_softmax(in, numbers);
      case 2:
        return check_loss(in, numbers);
      case 3:
        return check_dataset(in);
    }
  } catch (const ConfigError& error) {
    check_refusal(error);
  }
}

}  // namespace
}  // namespace playground::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzedDataProvider in(data, size);
  playground::fuzz::run(in);
  return 0;
}
