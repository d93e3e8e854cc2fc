#pragma once

#include <array>
#include <span>

#include "core/catalog/task.hpp"
#include "core/numeric/matrix.hpp"
#include "core/numeric/scalar.hpp"
#include "core/text/descriptor.hpp"

/**
 * Losses: a chapter, one struct after another, and at the end the list.
 *
 * example(output, target, grad, settings) takes the network's k outputs and k targets of one example (strided, as a
 * column of a features × batch matrix), writes ∂loss/∂output into grad where grad has data, and gives the loss. With
 * from_logits the outputs are logits. Class targets come one-hot, so that sparse and one-hot labels are one code.
 */
namespace playground {

/** What a loss takes the outputs of the network for. */
enum class Outputs {
  numbers,
  probabilities,  ///< each output by itself, as sigmoid gives them; or their logits with from_logits
  distribution    ///< over all outputs, as softmax gives it; or its logits with from_logits
};

struct LossInfo : Descriptor {
  Tasks tasks;
  Outputs outputs;
  Tasks usual_for{};    ///< the first loss of the list that is usual for a task, and fits, is its default
  bool sparse = false;  ///< targets are class numbers and not one number an output

  constexpr bool takes_probabilities() const { return outputs != Outputs::numbers; }
};

/** Numbers `stride` apart: one example's values in a features × batch matrix. */
template <class T>
struct Strided {
  T* data;
  Index size;
  Index stride;

  T& operator[](Index i) const { return data[i * stride]; }
  explicit operator bool() const { return data != nullptr; }
};

/** The same of several examples side by side. */
template <class T>
struct Strided<const Lanes<T>> {
  const T* data;
  Index size;
  Index stride;

  Lanes<T> operator[](Index i) const { return Lanes<T>::load(data + i * stride); }
};

template <class T>
struct Strided<Lanes<T>> {
  struct Place {
    T* at;
    operator Lanes<T>() const { return Lanes<T>::load(at); }
    void operator=(Lanes<T> value) const { value.store(at); }
  };
  T* data;
  Index size;
  Index stride;

