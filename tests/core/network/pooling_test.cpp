#include "core/network/pooling.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "tests/core/own_batch.hpp"

namespace playground {
namespace {

/** The rows of the cells that the window at a place has, of channel c, from top left to bottom right. */
std::vector<Index> cells_of(const Pooling& shape, Index y, Index p, Index c) {
  const auto& [lines, columns, channels] = shape;
  std::vector<Index> cells;
  for (Index i = 0; i < lines.size; ++i) {
    for (Index j = 0; j < columns.size; ++j) {
      const Index u = y * lines.stride - lines.before + i, v = p * columns.stride - columns.before + j;
      if (u >= 0 && u < lines.cells && v >= 0 && v < columns.cells)
        cells.push_back((u * columns.cells + v) * channels + c);
    }
  }
  return cells;
}

/** A pooling of some examples by the equations. `shares`: what part of a window's gradient each of its cells gets. */
template <class Value, class Shares>
std::pair<Matrix<double>, Matrix<double>> expected(const Pooling& shape, const Matrix<double>& x,
                                                   const Matrix<double>& grad_a, Value value, Shares shares) {
  const auto& [lines, columns, channels] = shape;
  Matrix<double> a(grad_a.rows(), x.cols()), grad_x = Matrix<double>::Zero(x.rows(), x.cols());
  for (Index y = 0; y < lines.outputs; ++y) {
    for (Index p = 0; p < columns.outputs; ++p) {
      for (Index c = 0; c < channels; ++c) {
        const std::vector<Index> cells = cells_of(shape, y, p, c);
        const Index row = (y * columns.outputs + p) * channels + c;
        for (Index e = 0; e < x.cols(); ++e) {
          std::vector<double> numbers;
          for (const Index cell : cells) numbers.push_back(x(cell, e));
          a(row, e) = value(numbers);
          const std::vector<double> share = shares(numbers);
          for (std::size_t k = 0; k < cells.size(); ++k) grad_x(cells[k], e) += share[k] * grad_a(row, e);
        }
      }
    }
  }
  return {a, grad_x};
}

double largest(const std::vector<double>& numbers) { return *std::max_element(numbers.begin(), numbers.end()); }

std::vector<double> to_first(const std::vector<double>& numbers) {
  std::vector<double> share(numbers.size());
  share[static_cast<std::size_t>(std::max_element(numbers.begin(), numbers.end()) - numbers.begin())] = 1;
  return share;
}

std::vector<double> among_equals(const std::vector<double>& numbers) {
  std::vector<double> share;
  const auto equals = std::count(numbers.begin(), numbers.end(), largest(numbers));
  for (const double x : numbers) share.push_back(x == largest(numbers) ? 1.0 / static_cast<double>(equals) : 0);
  return share;
}

double mean(const std::vector<double>& numbers) {
  double sum = 0;
  for (const double x : numbers) sum += x;
  return sum / static_cast<double>(numbers.size());
}

std::vector<double> to_each(const std::vector<double>& numbers) {
  return std::vector<double>(numbers.size(), 1 / static_cast<double>(numbers.size()));
}

/** Within round-off of the sums of thirds, sevenths and so on. */
template <class T>
bool close(const Matrix<T>& found, const Matrix<double>& wanted) {
  return (found.template cast<double>() - wanted).cwiseAbs().maxCoeff() <= 64 * std::numeric_limits<T>::epsilon();
}

template <class T>
struct Numbered {
  Pooling shape;
  Matrix<T> x, grad_a, slope;
  OwnBatch<T> x_batch, grad_batch, slopes, a, grad_x, grad_before;

  Numbered(const Pooling& pooling, Index n, std::uint64_t seed)
      : Numbered(pooling, n, Numbers<T>(seed), pooling.lines.cells * pooling.columns.cells * pooling.channels,
                 pooling.lines.outputs * pooling.columns.outputs * pooling.channels) {}

  /** Of what a backward pass wrote. */
  void check_gradient(const Matrix<double>& wanted) {
    CHECK(close<T>(grad_x.matrix(), wanted));
    CHECK(equal(grad_before.matrix(), grad_x.matrix().cwiseProduct(slope)));
  }
  ThroughSlope<T> before() { return {slopes.data(), grad_before.data()}; }

