#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

namespace playground {

/** A list of at most so many items, in memory of its own: to make or copy one cannot fail. What does not fit is left
 * out. */
template <class Item, std::size_t most>
class FixedList {
 public:
  void push_back(const Item& item) {
    if (size_ < most) items_[size_++] = item;
  }

  template <class Items>
  void append(const Items& items) {
    for (const auto& item : items) push_back(item);
  }

  std::size_t size() const { return size_; }
  const Item& operator[](std::size_t i) const { return items_[i]; }
  const Item* begin() const { return items_.data(); }
  const Item* end() const { return items_.data() + size_; }

  bool operator==(const FixedList& other) const { return std::equal(begin(), end(), other.begin(), other.end()); }

 private:
  std::array<Item, most> items_{};
  std::size_t size_ = 0;
};

}  // namespace playground
