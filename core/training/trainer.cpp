#include "core/training/trainer.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

#include "core/network/batches.hpp"
#include "core/network/network.hpp"
#include "core/text/bytes.hpp"
#include "core/training/checks.hpp"
#include "core/training/evaluation.hpp"
#include "core/training/health.hpp"
#include "core/training/inspection.hpp"
#include "core/training/parameters.hpp"
#include "core/training/state.hpp"
#include "core/training/steps.hpp"
#include "core/training/updates.hpp"

namespace playground {
namespace {

constexpr std::string_view magic = "activation-playground 1";
/** Bytes of a save beside its experiment and what is as large as the network or the data: the history above all. */
constexpr std::size_t least_room = 32 << 10;
constexpr Index health_rows = 512;

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
        examples_(examples_of<T>(config, data_)),
        network_(config),
        training_(network_.layers(), batch_capacity(config), Keep::training),
        evaluator_(config_, data_, examples_, network_),
        updates_(network_.layers()),
        state_(config, data_.train_rows, network_.parameters().size(), network_.layers().size()) {
    network_.initialize(config);
    state_.remember_good(network_.parameters());  // even where the first loss is not finite
    record_row();
  }

  explicit TrainerOf(const Config& config, ByteReader& saved) : TrainerOf(config) { read_state(saved); }

  const Config& config() const override { return config_; }

  void train_steps(std::uint64_t steps) override {
    finish_record();
    for (std::uint64_t i = 0; i < steps && !state_.diverged; ++i) {
      next_step(i + 1 == steps);
      finish_record();
    }
  }

  void train_some(std::uint64_t steps, Index rows) override {
    for (std::uint64_t i = 0; i < steps && continue_record(rows) && !state_.diverged; ++i) next_step(i + 1 == steps);
    continue_record(rows);
  }

  void train_epochs(std::uint64_t epochs) override {
    finish_record();
    for (std::uint64_t i = 0; i < epochs && !state_.diverged; ++i) {
      do {
        next_step(i + 1 == epochs && state_.position + batch_size() >= state_.order.size());
        finish_record();
      } while (state_.position < state_.order.size() && !state_.diverged);
    }
  }

  void train_batches(const std::vector<std::vector<std::uint32_t>>& batches) override {
    ensure_capacity(largest_checked(batches, data_.train_rows, widest(network_.layers())));
    finish_record();
    for (std::size_t i = 0; i < batches.size() && !state_.diverged; ++i) {
      step(batches[i], i + 1 == batches.size());
      finish_record();
    }
  }

  Status status() override {
    finish_record();
    if (!cached_) cached_ = evaluator_.evaluate();
    if (!state_.diverged && !std::isfinite(cached_->train.loss)) find_divergence();
    return {progress(), cached_->train, cached_->test};
  }

  Progress progress() const override {
    return {state_.step, static_cast<double>(state_.examples) / static_cast<double>(data_.train_rows), state_.diverged};
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
    return state_.record.history();
  }

  std::size_t rows_of(std::span<const double> inputs) const override {
    return static_cast<std::size_t>(checked_rows(inputs, config_.columns, widest(network_.layers())));
  }

  Vector<float> predict(std::span<const double> inputs) override {
    return evaluator_.predict(inputs, checked_rows(inputs, config_.columns, network_.outputs()));
  }

  std::vector<Vector<float>> neurons(std::span<const double> inputs) override {
    return evaluator_.neurons(inputs, checked_rows(inputs, config_.columns, widest(network_.layers())));
  }

  Inspection inspect(std::span<const double> input, std::span<const double> target) override {
    if (network_.parameters().size() > most_copied) return inspect_example(config_, network_, input, target);
    return inspect_example(config_, in_float64(), input, target);
  }

  std::vector<double> effects_on(std::span<const double> input, std::size_t layer, Index number) override {
    if (network_.parameters().size() > most_copied)
      return playground::effects_on(config_, network_, input, layer, number);
    return playground::effects_on(config_, in_float64(), input, layer, number);
  }

  std::vector<LayerHealth> health() override {
    const auto& layers = network_.layers();
    const Index n =
        examples_with_steps<T>(layers, std::min({data_.train_rows, health_rows, 2 * evaluator_.rows_at_once()}));
    Workspace<T> work(layers, n, Keep::everything);
    gather<T>(examples_, 0, work.examples(n));
    auto result = health_of<T>(network_, work, n, state_.dropout_random);
    for (std::size_t i = 0; i < result.size(); ++i) {
      result[i].gradient_norm = state_.gradient_norm[i];
      result[i].update_ratio = state_.update_ratio[i];
    }
    return result;
  }

