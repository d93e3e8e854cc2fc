#include <activation_playground/training/trainer.hpp>
#include <cinttypes>
#include <cstdio>

int main() try {
  using namespace playground;
  const Config config = read_config(parse_json(R"({
    "data": {"name": "spiral", "classes": 3, "samples": 300, "noise": 0.1, "test_fraction": 0.3},
    "layers": [{"units": 16, "activation": "elu"}, {"units": 16, "activation": "elu"},
               {"units": 3, "activation": "linear"}],
    "loss": {"name": "sparse_categorical_crossentropy", "from_logits": true},
    "optimizer": {"name": "adam", "learning_rate": 0.01}
  })"));
  const std::unique_ptr<Trainer> trainer = make_trainer(config);
  trainer->train_epochs(100);
  const double loss = trainer->status().test->loss;
  std::printf("test loss %.4f, fingerprint %016" PRIx64 "\n", loss, trainer->fingerprint());
  return loss < 0.2 ? 0 : 1;
} catch (const playground::ConfigError& error) {
  std::fprintf(stderr, "%s: %s\n", error.path().c_str(), error.what());
  return 1;
}
