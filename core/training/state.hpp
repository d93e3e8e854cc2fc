#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/experiment/config.hpp"
#include "core/numeric/random.hpp"
#include "core/training/divergence.hpp"
#include "core/training/loss_record.hpp"

/** What a restored trainer must hold to make sense, whatever the checksum of a save says. */
namespace playground {

/** From how many parameters on no second copy is made: rewind() starts anew, an inspection is in their own precision.
 */
inline constexpr std::uint64_t most_copied = 1 << 22;

/** Bytes that the parameters, their copy, the optimizer's memory and the order of the rows take in a save of this
 * experiment. */
std::uint64_t size_of_state(const Config& config);

/** The counts of a training. */
struct Counts {
  std::uint64_t step, optimizer_step, examples, good_step, good_examples;

  /** An optimizer starts anew when the training goes back; every step sees one example at least. */
  bool are_sound() const;
};

/** Each row once. */
bool is_permutation(const std::vector<std::uint32_t>& order);

/** All zeros would stay so, and drawing a number never end. */
bool is_sound(const Random& random);

bool is_sound(const Divergence& diverged, const Counts& counts, std::size_t layers);

}  // namespace playground
