#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "core/experiment/config.hpp"

/**
 * Data that is too large for lists of numbers. It is kept beside the experiments, which name it by its reference, a
 * hash of what it holds: {"name": "stored", "reference": "0123456789abcdef", "test_rows": 10000}.
 */
namespace playground {

class StoredData {
 public:
  /** Gives it its reference. Adding the same data twice keeps it once. */
  std::shared_ptr<const CustomData> add(CustomData data);
  /** Null if there is none. */
  std::shared_ptr<const CustomData> find(std::string_view reference) const;
  /** Trainers that use it keep it. */
  void remove(std::string_view reference);

 private:
  std::vector<std::shared_ptr<const CustomData>> sets_;
};

/** Throws a ConfigError if inputs of so many numbers, targets and a shape do not fit together or exceed the limits. */
void check_stored_size(std::size_t inputs, std::size_t targets, const Shape& shape);

/** Throws a ConfigError for a number that is not finite. */
void check_stored_numbers(const CustomData& data);

/** Rows of the inputs as numbers; bytes are shares of 255. */
void copy_stored_rows(const CustomData& data, Index first, Index rows, double* to);

}  // namespace playground
