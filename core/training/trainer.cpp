#include "core/training/trainer.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <tuple>

#include "core/catalog/metrics.hpp"
#include "core/catalog/optimizers.hpp"
#include "core/experiment/data.hpp"
#include "core/network/batches.hpp"
#include "core/network/network.hpp"
#include "core/text/bytes.hpp"
#include "core/training/explain.hpp"
#include "core/training/state.hpp"

namespace playground {
namespace {

constexpr std::string_view magic = "activation-playground 1";
/** Bytes of a save beside its experiment and what is as large as the network or the data: the history above all. */
constexpr std::size_t least_room = 32 << 10;
constexpr Index least_rows_at_once = 32;
constexpr Index most_rows_at_once = 256;
constexpr Index health_rows = 512;
/** Numbers of a layer that are computed at once where no batch size says how many. */
constexpr Index numbers_at_once = 1 << 16;
/** Gradients of this size and more are not held together: their layers are updated one after the other. */
constexpr Index gradient_at_once = 1 << 16;
constexpr double saturated_below = 0.01;

void check_finite(std::span<const double> values, const std::string& path) {
  if (all_finite(values)) return;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i]))
      throw ConfigError(sentence({path, "[", i, "]"}), sentence({"must be a finite number, not ", values[i]}));
  }
}

void check_inputs(std::span<const double> inputs, int columns) {
  if (inputs.size() % static_cast<std::size_t>(columns) != 0) {
    throw ConfigError("inputs", sentence({"holds ", inputs.size(), " numbers, which are not rows of ", columns}));
  }
  check_finite(inputs, "inputs");
}

/** A target as `inspect` takes it, encoded for the output layer. */
std::vector<double> checked_target(const Config& config, std::span<const double> target) {
  const int outputs = config.outputs();
  const bool label = config.task == Task::multiclass && target.size() == 1;
  if (!label && target.size() != static_cast<std::size_t>(outputs)) {
    throw ConfigError("target", sentence({"must hold ", outputs, " numbers, one an output, not ", target.size()}));
  }
  for (const double t : target) {
    if (!std::isfinite(t)) throw ConfigError("target", sentence({"must be a finite number, not ", t}));
  }
  const int classes = std::max(outputs, 2);
  if (label && (target[0] != std::floor(target[0]) || target[0] < 0 || target[0] >= classes)) {
    throw ConfigError("target", sentence({"must be a class from 0 to ", classes - 1, ", not ", target[0]}));
  }
  return encode_target(config, target);
}

/** Outputs as shown: logits turned into probabilities, anything else as it is. In place, outputs × n. */
template <class T>
void to_predictions(const Config& config, Batch<T> outputs) {
  if (!takes_logits(config.loss)) return;
  Layer layer;
  layer.activation.item =
      is_categorical(config.loss) ? place_of<Activations, Softmax>() : place_of<Activations, Sigmoid>();
  activate<T>(layer, ConstVectorView<T>(nullptr, 0), outputs, outputs);
}

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
      if (is_shown(metric)) result.push_back({metric.info.name, metric.value()});
    };
    std::apply([&](const auto&... metric) { (put(metric), ...); }, metrics_);
    return result;
  }

 private:
  template <class Metric>
  bool is_shown(const Metric&) const {
    return Metric::info.tasks[static_cast<std::size_t>(task_)];
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

// ---- what is the same in both precisions ----

/** Of these layers: as many numbers as they have, and finite ones in this precision. */
void check_parameters(const std::vector<Layer>& layers, const std::vector<LayerParameters>& parameters,
                      Precision precision) {
  const auto fits = [&](double value) {
    return std::isfinite(precision == Precision::float32 ? static_cast<double>(static_cast<float>(value)) : value);
  };
  if (parameters.size() != layers.size()) {
    throw ConfigError("parameters", sentence({"must hold ", layers.size(), " layers, not ", parameters.size()}));
  }
  for (std::size_t i = 0; i < layers.size(); ++i) {
    const auto check = [&](const std::vector<double>& values, Index size, const char* name) {
      const std::string path = sentence({"parameters[", i, "].", name});
      if (values.size() != static_cast<std::size_t>(size)) {
        throw ConfigError(path, sentence({"must hold ", size, " numbers, not ", values.size()}));
      }
      for (const double value : values) {
        if (!fits(value)) throw ConfigError(path, sentence({"must hold finite numbers, not ", value}));
      }
    };
    check(parameters[i].kernel, layers[i].kernel_size(), "kernel");
    check(parameters[i].bias, layers[i].bias_size(), "bias");
    check(parameters[i].alpha, layers[i].alpha_size(), "alpha");
  }
}

void check_rows(std::span<const std::uint32_t> rows, const std::string& path, Index train_rows) {
  if (rows.empty()) throw ConfigError(path, "must hold at least one row");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i] >= static_cast<std::uint32_t>(train_rows)) {
      throw ConfigError(sentence({path, "[", i, "]"}),
                        sentence({"must be a training row from 0 to ", train_rows - 1, ", not ", rows[i]}));
    }
  }
}

