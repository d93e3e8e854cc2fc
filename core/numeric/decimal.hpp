#pragma once

#include <string>
#include <string_view>

/** Numbers as decimal text and back, rounded to nearest: the same text and the same bits on every machine. */
namespace playground {

/** The double nearest to a number as JSON writes it, of at most 38 digits (further ones are taken as 0); ∞ beyond all
 * doubles. */
double read_decimal(std::string_view text);

/** The fewest digits that read back as this finite number. */
std::string shortest_decimal(double value);

/** A finite number rounded to so many digits, at most 17, without zeros at the end. */
std::string rounded_decimal(double value, int digits);

}  // namespace playground
