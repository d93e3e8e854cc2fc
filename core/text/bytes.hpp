#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/text/error.hpp"

/**
 * Numbers as bytes and back, for saved trainers. Little-endian, as every machine that runs this is.
 *
 * A writer and a reader are called in the same way, so that one list of fields serves both:
 * archive(number), archive(array), archive(vector), archive.list(vector, most), archive.count(size),
 * archive.flag(optional). archive.result(vector) and archive.result_list(vector, most) are the same for these two; they
 * mark the fields that a fingerprint covers.
 */
namespace playground {

static_assert(std::endian::native == std::endian::little);

template <class Number>
concept Arithmetic = std::is_arithmetic_v<Number>;

class ByteWriter {
 public:
  static constexpr bool reads = false;

  template <Arithmetic Number>
  void operator()(Number value) {
    append(&value, 1);
  }

  template <Arithmetic Number, std::size_t size>
  void operator()(const std::array<Number, size>& values) {
    append(values.data(), size);
  }

  /** Their count, and then they. */
  template <Arithmetic Number, class Allocator>
  void operator()(const std::vector<Number, Allocator>& values) {
    count(values.size());
    append(values.data(), values.size());
  }

  template <Arithmetic Number, class Allocator>
  void list(const std::vector<Number, Allocator>& values, std::size_t) {
    (*this)(values);
  }

  template <class Values>
  void result(const Values& values) {
    (*this)(values);
  }

  template <class Values>
  void result_list(const Values& values, std::size_t) {
    (*this)(values);
  }

  void count(std::size_t value) { (*this)(static_cast<std::uint64_t>(value)); }

  /** Whether there is a value; what it holds is another field. */
  template <class Value>
  void flag(const std::optional<Value>& value) {
    (*this)(static_cast<std::uint8_t>(value.has_value()));
  }

  void text(std::string_view text) {
    count(text.size());
    append(text.data(), text.size());
  }

  void reserve(std::size_t size) { bytes_.reserve(size); }
  const std::vector<std::uint8_t>& bytes() const { return bytes_; }
  std::vector<std::uint8_t> take() { return std::move(bytes_); }

 private:
  template <class Number>
  void append(const Number* values, std::size_t size) {
    const std::size_t before = bytes_.size();
    bytes_.resize(before + size * sizeof(Number));
    std::copy_n(reinterpret_cast<const std::uint8_t*>(values), size * sizeof(Number),
                bytes_.begin() + static_cast<std::ptrdiff_t>(before));
  }

  std::vector<std::uint8_t> bytes_;
};

/** No size that the bytes say is believed before it has been compared with what is left of them. */
class ByteReader {
 public:
  static constexpr bool reads = true;

  explicit ByteReader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

  template <Arithmetic Number>
  void operator()(Number& value) {
    copy(&value, 1);
  }

  template <Arithmetic Number, std::size_t size>
  void operator()(std::array<Number, size>& values) {
    copy(values.data(), size);
  }

  /** As many as it holds already: anything else is damaged. */
  template <Arithmetic Number, class Allocator>
  void operator()(std::vector<Number, Allocator>& values) {
    if (get<std::uint64_t>() != values.size()) damaged();
    copy(values.data(), values.size());
  }

  /** At most so many. */
  template <Arithmetic Number, class Allocator>
  void list(std::vector<Number, Allocator>& values, std::size_t most) {
    values.resize(checked_count(most, sizeof(Number)));
    copy(values.data(), values.size());
  }

  template <class Values>
  void result(Values& values) {
    (*this)(values);
  }

  template <class Values>
  void result_list(Values& values, std::size_t most) {
    list(values, most);
  }

  void count(std::size_t& value) { value = checked_count(std::numeric_limits<std::size_t>::max(), 0); }

  template <class Value>
  void flag(std::optional<Value>& value) {
    const auto flag = get<std::uint8_t>();
    if (flag > 1) damaged();
    if (flag == 1)
      value.emplace();
    else
      value.reset();
  }

  template <Arithmetic Number>
  Number get() {
    Number value;
    (*this)(value);
    return value;
  }

  std::string_view get_text() {
    const std::size_t size = checked_count(std::numeric_limits<std::size_t>::max(), 1);
    return {reinterpret_cast<const char*>(take(size)), size};
  }

  /** Bytes. */
  std::size_t left() const { return bytes_.size(); }

  [[noreturn]] static void damaged() { refuse("saved", "save_damaged"); }

 private:
  /** At most `most`, of so many bytes each that are left after it. */
  std::size_t checked_count(std::uint64_t most, std::size_t size) {
    const auto count = get<std::uint64_t>();
    if (count > most || (size > 0 && count > bytes_.size() / size)) damaged();
    return static_cast<std::size_t>(count);
  }

  template <class Number>
  void copy(Number* to, std::size_t size) {
    if (size > bytes_.size() / sizeof(Number)) damaged();
    if (size > 0) std::memcpy(to, take(size * sizeof(Number)), size * sizeof(Number));
  }

  const std::uint8_t* take(std::size_t size) {
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

/** An archive that hashes the fields marked as results, in their order, and ignores the others. */
class ResultHash {
 public:
  static constexpr bool reads = false;

  explicit ResultHash(Hash& hash) : hash_(hash) {}

  template <class Values>
  void result(const Values& values) {
    hash_.add(values);
  }
  template <class Values>
  void result_list(const Values& values, std::size_t) {
    hash_.add(values);
  }

  template <class Value>
  void operator()(const Value&) {}
  void count(std::size_t) {}
  template <class Value>
  void flag(const std::optional<Value>&) {}
  void text(std::string_view) {}

 private:
  Hash& hash_;
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