  Place operator[](Index i) const { return {data + i * stride}; }
  explicit operator bool() const { return data != nullptr; }
};

/** The mean over the outputs of a loss that looks at each output alone. */
template <class Loss, class T>
T mean_over_outputs(const Strided<const T>& output, const Strided<const T>& target, const Strided<T>& grad,
                    const Settings& settings) {
  const T k = T(output.size);
  T sum = T(0);
  for (Index i = 0; i < output.size; ++i) {
    sum += Loss::value(output[i], target[i], settings);
    if (grad) grad[i] = Loss::derivative(output[i], target[i], settings) / k;
  }
  return sum / k;
}

struct MeanSquaredError {
  static constexpr LossInfo info{{"mean_squared_error", "Mean squared error", R"(\frac{1}{k}\sum_j (y_j - t_j)^2)",
                                  "For numbers. On probabilities it learns slowly where they are wrong and sure."},
                                 {true, true, true},
                                 Outputs::numbers,
                                 {.regression = true}};
  template <class T>
  static T value(T y, T t, const Settings&) {
    return (y - t) * (y - t);
  }
  template <class T>
  static T derivative(T y, T t, const Settings&) {
    return T(2) * (y - t);
  }
  template <class T>
  static T example(const Strided<const T>& output, const Strided<const T>& target, const Strided<T>& grad,
                   const Settings& settings) {
    return mean_over_outputs<MeanSquaredError, T>(output, target, grad, settings);
  }
};

/** The derivative at y = t is 0. */
struct MeanAbsoluteError {
  static constexpr LossInfo info{{"mean_absolute_error", "Mean absolute error", R"(\frac{1}{k}\sum_j |y_j - t_j|)",
                                  "For numbers with outliers: each counts by its distance, not its square."},
                                 {true, true, true},
                                 Outputs::numbers};
  template <class T>
  static T value(T y, T t, const Settings&) {
    return abs(y - t);
  }
  template <class T>
  static T derivative(T y, T t, const Settings&) {
    return where(y > t, T(1), where(y < t, T(-1), y - t));
  }
  template <class T>
  static T example(const Strided<const T>& output, const Strided<const T>& target, const Strided<T>& grad,
                   const Settings& settings) {
    return mean_over_outputs<MeanAbsoluteError, T>(output, target, grad, settings);
  }
};

/** ½d² within δ, δ(|d| − ½δ) beyond, with d = y − t. */
struct Huber {
  static constexpr LossInfo info{
      {"huber", "Huber",
       R"(\frac{1}{k}\sum_j \tfrac{1}{2}d_j^2 \text{ if } |d_j| \le \delta \text{ else } \delta(|d_j| - \tfrac{1}{2}\delta))",
       "Squared near the target, absolute far from it. Huber 1964."},
      {true, true, true},
      Outputs::numbers};
  static constexpr std::array parameters{number("delta", R"(\delta)", "where it turns straight", 1, 1e-6, 1e6, 0.1, 5)};
  template <class T>
  static T value(T y, T t, const Settings& settings) {
    const T delta = T(settings[0]);
    const T d = y - t;
    return where(abs(d) > delta, delta * (abs(d) - T(0.5) * delta), T(0.5) * d * d);
  }
  template <class T>
  static T derivative(T y, T t, const Settings& settings) {
    const T delta = T(settings[0]);
    const T d = y - t;
    return where(d > delta, delta, where(d < -delta, -delta, d));
  }
  template <class T>
  static T example(const Strided<const T>& output, const Strided<const T>& target, const Strided<T>& grad,
                   const Settings& settings) {
    return mean_over_outputs<Huber, T>(output, target, grad, settings);
  }
};

/** log cosh d with d = y − t. */
struct LogCosh {
  static constexpr LossInfo info{
      {"log_cosh", "Log-cosh", R"(\frac{1}{k}\sum_j \log \cosh (y_j - t_j))",
       "Squared near the target, absolute far from it, without a place where one becomes the other."},
      {true, true, true},
      Outputs::numbers};
  /** log1p((1−e)²/2e) with e = e^(−|d|) near the target, where cosh d is near 1; |d| + log1p(e²) − log 2 far from it.
   */
  template <class T>
  static T value(T y, T t, const Settings&) {
    const T size = abs(y - t);
    const T q = expm1_below_0(where(size < T(1), -size, T(0)));
    const T far = size + log1p_share(exp_below_0(T(-2) * size)) - T(log(Wide<T>(2)));
    return where(size < T(1), log1p(q * q / (T(2) * (T(1) + q))), far);
  }
  template <class T>
  static T derivative(T y, T t, const Settings&) {
    return tanh(y - t);
  }
  template <class T>
  static T example(const Strided<const T>& output, const Strided<const T>& target, const Strided<T>& grad,
                   const Settings& settings) {
    return mean_over_outputs<LogCosh, T>(output, target, grad, settings);
  }
};

namespace setting {
constexpr Parameter from_logits() { return choice("from_logits", "from logits", false); }
constexpr Parameter label_smoothing() { return number("label_smoothing", "s", "label smoothing", 0, 0, 1, 0, 0.5); }
/** Clips probabilities to [ε, 1−ε] where there are no logits; 0 clips nothing. */
constexpr Parameter clip() { return number("epsilon", R"(\varepsilon)", "clip", 1e-7, 0, 0.4, 0, 0.01); }
}  // namespace setting

/** Keras's unfused path: a probability clipped to [ε, 1−ε], whose gradient is 0 beyond. */
template <class T>
struct Clipped {
  T p;
  decltype(T() < T()) inside;

  Clipped(T probability, T epsilon)
      : p(where(probability < epsilon, epsilon, where(probability > T(1) - epsilon, T(1) - epsilon, probability))),
        inside(!(probability < epsilon) && !(probability > T(1) - epsilon)) {}
};

/** From logits softplus(z) − t·z; from probabilities −t·log p − (1−t)·log(1−p). */
struct BinaryCrossentropy {
  static constexpr LossInfo info{
      {"binary_crossentropy", "Binary cross-entropy", R"(-\frac{1}{k}\sum_j t_j \log p_j + (1-t_j)\log(1-p_j))",
       "For yes or no, once or per label: several labels may hold together."},
      {true, true, false},
      Outputs::probabilities,
      {.multiclass = true, .multilabel = true}};
  static constexpr std::array parameters{setting::from_logits(), setting::label_smoothing(), setting::clip()};
  template <class T>
  static T value(T y, T t, const Settings& settings) {
    t = smoothed(t, settings);
    return settings[0] != 0 ? from_logit(y, t) : from_probability(y, t, settings);
  }
  template <class T>
  static T derivative(T y, T t, const Settings& settings) {
    t = smoothed(t, settings);
    return settings[0] != 0 ? d_from_logit(y, t) : d_from_probability(y, t, settings);
  }
  template <class T>
  static T example(const Strided<const T>& output, const Strided<const T>& target, const Strided<T>& grad,
                   const Settings& settings) {
    return mean_over_outputs<BinaryCrossentropy, T>(output, target, grad, settings);
  }