/** Counted in float64, because 32 bits may be too few. */
void check_at_once(std::size_t rows, Index numbers, const std::string& path) {
  if (static_cast<double>(rows) * static_cast<double>(numbers) > limit::at_once) {
    throw ConfigError(path, sentence({"asks for ", rows, " × ", numbers, " numbers; at most ", limit::at_once,
                                      " are allowed at once"}));
  }
}

/** The size of the largest batch, once each has been checked. */
Index largest_checked(const std::vector<std::vector<std::uint32_t>>& batches, Index train_rows, Index widest) {
  std::size_t largest = 0;
  for (std::size_t i = 0; i < batches.size(); ++i) {
    const std::string path = sentence({"batches[", i, "]"});
    check_at_once(batches[i].size(), widest, path);
    check_rows(batches[i], path, train_rows);
    largest = std::max(largest, batches[i].size());
  }
  return static_cast<Index>(largest);
}

/** Throws where more has changed than `update` takes over. */
void check_unchanged(const Config& now, const Config& config) {
  Config frozen = config;
  frozen.optimizer.settings = now.optimizer.settings;
  frozen.l1 = now.l1;
  frozen.l2 = now.l2;
  frozen.batch_size = now.batch_size;
  frozen.shuffle = now.shuffle;
  for (std::size_t i = 0; i < frozen.layers.size() && i < now.layers.size(); ++i) {
    frozen.layers[i].l1 = now.layers[i].l1;
    frozen.layers[i].l2 = now.layers[i].l2;
    frozen.layers[i].dropout = now.layers[i].dropout;
    frozen.layers[i].alpha_dropout = now.layers[i].alpha_dropout;
  }
  const Json before = to_json(now);
  const Json wanted = to_json(frozen);
  for (const auto& [key, value] : wanted.items()) {
    if (value != before.at(key)) throw ConfigError(key, "cannot be changed without a new start");
  }
}

Index largest_kernel(const std::vector<Layer>& layers) {
  return std::max_element(layers.begin(), layers.end(),
                          [](const Layer& a, const Layer& b) { return a.kernel_size() < b.kernel_size(); })
      ->kernel_size();
}

Index widest(const std::vector<Layer>& layers) {
  Index units = layers.front().inputs;
  for (const Layer& layer : layers) units = std::max(units, layer.units);
  return units;
}

/** Row by row. */
template <class T>
std::vector<double> list(const Batch<T>& batch) {
  std::vector<double> result(static_cast<std::size_t>(batch.rows() * batch.cols()));
  double* to = result.data();
  for (Index i = 0; i < batch.rows(); ++i) {
    for (Index j = 0; j < batch.cols(); ++j) *to++ = batch(i, j);
  }
  return result;
}

/** What the outputs of one example say, as `softmax` and `activate` explain it. */
std::vector<double> explained_predictions(const Config& config, std::span<const double> outputs) {
  if (!takes_logits(config.loss)) return {outputs.begin(), outputs.end()};
  return is_categorical(config.loss) ? softmax(outputs) : activate(chosen<Activations, Sigmoid>(), outputs).value;
}

template <class T>
Inspection inspect_example(const Config& config, const Network<T>& network, std::span<const double> input,
                           std::span<const double> target) {
  if (input.size() != static_cast<std::size_t>(config.columns)) {
    throw ConfigError("input", sentence({"must hold ", config.columns, " numbers, not ", input.size()}));
  }
  check_finite(input, "input");
  const auto encoded = target.empty() ? std::vector<double>{} : checked_target(config, target);
  Workspace<T> work(network.layers(), 1, Keep::everything);
  compute_features<T>(config, input.data(), work.input(1));
  network.forward(work, 1);

  Inspection result;
  result.inputs = list(work.input(1));
  for (auto& layer : work.layers) result.layers.push_back({list(layer.z(1)), list(layer.a(1)), {}, {}});
  if (!encoded.empty()) {
    for (std::size_t i = 0; i < encoded.size(); ++i)
      work.target(1)(static_cast<Index>(i), 0) = static_cast<T>(encoded[i]);
    result.loss = loss(config.loss, encoded, result.layers.back().a).value;
    network.data_loss_and_gradient(work, 1);
    Buffer<T> unused;
    for (std::size_t i = work.layers.size(); i-- > 0;) {
      unused.resize(std::max(unused.size(), static_cast<std::size_t>(network.layers()[i].size())));
      network.backward(work, 1, i, unused.data(), Dropout::off);
      result.layers[i].grad_z = list(work.layers[i].grad_z(1));
      result.layers[i].grad_a = list(work.layers[i].grad_a(1));
    }
  }
  result.probabilities = explained_predictions(config, result.layers.back().a);
  return result;
}

