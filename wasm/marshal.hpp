#pragma once

#include <emscripten/bind.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/error.hpp"

/** Numbers in, numbers out, and errors as values: how C++ and JavaScript exchange data. */
namespace marshal {

using emscripten::val;

/** A JavaScript array or typed array of numbers. */
template <class Number>
std::vector<Number> from_js(const val& array) {
  return emscripten::convertJSArrayToNumberVector<Number>(array);
}

/** A copy of its own; a view of the heap would be emptied as soon as the heap grows. */
template <class Number>
val to_js(const std::vector<Number>& values, const char* array_type) {
  return val::global(array_type).new_(emscripten::typed_memory_view(values.size(), values.data()));
}

inline val to_js(const std::vector<double>& values) { return to_js(values, "Float64Array"); }
inline val to_js(const std::vector<float>& values) { return to_js(values, "Float32Array"); }
inline val to_js(const std::vector<std::uint8_t>& values) { return to_js(values, "Uint8Array"); }

template <class Item, class Convert>
val list_to_js(const std::vector<Item>& items, Convert convert) {
  val array = val::array();
  for (const auto& item : items) array.call<void>("push", convert(item));
  return array;
}

inline val failure(const std::string& name, const std::string& path, const std::string& message) {
  val error = val::object();
  error.set("name", name);
  error.set("path", path);
  error.set("message", message);
  val result = val::object();
  result.set("error", error);
  return result;
}

/**
 * Runs f and gives {value}, or {error: {name, path, message}} where it throws: a C++ exception would arrive in
 * JavaScript as a bare number.
 */
template <class F>
val guarded(F f) {
  try {
    val result = val::object();
    result.set("value", f());
    return result;
  } catch (const playground::ConfigError& error) {
    return failure("ConfigError", error.path(), error.what());
  } catch (const std::bad_alloc&) {
    return failure("MemoryError", "", "There is not enough memory for this.");
  } catch (const std::exception& error) {
    return failure("EngineError", "", error.what());
  }
}

}  // namespace marshal
