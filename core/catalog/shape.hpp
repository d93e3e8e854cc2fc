#pragma once

#include <cstddef>
#include <initializer_list>

#include "core/numeric/matrix.hpp"
#include "core/text/fixed_list.hpp"
#include "core/text/json.hpp"

namespace playground {

/** Axes of an example. A kernel has one more. */
inline constexpr std::size_t most_axes = 3;

/** The sizes of a tensor, rows first and channels last; of what a layer reads or gives, without the batch. */
class Shape : public FixedList<Index, most_axes + 1> {
 public:
  Shape() = default;
  Shape(std::initializer_list<Index> sizes) { append(sizes); }

  Index last() const { return (*this)[size() - 1]; }

  /** How many numbers it has. */
  Index count() const;
  /** The same where it may leave 32 bits. */
  double numbers() const;

  /** The same with another last size. */
  Shape with_last(Index last) const {
    Shape result;
    for (std::size_t i = 0; i + 1 < size(); ++i) result.push_back((*this)[i]);
    result.push_back(last);
    return result;
  }
};

Json to_json(const Shape& shape);

}  // namespace playground
