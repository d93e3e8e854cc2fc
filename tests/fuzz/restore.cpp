// Saved trainings that were damaged and sealed again: refused, or restored to something that trains and answers.
#include <cstring>
#include <random>

#include "core/text/bytes.hpp"
#include "core/training/trainer.hpp"
#include "tests/fuzz/experiments.hpp"
#include "tests/fuzz/fuzz.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace playground::fuzz {
namespace {

using Bytes = std::span<std::uint8_t>;

constexpr std::size_t seal_size = sizeof(std::uint64_t);

/** Makes the checksum at the end right. */
void seal(Bytes saved) {
  if (saved.size() < seal_size) return;
  const std::uint64_t sum = checksum(saved.first(saved.size() - seal_size));
  std::memcpy(saved.data() + saved.size() - seal_size, &sum, seal_size);
}

/** Where the text of the experiment is in the body, and where the numbers after it begin. */
struct Parts {
  Bytes experiment;
  Bytes numbers;
};

/** The parts of a body whose two texts are whole, else the body as numbers. */
Parts parts_of(Bytes body) {
  std::size_t at = 0;
  Bytes text;
  for (int i = 0; i < 2; ++i) {
    std::uint64_t size;
    if (body.size() - at < sizeof size) return {{}, body};
    std::memcpy(&size, body.data() + at, sizeof size);
    at += sizeof size;
    if (body.size() - at < size) return {{}, body};
    text = body.subspan(at, static_cast<std::size_t>(size));
    at += text.size();
  }
  return {text, body.subspan(at)};
}

/** Changes one field, or a few, of a saved training. */
class Mutator {
 public:
  explicit Mutator(unsigned seed) : random_(seed) {}

  std::size_t mutate(std::uint8_t* data, std::size_t size, std::size_t most) {
    const bool whole = size > 100;
    if (!whole || below(40) == 0) return sealed(data, fresh(data, most));
    if (below(12) == 0) return sealed(data, LLVMFuzzerMutate(data, size, most));
    if (below(12) == 0) return sealed(data, cut_or_longer(data, size, most));
    const Parts parts = parts_of({data, size - seal_size});
    for (std::size_t n = 1 + below(3); n > 0; --n) change(parts);
    return sealed(data, size);
  }

 private:
  std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_); }

  std::size_t sealed(std::uint8_t* data, std::size_t size) {
    if (below(30) != 0) seal({data, size});
    return size;
  }

  /** The save of one of the experiments, trained for a while. */
  std::size_t fresh(std::uint8_t* data, std::size_t most) {
    const auto trainer = trainer_of(below(experiments.size()));
    trainer->train_steps(below(40));
    const auto saved = trainer->save();
    const std::size_t size = std::min(saved.size(), most);
    std::memcpy(data, saved.data(), size);
    return size;
  }

  std::size_t cut_or_longer(std::uint8_t* data, std::size_t size, std::size_t most) {
    if (below(2) == 0) return size - 1 - below(std::min<std::size_t>(size / 2, 300));
    const std::size_t longer = std::min({1 + below(64), most - size, size - seal_size});
    std::memmove(data + size - seal_size + longer, data + size - seal_size, seal_size);
    return size + longer;
  }

  void change(const Parts& parts) {
    if (!parts.experiment.empty() && below(5) == 0) return change_text(parts.experiment);
    if (parts.numbers.size() < 2 * sizeof(std::uint64_t)) return;
    // Lists and words, aligned from either end: counters stand at the end, long lists at the start.
    const std::size_t width = below(2) == 0 ? 4 : 8;
    const std::size_t places = parts.numbers.size() / width;
    const std::size_t place = below(2) == 0 ? below(std::min<std::size_t>(places, 60)) : below(places);
    const std::size_t at = below(2) == 0 ? place * width : parts.numbers.size() - (place + 1) * width;
    change_word(parts.numbers, at, width);
  }

  void change_text(Bytes text) {
    constexpr std::string_view characters = "0123456789.-e\"{}[],:truefalsnu";
    text[below(text.size())] = static_cast<std::uint8_t>(characters[below(characters.size())]);
  }

  void change_word(Bytes bytes, std::size_t at, std::size_t width) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + at, width);
    switch (below(7)) {
      case 0:
        word ^= std::uint64_t{1} << below(8 * width);
        break;
      case 1:
        ++word;
        break;
      case 2:
        --word;
        break;
      case 3:
        word = below(100);
        break;
      case 4:
        word = words[below(words.size())];
        break;
      case 5:
        word = width == 8 ? elementary::bits<std::uint64_t>(hostile_numbers[below(hostile_numbers.size())])
                          : elementary::bits<std::uint32_t>(float_of(hostile_numbers[below(hostile_numbers.size())]));
        break;
      case 6:
        return fill(bytes.subspan(at));
    }
    std::memcpy(bytes.data() + at, &word, width);
  }

  static float float_of(double value) {
    return std::abs(value) > 3.4e38 ? std::numeric_limits<float>::infinity() : static_cast<float>(value);
  }

  /** A run of zeros or of ones, such as a generator's state. */
  void fill(Bytes bytes) {
    std::memset(bytes.data(), below(2) == 0 ? 0 : 0xFF, std::min(bytes.size(), 8 * (1 + below(9))));
  }

  static constexpr std::array<std::uint64_t, 12> words{0,
                                                       1,
                                                       ~0ULL,
                                                       1ULL << 63,
                                                       1ULL << 32,
                                                       (1ULL << 32) - 1,
                                                       0x7ff0000000000000,
                                                       0x7ff8000000000001,
                                                       0x7fffffffffffffff,
                                                       1ULL << 53,
                                                       1024,
                                                       1ULL << 20};

  std::mt19937 random_;
};

/** Whether the experiment in a save would take long. */
bool restored_takes_long(std::span<const std::uint8_t> saved) {
  try {
    ByteReader in(saved);
    in.get_text();
    return takes_long(read_config(parse_json(in.get_text())));
  } catch (const ConfigError&) {
    return false;
  }
}

void use(Trainer& trainer) {
  const Config& config = trainer.config();
  const Status status = trainer.status();
  if (status.diverged)
    FUZZ_CHECK(status.diverged->layer >= 0 && status.diverged->layer < static_cast<int>(config.layers.size()));
  trainer.history();
  trainer.health();
  trainer.parameters();
  trainer.train_steps(7);
  trainer.train_epochs(1);
  const std::vector<double> rows(static_cast<std::size_t>(config.columns) * 3, 0.25);
  trainer.predict(rows);
  trainer.neurons(rows);
  trainer.inspect(std::span(rows).first(static_cast<std::size_t>(config.columns)), {});
  trainer.gradients({});
  // What has seen so many examples may go on past the count up to which a save is taken.
  if (status.epoch * config.data.samples > static_cast<double>(most_steps / 2)) return;
  const auto saved = trainer.save();
  const auto restored = restore_trainer(saved);
  FUZZ_CHECK(restored->fingerprint() == trainer.fingerprint());
  FUZZ_CHECK(restored->save() == saved);
  trainer.rewind();
  trainer.train_steps(3);
  trainer.status();
}

void run(std::span<const std::uint8_t> saved) {
  if (restored_takes_long(saved)) return;
  std::unique_ptr<Trainer> trainer;
  try {
    trainer = restore_trainer(saved);
  } catch (const ConfigError& error) {
    return check_refusal(error);
  }
  use(*trainer);
}

}  // namespace
}  // namespace playground::fuzz

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  return playground::fuzz::Mutator(seed).mutate(data, size, most);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  playground::fuzz::run({data, size});
  return 0;
}
