#include "core/catalog/initializers.hpp"

#include <algorithm>
#include <vector>

namespace playground {
namespace {

double dot(const double* a, const double* b, std::size_t n) {
  double sum = 0;
  for (std::size_t i = 0; i < n; ++i) sum += a[i] * b[i];
  return sum;
}

}  // namespace

void Orthogonal::fill(std::size_t rows, std::size_t columns, Random& random, double* weights) {
  const std::size_t n = std::max(rows, columns), k = std::min(rows, columns);
  std::vector<double> q(n * k);  // a column after the other
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < k; ++j) q[j * n + i] = random.normal();
  }
  for (std::size_t j = 0; j < k; ++j) {
    double* a = &q[j * n];
    for (int round = 0; round < 2; ++round) {
      for (std::size_t b = 0; b < j; ++b) {
        const double* other = &q[b * n];
        const double along = dot(other, a, n);
        for (std::size_t i = 0; i < n; ++i) a[i] -= along * other[i];
      }
    }
    const double length = sqrt(dot(a, a, n));
    for (std::size_t i = 0; i < n; ++i) a[i] /= length;
  }
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < columns; ++j) weights[i * columns + j] = rows < columns ? q[i * n + j] : q[j * n + i];
  }
}

}  // namespace playground
