#pragma once

#include <cstddef>

namespace playground::testing {

/** How often the test program has asked for memory so far: to be compared before and after. */
std::size_t allocations();

/** The most bytes that were asked for at once since the last call. */
std::size_t take_largest_allocation();

/** While it lives, the n-th request for memory from now on (from 0) fails, and where `all` says so those after it too.
 */
class FailingAllocation {
 public:
  FailingAllocation(std::size_t n, bool all);
  ~FailingAllocation();
  FailingAllocation(const FailingAllocation&) = delete;
  FailingAllocation& operator=(const FailingAllocation&) = delete;

  /** Whether it came to that. */
  bool has_failed() const;
};

}  // namespace playground::testing