using Numbers = std::span<const double>;

void fill_histogram(Numbers z, LayerHealth& health) {
  health.low = *std::min_element(z.begin(), z.end());
  health.high = *std::max_element(z.begin(), z.end());
  health.histogram.assign(LayerHealth::bins, 0.0);
  const double width = (health.high - health.low) / LayerHealth::bins;
  if (!std::isfinite(width) || !all_finite(z)) return;
  for (const double x : z) {
    const double bin = width > 0 ? (x - health.low) / width : 0;
    health.histogram[static_cast<std::size_t>(std::min<double>(bin, LayerHealth::bins - 1))] += 1;
  }
}

template <class Holds>
double share(Numbers numbers, Holds holds) {
  return static_cast<double>(std::count_if(numbers.begin(), numbers.end(), holds)) /
         static_cast<double>(numbers.size());
}

double mean(Numbers numbers) {
  return std::accumulate(numbers.begin(), numbers.end(), 0.0) / static_cast<double>(numbers.size());
}

/** What the slopes f′, activations and preactivations of a layer's units, one unit after the other, say of it. */
void describe(Numbers slope, std::vector<double> a, Numbers z, std::size_t units, double saturated,
              LayerHealth& health) {
  const std::size_t n = slope.size() / units;
  for (std::size_t unit = 0; unit < units; ++unit) {
    health.dead.push_back(share(slope.subspan(unit * n, n), [](double s) { return s == 0; }) == 1);
  }
  health.dead_fraction =
      static_cast<double>(std::count(health.dead.begin(), health.dead.end(), 1)) / static_cast<double>(units);
  health.saturated_fraction = share(slope, [&](double s) { return abs(s) < saturated; });
  health.mean = mean(a);
  for (double& x : a) x = (x - health.mean) * (x - health.mean);
  health.std = sqrt(mean(a));
  fill_histogram(z, health);
}

/** Layers whose gradient is held at once. */
struct Portion {
  std::size_t first, last;
  Index offset, size;  ///< of their parameters
};

struct Evaluation {
  Metrics train;
  std::optional<Metrics> test;
};

/** A loss, and where wanted metrics, summed over rows of the data from the first to the last, chunk after chunk. */
struct Pass {
  Pass(Index first, Index last) : rows(last - first), next(first), last(last) {}

  bool is_through() const { return next == last; }
  double mean_loss() const { return loss / static_cast<double>(rows); }

  Index rows, next, last;
  double loss = 0;
  std::optional<MetricSum> metrics;
};

