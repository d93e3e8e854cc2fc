#include "tests/core/allocations.hpp"

#include <cstdlib>
#include <new>

namespace {
std::size_t count = 0;
}

// GCC defines __SANITIZE_ADDRESS__, clang has a feature.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif

// With glibc all memory comes through here, Eigen's buffers and operator new included; elsewhere what operator new gives.
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)

extern "C" void* __libc_malloc(std::size_t size);
extern "C" void* malloc(std::size_t size) noexcept {
  ++count;
  return __libc_malloc(size);
}

#else

[[gnu::noinline]] void* operator new(std::size_t size) {
  ++count;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

#endif

std::size_t playground::testing::allocations() { return count; }
