#include "core/catalog/window.hpp"

#include <catch_amalgamated.hpp>

namespace playground {
namespace {

TEST_CASE("windows have as many outputs and as much padding as TensorFlow's") {
  struct Case {
    Index cells, size, stride, dilation;
    Padding padding;
    Index outputs, before;
  };
  constexpr Case cases[] = {
      {28, 5, 1, 1, Padding::valid, 24, 0}, {10, 3, 2, 1, Padding::valid, 4, 0},  {10, 3, 1, 2, Padding::valid, 6, 0},
      {5, 5, 3, 1, Padding::valid, 1, 0},   {4, 5, 1, 1, Padding::valid, 0, 0},   {6, 3, 1, 3, Padding::valid, 0, 0},
      {12, 3, 1, 1, Padding::same, 12, 1},  {12, 2, 1, 1, Padding::same, 12, 0},  {6, 3, 2, 1, Padding::same, 3, 0},
      {7, 3, 2, 1, Padding::same, 4, 1},    {5, 2, 2, 1, Padding::same, 3, 0},    {9, 3, 1, 2, Padding::same, 9, 2},
      {7, 1, 3, 1, Padding::same, 3, 0},    {2, 5, 1, 1, Padding::same, 2, 2},    {3, 28, 1, 1, Padding::same, 3, 13},
      {9, 3, 1, 2, Padding::causal, 9, 4},  {10, 3, 4, 1, Padding::causal, 3, 2},
  };
  for (const Case& c : cases) {
    CAPTURE(c.cells, c.size, c.stride, c.dilation, c.padding);
    const Window window = window_of(c.cells, c.size, c.stride, c.dilation, c.padding);
    CHECK(window.outputs == c.outputs);
    CHECK(window.before == c.before);
  }
}

}  // namespace
}  // namespace playground