Pass measured(const Config& config, Index first, Index last) {
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

/** An evaluation in portions. */
struct SlicedEvaluation {
  Progress begun;
  Passes passes;
  bool is_present = true;  ///< no update since
};

/** A row of the history that is being made. Every eighth row, and more often at first, the state is checked and kept
 * for rewind(). */
struct HistoryRow {
  /** The loss of all training rows is needed for the check, and where no batch has told one. */
  HistoryRow(const LossRecord& record, const TrainerData& data)
      : checks(record.rows() % 8 == 0 || std::has_single_bit(record.rows())),
        train(0, checks || !record.has_seen() ? data.train_rows : 0),
        test(data.train_rows, data.rows) {}

  bool checks;
  Pass train, test;
};

/** What training takes is allocated when the trainer is made: a call that has begun to train cannot run out of memory.
 */
template <class T>
class TrainerOf final : public Trainer {
 public:
  explicit TrainerOf(const Config& config)
      : config_(config),
        data_(make_data(config)),
        network_(config),
        training_(network_.layers(), batch_capacity(config), Keep::training),
        rows_at_once_(std::clamp(numbers_at_once / widest(network_.layers()), least_rows_at_once, most_rows_at_once)),
        evaluation_(network_.layers(), rows_at_once_, Keep::outputs),
        order_(static_cast<std::size_t>(data_.train_rows)),
        order_random_(config.seed, Stream::order),
        dropout_random_(config.seed, Stream::dropout),
        record_(steps_per_epoch()) {
    fill_examples();
    network_.initialize(config);
    divide_gradient();
    slots_ = slots_of(config.optimizer);
    state_.resize(network_.parameters().size() * static_cast<std::size_t>(slots_));
    std::iota(order_.begin(), order_.end(), 0u);
    before_.reserve(static_cast<std::size_t>(largest_kernel(network_.layers())));
    prediction_.resize(static_cast<std::size_t>(data_.outputs));
    target_.resize(static_cast<std::size_t>(data_.outputs));
    update_ratio_.resize(network_.layers().size());
    gradient_norm_.resize(network_.layers().size());
    remember_good();  // even where the first loss is not finite
    record_row();
  }

  explicit TrainerOf(const Config& config, ByteReader& saved) : TrainerOf(config) { read_state(saved); }

  const Config& config() const override { return config_; }

  void train_steps(std::uint64_t steps) override {
    finish_record();
    for (std::uint64_t i = 0; i < steps && !diverged_; ++i) {
      next_step(i + 1 == steps);
      finish_record();
    }
  }

  void train_some(std::uint64_t steps, Index rows) override {
    for (std::uint64_t i = 0; i < steps && continue_record(rows) && !diverged_; ++i) next_step(i + 1 == steps);
    continue_record(rows);
  }

  void train_epochs(std::uint64_t epochs) override {
    finish_record();
    for (std::uint64_t i = 0; i < epochs && !diverged_; ++i) {
      do {
        next_step(i + 1 == epochs && position_ + batch_size() >= order_.size());
        finish_record();
      } while (position_ < order_.size() && !diverged_);
    }
  }

  void train_batches(const std::vector<std::vector<std::uint32_t>>& batches) override {
    ensure_capacity(largest_checked(batches, data_.train_rows, widest(network_.layers())));
    finish_record();
    for (std::size_t i = 0; i < batches.size() && !diverged_; ++i) {
      step(batches[i], i + 1 == batches.size());
      finish_record();
    }
  }

  Status status() override {
    finish_record();
    if (!cached_) cached_ = evaluate();
    if (!diverged_ && !std::isfinite(cached_->train.loss)) find_divergence();
    return {progress(), cached_->train, cached_->test};
  }

  Progress progress() const override {
    return {step_, static_cast<double>(examples_seen_) / static_cast<double>(data_.train_rows), diverged_};
  }

  void begin_evaluation() override {
    Buffer<T> copy;
    if (network_.parameters().size() <= most_copied) copy = network_.parameters();
    evaluated_ = std::move(copy);
    sliced_.emplace(SlicedEvaluation{progress(), {config_, data_}});
  }

  std::optional<Status> continue_evaluation(Index rows) override {
    if (!sliced_) return std::nullopt;
    const auto found = continue_sliced(rows);
    if (!found) return std::nullopt;
    const auto [begun, passes, is_present] = *sliced_;
    forget_sliced();
    if (!is_present) return Status{begun, found->train, found->test};
    cached_ = found;
    return status();
  }

  const History& history() override {
    finish_record();
    return record_.history();
  }

  std::size_t rows_of(std::span<const double> inputs) const override {
    return static_cast<std::size_t>(checked_rows(inputs, widest(network_.layers())));
  }

  Vector<float> predict(std::span<const double> inputs) override {
    const Index k = network_.outputs();
    const Index rows = checked_rows(inputs, k);
    Vector<float> result(rows * k);
    for_chunks(inputs.data(), rows, [&](Index first, Index n) {
      auto outputs = evaluation_.layers.back().a(n);
      to_predictions<T>(config_, outputs);
      scatter<T>(outputs, result.data() + first * k);
    });
    return result;
  }

  std::vector<Vector<float>> neurons(std::span<const double> inputs) override {
    const Index rows = checked_rows(inputs, widest(network_.layers()));
    std::vector<Vector<float>> result;
    for (const Layer& layer : network_.layers()) result.emplace_back(rows * layer.units);
    for_chunks(inputs.data(), rows, [&](Index first, Index n) {
      for (std::size_t i = 0; i < result.size(); ++i) {
        scatter<T>(evaluation_.layers[i].a(n), result[i].data() + first * network_.layers()[i].units);
      }
    });
    return result;
  }

  Inspection inspect(std::span<const double> input, std::span<const double> target) override {
    if (network_.parameters().size() > most_copied) return inspect_example(config_, network_, input, target);
    Network<double> network(config_);
    std::copy(network_.parameters().begin(), network_.parameters().end(), network.parameters().begin());
    return inspect_example(config_, network, input, target);
  }

  std::vector<LayerHealth> health() override {
    const Index n = std::min({data_.train_rows, health_rows, 2 * rows_at_once_});
    Workspace<T> work(network_.layers(), n, Keep::everything);
    gather<T>(examples_, 0, work.examples(n));
    network_.forward(work, n);
    std::vector<LayerHealth> result;
    for (std::size_t i = 0; i < work.layers.size(); ++i) result.push_back(layer_health(i, work.layers[i], n));
    return result;
  }

  std::vector<LayerParameters> parameters() const override { return split(network_.parameters()); }

  void set_parameters(const std::vector<LayerParameters>& parameters) override {
    check_parameters(network_.layers(), parameters, config_.precision);
    finish_record();
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      const Layer& layer = network_.layers()[i];
      LayerBlock<T> block(layer, network_.parameters().data() + layer.offset);
      const auto copy = [](const std::vector<double>& from, T* to) {
        std::transform(from.begin(), from.end(), to, [](double x) { return static_cast<T>(x); });
      };
      copy(parameters[i].kernel, block.kernel.data());
      copy(parameters[i].bias, block.bias.data());
      copy(parameters[i].alpha, block.alpha.data());
    }
    forget_evaluations();
    diverged_.reset();
    remember_good();
  }

  std::vector<LayerParameters> gradients(std::span<const std::uint32_t> rows) override {
    std::vector<std::uint32_t> all;
    if (rows.empty()) {
      all.resize(static_cast<std::size_t>(data_.train_rows));
      std::iota(all.begin(), all.end(), 0u);
      rows = all;
    }
    check_at_once(rows.size(), widest(network_.layers()), "rows");
    check_rows(rows, "rows", data_.train_rows);
    const Index n = static_cast<Index>(rows.size());
    Workspace<T> work(network_.layers(), n, Keep::everything);
    Buffer<T> gradient(network_.parameters().size());
    load(rows, work);
    network_.forward(work, n);
    network_.data_loss_and_gradient(work, n);
    network_.backward(work, n, gradient);
    return split(gradient);
  }

  const TrainerData& data() const override { return data_; }

  void rewind() override {
    finish_record();
    if (good_.empty()) {
      network_.initialize(config_);
    } else {
      network_.parameters() = good_;
    }
    std::fill(state_.begin(), state_.end(), T(0));
    optimizer_step_ = 0;
    step_ = good_step_;
    examples_seen_ = good_examples_;
    record_.go_back(step_);
    diverged_.reset();
    forget_evaluations();
  }

  void update(const Config& config) override {
    check_unchanged(config_, config);
    Config next = config;
    std::vector<Layer> layers = layers_of(config);
    Workspace<T> training(layers, std::max(batch_capacity(next), training_.capacity()), Keep::training);
    finish_record();  // as everything from here on, it takes no memory
    config_ = std::move(next);
    network_.configure(std::move(layers), config_.loss);
    training_ = std::move(training);
    forget_evaluations();
  }

  /** A row of the history that is not finished is begun anew by who goes on from here: it is due at this step still. */
  std::vector<std::uint8_t> save() const override {
    const std::string config = to_json(config_).dump();
    ByteWriter out;
    out.reserve(static_cast<std::size_t>(size_of_state(config_)) + config.size() + least_room);
    out.text(magic);
    out.text(config);
    fields(*this, out);
    out(checksum(out.bytes()));
    return out.take();
  }

  std::uint64_t fingerprint() override {
    finish_record();
    Hash hash;
    hash.add(step_);
    hash.add(network_.parameters());
    hash.add(state_);
    for (const auto* column : {&history().step, &history().train, &history().test}) hash.add(*column);
    for_rows(0, data_.rows, [&](Index n) {
      auto outputs = evaluation_.layers.back().a(n);
      to_predictions<T>(config_, outputs);
      for (Index j = 0; j < n; ++j) {
        for (Index i = 0; i < outputs.rows(); ++i) hash.add(outputs(i, j));
      }
    });
    return hash.value();
  }

 private:
  /** Of inputs to be answered with so many numbers a row. */
  Index checked_rows(std::span<const double> inputs, Index numbers) const {
    const auto columns = static_cast<std::size_t>(config_.columns);
    check_at_once(inputs.size() / columns, numbers, "inputs");
    check_inputs(inputs, config_.columns);
    return static_cast<Index>(inputs.size() / columns);
  }

  // ---- training ----

  std::size_t batch_size() const { return static_cast<std::size_t>(config_.batch_size); }
  Index batch_capacity(const Config& config) const { return std::min<Index>(config.batch_size, data_.train_rows); }
  std::uint64_t steps_per_epoch() const { return (order_.size() + batch_size() - 1) / batch_size(); }

  void next_step(bool last_of_call) {
    if (position_ >= order_.size()) position_ = 0;
    if (position_ == 0 && config_.shuffle) shuffle(order_, order_random_);
    const std::size_t n = std::min(batch_size(), order_.size() - position_);
    position_ += n;
    step({order_.data() + position_ - n, n}, last_of_call);
  }

  /** One update: forward, loss, backward, optimizer. Nothing is changed where the loss is not finite. */
  void step(std::span<const std::uint32_t> rows, bool last_of_call) {
    const Index n = static_cast<Index>(rows.size());
    load(rows, training_);
    network_.draw_masks(training_, n, dropout_random_);
    network_.forward(training_, n, Dropout::on);
    const double loss = network_.data_loss_and_gradient(training_, n, least_factor<T>) + network_.penalty();
    if (!std::isfinite(loss)) {
      note_divergence(network_.first_overflow(training_, n, Dropout::on));
      return;
    }
    leave_evaluations();
    ++step_;
    ++optimizer_step_;
    examples_seen_ += static_cast<std::uint64_t>(n);
    record_.see(loss, rows.size());
    for (const Portion& portion : portions_) {
      for (std::size_t i = portion.last + 1; i-- > portion.first;)
        network_.backward(training_, n, i, gradient_of(portion, i), Dropout::on);
      apply_gradient(portion, last_of_call);
    }
  }

  /** From the last layer on: as many layers a portion as there is room for, one at least. */
  void divide_gradient() {
    const auto& layers = network_.layers();
    Index room = 0;
    for (std::size_t i = layers.size(); i-- > 0;) {
      if (portions_.empty() || portions_.back().size + layers[i].size() > gradient_at_once)
        portions_.push_back({i, i, layers[i].offset, 0});
      Portion& portion = portions_.back();
      portion.first = i;
      portion.offset = layers[i].offset;
      portion.size += layers[i].size();
      room = std::max(room, portion.size);
    }
    gradient_.resize(static_cast<std::size_t>(room));
  }

  T* gradient_of(const Portion& portion, std::size_t layer) {
    return gradient_.data() + network_.layers()[layer].offset - portion.offset;
  }

  /** The optimizer's update; on the last step of a call layer by layer, to take ‖∂loss/∂W‖ and ‖ΔW‖/‖W‖ of each. */
  void apply_gradient(const Portion& portion, bool measure) {
    if (!measure) return update(portion.offset, gradient_.data(), portion.size);
    for (std::size_t i = portion.first; i <= portion.last; ++i) {
      const Layer& layer = network_.layers()[i];
      const T* w = network_.parameters().data() + layer.offset;
      const T* gradient = gradient_of(portion, i);
      before_.assign(w, w + layer.kernel_size());
      update(layer.offset, gradient, layer.size());
      gradient_norm_[i] = std::sqrt(sum_of_squares<T>({gradient, layer.kernel_size()}));
      update_ratio_[i] = update_ratio({w, layer.kernel_size()}, {before_.data(), layer.kernel_size()});
    }
  }

  /** Of the parameters from `first` on. */
  void update(Index first, const T* gradient, Index size) {
    update_parameters<T>(config_.optimizer, optimizer_step_, network_.parameters().data() + first, gradient,
                         state_.data() + first, static_cast<Index>(network_.parameters().size()), size);
  }

  /** Overwrites `before`. */
  static double update_ratio(ConstVectorView<T> now, VectorView<T> before) {
    const double size = sum_of_squares<T>({before.data(), before.size()});
    before -= now;
    return size > 0 ? std::sqrt(sum_of_squares<T>({before.data(), before.size()}) / size) : 0;
  }

  void load(std::span<const std::uint32_t> rows, Workspace<T>& work) const {
    const Index n = static_cast<Index>(rows.size());
    gather<T>(examples_, rows, work.examples(n));
  }

  void ensure_capacity(Index n) {
    if (n > training_.capacity()) training_ = Workspace<T>(network_.layers(), n, Keep::training);
  }

  // ---- when numbers stop being finite ----

  void note_divergence(const FirstOverflow& overflow) { diverged_ = Divergence{overflow, step_, good_step_}; }

  /** For a loss over all training rows. The batch's workspace is free between two steps. */
  void find_divergence() {
    const Index rows = std::min(rows_at_once_, data_.train_rows);
    auto first = network_.no_overflow();
    for (Index from = 0; from < rows; from += training_.capacity()) {
      const Index n = std::min(training_.capacity(), rows - from);
      gather<T>(examples_, from, training_.examples(n));
      network_.forward(training_, n);
      first = std::min(first, network_.first_overflow(training_, n, Dropout::off));
    }
    note_divergence(first);
  }

  // ---- the record of losses, and the last good state ----

  /** Goes on with the row of the history that is due, for so many rows of the data; says whether none is due any more.
   */
  bool continue_record(Index& rows) { return !record_.due(step_) || continue_row(rows); }

  void finish_record() {
    if (record_.due(step_)) record_row();
  }

  void record_row() {
    Index rows = data_.rows;
    continue_row(rows);
  }

  bool continue_row(Index& rows) {
    if (!row_) row_.emplace(record_, data_);
    if (!go_on(row_->train, rows) || !go_on(row_->test, rows)) return false;
    add_row(*row_);
    row_.reset();
    return true;
  }

  void add_row(const HistoryRow& row) {
    const double penalty = network_.penalty();
    const double train = row.train.mean_loss() + penalty;
    if (row.checks && !std::isfinite(train)) {
      record_.wait(step_);
      return find_divergence();
    }
    if (row.checks) remember_good();
    record_.add(step_, record_.has_seen() ? record_.mean_seen() : train,
                row.test.rows > 0 ? row.test.mean_loss() + penalty : std::nan(""));
  }

  void remember_good() {
    if (network_.parameters().size() > most_copied) return;
    good_ = network_.parameters();
    good_step_ = step_;
    good_examples_ = examples_seen_;
  }

  // ---- evaluation ----

  void fill_examples() {
    const Index features = static_cast<Index>(config_.features.size()), outputs = data_.outputs;
    examples_.resize(data_.rows, padded<T>(features + outputs));
    std::fill_n(examples_.data(), examples_.size(), T(0));
    for (Index first = 0; first < data_.rows; first += rows_at_once_) {
      const Index n = std::min(rows_at_once_, data_.rows - first);
      auto columns = evaluation_.input(n);
      compute_features<T>(config_, data_.inputs.data() + first * data_.columns, columns);
      for (Index j = 0; j < n; ++j) {
        T* example = &examples_(first + j, 0);
        for (Index i = 0; i < features; ++i) *example++ = columns(i, j);
        const double* target = data_.targets.data() + (first + j) * outputs;
        std::transform(target, target + outputs, example, [](double t) { return static_cast<T>(t); });
      }
    }
  }

  void load_columns(Index first, Index n) { gather<T>(examples_, first, evaluation_.examples(n)); }

  /** Forward over rows of the data, rows_at_once_ at a time; use(rows) reads the evaluation workspace. */
  template <class Use>
  void for_rows(Index first, Index last, Use use) {
    for (Index from = first; from < last; from += rows_at_once_) {
      const Index n = std::min(rows_at_once_, last - from);
      load_columns(from, n);
      network_.forward(evaluation_, n);
      use(n);
    }
  }

  Evaluation evaluate() {
    Passes passes(config_, data_);
    Index rows = data_.rows;
    go_on(passes.train, rows);
    go_on(passes.test, rows);
    return passes.result(network_.penalty());
  }

  /** For so many rows, by whole chunks, which it takes off `rows`; says whether the pass is through. */
  bool go_on(Pass& pass, Index& rows) {
    while (!pass.is_through() && rows > 0) {
      const Index n = std::min(rows_at_once_, pass.last - pass.next);
      load_columns(pass.next, n);
      network_.forward(evaluation_, n);
      const double loss = network_.data_loss_sum(evaluation_, n);
      if (pass.metrics) measure(*pass.metrics, n);
      pass.loss += loss;
      pass.next += n;
      rows -= n;
    }
    return pass.is_through();
  }

  void measure(MetricSum& metrics, Index n) {
    const Index k = network_.outputs();
    auto outputs = evaluation_.layers.back().a(n);
    to_predictions<T>(config_, outputs);
    const auto targets = evaluation_.target(n);
    for (Index j = 0; j < n; ++j) {
      for (Index i = 0; i < k; ++i) {
        prediction_[static_cast<std::size_t>(i)] = static_cast<double>(outputs(i, j));
        target_[static_cast<std::size_t>(i)] = static_cast<double>(targets(i, j));
      }
      metrics.add({prediction_.data(), k, 1}, {target_.data(), k, 1});
    }
  }

  /** With the parameters that are evaluated in the network's place meanwhile. */
  std::optional<Evaluation> continue_sliced(Index rows) {
    struct Exchange {
      Buffer<T>*a, *b;
      Exchange(Buffer<T>* a, Buffer<T>* b) : a(a), b(b) { a->swap(*b); }
      ~Exchange() { a->swap(*b); }
    };
    std::optional<Exchange> exchange;
    if (!sliced_->is_present) exchange.emplace(&network_.parameters(), &evaluated_);
    Passes& passes = sliced_->passes;
    if (!go_on(passes.train, rows) || !go_on(passes.test, rows)) return std::nullopt;
    return passes.result(network_.penalty());
  }

  /** Before an update. An evaluation in portions goes on with the copy of the parameters, where there is one. */
  void leave_evaluations() {
    cached_.reset();
    if (!sliced_) return;
    sliced_->is_present = false;
    if (evaluated_.empty()) sliced_.reset();
  }

  void forget_sliced() {
    sliced_.reset();
    evaluated_ = {};
  }

  void forget_evaluations() {
    cached_.reset();
    forget_sliced();
  }

  /** Forward over rows from outside, rows_at_once_ at a time; use(first row, rows) reads the evaluation workspace. */
  template <class Use>
  void for_chunks(const double* inputs, Index rows, Use use) {
    for (Index first = 0; first < rows; first += rows_at_once_) {
      const Index n = std::min(rows_at_once_, rows - first);
      compute_features<T>(config_, inputs + first * config_.columns, evaluation_.input(n));
      network_.forward(evaluation_, n);
      use(first, n);
    }
  }

  // ---- health ----

  LayerHealth layer_health(std::size_t i, LayerBuffers<T>& buffers, Index n) {
    const Layer& layer = network_.layers()[i];
    LayerHealth health;
    health.gradient_norm = gradient_norm_[i];
    health.update_ratio = update_ratio_[i];

    const auto a = list(buffers.a(n));
    auto slope = list(buffers.slope(n));
    if (layer.activation.item == place_of<Activations, Softmax>()) {
      std::transform(a.begin(), a.end(), slope.begin(), [](double p) { return p * (1 - p); });
    }
    describe(slope, a, list(buffers.z(n)), static_cast<std::size_t>(layer.units),
             static_cast<double>(T(saturated_below)), health);
    return health;
  }

  // ---- parameters ----

  std::vector<LayerParameters> split(const Buffer<T>& all) const {
    std::vector<LayerParameters> result;
    for (const Layer& layer : network_.layers()) {
      const auto part = [&](Index at, Index size) {
        return std::vector<double>(all.begin() + at, all.begin() + at + size);
      };
      result.push_back({part(layer.offset, layer.kernel_size()), part(layer.bias_at(), layer.bias_size()),
                        part(layer.alpha_at(), layer.alpha_size())});
    }
    return result;
  }

  // ---- saved and restored ----

  /** Everything that decides how training goes on, in the order of a save. What does not is not in it. */
  template <class Self, class Archive>
  static void fields(Self& self, Archive& archive) {
    archive(self.network_.parameters());
    archive(self.state_);
    archive(self.good_);
    archive(self.good_step_);
    archive(self.good_examples_);
    archive(self.order_);
    archive.count(self.position_);
    archive(self.step_);
    archive(self.optimizer_step_);
    archive(self.examples_seen_);
    archive(self.order_random_.state());
    archive(self.dropout_random_.state());
    LossRecord::fields(self.record_, archive);
    archive(self.gradient_norm_);
    archive(self.update_ratio_);
    archive.flag(self.diverged_);
    if (self.diverged_) Divergence::fields(*self.diverged_, archive);
  }

  /**
   * Parameters and the optimizer's memory may hold any number: an update may have made them infinite, which the loss of
   * the next step tells. Everything else is as training leaves it, or damaged.
   */
  void read_state(ByteReader& in) {
    fields(*this, in);
    const Counts counts{step_, optimizer_step_, examples_seen_, good_step_, good_examples_};
    if (in.left() > 0 || !counts.are_sound() || position_ > order_.size() || !is_permutation(order_) ||
        !is_sound(order_random_) || !is_sound(dropout_random_) || !record_.is_sound(step_, examples_seen_) ||
        (diverged_ && !is_sound(*diverged_, counts, network_.layers().size()))) {
      ByteReader::damaged();
    }
    row_.reset();
    forget_evaluations();
  }

  Config config_;
  TrainerData data_;
  Matrix<T> examples_;  ///< rows × features and outputs, in whole registers
  Network<T> network_;
  Workspace<T> training_;
  Index rows_at_once_;
  Workspace<T> evaluation_;
  std::vector<Portion> portions_;            ///< from the last layers to the first
  Buffer<T> gradient_;                       ///< of one portion
  Buffer<T> state_;                          ///< the optimizer's, slots × parameters
  Buffer<T> before_;                         ///< a kernel, before an update that is measured
  std::vector<double> prediction_, target_;  ///< of an example that is measured
  Buffer<T> good_;
  std::vector<double> gradient_norm_;
  std::vector<double> update_ratio_;
  int slots_ = 0;
  std::vector<std::uint32_t> order_;
  std::size_t position_ = 0;
  std::uint64_t step_ = 0;
  std::uint64_t optimizer_step_ = 0;
  std::uint64_t examples_seen_ = 0;
  std::uint64_t good_step_ = 0;
  std::uint64_t good_examples_ = 0;
  Random order_random_;
  Random dropout_random_;
  LossRecord record_;
  std::optional<Divergence> diverged_;
  std::optional<HistoryRow> row_;  ///< where its making was interrupted
  std::optional<Evaluation> cached_;
  std::optional<SlicedEvaluation> sliced_;
  Buffer<T> evaluated_;  ///< the parameters of an evaluation in portions
};

}  // namespace

