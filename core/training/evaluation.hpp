#pragma once

#include <optional>
#include <span>
#include <tuple>
#include <vector>

#include "core/catalog/metrics.hpp"
#include "core/experiment/data.hpp"
#include "core/network/network.hpp"
#include "core/text/bytes.hpp"
#include "core/training/results.hpp"

/** Forward passes without dropout: losses and metrics over the data, and answers for given rows. */
namespace playground {

/** The metrics of a task, gathered side by side. */
class MetricSum {
 public:
  MetricSum(Task task, double middle) : task_(task), middle_(middle) {}

  void add(Strided<const double> prediction, Strided<const double> target) {
    const auto add_to = [&](auto& metric) {
      if (is_shown(metric)) metric.add(task_, prediction, target, middle_);
    };
    std::apply([&](auto&... metric) { (add_to(metric), ...); }, metrics_);
  }

  decltype(Metrics::named) values() const {
    decltype(Metrics::named) result;
    const auto put = [&](const auto& metric) {
      if (is_shown(metric)) result.push_back({name_of(metric), metric.value()});
    };
    std::apply([&](const auto&... metric) { (put(metric), ...); }, metrics_);
    return result;
  }

 private:
  template <class Metric>
  static std::string_view name_of(const Metric&) {
    static constexpr std::string_view name = Metric::info.name;
    return name;
  }

  template <class Metric>
  bool is_shown(const Metric&) const {
    static constexpr Tasks tasks = Metric::info.tasks;
    return tasks.has(task_);
  }

  template <class List>
  struct TupleOf;
  template <class... Items>
  struct TupleOf<TypeList<Items...>> {
    using type = std::tuple<Items...>;
  };

  Task task_;
  double middle_;
  TupleOf<MetricList>::type metrics_;
};

struct Evaluation {
  Metrics train;
  std::optional<Metrics> test;
};

/** A loss, and where wanted metrics, summed over rows of the data from the first to the last, chunk after chunk. */
struct Pass {
  Pass(Index first, Index end) : rows(end - first), next(first), last(end) {}

  bool is_through() const { return next == last; }
  double mean_loss() const { return loss / static_cast<double>(rows); }

  Index rows, next, last;
  double loss = 0;
  std::optional<MetricSum> metrics;
};

inline Pass measured(const Config& config, Index first, Index last) {
  Pass pass(first, last);
  pass.metrics.emplace(config.task, (config.target_low + 1) / 2);
  return pass;
}

/** A pass over the training rows and one over the test rows. */
struct Passes {
  Passes(const Config& config, const TrainerData& data)
      : train(measured(config, 0, data.train_rows)), test(measured(config, data.train_rows, data.rows)) {}

  Evaluation result(double penalty) const {
    const auto metrics = [&](const Pass& pass) {
      return Metrics{pass.mean_loss() + penalty, pass.mean_loss(), pass.metrics->values()};
    };
    Evaluation result{metrics(train), std::nullopt};
    if (test.rows > 0) result.test = metrics(test);
    return result;
  }

  Pass train, test;
};

/** The examples as the network takes them: rows × features and outputs, padded to whole registers. */
template <class T>
Matrix<T> examples_of(const Config& config, const TrainerData& data);

/** The largest number of values that a layer has for an example, the inputs included. */
Index widest(const std::vector<Layer>& layers);

/** Evaluates chunk by chunk in a workspace of its own. It refers to its arguments, which must outlive it. */
template <class T>
class Evaluator {
 public:
  Evaluator(const Config& config, const TrainerData& data, const Matrix<T>& examples, const Network<T>& network);

  /** How many rows a chunk has at most. */
  Index rows_at_once() const { return rows_at_once_; }

  Evaluation evaluate();

  /** For so many rows, by whole chunks, which it takes off `rows`; says whether the pass is through. */
  bool go_on(Pass& pass, Index& rows);

  /** rows × outputs: probabilities, or values for regression. */
  Vector<float> predict(std::span<const double> inputs, Index rows);

  /** Per layer rows × units of activations. */
  std::vector<Vector<float>> neurons(std::span<const double> inputs, Index rows);

  /** Adds the predictions for all rows of the data. */
  void add_predictions(Hash& hash);

 private:
  void load(Index first, Index n);
  void measure(MetricSum& metrics, Index n);
  Batch<T> predictions(Index n);

  /** Forward over rows from outside; use(first row, rows) reads the workspace. */
  template <class Use>
  void for_inputs(std::span<const double> inputs, Index rows, Use use);

  const Config& config_;
  const TrainerData& data_;
  const Matrix<T>& examples_;
  const Network<T>& network_;
  Index rows_at_once_;
  Workspace<T> work_;
  std::vector<double> prediction_, target_;  ///< of an example that is measured
};

}  // namespace playground
