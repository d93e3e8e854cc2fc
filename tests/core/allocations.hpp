#pragma once

#include <cstddef>

namespace playground::testing {

/** How often the test program has asked for memory so far: to be compared before and after. */
std::size_t allocations();

}  // namespace playground::testing
