#include <catch_amalgamated.hpp>

#include "core/training/self_check.hpp"

namespace playground {

TEST_CASE("the self check passes", "[self_check]") { CHECK(failed_check() == ""); }

}  // namespace playground
