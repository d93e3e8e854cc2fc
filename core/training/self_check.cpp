#include "core/training/self_check.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <limits>
#include <span>
#include <vector>

#include "core/catalog/optimizers.hpp"
#include "core/experiment/config.hpp"
#include "core/network/activation.hpp"
#include "core/network/network.hpp"
#include "core/numeric/random.hpp"
#include "core/training/inspection.hpp"
#include "core/training/parameters.hpp"

namespace playground {
namespace {

// None of the answers comes from this code: integers are multiplied one by one, functions were computed with 40 digits,
// the training steps by another implementation, the random numbers by one in Python.

/** Hides a value from the compiler, which would otherwise compute the answers itself. */
template <class T>
T unforeseen(T value) {
  volatile T hidden = value;
  return hidden;
}

template <class T>
bool close(T found, double wanted, double tolerance) {
  return std::abs(static_cast<double>(found) - wanted) <= tolerance * std::abs(wanted);
}

/** The parts of a config from which a network is made. */
Config network_of(int inputs, std::initializer_list<LayerConfig> layers, Choice loss) {
  Config config;
  config.input = {inputs};
  config.layers = layers;
  config.loss = loss;
  return config;
}

LayerConfig layer(int units, Choice activation) {
  LayerConfig layer;
  layer.units = units;
  layer.activation = activation;
  return layer;
}

// ---- products: small integers, whose sums are exact in every order ----

struct Integers {
  Index rows, columns;
  std::vector<std::int32_t> values;

  Integers(Index row_count, Index column_count)
      : rows(row_count), columns(column_count), values(static_cast<std::size_t>(row_count * column_count)) {}

  /** −4 to 4, without a pattern that could hide a wrong place. */
  Integers(Index row_count, Index column_count, std::uint32_t seed) : Integers(row_count, column_count) {
    seed = unforeseen(seed);
    for (auto& value : values) {
      seed = seed * 1664525u + 1013904223u;
      value = static_cast<std::int32_t>((seed >> 16) % 9) - 4;
    }
  }

  std::int32_t& at(Index row, Index column) { return values[static_cast<std::size_t>(row * columns + column)]; }
  std::int32_t at(Index row, Index column) const { return values[static_cast<std::size_t>(row * columns + column)]; }

  std::vector<double> numbers() const { return {values.begin(), values.end()}; }
};

Integers transposed(const Integers& m) {
  Integers result(m.columns, m.rows);
  for (Index i = 0; i < m.rows; ++i) {
    for (Index j = 0; j < m.columns; ++j) result.at(j, i) = m.at(i, j);
  }
  return result;
}

Integers product(const Integers& a, const Integers& b) {
  Integers result(a.rows, b.columns);
  for (Index i = 0; i < a.rows; ++i) {
    for (Index j = 0; j < b.columns; ++j) {
      for (Index k = 0; k < a.columns; ++k) result.at(i, j) += a.at(i, k) * b.at(k, j);
    }
  }
  return result;
}

Integers row_sums(const Integers& m) {
  Integers result(m.rows, 1);
  for (Index i = 0; i < m.rows; ++i) {
    for (Index j = 0; j < m.columns; ++j) result.at(i, 0) += m.at(i, j);
  }
  return result;
}

/** What a linear network of two layers computes of a batch, and of ∂loss/∂a of its outputs, row by row. */
struct Passed {
  std::vector<double> hidden, outputs;
  std::vector<LayerParameters> gradient;
};

struct Products {
  Integers x, first_kernel, last_kernel, grad;

  Products(Index inputs, Index units, Index outputs, Index batch)
      : x(inputs, batch, 1), first_kernel(inputs, units, 2), last_kernel(units, outputs, 3), grad(outputs, batch, 4) {}

  Config config() const {
    const auto linear = [](Index units) { return layer(static_cast<int>(units), chosen<Activations, Linear>()); };
    return network_of(static_cast<int>(x.rows), {linear(first_kernel.columns), linear(last_kernel.columns)},
                      chosen<Losses, MeanSquaredError>());
  }

