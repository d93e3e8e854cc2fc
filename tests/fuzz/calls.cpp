// Sequences of calls on a trainer with any arguments. A call that is refused, or only asks, changes nothing.
#include "core/training/trainer.hpp"
#include "tests/fuzz/experiments.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace playground::fuzz {
namespace {

class Calls {
 public:
  explicit Calls(FuzzedDataProvider& in)
      : in_(in), trainer_(trainer_of(in.ConsumeIntegralInRange<std::size_t>(0, experiments.size() - 1))) {}

  void run() {
    constexpr int most_calls = 12;
    for (int i = 0; i < most_calls && in_.remaining_bytes() > 0; ++i) {
      const std::uint64_t before = trainer_->fingerprint();
      if (!call()) FUZZ_CHECK(trainer_->fingerprint() == before);
      const Status status = trainer_->status();
      FUZZ_CHECK(status.diverged || std::isfinite(status.train.loss));
    }
  }

 private:
  /** Whether the call may have changed the trainer. */
  bool call() {
    try {
      return in_.ConsumeBool() ? change() : ask();
    } catch (const ConfigError& error) {
      check_refusal(error);
      return false;
    }
  }

  bool change() {
    switch (in_.ConsumeIntegralInRange<int>(0, 5)) {
      case 0:
        trainer_->train_steps(in_.ConsumeIntegralInRange<std::uint64_t>(0, 30));
        break;
      case 1:
        trainer_->train_epochs(in_.ConsumeIntegralInRange<std::uint64_t>(0, 4));
        break;
      case 2:
        train_batches();
        break;
      case 3:
        set_parameters();
        break;
      case 4:
        trainer_->rewind();
        break;
      case 5:
        update();
        break;
    }
    return true;
  }

  bool ask() {
    const auto columns = static_cast<std::size_t>(trainer_->config().columns);
    const auto outputs = static_cast<std::size_t>(trainer_->config().outputs());
    switch (in_.ConsumeIntegralInRange<int>(0, 6)) {
      case 0:
        trainer_->gradients(rows());
        break;
      case 1:
        trainer_->predict(numbers(columns * few(20)));
        break;
      case 2:
        trainer_->neurons(numbers(columns * few(20)));
        break;
      case 3:
        trainer_->inspect(numbers(columns), numbers(in_.ConsumeBool() ? 1 : outputs));
        break;
      case 4:
        trainer_->health();
        break;
      case 5:
        restore();
        break;
      case 6:
        trainer_->history();
        break;
    }
    return false;
  }

  void train_batches() {
    std::vector<std::vector<std::uint32_t>> batches(few(3));
    for (auto& batch : batches) batch = rows();
    trainer_->train_batches(batches);
  }

  void set_parameters() {
    auto parameters = trainer_->parameters();
    for (LayerParameters& layer : parameters) {
      for (auto& [name, values] : layer.tensors) {
        if (in_.ConsumeBool()) values = numbers(values.size());
      }
    }
    if (few(9) == 0) parameters.resize(few(5));
    trainer_->set_parameters(parameters);
  }

  void update() {
    Json json = to_json(trainer_->config());
    json["batch_size"] = in_.ConsumeIntegralInRange<int>(1, 100);
    json["shuffle"] = in_.ConsumeBool();
    if (in_.ConsumeBool()) json["layers"][0]["dropout"] = in_.ConsumeFloatingPointInRange<double>(0, 0.95);
    if (in_.ConsumeBool()) json["regularizer"]["l1"] = in_.ConsumeFloatingPointInRange<double>(0, 1000);
    if (few(5) == 0) json["seed"] = 9;
    json["optimizer"]["learning_rate"] = in_.ConsumeFloatingPointInRange<double>(0, 1e6);
    trainer_->update(read_config(json));
  }

  void restore() {
    const auto saved = trainer_->save();
    auto restored = restore_trainer(saved);
    FUZZ_CHECK(restored->save() == saved);
    trainer_ = std::move(restored);
  }

  std::size_t few(std::size_t most) { return in_.ConsumeIntegralInRange<std::size_t>(0, most); }

  /** Mostly as many as are wanted. */
  std::vector<double> numbers(std::size_t wanted) {
    std::vector<double> values(few(7) > 0 ? wanted : few(40));
    for (double& value : values) value = in_.ConsumeBool() ? 0.5 : any_number(in_, 3);
    return values;
  }

  /** Mostly rows that are there. */
  std::vector<std::uint32_t> rows() {
    const auto last = static_cast<std::uint32_t>(trainer_->data().train_rows - 1);
    std::vector<std::uint32_t> list(few(70));
    for (auto& row : list)
      row = few(30) > 0 ? in_.ConsumeIntegralInRange<std::uint32_t>(0, last) : in_.ConsumeIntegral<std::uint32_t>();
    return list;
  }

  FuzzedDataProvider& in_;
  std::unique_ptr<Trainer> trainer_;
};

}  // namespace
}  // namespace playground::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  FuzzedDataProvider in(data, size);
  playground::fuzz::Calls(in).run();
  return 0;
}
