#include "core/training/divergence.hpp"

#include <charconv>
#include <iterator>

namespace playground {
namespace {

/** By Overflow. */
constexpr std::string_view overflows[] = {"its weights overflowed", "its preactivations z overflowed",
                                          "its activations overflowed", "the loss itself overflowed"};

void append(DivergenceMessage& message, std::uint64_t number) {
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  message.append(std::string_view(digits, static_cast<std::size_t>(end - digits)));
}

}  // namespace

DivergenceMessage Divergence::message() const {
  DivergenceMessage message;
  message.append(std::string_view("The loss is no longer a finite number after step "));
  append(message, step);
  message.append(std::string_view(": in layer "));
  append(message, static_cast<std::uint64_t>(layer) + 1);
  message.push_back(' ');
  message.append(overflows[static_cast<std::size_t>(what)]);
  message.push_back('.');
  return message;
}

bool Divergence::read(std::string_view message) {
  for (std::size_t i = 0; i < std::size(overflows); ++i) {
    what = static_cast<Overflow>(i);
    if (view(this->message()) == message) return true;
  }
  return false;
}

}  // namespace playground
