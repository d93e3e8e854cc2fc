#include <catch_amalgamated.hpp>

#include <cmath>
#include <cstring>
#include <functional>

#include "core/text/bytes.hpp"
#include "core/training/trainer.hpp"
#include "tests/core/allocations.hpp"

// Saves whose checksum is right, and what they say is not.

namespace playground {
namespace {

constexpr const char* experiment =
    R"({"data": {"samples": 20, "test_fraction": 0.25}, "layers": [{"units": 4, "activation": "tanh"}, {"units": 3}], "batch_size": 4})";
constexpr std::size_t parameters = 3 * 4 + 5 * 3;

std::vector<std::uint8_t> a_save(bool diverged = false) {
  Json json = parse_json(experiment);
  if (diverged) json["optimizer"] = parse_json(R"({"name": "sgd", "learning_rate": 1000000})");
  if (diverged) json["loss"] = parse_json(R"({"name": "mean_squared_error"})");
  const auto trainer = make_trainer(read_config(json));
  trainer->train_steps(diverged ? 500 : 17);
  CHECK(trainer->status().diverged.has_value() == diverged);
  return trainer->save();
}

/** The places of the fields, in the order in which a save holds them. */
struct Places {
  std::size_t config, parameters, optimizer, good, good_step, good_examples, order, position, step, optimizer_step,
      examples, order_random, dropout_random, history, every, next, seen, seen_loss, gradient_norm, update_ratio,
      diverged;

