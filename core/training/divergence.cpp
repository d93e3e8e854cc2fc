#include "core/training/divergence.hpp"

#include <iterator>

namespace playground {
namespace {

/** By Overflow. */
constexpr const Message* overflows[] = {
    MessageOf<int, int>("diverged_weights"), MessageOf<int, int>("diverged_preactivations"),
    MessageOf<int, int>("diverged_activations"), MessageOf<int, int>("diverged_loss")};

}  // namespace

Issue Divergence::issue() const {
  return playground::issue(*overflows[static_cast<std::size_t>(what)], {Argument(step), Argument(layer + 1)}, "");
}

bool Divergence::read(std::string_view message) {
  for (std::size_t i = 0; i < std::size(overflows); ++i) {
    what = static_cast<Overflow>(i);
    if (issue().message == message) return true;
  }
  return false;
}

}  // namespace playground
