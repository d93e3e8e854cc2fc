#include <catch_amalgamated.hpp>

#include <cstdlib>
#include <memory>
#include <vector>

#include "core/training/trainer.hpp"

using namespace playground;

namespace {

struct Free {
  void operator()(void* memory) const { std::free(memory); }
};

constexpr const char* experiment = R"({"seed": 23, "data": {"name": "moons", "classes": 2, "samples": 50},
  "layers": [{"units": 5, "activation": {"name": "elu", "alpha": 0.7}, "dropout": 0.1}, {"units": 1}],
  "loss": {"name": "binary_crossentropy", "from_logits": true}, "regularizer": {"l2": 0.001}, "batch_size": 7})";

std::vector<std::uint8_t> trained() {
  const auto trainer = make_trainer(read_config(parse_json(experiment)));
  trainer->train_steps(50);
  return trainer->save();
}

}  // namespace

TEST_CASE("the address of an allocation changes no bit") {
  const auto expected = trained();
  std::vector<std::unique_ptr<void, Free>> held;
  for (std::size_t size = 4; size < 200; size += 4) {
    held.emplace_back(std::malloc(size));
    CHECK(trained() == expected);
  }
}
