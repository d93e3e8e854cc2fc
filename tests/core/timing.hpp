#pragma once

#include <ctime>

namespace playground::testing {

/** Seconds of processor time that a call takes: other processes do not count. */
template <class Call>
double cpu_seconds(Call call) {
  const std::clock_t start = std::clock();
  call();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

/** Whether ten times the size takes about ten times as long, and not a hundred times: call(n) works on something of size n. */
template <class Call>
bool takes_linear_time(Call call) {
  constexpr int n = 20000;
  const double once = cpu_seconds([&] { call(n); });
  return cpu_seconds([&] { call(10 * n); }) < 40 * (once + 0.005);
}

}  // namespace playground::testing
