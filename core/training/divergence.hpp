#pragma once

#include <cstdint>
#include <string_view>

#include "core/network/overflow.hpp"
#include "core/text/fixed_list.hpp"

/** Where training stopped because a number is not finite. Nothing here takes memory: it is said in the middle of
 * training. */
namespace playground {

using DivergenceMessage = FixedList<char, 128>;

inline std::string_view view(const DivergenceMessage& message) { return {message.begin(), message.size()}; }

/** Where the first number that is not finite was met. */
struct Divergence : FirstOverflow {
  std::uint64_t step = 0;
  std::uint64_t good_step = 0;  ///< the one that rewind() leads to

  /** A sentence. */
  DivergenceMessage message() const;

  /** In the order of a save, which holds the sentence in place of `what`. */
  template <class Self, class Archive>
  static void fields(Self& self, Archive& archive) {
    archive(self.step);
    archive(self.layer);
    archive(self.good_step);
    if constexpr (Archive::reads) {
      if (!self.read(archive.get_text())) Archive::damaged();
    } else {
      archive.text(view(self.message()));
    }
  }

 private:
  /** `what`, from the sentence; false where it says something else. */
  bool read(std::string_view message);
};

}  // namespace playground