 private:
  template <class T>
  static T smoothed(T t, const Settings& settings) {
    const T s = T(settings[1]);
    return t * (T(1) - s) + s * T(0.5);
  }
  /** softplus(z) − t·z as (1−t)z or −tz, whichever side z is on, plus log(1+e^(−|z|)): nothing large cancels. */
  template <class T>
  static T from_logit(T z, T t) {
    return where(z > T(0), (T(1) - t) * z, -t * z) + log1p_share(exp_below_0(-abs(z)));
  }
  /** σ(z) − t as (1−t)σ(z) − tσ(−z), which keeps its digits when σ(z) is near t = 1; by expm1 when it is near ½. */
  template <class T>
  static T d_from_logit(T z, T t) {
    const T q = expm1(-z);
    const T near = ((T(1) - T(2) * t) - t * q) / (T(2) + q);
    return where(abs(z) < T(0.5), near, (T(1) - t) * sigmoid(z) - t * sigmoid(-z));
  }
  template <class T>
  static T from_probability(T y, T t, const Settings& settings) {
    const T p = Clipped<T>(y, T(settings[2])).p;
    return -(t * log(p) + (T(1) - t) * log1p(-p));
  }
  template <class T>
  static T d_from_probability(T y, T t, const Settings& settings) {
    const Clipped<T> clipped(y, T(settings[2]));
    return where(clipped.inside, (T(1) - t) / (T(1) - clipped.p) - t / clipped.p, T(0));
  }
};

/** Softmax of one example's logits, kept as the parts from which everything else follows without cancellation. */
template <class T>
struct SoftmaxParts {
  T maximum;  ///< m = max z
  T at;       ///< its first place
  T others;   ///< Σ e^(z−m) over the other places, so that the sum is 1 + others
  T lowest;   ///< below it e^(z−m) counts as 0

  /** Where `exponentials` has data, it takes each e^(z−m); it may be where z is. */
  explicit SoftmaxParts(const Strided<const T>& z, const Strided<T>& exponentials = {}, T from = T(-infinity))
      : maximum(z[0]), at(0), others(0), lowest(from) {
    for (Index i = 1; i < z.size; ++i) {
      const T z_i = z[i];
      at = where(z_i > maximum, T(static_cast<int>(i)), at);
      maximum = where(z_i > maximum, z_i, maximum);
    }
    for (Index i = 0; i < z.size; ++i) {
      const T e = exponential(z[i]);
      others += where(here(i), T(0), e);
      if (exponentials) exponentials[i] = e;
    }
  }

  /** Whether the i-th place is the maximum's. */
  auto here(Index i) const { return at == T(static_cast<int>(i)); }
  T exponential(T z_i) const {
    const T y = z_i - maximum;
    const auto gone = y < lowest;
    return where(gone, T(0), exp_below_0(where(gone, T(0), y)));
  }
  T total() const { return T(1) + others; }
  T probability(T z_i) const { return exponential(z_i) / total(); }
  /** log p_i = (z_i − m) − log(1 + others). */
  T log_probability(T z_i) const { return (z_i - maximum) - log1p(others); }
  /** Σ e^(z−m) over all places but i, where that of i is e. */
  T all_but(Index i, T e) const { return where(here(i), others, total() - e); }
};

/** Σ over classes of −t·log p, from logits fused with softmax, or from probabilities as Keras's unfused path does. */
struct CategoricalCrossentropy {
  static constexpr LossInfo info{
      {"categorical_crossentropy", "Categorical cross-entropy", R"(-\sum_j t_j \log p_j)",
       "For one class of several, labels one-hot: minus the log of the true class's probability."},
      {.multiclass = true},
      Outputs::distribution};
  static constexpr std::array parameters{setting::from_logits(), setting::label_smoothing(), setting::clip()};
  /** e^(z−m) counts as 0 where z−m is below `lowest`. */
  template <class T>
  static T example(const Strided<const T>& output, const Strided<const T>& target, const Strided<T>& grad,
                   const Settings& settings, T lowest = T(-infinity)) {
    return settings[0] != 0 ? from_logits(output, target, grad, T(settings[1]), lowest)
                            : from_probabilities(output, target, grad, T(settings[1]), T(settings[2]));
  }

