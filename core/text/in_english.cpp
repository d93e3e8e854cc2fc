#include "core/text/error.hpp"

/** A file of its own, which a program that defines this function does not link. */
namespace playground {

std::string in_english(MessageId message, const Json& args) { return filled(english(message), args); }

}  // namespace playground
