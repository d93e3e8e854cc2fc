#pragma once

#include <cstddef>
#include <initializer_list>

#include "core/numeric/matrix.hpp"
#include "core/text/fixed_list.hpp"

namespace playground {

/** The sizes of a tensor, rows first and channels last; of what a layer reads or gives, without the batch. */
class Shape : public FixedList<Index, 4> {
 public:
  Shape() = default;
  Shape(std::initializer_list<Index> sizes) { append(sizes); }

  Index last() const { return (*this)[size() - 1]; }

  /** How many numbers it has. */
  Index count() const;

  /** The same with another last size. */
  Shape with_last(Index last) const {
    Shape result;
    for (std::size_t i = 0; i + 1 < size(); ++i) result.push_back((*this)[i]);
    result.push_back(last);
    return result;
  }
};

}  // namespace playground
