#pragma once

#include <emscripten/bind.h>

#include <cstdint>
#include <string>
#include <vector>

#include "core/matrix.hpp"

/** Numbers in, numbers out, and errors as values: how C++ and JavaScript exchange data. */
namespace marshal {

using emscripten::val;

/** A JavaScript array or typed array of numbers. */
template <class Number>
std::vector<Number> from_js(const val& array);

/** Of a JavaScript array. */
std::size_t length(const val& array);

/** A copy of its own; a view of the heap would be emptied as soon as the heap grows. */
template <class Number>
val to_js(const std::vector<Number>& values);

val to_js(const playground::Vector<float>& values);

/** A Float32Array of zeros. */
val floats(std::size_t size);

/** Into a Float32Array, from the number `at` on. */
void copy_to_js(const playground::Vector<float>& values, const val& to, std::size_t at);

template <class Item, class Convert>
val list_to_js(const std::vector<Item>& items, Convert convert) {
  val array = val::array();
  for (const auto& item : items) array.call<void>("push", convert(item));
  return array;
}

/** {value}. */
val success(const val& value);

/** {error: {name, path, message}} of the exception that is being handled. */
val failure();

/** Runs f and gives {value} or {error}: a C++ exception would arrive in JavaScript as a bare number. */
template <class F>
val guarded(F f) {
  try {
    return success(val(f()));
  } catch (...) {
    return failure();
  }
}

}  // namespace marshal
