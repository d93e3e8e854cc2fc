#include "core/training/divergence.hpp"

#include <iterator>

namespace playground {
namespace {

/** By Overflow. */
constexpr MessageId overflows[] = {MessageOf<int, int>("diverged_weights"),
                                   MessageOf<int, int>("diverged_preactivations"),
                                   MessageOf<int, int>("diverged_activations"), MessageOf<int, int>("diverged_loss")};

/** Their words, which saves hold. */
constexpr std::string_view sentences[] = {english(overflows[0]), english(overflows[1]), english(overflows[2]),
                                          english(overflows[3])};

}  // namespace

Issue Divergence::issue() const {
  return playground::issue(overflows[static_cast<std::size_t>(what)], {Argument(step), Argument(layer + 1)}, "");
}

std::string Divergence::written() const { return filled(sentences[static_cast<std::size_t>(what)], issue().args); }

bool Divergence::read(std::string_view message) {
  for (std::size_t i = 0; i < std::size(overflows); ++i) {
    what = static_cast<Overflow>(i);
    if (written() == message) return true;
  }
  return false;
}

}  // namespace playground
