#include <catch_amalgamated.hpp>

#include "core/training/self_check.hpp"

namespace playground {

TEST_CASE("the check at the start finds nothing wrong with an engine that is in order", "[self_check]") {
  CHECK(failed_check() == "");
}

}  // namespace playground
