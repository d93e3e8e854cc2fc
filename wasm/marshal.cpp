#include "wasm/marshal.hpp"

#include <new>
#include <stdexcept>
#include <string>
#include <type_traits>

#include "core/text/error.hpp"

namespace marshal {
namespace {

constexpr const char* out_of_memory = "There is not enough memory for this.";

/** What JavaScript made, or std::bad_alloc where it could not. */
val made(val result) {
  if (result.isNull()) throw std::bad_alloc();
  return result;
}

template <class... Arguments>
val ask(const char* function, Arguments... arguments) {
  return made(val::module_property(function)(arguments...));
}

val error(const char* name, std::string_view path, std::string_view message, int column = 0) {
  val error = val::object();
  error.set("name", val(name));
  error.set("path", to_js(path));
  error.set("message", to_js(message));
  if (column > 0) error.set("column", column);
  val result = val::object();
  result.set("error", error);
  return result;
}

/** Into a vector or string, whose size is set once it is known to be one. */
template <class Container>
Container copy_from_js(const val& array) {
  using Number = typename Container::value_type;
  const double size = array["length"].as<double>();
  Container values;
  if (!(size <= static_cast<double>(values.max_size()))) throw std::bad_alloc();
  values.resize(static_cast<std::size_t>(size));
  using Seen = std::conditional_t<std::is_same_v<Number, char>, std::uint8_t, Number>;
  if (values.empty()) return values;  // the array may be detached by now, which `set` would throw for
  val(emscripten::typed_memory_view(values.size(), reinterpret_cast<Seen*>(values.data())))
      .template call<void>("set", array);
  return values;
}

}  // namespace

template <class Number>
std::vector<Number> from_js(const val& array) {
  return copy_from_js<std::vector<Number>>(array);
}

std::string text_from_js(const val& utf8) { return copy_from_js<std::string>(utf8); }

std::size_t length(const val& array) { return array["length"].as<std::size_t>(); }

template <class Number>
val to_js(const std::vector<Number>& values) {
  return ask("copy", emscripten::typed_memory_view(values.size(), values.data()));
}

val to_js(const playground::Vector<float>& values) {
  return ask("copy", emscripten::typed_memory_view(static_cast<std::size_t>(values.size()), values.data()));
}

val to_js(std::string_view text) {
  return ask("text", emscripten::typed_memory_view(text.size(), reinterpret_cast<const std::uint8_t*>(text.data())));
}

val floats(std::size_t size) { return ask("floats", size); }

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
    return error("ConfigError", refused.path(), refused.message(), refused.column());
  } catch (const std::bad_alloc&) {
    return error("MemoryError", "", out_of_memory);
  } catch (const std::length_error&) {  // of a container that cannot be as large
    return error("MemoryError", "", out_of_memory);
  } catch (const std::exception& broken) {
    return error("EngineError", "", broken.what());
  }
}

}  // namespace marshal
