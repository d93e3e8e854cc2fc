#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string_view>

#include "core/catalog/shape.hpp"
#include "core/catalog/task.hpp"
#include "core/numeric/random.hpp"
#include "core/text/descriptor.hpp"

/** What a data set declares: its task, the shape of an example, and its classes. */
namespace playground {

/** A size of an example: a number, or the value of a parameter of the data set or of `classes`. */
struct ExampleSize {
  int number = 0;
  std::string_view parameter = {};

  constexpr ExampleSize() = default;
  constexpr ExampleSize(int size) : number(size) {}
  constexpr ExampleSize(const char* name) : parameter(name) {}

  constexpr int value(int classes, std::span<const Parameter> parameters, const Settings& settings) const {
    if (parameter.empty()) return number;
    if (parameter == "classes") return classes;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
      if (parameters[i].name == parameter) return static_cast<int>(settings[i]);
    }
    return 0;
  }
};

/** [columns], [steps, features] or [rows, columns, channels]. */
class ExampleSizes {
 public:
  static constexpr std::size_t most = 3;

  constexpr ExampleSizes(std::initializer_list<ExampleSize> sizes) {
    for (const ExampleSize& size : sizes) sizes_[size_++] = size;
  }

  constexpr std::size_t size() const { return size_; }
  constexpr const ExampleSize* begin() const { return sizes_; }
  constexpr const ExampleSize* end() const { return sizes_ + size_; }

 private:
  ExampleSize sizes_[most];
  std::size_t size_ = 0;
};

struct DatasetInfo : Descriptor {
  Task task;
  ExampleSizes sizes;  ///< of an example
  int fewest_classes, most_classes;
  int usual_classes = 3;  ///< limited to those allowed
  // Where they have a meaning.
  std::span<const std::string_view> column_names = {};
  std::span<const std::string_view> class_names = {};

  constexpr bool is_pictures() const { return sizes.size() == 3; }
  constexpr bool is_sequences() const { return sizes.size() == 2; }
};

/** The shape of an example with these numbers of classes and values of parameters. */
inline Shape example_shape(const ExampleSizes& sizes, int classes, std::span<const Parameter> parameters,
                           const Settings& settings) {
  Shape shape;
  for (const ExampleSize& size : sizes) shape.push_back(size.value(classes, parameters, settings));
  return shape;
}

inline constexpr double two_pi = 6.283185307179586477;

/** A row or column below n, as an int. */
inline int below(Random& random, int n) { return static_cast<int>(random.below(static_cast<std::uint32_t>(n))); }

}  // namespace playground