  std::vector<LayerShape> layers() const override { return shapes_by_name(network_.layers()); }

  std::vector<LayerParameters> parameters() const override {
    return parameters_by_name(network_.layers(), network_.parameters());
  }

  std::vector<LayerParameters> moved() const override {
    Network<T> start(config_);
    start.initialize(config_);
    for (std::size_t i = 0; i < start.parameters().size(); ++i)
      start.parameters()[i] = network_.parameters()[i] - start.parameters()[i];
    return parameters_by_name(network_.layers(), start.parameters());
  }

  void set_parameters(const std::vector<LayerParameters>& parameters) override {
    check_parameters(network_.layers(), parameters, config_.precision);
    finish_record();
    network_.set(parameters);
    forget_evaluations();
    state_.diverged.reset();
    state_.remember_good(network_.parameters());
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
    network_.forward(work, n, Mode::gradients);
    network_.data_loss_and_gradient(work, n);
    network_.backward(work, n, gradient, Mode::gradients);
    return trained_by_name(network_.layers(), gradient);
  }

  const TrainerData& data() const override { return data_; }

  void rewind() override {
    finish_record();
    if (state_.good.empty()) {
      network_.initialize(config_);
    } else {
      network_.parameters() = state_.good;
    }
    state_.go_back();
    forget_evaluations();
  }

  void update(const Config& config) override {
    check_unchanged(config_, config);
    Config next = config;
    std::vector<Layer> layers = layers_of(config);
    Workspace<T> training(layers, std::max(batch_capacity(next), training_.capacity()), Keep::training);
    Updates<T> updates(layers);
    finish_record();  // as everything from here on, it takes no memory
    config_ = std::move(next);
    updates_ = std::move(updates);
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
    TrainingState<T>::fields(state_, network_.parameters(), out);
    out(checksum(out.bytes()));
    return out.take();
  }

  std::uint64_t fingerprint() override {
    finish_record();
    Hash hash;
    hash.add(state_.step);
    ResultHash results(hash);
    TrainingState<T>::fields(std::as_const(state_), network_.parameters(), results);
    evaluator_.add_predictions(hash);
    return hash.value();
  }

 private:
  Network<double> in_float64() const {
    Network<double> network(config_);
    std::copy(network_.parameters().begin(), network_.parameters().end(), network.parameters().begin());
    return network;
  }

  // ---- training ----

  std::size_t batch_size() const { return static_cast<std::size_t>(config_.batch_size); }
  Index batch_capacity(const Config& config) const { return std::min<Index>(config.batch_size, data_.train_rows); }

  void next_step(bool last_of_call) {
    auto& order = state_.order;
    auto& position = state_.position;
    if (position >= order.size()) position = 0;
    if (position == 0 && config_.shuffle) state_.order_random.shuffle(order);
    const std::size_t n = std::min(batch_size(), order.size() - position);
    position += n;
    step({order.data() + position - n, n}, last_of_call);
  }

  /**
   * One update: forward, loss, backward, optimizer. Nothing is changed where the loss is not finite. On the last step
   * of a call the updates are measured.
   */
  void step(std::span<const std::uint32_t> rows, bool last_of_call) {
    const Index n = static_cast<Index>(rows.size());
    load(rows, training_);
    network_.draw_masks(training_, n, state_.dropout_random);
    network_.forward(training_, n, Mode::training);
    const double loss = network_.data_loss_and_gradient(training_, n, least_factor<T>) + network_.penalty();
    if (!std::isfinite(loss)) {
      note_divergence(network_.first_overflow(training_, n, Mode::training));
      return;
    }
    leave_evaluations();
    ++state_.step;
    ++state_.optimizer_step;
    state_.examples += static_cast<std::uint64_t>(n);
    state_.record.see(loss, rows.size());
    updates_.apply(config_.optimizer, network_, training_, n, state_, last_of_call);
    network_.update_statistics(training_, n);
  }

  void load(std::span<const std::uint32_t> rows, Workspace<T>& work) const {
    const Index n = static_cast<Index>(rows.size());
    gather<T>(examples_, rows, work.examples(n));
  }