std::unique_ptr<Trainer> make_trainer(const Config& config) {
  if (config.precision == Precision::float64) return std::make_unique<TrainerOf<double>>(config);
  return std::make_unique<TrainerOf<float>>(config);
}

namespace {

[[noreturn]] void refuse_foreign() { throw ConfigError("saved", "This is not a saved training of this playground."); }

/** What a save begins with. Its config is one that may be trained, and the rest is as long as it needs. */
Config read_header(ByteReader& in) {
  if (in.get_text() != magic) refuse_foreign();
  Config config = read_config(parse_json(in.get_text()));
  if (in.left() < size_of_state(config)) ByteReader::damaged();
  return config;
}

}  // namespace

std::unique_ptr<Trainer> restore_trainer(std::span<const std::uint8_t> saved) {
  if (saved.size() < sizeof(std::uint64_t)) ByteReader::damaged();
  const auto body = saved.first(saved.size() - sizeof(std::uint64_t));
  if (ByteReader(saved.last(sizeof(std::uint64_t))).get<std::uint64_t>() != checksum(body)) ByteReader::damaged();
  ByteReader in(body);
  const Config config = read_header(in);
  if (config.precision == Precision::float64) return std::make_unique<TrainerOf<double>>(config, in);
  return std::make_unique<TrainerOf<float>>(config, in);
}

}  // namespace playground
