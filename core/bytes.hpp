#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

#include "core/error.hpp"

/** Numbers as bytes and back, for saved trainers. Little-endian, as every machine that runs this is. */
namespace playground {

static_assert(std::endian::native == std::endian::little);

class ByteWriter {
 public:
  template <class Number>
    requires std::is_arithmetic_v<Number>
  void put(Number value) {
    const auto* from = reinterpret_cast<const std::uint8_t*>(&value);
    bytes_.insert(bytes_.end(), from, from + sizeof value);
  }

  template <class Number, class Allocator>
  void put(const std::vector<Number, Allocator>& values) {
    put<std::uint64_t>(values.size());
    const auto* from = reinterpret_cast<const std::uint8_t*>(values.data());
    bytes_.insert(bytes_.end(), from, from + values.size() * sizeof(Number));
  }

  void put(const std::string& text) { put(std::vector<char>(text.begin(), text.end())); }

  const std::vector<std::uint8_t>& bytes() const { return bytes_; }

 private:
  std::vector<std::uint8_t> bytes_;
};

class ByteReader {
 public:
  explicit ByteReader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  template <class Number>
  Number get() {
    Number value;
    std::memcpy(&value, take(sizeof value), sizeof value);
    return value;
  }

  template <class Number>
  std::vector<Number> get_list() {
    const auto size = get<std::uint64_t>();
    if (size > bytes_.size() / sizeof(Number)) damaged();
    std::vector<Number> values(static_cast<std::size_t>(size));
    if (size > 0) std::memcpy(values.data(), take(values.size() * sizeof(Number)), values.size() * sizeof(Number));
    return values;
  }

  std::string get_text() {
    const auto characters = get_list<char>();
    return {characters.begin(), characters.end()};
  }

  bool at_end() const { return bytes_.empty(); }

  [[noreturn]] static void damaged() { throw ConfigError("saved", "The saved training is damaged or incomplete."); }

 private:
  const std::uint8_t* take(std::size_t size) {
    if (size > bytes_.size()) damaged();
    const std::uint8_t* from = bytes_.data();
    bytes_ = bytes_.subspan(size);
    return from;
  }

  std::span<const std::uint8_t> bytes_;
};

/** FNV-1a on 64 bits: notices damage, not malice. */
class Hash {
 public:
  void add(std::span<const std::uint8_t> bytes) {
    for (const std::uint8_t byte : bytes) value_ = (value_ ^ byte) * 0x100000001b3ULL;
  }

  /** A number's bits. Every NaN counts as the same one: which NaN an operation gives differs between machines. */
  template <class Number>
    requires std::is_arithmetic_v<Number>
  void add(Number number) {
    if (number != number) number = std::numeric_limits<Number>::quiet_NaN();
    add(std::span(reinterpret_cast<const std::uint8_t*>(&number), sizeof number));
  }

  template <class Number, class Allocator>
  void add(const std::vector<Number, Allocator>& numbers) {
    add<std::uint64_t>(numbers.size());
    for (const Number number : numbers) add(number);
  }

  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325ULL;
};

inline std::uint64_t checksum(std::span<const std::uint8_t> bytes) {
  Hash hash;
  hash.add(bytes);
  return hash.value();
}

/** 16 hexadecimal digits. */
inline std::string hex(std::uint64_t value) {
  std::string text(16, '0');
  for (std::size_t i = text.size(); i-- > 0; value >>= 4) text[i] = "0123456789abcdef"[value & 15];
  return text;
}

}  // namespace playground