  std::vector<LayerParameters> kernels() const {
    return {{{{"kernel", first_kernel.numbers()}}}, {{{"kernel", last_kernel.numbers()}}}};
  }
};

template <class T>
void copy(const Integers& from, Batch<T> to) {
  for (Index i = 0; i < to.rows(); ++i) {
    for (Index j = 0; j < to.cols(); ++j) to(i, j) = static_cast<T>(from.at(i, j));
  }
}

template <class T>
Passed pass(const Products& products) {
  const Index batch = products.x.columns;
  Network<T> network(products.config());
  Workspace<T> work(network.layers(), batch, Keep::training);
  Buffer<T> gradient(network.parameters().size());
  network.set(products.kernels());
  copy(products.x, work.input(batch));
  repeat_last(work.input(batch));
  network.forward(work, batch);
  Passed passed{list(work.layers[0].a(batch)), list(work.layers[1].a(batch)), {}};
  copy(products.grad, work.layers[1].grad_a(batch));
  network.backward(work, batch, gradient);
  passed.gradient = trained_by_name(network.layers(), gradient);
  return passed;
}

/** The three products of training, and the sum over a batch. */
bool are_right(const Products& products, Passed passed) {
  const Integers hidden = product(transposed(products.first_kernel), products.x);
  const Integers hidden_grad = product(products.last_kernel, products.grad);
  LayerParameters &first = passed.gradient[0], &last = passed.gradient[1];
  return passed.hidden == hidden.numbers() &&
         passed.outputs == product(transposed(products.last_kernel), hidden).numbers() &&
         last["kernel"] == product(hidden, transposed(products.grad)).numbers() &&
         last["bias"] == row_sums(products.grad).numbers() &&
         first["kernel"] == product(products.x, transposed(hidden_grad)).numbers() &&
         first["bias"] == row_sums(hidden_grad).numbers();
}

/** Sizes that fill a vector's lanes, that leave some over, and that are single numbers. */
bool products_are_right(Passed (*pass)(const Products&)) {
  constexpr Index sizes[][4] = {{1, 1, 1, 1}, {3, 5, 2, 7}, {8, 16, 4, 32}, {13, 33, 11, 19}};
  return std::all_of(std::begin(sizes), std::end(sizes), [&](const auto& size) {
    const Products products(size[0], size[1], size[2], size[3]);
    return are_right(products, pass(products));
  });
}

// ---- functions ----

/** What an activation gives at −3 and at ½, with mpmath 1.3 at 40 digits. */
struct KnownValues {
  std::size_t activation;
  double values[2];
};

constexpr double places[] = {-3, 0.5};
constexpr KnownValues known_values[] = {
    {place_of<Activations, Sigmoid>(), {0.047425873177566780879, 0.62245933120185456464}},
    {place_of<Activations, Tanh>(), {-0.99505475368673045133, 0.4621171572600097585}},
    {place_of<Activations, Exponential>(), {0.049787068367863942979, 1.6487212707001281468}},
    {place_of<Activations, Sin>(), {-0.1411200080598672221, 0.47942553860420300027}},
    {place_of<Activations, Softplus>(), {0.048587351573742058759, 0.97407698418010668087}}};

constexpr double logits[] = {2, 1, -0.5};
constexpr double probabilities[] = {0.68967208612450352158, 0.25371618163502519551, 0.056611732240471282915};

/** An activation of a column of numbers, one a unit. */
template <class T>
bool activation_is_right(std::size_t activation, std::span<const double> z, const double* wanted) {
  constexpr double tolerance = 8 * static_cast<double>(std::numeric_limits<T>::epsilon());
  const auto units = static_cast<Index>(z.size());
  Choice choice;
  choice.item = activation;
  Buffer<T> numbers(static_cast<std::size_t>(units * tiled<T>(1)));
  const Batch<T> column(numbers.data(), units, 1);
  for (Index i = 0; i < units; ++i) column(i, 0) = static_cast<T>(z[static_cast<std::size_t>(i)]);
  repeat_last(column);
  activate<T>(choice, ConstVectorView<T>(nullptr, 0), column, column);
  for (Index i = 0; i < units; ++i) {
    if (!close(column(i, 0), wanted[i], tolerance)) return false;
  }
  return true;
}

template <class T>
bool functions_are_right() {
  const auto is_right = [](const KnownValues& known) {
    return activation_is_right<T>(known.activation, places, known.values);
  };
  return std::all_of(std::begin(known_values), std::end(known_values), is_right) &&
         activation_is_right<T>(place_of<Activations, Softmax>(), logits, probabilities);
}

// ---- three steps of training with the same batch, in eighths; the losses are PyTorch's, in float64 ----

constexpr Index batch_rows = 8;
constexpr std::int8_t examples[batch_rows][2] = {{4, 6},  {-3, 5},  {7, -2}, {-6, -7},
                                                 {1, -8}, {-5, -1}, {3, 2},  {-8, 4}};
constexpr std::int8_t labels[batch_rows] = {8, 0, 0, 8, 0, 8, 8, 0};
constexpr std::int8_t start[] = {11, -4, -10, 2, -5, -9, -3, 1, 1, -2, 3, -1, -8, 6, -4, -2, 3};
constexpr double losses[] = {0.7038800584595921, 0.6869994499722469, 0.6726035948455102, 0.6599963067729138};

float eighths(std::int8_t number) { return static_cast<float>(number) / 8; }

/** In float32 alone: compiling the rest of float64's code would be most of the time that the check takes. */
bool training_is_right() {
  const Choice loss_of_logits{place_of<Losses, BinaryCrossentropy>(), {1}};
  const Choice sgd{place_of<Optimizers, Sgd>(), {0.5}};
  Network<float> network(
      network_of(2, {layer(4, chosen<Activations, Tanh>()), layer(1, chosen<Activations, Linear>())}, loss_of_logits));
  Workspace<float> work(network.layers(), batch_rows, Keep::training);
  auto& parameters = network.parameters();
  Buffer<float> gradient(parameters.size()), state(parameters.size());
  std::transform(std::begin(start), std::end(start), parameters.begin(), eighths);
  for (Index j = 0; j < batch_rows; ++j) {
    for (Index i = 0; i < 2; ++i) work.input(batch_rows)(i, j) = eighths(examples[j][i]);
    work.target(batch_rows)(0, j) = eighths(labels[j]);
  }
  constexpr double tolerance = 1e-5;
  for (const double loss : losses) {
    network.forward(work, batch_rows);
    if (!close(network.data_loss_and_gradient(work, batch_rows), loss, tolerance)) return false;
    network.backward(work, batch_rows, gradient);
    const auto size = static_cast<Index>(parameters.size());
    update_parameters<float>(sgd, 1, parameters.data(), gradient.data(), state.data(), size, size);
  }
  return true;
}

// ---- random numbers ----

bool random_is_right() {
  Random random(unforeseen<std::uint64_t>(7), Stream::weights);
  for (const std::uint64_t wanted :
       {0x853c3d43d4de6cd0ULL, 0xb94f469395a56718ULL, 0x86f299e662c63e12ULL, 0x29e783dfd9b55828ULL}) {
    if (random.bits() != wanted) return false;
  }
  return true;
}

}  // namespace

std::string_view failed_check() {
  if (!products_are_right(pass<float>)) return "matrix_product_float32";
  if (!products_are_right(pass<double>)) return "matrix_product_float64";
  if (!functions_are_right<float>()) return "functions_float32";
  if (!functions_are_right<double>()) return "functions_float64";
  if (!training_is_right()) return "training_step_float32";
  if (!random_is_right()) return "random_number";
  return {};
}

}  // namespace playground
