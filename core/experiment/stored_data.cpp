#include "core/experiment/stored_data.hpp"

#include <algorithm>
#include <cmath>

#include "core/text/bytes.hpp"

namespace playground {
namespace {

constexpr double byte_range = 255;

std::string reference_of(const CustomData& data) {
  Hash hash;
  for (const Index size : data.shape) hash.add<std::int64_t>(size);
  hash.add<std::uint64_t>(data.bytes.size());
  hash.add(std::span<const std::uint8_t>(data.bytes));
  hash.add(data.floats);
  hash.add(data.targets);
  return hex(hash.value());
}

template <class Number>
void check_finite_numbers(const std::vector<Number>& numbers, std::string_view name) {
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (!std::isfinite(numbers[i]))
      refuse(sentence({name, "[", i, "]"}), "finite_number_expected", static_cast<double>(numbers[i]));
  }
}

}  // namespace

std::shared_ptr<const CustomData> StoredData::add(CustomData data) {
  data.reference = reference_of(data);
  if (auto known = find(data.reference)) return known;
  sets_.push_back(std::make_shared<const CustomData>(std::move(data)));
  return sets_.back();
}

std::shared_ptr<const CustomData> StoredData::find(std::string_view reference) const {
  const auto found =
      std::find_if(sets_.begin(), sets_.end(), [&](const auto& set) { return set->reference == reference; });
  return found == sets_.end() ? nullptr : *found;
}

void StoredData::remove(std::string_view reference) {
  std::erase_if(sets_, [&](const auto& set) { return set->reference == reference; });
}

void check_stored_size(std::size_t inputs, std::size_t targets, const Shape& shape) {
  if (shape.size() < 1 || shape.size() > 3) refuse("shape", "list_length", 1, 3, shape.size());
  double columns = 1;
  for (const Index size : shape) columns *= static_cast<double>(size);
  if (!(columns >= limit::inputs.low && columns <= limit::inputs.high))
    refuse("shape", "number_out_of_range", limit::inputs.low, limit::inputs.high, columns);
  const double rows = static_cast<double>(targets);
  if (rows < limit::samples.low || rows > limit::samples.high)
    refuse("targets", "list_length", limit::samples.low, limit::samples.high, targets);
  if (static_cast<double>(inputs) != rows * columns) refuse("inputs", "number_count", rows * columns, inputs);
  const double bytes = static_cast<double>(inputs) * sizeof(float);
  if (bytes > limit::data_bytes)
    refuse("inputs", "data_too_large", bytes / mebibyte, "float32", limit::data_bytes / mebibyte);
}

void check_stored_numbers(const CustomData& data) {
  check_finite_numbers(data.floats, "inputs");
  check_finite_numbers(data.targets, "targets");
}

void copy_stored_rows(const CustomData& data, Index first, Index rows, double* to) {
  const auto begin = static_cast<std::size_t>(first * data.columns),
             size = static_cast<std::size_t>(rows * data.columns);
  if (data.bytes.empty()) {
    std::copy_n(data.floats.begin() + static_cast<std::ptrdiff_t>(begin), size, to);
    return;
  }
  for (std::size_t i = 0; i < size; ++i) to[i] = data.bytes[begin + i] / byte_range;
}

}  // namespace playground
