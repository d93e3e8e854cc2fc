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

void set(val& object, const char* name, const val& value);
void set(val& object, const char* name, double value);
void set(val& object, const char* name, const std::vector<double>& values);

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

/**
 * Calls run(context) and gives {value}, or {error: {name, code, args, path, message}}: a C++ exception would arrive in
 * JavaScript as a bare number.
 */
val guarded(val (*run)(const void* context), const void* context);

/** The same of f(). */
template <class F>
val guarded(const F& f) {
  return guarded([](const void* context) -> val { return (*static_cast<const F*>(context))(); }, &f);
}

}  // namespace marshal
