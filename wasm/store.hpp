#pragma once

#include "core/experiment/stored_data.hpp"

namespace marshal {

/** The data that JavaScript has given to the engine. */
inline playground::StoredData& store() {
  static playground::StoredData stored;
  return stored;
}

}  // namespace marshal
