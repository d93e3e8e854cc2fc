// The text of an experiment: read, written, trained, asked, saved and restored.
#include <cstring>

#include "core/training/trainer.hpp"
#include "tests/fuzz/fuzz.hpp"

namespace playground::fuzz {
namespace {

/** The experiment, or nothing where it is refused. All issues are looked at. */
std::optional<Config> config_of(const std::string& text) {
  try {
    std::vector<Issue> issues;
    const Config config = read_config(parse_json(text), issues);
    FUZZ_CHECK(issues.size() <= most_issues);
    for (const Issue& issue : issues) check_issue(issue);
    if (issues.empty()) return config;
  } catch (const ConfigError& error) {
    check_refusal(error);
  }
  return std::nullopt;
}

/** What is written out reads back as the same. */
void check_fixed_point(const Config& config) {
  const std::string once = to_json(config).dump();
  FUZZ_CHECK(to_json(read_config(parse_json(once))).dump() == once);
}

void ask(Trainer& trainer) {
  const Config& config = trainer.config();
  const std::vector<double> five_rows(static_cast<std::size_t>(config.columns) * 5, 0.25);
  FUZZ_CHECK(trainer.predict(five_rows).size() == 5 * config.outputs());
  FUZZ_CHECK(trainer.neurons(five_rows).size() == config.layers.size());
  FUZZ_CHECK(trainer.health().size() == config.layers.size());
  const std::vector<double> input(static_cast<std::size_t>(config.columns), -0.5);
  trainer.inspect(input, {});
  const std::vector<double> target =
      config.task == Task::multiclass ? std::vector{1.0} : std::vector(static_cast<std::size_t>(config.outputs()), 0.5);
  trainer.inspect(input, target);
  trainer.gradients({});
  trainer.history();
  trainer.status();
}

/** A restored trainer is the saved one, and goes on as it does. */
void check_restored(Trainer& trainer) {
  const auto saved = trainer.save();
  const auto restored = restore_trainer(saved);
  FUZZ_CHECK(restored->fingerprint() == trainer.fingerprint());
  FUZZ_CHECK(restored->save() == saved);
  trainer.train_steps(5);
  restored->train_steps(5);
  FUZZ_CHECK(restored->fingerprint() == trainer.fingerprint());
}

void run(const std::string& text) {
  const auto config = config_of(text);
  if (!config) return;
  check_fixed_point(*config);
  if (takes_long(*config)) return;
  const auto trainer = make_trainer(*config);
  trainer->status();
  trainer->train_steps(3);
  trainer->train_epochs(1);
  ask(*trainer);
  check_restored(*trainer);
  trainer->update(*config);
  trainer->rewind();
  trainer->train_steps(2);
}

}  // namespace
}  // namespace playground::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  playground::fuzz::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
