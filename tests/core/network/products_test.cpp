#include "core/network/products.hpp"

#include <catch_amalgamated.hpp>

#include <limits>

#include "core/catalog/features.hpp"
#include "core/network/batches.hpp"
#include "core/network/features.hpp"
#include "core/network/packing.hpp"
#include "tests/core/own_batch.hpp"

namespace playground {
namespace {

struct Shape {
  Index inputs, units, n;
};

/** What fills blocks and registers, what leaves one to three over, and kernels that are packed. */
constexpr Shape shapes[] = {{1, 1, 1},   {2, 4, 10},  {3, 5, 2},    {7, 8, 30},   {8, 16, 32},    {5, 2, 63},
                            {13, 3, 64}, {16, 6, 65}, {33, 17, 19}, {64, 25, 32}, {130, 127, 12}, {784, 25, 9}};

TEMPLATE_TEST_CASE("the products of a layer equal Eigen's", "", float, double) {
  using T = TestType;
  for (const auto& [inputs, units, n] : shapes) {
    CAPTURE(inputs, units, n);
    Numbers<T> numbers(7);
    const Matrix<T> w = numbers.matrix(inputs, units), x = numbers.matrix(inputs, n), slope = numbers.matrix(inputs, n);
    const Matrix<T> bias = numbers.matrix(units, 1), grad_z = numbers.matrix(units, n);
    const ConstMatrixView<T> kernel(w.data(), inputs, units);
    const OwnBatch<T> x_batch(x);
    Buffer<T> packed(static_cast<std::size_t>(packed_size<T>(inputs, units, n)));

    OwnBatch<T> z(units, n);
    preactivations<T>(kernel, bias.data(), x_batch.view(), z.view(), packed.data());
    Matrix<T> wanted = w.transpose().lazyProduct(x);
    CHECK(equal(z.matrix(), wanted.colwise() + bias.col(0)));
    preactivations<T>(kernel, nullptr, x_batch.view(), z.view(), packed.data());
    CHECK(equal(z.matrix(), wanted));

    // The loss's gradient is 0 in the padding, and so is every gradient that follows.
    OwnBatch<T> grad(grad_z), grad_x(inputs, n), grad_before(inputs, n), slopes(slope);
    for (Index j = n; j < padded<T>(n); ++j) {
      for (Index i = 0; i < units; ++i) grad.view()(i, j) = 0;
    }
    wanted = w.lazyProduct(grad_z);
    gradient_of_inputs<T>(kernel, grad.view(), grad_x.data(), {}, packed.data());
    CHECK(equal(grad_x.matrix(), wanted));
    gradient_of_inputs<T>(kernel, grad.view(), nullptr, {slopes.data(), grad_before.data()}, packed.data());
    CHECK(equal(grad_before.matrix(), wanted.cwiseProduct(slope)));

    Matrix<T> grad_kernel(inputs, units), grad_bias(units, 1);
    MatrixView<T> to(grad_kernel.data(), inputs, units);
    gradient_of_parameters<T>(x_batch.view(), grad.view(), to, grad_bias.data(), packed.data());
    CHECK(equal(grad_kernel, x.lazyProduct(grad_z.transpose())));
    CHECK(equal(grad_bias, grad_z.rowwise().sum()));
  }
}

/** Steps of one tile: each is a tile of which only the first lanes count. */
template <class T>
Matrix<T> examples_of(const Batch<T>& steps, Index lanes) {
  const Index count = steps.cols() / tile<T>;
  Matrix<T> m(steps.rows(), count * lanes);
  for (Index t = 0; t < count; ++t) {
    for (Index j = 0; j < lanes; ++j) {
      for (Index i = 0; i < steps.rows(); ++i) m(i, t * lanes + j) = steps(i, t * tile<T> + j);
    }
  }
  return m;
}

TEMPLATE_TEST_CASE("products in parts equal Eigen's, and leave other rows and lanes alone", "", float, double) {
  using T = TestType;
  constexpr Index steps = 5, n = steps * tile<T>;
  for (const Index lanes : {Index(Lanes<T>::size), tile<T>}) {
    for (const auto& size : {std::pair<Index, Index>{1, 1}, {3, 5}, {8, 16}, {13, 6}}) {
      const Index inputs = size.first, units = size.second;
      CAPTURE(inputs, units, lanes);
      Numbers<T> numbers(3);
      const Index all = units + 3, first = 2, above = inputs + 1;
      const Matrix<T> w = numbers.matrix(inputs, all), bias = numbers.matrix(units, 1);
      const Matrix<T> part = w.middleCols(first, units);
      const KernelColumns<T> columns{w.data() + first, inputs, units, all};
      OwnBatch<T> x(numbers.matrix(above, n)), z(numbers.matrix(all, n));
      const Batch<T> x_part(x.data() + tile<T>, inputs, n, above), z_part(z.data() + first * tile<T>, units, n, all);
      const Matrix<T> x_used = examples_of(x_part, lanes), whole = z.matrix();
      const auto others_are = [&](const Matrix<T>& wanted) {
        Matrix<T> found = z.matrix(), kept = wanted;
        for (Index t = 0; t < steps; ++t) {
          found.block(first, t * tile<T>, units, lanes).setZero();
          kept.block(first, t * tile<T>, units, lanes).setZero();
        }
        return equal(found, kept);
      };
      Buffer<T> panels(static_cast<std::size_t>(std::max(panels_size(units, inputs), panels_size(inputs, units))));

      pack_units<T>(columns, panels.data());
      combine<T>(panels.data(), bias.data(), x_part, z_part, lanes);
      Matrix<T> wanted = part.transpose().lazyProduct(x_used);
      wanted.colwise() += bias.col(0);
      CHECK(equal(examples_of(z_part, lanes), wanted));
      add_combination<T>(panels.data(), x_part, z_part, lanes);
      wanted += part.transpose().lazyProduct(x_used);
      CHECK(equal(examples_of(z_part, lanes), wanted));
      CHECK(others_are(whole));

      Matrix<T> gradient = numbers.matrix(inputs, all), sums = numbers.matrix(units, 1);
      Matrix<T> wanted_gradient = gradient;
      wanted_gradient.middleCols(first, units) += x_used.lazyProduct(wanted.transpose());
      const Matrix<T> wanted_sums = sums + wanted.rowwise().sum();
      Buffer<T> room(static_cast<std::size_t>(transposed_size<T>(units, n)));
      const ConstBatch<T> g = by_example<T>(z_part, lanes, room.data(), sums.data());
      add_correlation<T>(x_part, g, lanes, gradient.data() + first, all);
      CHECK(equal(gradient, wanted_gradient));
      CHECK(equal(sums, wanted_sums));

      pack_inputs<T>(columns, panels.data(), panel_rows * units);
      combine<T>(panels.data(), nullptr, z_part, x_part, lanes);
      CHECK(equal(examples_of(x_part, lanes), Matrix<T>(part.lazyProduct(wanted))));
    }
  }
}

TEMPLATE_TEST_CASE("non-finite numbers are found at every position", "", float, double) {
  using T = TestType;
  std::vector<T> values(11, T(-3));
  CHECK(all_finite<T>(values));
  CHECK(all_finite<T>(std::span<const T>()));
  for (const T bad :
       {std::numeric_limits<T>::infinity(), -std::numeric_limits<T>::infinity(), std::numeric_limits<T>::quiet_NaN()}) {
    for (T& value : values) {
      value = bad;
      CHECK_FALSE(all_finite<T>(values));
      value = std::numeric_limits<T>::max();
    }
  }
}

TEMPLATE_TEST_CASE("features are computed of the first two columns, the last example again in the padding", "", float,
                   double) {
  using T = TestType;
  Config config = read_config(Json{{"data", {{"name", "spiral"}}}});
  config.columns = 3;
  config.features.clear();
  for (std::size_t i = 0; i < Features::size; ++i) config.features.push_back({"", false, i});
  config.features.push_back({"", true, 2});
  constexpr Index n = 5;
  const Matrix<double> rows = Numbers<double>(n).matrix(n, 3) * 0.1;
  OwnBatch<T> features(static_cast<Index>(config.features.size()), n);
  compute_features<T>(config, rows.data(), features.view());
  for (Index j = 0; j < padded<T>(n); ++j) {
    const double* row = rows.data() + 3 * std::min(j, n - 1);
    Index i = 0;
    Features::for_each([&]<class Feature>() {
      CHECK(features.view()(i++, j) == Feature::value(static_cast<T>(row[0]), static_cast<T>(row[1])));
    });
    CHECK(features.view()(i, j) == static_cast<T>(row[2]));
  }
}

TEMPLATE_TEST_CASE("examples are gathered into columns, the last one again in the padding", "", float, double) {
  using T = TestType;
  for (const Index features : {4, 8, 20}) {
    CAPTURE(features);
    const Matrix<T> all = Numbers<T>(features).matrix(40, features);
    const std::vector<std::uint32_t> rows{39, 0, 7, 7, 12, 3, 25};
    const auto n = static_cast<Index>(rows.size());
    OwnBatch<T> named(features, n), following(features, n);
    gather<T>(all, rows, named.view());
    gather<T>(all, 30, following.view());
    for (Index i = 0; i < features; ++i) {
      for (Index j = 0; j < padded<T>(n); ++j) {
        const Index example = std::min(j, n - 1);
        CHECK(named.view()(i, j) == all(rows[static_cast<std::size_t>(example)], i));
        CHECK(following.view()(i, j) == all(30 + example, i));
      }
    }
  }
}

TEMPLATE_TEST_CASE("a batch lies tile after tile, and each of its registers is met once", "", float, double) {
  using T = TestType;
  constexpr Index rows = 3, size = Lanes<T>::size;
  for (Index n = 1; n <= 3 * tile<T>; ++n) {
    CAPTURE(n);
    OwnBatch<T> own(rows, n);
    const Batch<T> b = own.view();
    CHECK(b.width() == (n + size - 1) / size * size);
    for (Index i = 0; i < rows; ++i) {
      for (Index j = 0; j < b.width(); ++j)
        CHECK(&b(i, j) - b.data() == (j / tile<T> * rows + i) * tile<T> + j % tile<T>);
    }
    Matrix<T> met = Matrix<T>::Zero(1, rows * tiled<T>(n));
    for_registers(b, [&](Index first, Index end, Index step) {
      for (Index at = first; at < end; at += step) met.block(0, at, 1, size).array() += 1;
    });
    for (Index i = 0; i < rows; ++i) {
      for (Index j = 0; j < b.width(); ++j) CHECK(met(0, &b(i, j) - b.data()) == 1);
    }
    CHECK(met.sum() == static_cast<T>(rows * b.width()));
  }
}

}  // namespace
}  // namespace playground