 private:
  template <class T>
  static T smoothed(T t, T s, Index k) {
    return t * (T(1) - s) + s / T(k);
  }
  /** Gradient p − t, as (e(1−t) − t·Σothers)/total: the true class's keeps its digits when p is near 1. */
  template <class T>
  static T from_logits(const Strided<const T>& z, const Strided<const T>& target, const Strided<T>& grad, T smoothing,
                       T lowest) {
    const SoftmaxParts<T> parts(z, grad, lowest);
    const T log_total = log1p(parts.others);
    T loss = T(0);
    for (Index i = 0; i < z.size; ++i) {
      const T t = smoothed(target[i], smoothing, z.size);
      loss -= where(t == T(0), T(0), t * ((z[i] - parts.maximum) - log_total));
      if (!grad) continue;
      const T e = grad[i];
      grad[i] = (e * (T(1) - t) - t * parts.all_but(i, e)) / parts.total();
    }
    return loss;
  }
  /**
   * p = y/Σy, clipped, then the logarithm. ∂loss/∂yᵢ = (gᵢ − Σ gⱼpⱼ)/Σy with gⱼ = −tⱼ/pⱼ where not clipped.
   * Compiled once for this loss and the next.
   */
  template <class T>
  [[gnu::noinline]] static T from_probabilities(const Strided<const T>& y, const Strided<const T>& target,
                                                const Strided<T>& grad, T smoothing, T epsilon) {
    T sum = T(0);
    for (Index i = 0; i < y.size; ++i) sum += y[i];
    T loss = T(0);
    T weighted = T(0);
    for (Index i = 0; i < y.size; ++i) {
      const Clipped<T> clipped(y[i] / sum, epsilon);
      const T t = smoothed(target[i], smoothing, y.size);
      loss -= t * log(clipped.p);
      const T g = where(clipped.inside, -t / clipped.p, T(0));
      weighted += g * clipped.p;
      if (grad) grad[i] = g;
    }
    if (grad) {
      for (Index i = 0; i < y.size; ++i) grad[i] = (grad[i] - weighted) / sum;
    }
    return loss;
  }
};

/** The same with a class index as the label. */
struct SparseCategoricalCrossentropy {
  static constexpr LossInfo info{
      {"sparse_categorical_crossentropy", "Sparse categorical cross-entropy", R"(-\log p_{t})",
       "For one class of several, labels as class numbers: the same number as with one-hot labels."},
      {.multiclass = true},
      Outputs::distribution,
      {.multiclass = true},
      true};
  static constexpr std::array parameters{setting::from_logits(), setting::clip()};
  template <class T>
  static T example(const Strided<const T>& output, const Strided<const T>& target, const Strided<T>& grad,
                   const Settings& settings, T lowest = T(-infinity)) {
    return CategoricalCrossentropy::example<T>(output, target, grad, {settings[0], 0, settings[1]}, lowest);
  }
};

using Losses = TypeList<MeanSquaredError, MeanAbsoluteError, Huber, LogCosh, BinaryCrossentropy,
                        CategoricalCrossentropy, SparseCategoricalCrossentropy>;

/**
 * Sum over the batch of each example's loss. Where grad is not null it takes scale·∂loss/∂output, 0 where that is below
 * `least` and in its padding. Where `least` is not 0, a share of a softmax that is no normal number counts as 0, too.
 * Outputs, targets and grad are k × batch.
 */
template <class T>
double loss_sum(const Choice& loss, const ConstBatch<T>& outputs, const ConstBatch<T>& targets,
                Batch<T>* grad = nullptr, T scale = T(1), T least = T(0));

/** What the catalog says of the chosen loss, but for texts. */
inline const LossInfo& loss_info(const Choice& loss) { return infos<Losses>[loss.item]; }

/** Whether a loss takes probabilities, and whether it takes them as logits. */
inline bool takes_probabilities(const Choice& loss) { return loss_info(loss).takes_probabilities(); }

inline bool takes_logits(const Choice& loss) { return takes_probabilities(loss) && loss.settings[0] != 0; }

inline bool is_categorical(const Choice& loss) { return loss_info(loss).outputs == Outputs::distribution; }

template <class Loss>
bool is_loss(const Choice& loss) {
  return loss.item == place_of<Losses, Loss>();
}

}  // namespace playground
