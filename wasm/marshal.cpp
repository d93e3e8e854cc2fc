#include "wasm/marshal.hpp"

#include <new>
#include <stdexcept>
#include <string>
#include <type_traits>

#include "core/experiment/config.hpp"
#include "core/text/error.hpp"

namespace marshal {

using namespace playground;

namespace {

/** Throws std::bad_alloc if JavaScript could not allocate the result. */
val made(val result) {
  if (result.isNull()) throw std::bad_alloc();
  return result;
}

template <class... Arguments>
val ask(const char* function, Arguments... arguments) {
  return made(val::module_property(function)(arguments...));
}

val error(const char* name, const Issue& issue) {
  val error = to_js(issue);
  set(error, "name", val(name));
  val result = val::object();
  set(result, "error", error);
  return result;
}

val memory_error() { return error("MemoryError", issue(MessageOf<>("out_of_memory"), {}, "")); }

/** The length of a JavaScript array, at most so many. */
std::size_t checked_length(const val& array, std::size_t most) {
  const double size = array["length"].as<double>();
  if (!(size <= static_cast<double>(most))) throw std::bad_alloc();
  return static_cast<std::size_t>(size);
}

/** Copies into a vector or string after checking the size. */
template <class Container>
Container copy_from_js(const val& array) {
  using Number = typename Container::value_type;
  Container values;
  values.resize(checked_length(array, values.max_size()));
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

Json json_from_js(const val& utf8) { return parse_json(text_from_js(utf8)); }

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

val json_to_js(const Json& json) {
  if (json.is_number()) return val(json.get<double>());
  if (json.is_string()) return to_js(json.string());
  if (json.is_boolean()) return val(json.get<bool>());
  if (json.is_array()) {
    val array = val::array();
    for (const Json& item : json) array.call<void>("push", json_to_js(item));
    return array;
  }
  if (!json.is_object()) return val::null();
  val object = val::object();
  for (const auto& [key, value] : json.items()) object.set(to_js(key), json_to_js(value));
  return object;
}

val to_js(const Issue& issue) {
  val object = val::object();
  set(object, "path", to_js(issue.path));
  set_issue(object, issue);
  if (issue.place.line > 0) set(object, "line", issue.place.line);
  if (issue.place.column > 0) set(object, "column", issue.place.column);
  return object;
}

val to_js(const std::vector<Issue>& issues) {
  return list_to_js(issues, [](const Issue& issue) { return to_js(issue); });
}

void set(val& object, const char* name, const val& value) { object.set(name, value); }

void set(val& object, const char* name, double value) { set(object, name, val(value)); }

void set(val& object, const char* name, const std::vector<double>& values) { set(object, name, to_js(values)); }

void set_issue(val& object, const Issue& issue) {
  const val code = to_js(issue.code);
  const val args = json_to_js(issue.args);
  set(object, "code", code);
  set(object, "args", args);
  set(object, "message", ask("sentence", code, args));
}

val floats(std::size_t size) { return ask("floats", size); }

void copy_to_js(const playground::Vector<float>& values, const val& to, std::size_t at) {
  to.call<void>("set", emscripten::typed_memory_view(static_cast<std::size_t>(values.size()), values.data()), at);
}

template std::vector<double> from_js<double>(const val&);
template std::vector<float> from_js<float>(const val&);
template std::vector<std::uint32_t> from_js<std::uint32_t>(const val&);
template std::vector<std::uint8_t> from_js<std::uint8_t>(const val&);
template val to_js<double>(const std::vector<double>&);
template val to_js<std::uint8_t>(const std::vector<std::uint8_t>&);

val guarded(val (*run)(const void* context), const void* context) {
  try {
    const val value = run(context);
    val result = val::object();
    set(result, "value", value);
    return result;
  } catch (const ConfigError& refused) {
    return error("ConfigError", refused.issue());
  } catch (const std::bad_alloc&) {
    return memory_error();
  } catch (const std::length_error&) {  // of a container that cannot be as large
    return memory_error();
  } catch (const std::exception& broken) {
    const std::string_view reason = broken.what();
    return error("EngineError", issue(MessageOf<std::string_view>("internal_error"), {Argument(reason)}, ""));
  }
}

}  // namespace marshal