  explicit Places(const std::vector<std::uint8_t>& saved) {
    std::size_t at = 0;
    const auto skip = [&](std::size_t size) { return std::exchange(at, at + size); };
    const auto list = [&](std::size_t size) {
      std::uint64_t count;
      std::memcpy(&count, saved.data() + at, sizeof count);
      return skip(8 + count * size);
    };
    list(1);
    config = list(1);
    parameters = list(4);
    optimizer = list(4);
    good = list(4);
    good_step = skip(8);
    good_examples = skip(8);
    order = list(4);
    position = skip(8);
    step = skip(8);
    optimizer_step = skip(8);
    examples = skip(8);
    order_random = skip(32);
    dropout_random = skip(32);
    history = at;
    for (int column = 0; column < 3; ++column) list(8);
    every = skip(8);
    next = skip(8);
    seen = skip(8);
    seen_loss = skip(8);
    gradient_norm = list(8);
    update_ratio = list(8);
    diverged = at;
  }
};

/** The path of the refusal of a save that was changed and sealed again; "taken" where it is restored. */
std::string outcome(std::vector<std::uint8_t> saved, const std::function<void(std::vector<std::uint8_t>&)>& change) {
  saved.resize(saved.size() - 8);
  change(saved);
  const std::uint64_t sum = checksum(saved);
  const auto* seal = reinterpret_cast<const std::uint8_t*>(&sum);
  saved.insert(saved.end(), seal, seal + sizeof sum);
  try {
    const auto restored = restore_trainer(saved);
    restored->train_steps(20);
    restored->status();
    return "taken";
  } catch (const ConfigError& refused) {
    return refused.path();
  }
}

template <class Number>
std::string outcome_of(const std::vector<std::uint8_t>& saved, std::size_t at, Number number) {
  return outcome(saved, [&](auto& bytes) { std::memcpy(bytes.data() + at, &number, sizeof number); });
}

std::uint64_t word_at(const std::vector<std::uint8_t>& saved, std::size_t at) {
  std::uint64_t word;
  std::memcpy(&word, saved.data() + at, sizeof word);
  return word;
}

}  // namespace

TEST_CASE("a save with a field that no training can produce is refused", "[saves]") {
  const auto saved = a_save();
  const Places at(saved);
  REQUIRE(word_at(saved, at.step) == 17);
  REQUIRE(at.diverged + 1 + 8 == saved.size());
  CHECK(outcome(saved, [](auto&) {}) == "taken");

  // The sizes of the lists.
  for (const std::size_t list :
       {at.parameters, at.optimizer, at.good, at.order, at.history, at.gradient_norm, at.update_ratio}) {
    const std::uint64_t size = word_at(saved, list);
    for (const std::uint64_t other :
         {size - 1, size + 1, std::uint64_t(0), std::uint64_t(1) << 32, std::uint64_t(1) << 61, ~std::uint64_t(0)}) {
      CHECK(outcome_of(saved, list, other) == "saved");
    }
  }
  // The order of the rows: each once.
  for (const std::uint32_t row : {15u, ~0u}) CHECK(outcome_of(saved, at.order + 8, row) == "saved");
  CHECK(outcome(saved, [&](auto& bytes) {
          std::memcpy(bytes.data() + at.order + 8, bytes.data() + at.order + 12, 4);
        }) == "saved");
  // The counts.
  CHECK(outcome_of(saved, at.position, std::uint64_t(15)) == "taken");
  for (const std::uint64_t position : {std::uint64_t(16), std::uint64_t(1) << 32, ~std::uint64_t(0)})
    CHECK(outcome_of(saved, at.position, position) == "saved");
  for (const std::size_t count :
       {at.step, at.optimizer_step, at.examples, at.good_step, at.good_examples, at.every, at.next, at.seen}) {
    for (const std::uint64_t other : {std::uint64_t(1) << 54, std::uint64_t(1) << 63, ~std::uint64_t(0)})
      CHECK(outcome_of(saved, count, other) == "saved");
  }
  CHECK(outcome_of(saved, at.step, std::uint64_t(0)) == "saved");
  CHECK(outcome_of(saved, at.examples, std::uint64_t(0)) == "saved");
  CHECK(outcome_of(saved, at.optimizer_step, std::uint64_t(18)) == "saved");
  CHECK(outcome_of(saved, at.good_step, std::uint64_t(18)) == "saved");
  CHECK(outcome_of(saved, at.every, std::uint64_t(0)) == "saved");
  CHECK(outcome_of(saved, at.next, std::uint64_t(3)) == "saved");
  // The generators.
  for (const std::size_t random : {at.order_random, at.dropout_random}) {
    CHECK(outcome(saved, [&](auto& bytes) { std::memset(bytes.data() + random, 0, 32); }) == "saved");
    CHECK(outcome(saved, [&](auto& bytes) { std::memset(bytes.data() + random, 0, 24); }) == "taken");
  }
  CHECK(outcome_of(saved, at.seen_loss, std::nan("")) == "saved");
  // Whether it diverged, and what follows.
  for (const std::uint8_t flag : {std::uint8_t(1), std::uint8_t(2), std::uint8_t(255)})
    CHECK(outcome_of(saved, at.diverged, flag) == "saved");
  CHECK(outcome(saved, [](auto& bytes) { bytes.push_back(0); }) == "saved");
  for (std::size_t size = 0; size + 8 < saved.size(); ++size)
    REQUIRE(outcome(saved, [&](auto& bytes) { bytes.resize(size); }) == "saved");
}

TEST_CASE("the divergence in a save is checked against its counts and its message", "[saves]") {
  const auto saved = a_save(true);
  const Places at(saved);
  const std::size_t step = at.diverged + 1, layer = step + 8, good_step = layer + 4, message = good_step + 8;
  CHECK(outcome(saved, [](auto&) {}) == "taken");
  for (const int other : {-7, -1, 2, 1 << 30}) CHECK(outcome_of(saved, layer, other) == "saved");
  CHECK(outcome_of(saved, step, std::uint64_t(400)) == "saved");
  CHECK(outcome_of(saved, good_step, word_at(saved, good_step) + 1) == "saved");
  CHECK(outcome_of(saved, message + 8, 'X') == "saved");
  for (const std::uint64_t size : {std::uint64_t(0), std::uint64_t(1) << 40, ~std::uint64_t(0)})
    CHECK(outcome_of(saved, message, size) == "saved");
}

TEST_CASE("a save may hold any numbers that training can produce", "[saves]") {
  const auto saved = a_save();
  const Places at(saved);
  for (const float number : {std::nanf(""), HUGE_VALF, -3e38f, 1e-45f}) {
    for (const std::size_t list : {at.parameters, at.optimizer, at.good}) {
      CHECK(outcome_of(saved, list + 8, number) == "taken");
      CHECK(outcome_of(saved, list + 8 + 4 * (parameters - 1), number) == "taken");
    }
  }
}

TEST_CASE("a save that names a large network, and does not hold it, is refused before memory is taken for it",
          "[saves]") {
  const auto saved = a_save();
  const Places at(saved);
  Json json = parse_json(experiment);
  Json layers = Json::array();
  for (int i = 0; i < 16; ++i) layers.push_back(parse_json(R"({"units": 1024})"));
  layers.push_back(parse_json(R"({"units": 3})"));
  json["layers"] = layers;
  ByteWriter body;
  body.text("activation-playground 1");
  body.text(json.dump());
  const auto exchange = [&](auto& bytes) {
    std::vector<std::uint8_t> changed = body.bytes();
    changed.insert(changed.end(), bytes.begin() + static_cast<std::ptrdiff_t>(at.parameters), bytes.end());
    bytes = changed;
  };
  testing::take_largest_allocation();
  CHECK(outcome(saved, exchange) == "saved");
  CHECK(testing::take_largest_allocation() < 1 << 20);
}

}  // namespace playground
