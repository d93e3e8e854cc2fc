#include <emscripten/bind.h>
#include <emscripten/emscripten.h>
#include <emscripten/wire.h>

#include <climits>
#include <cstdint>
#include <cstring>
#include <limits>

/**
 * The types that the bindings pass. This takes the place of embind's own bind.cpp, which has every number, string and
 * view of C++ and brings the JavaScript for each: a third of it, and none of it is used.
 */
namespace {

using namespace emscripten::internal;

template <class Number>
void register_integer(const char* name) {
  _embind_register_integer(TypeID<Number>::get(), name, sizeof(Number), std::numeric_limits<Number>::min(),
                           std::numeric_limits<Number>::max());
}

/** `array` is the place of the typed array in embind.js. */
template <class Number>
void register_view(unsigned array, const char* name) {
  _embind_register_memory_view(TypeID<emscripten::memory_view<Number>>::get(), array, name);
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE const char* __getTypeName(const std::type_info* type) { return strdup(type->name()); }

EMSCRIPTEN_KEEPALIVE __attribute__((constructor)) void __embind_register_native_and_builtin_types() {
  _embind_register_void(TypeID<void>::get(), "void");
  _embind_register_bool(TypeID<bool>::get(), "bool", sizeof(bool), true, false);
  register_integer<int>("int");
  register_integer<unsigned>("unsigned");
  register_integer<long>("long");
  register_integer<unsigned long>("size");
  _embind_register_float(TypeID<double>::get(), "double", sizeof(double));
  _embind_register_emval(TypeID<emscripten::val>::get(), "val");
  register_view<std::uint8_t>(1, "bytes");
  register_view<std::uint32_t>(5, "words");
  register_view<float>(6, "floats");
  register_view<double>(7, "doubles");
}

}  // extern "C"
