#include "core/numeric/random.hpp"

#include <utility>

namespace playground {

void Random::shuffle(std::vector<std::uint32_t>& items) {
  for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(static_cast<std::uint32_t>(i))]);
}

}  // namespace playground