 private:
  Numbered(const Pooling& pooling, Index n, Numbers<T> numbers, Index inputs, Index outputs)
      : shape(pooling),
        x(numbers.matrix(inputs, n)),
        grad_a(numbers.matrix(outputs, n)),
        slope(numbers.matrix(inputs, n)),
        x_batch(x),
        grad_batch(grad_a),
        slopes(slope),
        a(outputs, n),
        grad_x(inputs, n),
        grad_before(inputs, n) {}
};

TEMPLATE_TEST_CASE("poolings and their gradients equal plain loops at random shapes, ties among them", "", float,
                   double) {
  using T = TestType;
  Numbers<T> draw(9);
  const auto from = [&](int low, int high) { return static_cast<Index>(low + draw.below(high - low + 1)); };
  int done = 0;
  while (done < 200) {
    const Padding padding = draw.below(2) == 0 ? Padding::valid : Padding::same;
    const auto window = [&] { return window_of(from(1, 9), from(1, 4), from(1, 5), 1, padding); };
    const Pooling shape{window(), window(), from(1, 5)};
    if (shape.lines.outputs * shape.columns.outputs == 0) continue;
    CAPTURE(shape.lines.cells, shape.lines.size, shape.lines.stride, shape.lines.before, shape.channels);
    CAPTURE(shape.columns.cells, shape.columns.size, shape.columns.stride, shape.columns.before);
    Numbered<T> m(shape, from(1, 20), static_cast<std::uint64_t>(done++));
    const Matrix<double> x = m.x.template cast<double>(), grad_a = m.grad_a.template cast<double>();

    OwnBatch<T> winners(m.grad_a.rows(), m.x.cols());
    max_pooling<T>(shape, m.x_batch.view(), m.a.view(), winners.data());
    const auto [largest_a, largest_grad] = expected(shape, x, grad_a, largest, to_first);
    CHECK(equal(m.a.matrix(), largest_a.template cast<T>()));
    pooling_back<T>(shape, winners.data(), m.grad_batch.view(), m.grad_x.data(), m.before());
    m.check_gradient(largest_grad);

    average_pooling<T>(shape, m.x_batch.view(), m.a.view());
    const auto [mean_a, mean_grad] = expected(shape, x, grad_a, mean, to_each);
    CHECK(close<T>(m.a.matrix(), mean_a));
    pooling_back<T>(shape, nullptr, m.grad_batch.view(), m.grad_x.data(), m.before());
    m.check_gradient(mean_grad);
  }
}

TEMPLATE_TEST_CASE("a global maximum divides its gradient among equals", "", float, double) {
  using T = TestType;
  for (const Index n : {1, 3, 5, 8, 21}) {
    const Window lines = window_of(5, 5, 1, 1, Padding::valid), columns = window_of(3, 3, 1, 1, Padding::valid);
    Numbered<T> m({lines, columns, 7}, n, 3);
    max_pooling<T>(m.shape, m.x_batch.view(), m.a.view(), nullptr);
    const auto [a, grad_x] =
        expected(m.shape, m.x.template cast<double>(), m.grad_a.template cast<double>(), largest, among_equals);
    CHECK(equal(m.a.matrix(), a.template cast<T>()));
    global_max_back<T>(m.x_batch.view(), m.a.view(), m.grad_batch.view(), m.grad_x.data(), m.before());
    m.check_gradient(grad_x);
  }
}

TEMPLATE_TEST_CASE("the maximum of a window with NaN is NaN, wherever it stands", "", float, double) {
  using T = TestType;
  const Window pair = window_of(2, 2, 2, 1, Padding::valid);
  for (Index cell = 0; cell < 4; ++cell) {
    Numbered<T> m({pair, pair, 1}, 1, 1);
    m.x_batch.view()(cell, 0) = std::numeric_limits<T>::quiet_NaN();
    max_pooling<T>(m.shape, m.x_batch.view(), m.a.view(), nullptr);
    CHECK(std::isnan(m.a.view()(0, 0)));
  }
}

}  // namespace
}  // namespace playground
