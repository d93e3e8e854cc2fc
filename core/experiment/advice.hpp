#pragma once

#include <vector>

#include "core/experiment/config.hpp"

namespace playground {

/** What a valid experiment does that is allowed but seldom meant, each with what to do instead: at most `most_issues`.
 */
std::vector<Issue> advice(const Config& config);

}  // namespace playground
