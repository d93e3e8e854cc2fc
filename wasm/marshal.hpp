#pragma once

#include <emscripten/bind.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/numeric/matrix.hpp"
#include "core/text/error.hpp"

/**
 * How C++ and JavaScript exchange numbers, texts and errors. Every allocation is checked. Embind's strings, whose
 * allocations are not, are not used. JavaScript allocates in `copy`, `floats`, `text` and `sentence` of
 * web/engine/bindings.ts, which return null instead of throwing through C++.
 */
namespace marshal {

using emscripten::val;

/** A typed array's numbers. */
template <class Number>
std::vector<Number> from_js(const val& array);

/** A text as a Uint8Array of its UTF-8. */
std::string text_from_js(const val& utf8);

/** The value of a JSON text that is a Uint8Array of its UTF-8. */
playground::Json json_from_js(const val& utf8);

/** Of a JavaScript array. */
std::size_t length(const val& array);

/** A copy: a view of the heap would be detached when the heap grows. */
template <class Number>
val to_js(const std::vector<Number>& values);

val to_js(const playground::Vector<float>& values);

val to_js(std::string_view text);

/** Keeps NaN and infinities. */
val json_to_js(const playground::Json& json);

/** {code, args, path, message}, with line and column if they are known. */
val to_js(const playground::Issue& issue);

val to_js(const std::vector<playground::Issue>& issues);

/** code, args and message of an object. */
void set_issue(val& object, const playground::Issue& issue);

/** A Float32Array of zeros. */
val floats(std::size_t size);

/** Copies into a Float32Array, starting at index `at`. */
void copy_to_js(const playground::Vector<float>& values, const val& to, std::size_t at);

template <class Item, class Convert>
val list_to_js(const std::vector<Item>& items, Convert convert) {
  val array = val::array();
  for (const auto& item : items) array.call<void>("push", convert(item));
  return array;
}

/** {value}. */
val success(const val& value);

/** {error: {name, code, args, path, message}} of the exception that is being handled. */
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
