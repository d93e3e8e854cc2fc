#include "wasm/marshal.hpp"

#include <new>
#include <string>

#include "core/error.hpp"

namespace marshal {
namespace {

template <class Number>
constexpr const char* array_type = nullptr;
template <>
constexpr const char* array_type<double> = "Float64Array";
template <>
constexpr const char* array_type<float> = "Float32Array";
template <>
constexpr const char* array_type<std::uint8_t> = "Uint8Array";

val error(const char* name, const std::string& path, const char* message, int column = 0) {
  val error = val::object();
  error.set("name", std::string(name));
  error.set("path", path);
  error.set("message", std::string(message));
  if (column > 0) error.set("column", column);
  val result = val::object();
  result.set("error", error);
  return result;
}

}  // namespace

template <class Number>
std::vector<Number> from_js(const val& array) {
  return emscripten::convertJSArrayToNumberVector<Number>(array);
}

std::size_t length(const val& array) { return array["length"].as<std::size_t>(); }

template <class Number>
val to_js(const std::vector<Number>& values) {
  return val::global(array_type<Number>).new_(emscripten::typed_memory_view(values.size(), values.data()));
}

val to_js(const playground::Vector<float>& values) {
  return val::global(array_type<float>).new_(emscripten::typed_memory_view(static_cast<std::size_t>(values.size()), values.data()));
}

val floats(std::size_t size) { return val::global(array_type<float>).new_(size); }

void copy_to_js(const playground::Vector<float>& values, const val& to, std::size_t at) {
  to.call<void>("set", emscripten::typed_memory_view(static_cast<std::size_t>(values.size()), values.data()), at);
}

template std::vector<double> from_js<double>(const val&);
template std::vector<std::uint32_t> from_js<std::uint32_t>(const val&);
template std::vector<std::uint8_t> from_js<std::uint8_t>(const val&);
template val to_js<double>(const std::vector<double>&);
template val to_js<std::uint8_t>(const std::vector<std::uint8_t>&);

val success(const val& value) {
  val result = val::object();
  result.set("value", value);
  return result;
}

val failure() {
  try {
    throw;
  } catch (const playground::ConfigError& refused) {
    return error("ConfigError", refused.path(), refused.what(), refused.column());
  } catch (const std::bad_alloc&) {
    return error("MemoryError", "", "There is not enough memory for this.");
  } catch (const std::exception& broken) {
    return error("EngineError", "", broken.what());
  }
}

}  // namespace marshal
