#pragma once

#include <string>
#include <string_view>

/** Conversion between doubles and decimal text, rounded to nearest, with the same result on every machine. */
namespace playground {

/** The double nearest to a number as JSON writes it, of at most 38 digits (further ones are taken as 0); ∞ beyond all
 * doubles. */
double read_decimal(std::string_view text);

/** The shortest decimal text that reads back as this finite number. */
std::string shortest_decimal(double value);

/** A finite number rounded to `digits` significant digits, at most 17, without trailing zeros. */
std::string rounded_decimal(double value, int digits);

}  // namespace playground
