#pragma once

#include <array>

#include "core/catalog/losses.hpp"
#include "core/catalog/task.hpp"
#include "core/numeric/scalar.hpp"
#include "core/text/descriptor.hpp"

/**
 * Metrics: a chapter, one struct after another, and at the end the list.
 *
 * add(prediction, target, middle) accumulates an example: k predictions (probabilities or values), k targets, and the
 * midpoint between the targets of no and yes. value() is the metric over all examples.
 */
namespace playground {

enum class Better { lower, higher };
enum class Format { number, percent };

struct MetricInfo : Descriptor {
  Tasks tasks;
  Better better;
  Format format;
  Tasks usual_for{};  ///< the score that is shown beside the loss
};

inline Index index_of_largest(Strided<const double> values) {
  Index at = 0;
  for (Index i = 1; i < values.size; ++i) {
    if (values[i] > values[at]) at = i;
  }
  return at;
}

/** The share of correct classes or labels. A single output above the middle means yes. */
struct Accuracy {
  static constexpr MetricInfo info{{"accuracy", "Accuracy", "", "Share of examples, or of labels, predicted right."},
                                   {true, true, false},
                                   Better::higher,
                                   Format::percent,
                                   {true, true, false}};
  double right = 0;
  double all = 0;

  void add(Task task, Strided<const double> prediction, Strided<const double> target, double middle) {
    if (task == Task::multiclass && prediction.size > 1) {
      right += index_of_largest(prediction) == index_of_largest(target);
      all += 1;
      return;
    }
    for (Index i = 0; i < prediction.size; ++i) right += (prediction[i] > middle) == (target[i] > middle);
    all += static_cast<double>(prediction.size);
  }
  double value() const { return right / all; }
};

/**
 * The share of examples whose class has one of the two largest outputs, as in Keras's in_top_k: all that tie for the
 * second place count, NaN never does. With a single output, which decides between two classes, every example counts.
 */
struct Top2Accuracy {
  static constexpr MetricInfo info{
      {"top_2_accuracy", "Top-2 accuracy", "", "Share of examples whose class is one of the two most probable."},
      {.multiclass = true},
      Better::higher,
      Format::percent};
  double right = 0;
  double all = 0;

  void add(Task, Strided<const double> prediction, Strided<const double> target, double) {
    const double own = prediction[index_of_largest(target)];
    int larger = 0;
    for (Index i = 0; i < prediction.size; ++i) larger += prediction[i] > own;
    right += own == own && larger < 2;
    all += 1;
  }
  double value() const { return right / all; }
};

struct ExactMatch {
  static constexpr MetricInfo info{{"exact_match", "Exact match", "", "Share of examples with every label right."},
                                   {.multilabel = true},
                                   Better::higher,
                                   Format::percent};
  double right = 0;
  double all = 0;

  void add(Task, Strided<const double> prediction, Strided<const double> target, double middle) {
    bool match = true;
    for (Index i = 0; i < prediction.size; ++i) match = match && (prediction[i] > middle) == (target[i] > middle);
    right += match;
    all += 1;
  }
  double value() const { return right / all; }
};

struct MeanAbsoluteErrorMetric {
  static constexpr MetricInfo info{
      {"mean_absolute_error", "Mean absolute error", R"(\overline{|y - t|})", "How far off, on average."},
      {.regression = true},
      Better::lower,
      Format::number};
  double sum = 0;
  double all = 0;

  void add(Task, Strided<const double> prediction, Strided<const double> target, double) {
    for (Index i = 0; i < prediction.size; ++i) sum += abs(prediction[i] - target[i]);
    all += static_cast<double>(prediction.size);
  }
  double value() const { return sum / all; }
};

/** 1 − Σ(y−t)²/Σ(t−mean)², over all outputs together; the spread gathered by Welford's update. */
struct RSquared {
  static constexpr MetricInfo info{{"r_squared", "R²", R"(1 - \frac{\sum (y-t)^2}{\sum (t-\bar t)^2})",
                                    "Share of the targets' spread that is explained."},
                                   {.regression = true},
                                   Better::higher,
                                   Format::number,
                                   {.regression = true}};
  double squares = 0;
  double spread = 0;
  double mean = 0;
  double all = 0;

  void add(Task, Strided<const double> prediction, Strided<const double> target, double) {
    for (Index i = 0; i < prediction.size; ++i) {
      squares += (prediction[i] - target[i]) * (prediction[i] - target[i]);
      all += 1;
      const double before = target[i] - mean;
      mean += before / all;
      spread += before * (target[i] - mean);
    }
  }
  double value() const { return spread > 0 ? 1 - squares / spread : 0; }
};

using MetricList = TypeList<Accuracy, Top2Accuracy, ExactMatch, MeanAbsoluteErrorMetric, RSquared>;

}  // namespace playground
