#include "core/network/convolution.hpp"

#include <catch_amalgamated.hpp>

#include <string>

#include "tests/core/own_batch.hpp"

namespace playground {
namespace {

/** What the equations say, cell by cell. Numbers of an example are a column. */
struct Expected {
  Matrix<double> z, grad_x, grad_kernel, grad_bias;

  Expected(const Convolution& shape, const Matrix<double>& kernel, const Matrix<double>& bias, const Matrix<double>& x,
           const Matrix<double>& grad_z)
      : z(grad_z.rows(), x.cols()),
        grad_x(Matrix<double>::Zero(x.rows(), x.cols())),
        grad_kernel(Matrix<double>::Zero(kernel.rows(), kernel.cols())),
        grad_bias(Matrix<double>::Zero(bias.rows(), 1)) {
    const auto& [lines, columns, channels, filters] = shape;
    for (Index row = 0; row < z.rows(); ++row) z.row(row).setConstant(bias(row % filters, 0));
    for (Index row = 0; row < z.rows(); ++row) grad_bias(row % filters, 0) += grad_z.row(row).sum();
    for (Index y = 0; y < lines.outputs; ++y) {
      for (Index p = 0; p < columns.outputs; ++p) {
        for (Index i = 0; i < lines.size; ++i) {
          for (Index j = 0; j < columns.size; ++j) {
            const Index u = y * lines.stride - lines.before + i * lines.dilation;
            const Index v = p * columns.stride - columns.before + j * columns.dilation;
            if (u < 0 || u >= lines.cells || v < 0 || v >= columns.cells) continue;
            for (Index c = 0; c < channels; ++c) {
              for (Index f = 0; f < filters; ++f) {
                const Index from = (u * columns.cells + v) * channels + c, to = (y * columns.outputs + p) * filters + f;
                const Index weight = (i * columns.size + j) * channels + c;
                z.row(to) += kernel(weight, f) * x.row(from);
                grad_x.row(from) += kernel(weight, f) * grad_z.row(to);
                grad_kernel(weight, f) += x.row(from).dot(grad_z.row(to));
              }
            }
          }
        }
      }
    }
  }
};

template <class T>
void check(const Convolution& shape, Index n, std::uint64_t seed) {
  const Index inputs = shape.lines.cells * shape.columns.cells * shape.channels;
  const Index outputs = shape.places() * shape.filters;
  Numbers<T> numbers(seed);
  const Matrix<T> kernel = numbers.matrix(shape.window_size(), shape.filters);
  const Matrix<T> bias = numbers.matrix(shape.filters, 1);
  const Matrix<T> x = numbers.matrix(inputs, n), grad_z = numbers.matrix(outputs, n), slope = numbers.matrix(inputs, n);
  const Expected expected(shape, kernel.template cast<double>(), bias.template cast<double>(),
                          x.template cast<double>(), grad_z.template cast<double>());
  const OwnBatch<T> x_batch(x);
  OwnBatch<T> grad(grad_z), z(outputs, n), grad_x(inputs, n), grad_before(inputs, n), slopes(slope);
  for (Index e = n; e < padded<T>(n); ++e) {
    for (Index i = 0; i < outputs; ++i) grad.view()(i, e) = 0;
  }
  Buffer<T> room(static_cast<std::size_t>(packed_size<T>(shape, true)));

  using Sums = WindowSums<T>;
  Sums::preactivations(shape, kernel.data(), bias.data(), x_batch.view(), z.view(), room.data()).run();
  CHECK(equal(z.matrix(), expected.z.template cast<T>()));
  Sums::gradient_of_inputs(shape, kernel.data(), grad.view(), grad_x.data(), {}, room.data()).run();
  CHECK(equal(grad_x.matrix(), expected.grad_x.template cast<T>()));
  Sums::gradient_of_inputs(shape, kernel.data(), grad.view(), nullptr, {slopes.data(), grad_before.data()}, room.data())
      .run();
  CHECK(equal(grad_before.matrix(), expected.grad_x.template cast<T>().cwiseProduct(slope)));
  Matrix<T> grad_kernel(kernel.rows(), kernel.cols()), grad_bias(shape.filters, 1);
  gradient_of_kernel<T>(shape, x_batch.view(), grad.view(), grad_kernel.data(), grad_bias.data(), room.data());
  CHECK(equal(grad_kernel, expected.grad_kernel.template cast<T>()));
  CHECK(equal(grad_bias, expected.grad_bias.template cast<T>()));
}

TEMPLATE_TEST_CASE("a convolution and its gradients equal plain loops at random shapes", "", float, double) {
  using T = TestType;
  Numbers<T> draw(5);
  const auto from = [&](int low, int high) { return static_cast<Index>(low + draw.below(high - low + 1)); };
  int done = 0;
  while (done < 300) {
    const Index dilation = draw.below(3) == 0 ? from(2, 3) : 1;
    const auto window = [&](Padding padding) {
      const Index stride = dilation > 1 ? 1 : from(1, 3);
      return window_of(from(1, 9), from(1, 5), stride, dilation, padding);
    };
    const Padding padding = draw.below(2) == 0 ? Padding::valid : Padding::same;
    Convolution shape{window(padding), window(padding), from(1, 6), from(1, 9)};
    if (draw.below(4) == 0) shape.lines = {}, shape.columns = window(Padding::causal);
    if (shape.places() == 0) continue;
    const Index n = from(1, 20);
    CAPTURE(shape.lines.cells, shape.lines.size, shape.lines.stride, dilation, shape.lines.before);
    CAPTURE(shape.columns.cells, shape.columns.size, shape.columns.stride, shape.columns.before);
    CAPTURE(shape.channels, shape.filters, n);
    check<T>(shape, n, static_cast<std::uint64_t>(done++));
  }
}

TEMPLATE_TEST_CASE("windows larger than the input, and of many channels", "", float, double) {
  using T = TestType;
  const Window wide = window_of(3, 28, 1, 8, Padding::same), whole = window_of(4, 4, 1, 1, Padding::valid);
  check<T>({wide, wide, 2, 3}, 9, 1);
  check<T>({whole, whole, 17, 33}, 8, 2);
  check<T>({{}, window_of(40, 3, 1, 8, Padding::causal), 3, 5}, 33, 3);
  check<T>({window_of(28, 5, 1, 1, Padding::valid), window_of(28, 5, 1, 1, Padding::valid), 1, 32}, 3, 4);
}

}  // namespace
}  // namespace playground
