#include "tests/core/allocations.hpp"

#include <cstdlib>
#include <new>
#include <utility>

namespace {

std::size_t count = 0;
std::size_t largest = 0;
bool is_armed = false;
std::size_t failing = 0;  // once armed: this request
bool all_after = false;
bool failed = false;

/** Counts a request for memory, and says whether it is refused. */
bool is_refused(std::size_t size) {
  if (size > largest) largest = size;
  const std::size_t request = count++;
  if (!is_armed || request < failing || (request > failing && !all_after)) return false;
  failed = true;
  return true;
}

}  // namespace

// GCC defines __SANITIZE_ADDRESS__, clang has a feature.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif

// All memory comes through malloc, Eigen's buffers and operator new included, or through calloc, which compilers make
// of a malloc and zeros. glibc lets a program have its own. For wasm and under clang's address sanitizer the linker
// exchanges them by name (tests/CMakeLists.txt). Elsewhere what operator new gives is counted.
#if defined(PLAYGROUND_WRAPPED_MALLOC)

extern "C" void* __real_malloc(std::size_t size);
extern "C" void* __wrap_malloc(std::size_t size) { return is_refused(size) ? nullptr : __real_malloc(size); }
extern "C" void* __real_calloc(std::size_t items, std::size_t size);
extern "C" void* __wrap_calloc(std::size_t items, std::size_t size) {
  return is_refused(items * size) ? nullptr : __real_calloc(items, size);
}
#define IS_REFUSED(size) false  // asked when operator new comes to malloc

#elif defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)

extern "C" void* __libc_malloc(std::size_t size);
extern "C" void* malloc(std::size_t size) noexcept { return is_refused(size) ? nullptr : __libc_malloc(size); }
extern "C" void* __libc_calloc(std::size_t items, std::size_t size);
extern "C" void* calloc(std::size_t items, std::size_t size) noexcept {
  return is_refused(items * size) ? nullptr : __libc_calloc(items, size);
}

#else
#define IS_REFUSED(size) is_refused(size)
#endif

// The sanitizer's own operator new does not come through malloc.
#if defined(IS_REFUSED) && !defined(__EMSCRIPTEN__)

[[gnu::noinline]] void* operator new(std::size_t size) {
  void* memory = IS_REFUSED(size) ? nullptr : std::malloc(size);
  if (memory) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

#endif

namespace playground::testing {

std::size_t allocations() { return count; }

std::size_t take_largest_allocation() { return std::exchange(largest, 0); }

FailingAllocation::FailingAllocation(std::size_t n, bool all) {
  failed = false;
  failing = count + n;
  all_after = all;
  is_armed = true;
}

FailingAllocation::~FailingAllocation() { is_armed = false; }

bool FailingAllocation::has_failed() const { return failed; }

}  // namespace playground::testing
