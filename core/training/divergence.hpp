#pragma once

#include <cstdint>
#include <string_view>

#include "core/network/overflow.hpp"
#include "core/text/error.hpp"

/** Where training stopped because a number is not finite. */
namespace playground {

/** Where the first number that is not finite was met. */
struct Divergence : FirstOverflow {
  std::uint64_t step = 0;
  std::uint64_t good_step = 0;  ///< the one that rewind() leads to

  /** The message about it, which counts layers from 1. */
  Issue issue() const;

  /** In the order of a save, whose format holds the English message in place of `what`. */
  template <class Self, class Archive>
  static void fields(Self& self, Archive& archive) {
    archive(self.step);
    archive(self.layer);
    archive(self.good_step);
    if constexpr (Archive::reads) {
      if (!self.read(archive.get_text())) Archive::damaged();
    } else {
      archive.text(self.written());
    }
  }

 private:
  /** The English message. */
  std::string written() const;

  /** Finds `what` by its message; false if the message is none of these. */
  bool read(std::string_view message);
};

}  // namespace playground
