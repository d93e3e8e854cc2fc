#include "core/experiment/data.hpp"

#include <algorithm>
#include <numeric>

#include "core/formula/evaluate.hpp"

namespace playground {

namespace {

/** Points as the other sets of curves and planes have them: noise moves values, or points of a class. */
void draw_by_formula(const DataConfig& data, Random& random, Examples& examples) {
  const auto columns = static_cast<std::size_t>(examples.columns), rows = static_cast<std::size_t>(examples.rows);
  std::vector<double>& x = examples.inputs;
  std::vector<double> noise(data.task() == Task::regression ? rows : x.size());
  // By example, so that the first ones are the same however many there are.
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t k = 0; k < columns; ++k) x[i * columns + k] = random.uniform(-extent, extent);
    for (std::size_t k = 0; k < noise.size() / rows; ++k)
      noise[i * (noise.size() / rows) + k] = data.noise * random.normal();
  }
  const Expression& expression = *data.formula.expression;
  if (auto found = row_not_finite(expression, x.data(), columns, rows)) {
    found->path = "data.expression";
    throw ConfigError(std::move(*found));
  }
  evaluate_rows(expression, x.data(), columns, rows, examples.targets.data());
  if (data.task() == Task::multiclass) {
    for (double& y : examples.targets) y = y > 0 ? 1 : 0;
  }
  std::vector<double>& moved = data.task() == Task::regression ? examples.targets : x;
  for (std::size_t i = 0; i < moved.size(); ++i) moved[i] += noise[i];
}

/** Makes the i-th example of a data set. */
using Draw = void (*)(int i, int classes, double noise, Random& random, const Settings& settings, double* x,
                      double* target);

template <class Dataset>
constexpr Draw draw_of() {
  if constexpr (std::is_same_v<Dataset, FormulaData>) {
    return nullptr;
  } else if constexpr (parameters_of<Dataset>().empty()) {
    return [](int i, int classes, double noise, Random& random, const Settings&, double* x, double* target) {
      Dataset::draw(i, classes, noise, random, x, target);
    };
  } else {
    return Dataset::draw;
  }
}

/** By place in the list; null of formulas. */
constexpr auto draws = []<class... All>(TypeList<All...>) { return std::array{draw_of<All>()...}; }(Datasets());

}  // namespace

Examples draw_examples(const DataConfig& data, std::uint64_t seed) {
  if (data.custom) {
    const CustomData& custom = *data.custom;
    return {custom.rows, custom.columns, std::max(custom.outputs, 1), data.shape(), custom.inputs, custom.targets};
  }
  Examples examples;
  Random random(seed, Stream::data);
  examples.rows = data.samples;
  examples.columns = data.columns();
  examples.shape = data.shape();
  examples.width = data.task() == Task::multilabel ? data.classes : 1;
  const auto rows = static_cast<std::size_t>(examples.rows), columns = static_cast<std::size_t>(examples.columns),
             width = static_cast<std::size_t>(examples.width);
  examples.inputs.resize(rows * columns);
  examples.targets.resize(rows * width);
  if (data.is_formula()) {
    draw_by_formula(data, random, examples);
  } else {
    for (std::size_t i = 0; i < rows; ++i) {
      draws[data.item](static_cast<int>(i), data.classes, data.noise, random, data.settings,
                       examples.inputs.data() + i * columns, examples.targets.data() + i * width);
    }
  }
  return examples;
}

std::vector<double> encode_target(const Config& config, std::span<const double> target) {
  const auto outputs = static_cast<std::size_t>(config.outputs());
  std::vector<double> encoded(target.begin(), target.end());
  if (config.task == Task::multiclass && target.size() == 1) {
    encoded = std::vector<double>(outputs);
    if (outputs == 1) {
      encoded[0] = target[0];
    } else {
      encoded[static_cast<std::size_t>(target[0])] = 1;
    }
  }
  if (config.target_low != 0) {
    for (double& t : encoded) t = config.target_low + t * (1 - config.target_low);
  }
  return encoded;
}

namespace {

/** Row numbers in the order trained on: as drawn without a test share, else shuffled. */
std::vector<std::uint32_t> split_order(const Config& config, int rows) {
  std::vector<std::uint32_t> order(static_cast<std::size_t>(rows));
  std::iota(order.begin(), order.end(), 0u);
  if (config.data.test_fraction > 0) Random(config.seed, Stream::split).shuffle(order);
  return order;
}

}  // namespace

int train_rows(const Config& config, int rows) {
  if (config.data.test_rows > 0) return rows - config.data.test_rows;
  return std::max(1, rows - static_cast<int>(rows * config.data.test_fraction + 0.5));
}

TrainerData make_data(const Config& config) {
  const Examples examples = draw_examples(config.data, config.seed);
  TrainerData data;
  data.rows = examples.rows;
  data.train_rows = train_rows(config, examples.rows);
  data.columns = examples.columns;
  data.shape = examples.shape;
  data.outputs = config.outputs();
  if (config.data.custom && config.data.custom->is_stored()) data.stored = config.data.custom;
  data.inputs.resize(examples.inputs.size());
  data.targets.resize(static_cast<std::size_t>(data.rows * data.outputs));
  double *x = data.inputs.data(), *target = data.targets.data();
  for (const Index row : split_order(config, examples.rows)) {
    if (!data.stored) x = std::copy_n(examples.inputs.data() + row * examples.columns, examples.columns, x);
    const double* t = examples.targets.data() + row * examples.width;
    const auto encoded = encode_target(config, {t, static_cast<std::size_t>(examples.width)});
    target = std::copy(encoded.begin(), encoded.end(), target);
  }
  return data;
}

}  // namespace playground