  void ensure_capacity(Index n) {
    if (n > training_.capacity()) training_ = Workspace<T>(network_.layers(), n, Keep::training);
  }

  // ---- when numbers stop being finite ----

  void note_divergence(const FirstOverflow& overflow) {
    state_.diverged = Divergence{overflow, state_.step, state_.good_step};
  }

  /** For a loss over all training rows. The batch's workspace is free between two steps. */
  void find_divergence() {
    const Index rows = std::min(evaluator_.rows_at_once(), data_.train_rows);
    auto first = network_.no_overflow();
    for (Index from = 0; from < rows; from += training_.capacity()) {
      const Index n = std::min(training_.capacity(), rows - from);
      gather<T>(examples_, from, training_.examples(n));
      network_.forward(training_, n);
      first = std::min(first, network_.first_overflow(training_, n, Mode::inference));
    }
    note_divergence(first);
  }

  // ---- the record of losses ----

  /** Continues the row of the history that is due, over at most this many rows of the data. Returns whether no row is
   * due any more. */
  bool continue_record(Index& rows) { return !state_.record.due(state_.step) || continue_row(rows); }

  void finish_record() {
    if (state_.record.due(state_.step)) record_row();
  }

  void record_row() {
    Index rows = data_.rows;
    continue_row(rows);
  }

  bool continue_row(Index& rows) {
    if (!row_) row_.emplace(state_.record, data_);
    if (!evaluator_.go_on(row_->train, rows) || !evaluator_.go_on(row_->test, rows)) return false;
    add_row(*row_);
    row_.reset();
    return true;
  }

  void add_row(const HistoryRow& row) {
    LossRecord& record = state_.record;
    const double penalty = network_.penalty();
    const double train = row.train.mean_loss() + penalty;
    if (row.checks && !std::isfinite(train)) {
      record.wait(state_.step);
      return find_divergence();
    }
    if (row.checks) state_.remember_good(network_.parameters());
    record.add(state_.step, record.has_seen() ? record.mean_seen() : train,
               row.test.rows > 0 ? row.test.mean_loss() + penalty : std::nan(""));
  }

  // ---- evaluation ----

  /** Runs with the evaluated parameters swapped into the network. */
  std::optional<Evaluation> continue_sliced(Index rows) {
    struct Exchange {
      Buffer<T>*a, *b;
      Exchange(Buffer<T>* first, Buffer<T>* second) : a(first), b(second) { a->swap(*b); }
      ~Exchange() { a->swap(*b); }
    };
    std::optional<Exchange> exchange;
    if (!sliced_->is_present) exchange.emplace(&network_.parameters(), &evaluated_);
    Passes& passes = sliced_->passes;
    if (!evaluator_.go_on(passes.train, rows) || !evaluator_.go_on(passes.test, rows)) return std::nullopt;
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

  // ---- restored ----

  void read_state(ByteReader& in) {
    TrainingState<T>::fields(state_, network_.parameters(), in);
    if (in.left() > 0 || !state_.is_sound()) ByteReader::damaged();
    row_.reset();
    forget_evaluations();
  }

  Config config_;
  TrainerData data_;
  Matrix<T> examples_;  ///< rows × features and outputs, in whole registers
  Network<T> network_;
  Workspace<T> training_;
  Evaluator<T> evaluator_;
  Updates<T> updates_;
  TrainingState<T> state_;
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

/** What a save begins with. Its config is one that may be trained, and the rest is as long as it needs. */
Config read_header(ByteReader& in, const StoredData* stored) {
  if (in.get_text() != magic) refuse("saved", "save_foreign");
  Config config = read_config(parse_json(in.get_text()), stored);
  if (in.left() < size_of_state(config)) ByteReader::damaged();
  return config;
}

}  // namespace

std::unique_ptr<Trainer> restore_trainer(std::span<const std::uint8_t> saved, const StoredData* stored) {
  if (saved.size() < sizeof(std::uint64_t)) ByteReader::damaged();
  const auto body = saved.first(saved.size() - sizeof(std::uint64_t));
  if (ByteReader(saved.last(sizeof(std::uint64_t))).get<std::uint64_t>() != checksum(body)) ByteReader::damaged();
  ByteReader in(body);
  const Config config = read_header(in, stored);
  if (config.precision == Precision::float64) return std::make_unique<TrainerOf<double>>(config, in);
  return std::make_unique<TrainerOf<float>>(config, in);
}

}  // namespace playground
