#pragma once

#include "core/text/json.hpp"

namespace playground {

/** Everything there is to choose, with labels, formulas, parameters and limits: what the page builds its controls from.
 */
Json catalog_json();

}  // namespace playground
