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

template <class T>
void copy(const Integers& from, T* to) {
  for (const auto value : from.values) *to++ = static_cast<T>(value);
}

template <class T>
void copy(const Integers& from, Batch<T> to) {
  for (Index i = 0; i < to.rows(); ++i) {
    for (Index j = 0; j < to.cols(); ++j) to(i, j) = static_cast<T>(from.at(i, j));
  }
}

template <class T>
bool same(const T* found, const Integers& wanted) {
  for (const auto value : wanted.values) {
    if (*found++ != static_cast<T>(value)) return false;
  }
  return true;
}

template <class T>
bool same(const Batch<T>& found, const Integers& wanted) {
  for (Index i = 0; i < found.rows(); ++i) {
    for (Index j = 0; j < found.cols(); ++j) {
      if (found(i, j) != static_cast<T>(wanted.at(i, j))) return false;
    }
  }
  return true;
}

/** A linear network of two layers, forward and backward: the three products of training, and the sum over a batch. */
template <class T>
bool products_are_right(int inputs, int units, int outputs, Index batch) {
  const Choice linear = chosen<Activations, Linear>();
  Network<T> network(
      network_of(inputs, {layer(units, linear), layer(outputs, linear)}, chosen<Losses, MeanSquaredError>()));
  Workspace<T> work(network.layers(), batch, Keep::training);
  Buffer<T> gradient(network.parameters().size());
  const Layer& first = network.layers()[0];
  const Layer& last = network.layers()[1];
  const Integers x(inputs, batch, 1), first_kernel(inputs, units, 2), last_kernel(units, outputs, 3),
      grad(outputs, batch, 4);
  copy(x, work.input(batch));
  repeat_last(work.input(batch));
  copy(first_kernel, network.parameters().data() + first.offset);
  copy(last_kernel, network.parameters().data() + last.offset);

  network.forward(work, batch);
  const Integers hidden = product(transposed(first_kernel), x);
  if (!same(work.layers[0].a(batch), hidden)) return false;
  if (!same(work.layers[1].a(batch), product(transposed(last_kernel), hidden))) return false;

  copy(grad, work.layers[1].grad_a(batch));
  network.backward(work, batch, gradient);
  const Integers hidden_grad = product(last_kernel, grad);
  return same(gradient.data() + last.offset, product(hidden, transposed(grad))) &&
         same(gradient.data() + last.tensors[1].offset, row_sums(grad)) &&
         same(gradient.data() + first.offset, product(x, transposed(hidden_grad))) &&
         same(gradient.data() + first.tensors[1].offset, row_sums(hidden_grad));
}

/** Sizes that fill a vector's lanes, that leave some over, and that are single numbers. */
template <class T>
bool products_are_right() {
  return products_are_right<T>(1, 1, 1, 1) && products_are_right<T>(3, 5, 2, 7) &&
         products_are_right<T>(8, 16, 4, 32) && products_are_right<T>(13, 33, 11, 19);
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

// ---- three steps of training: the start of tests/training/xor_tanh_sgd.json, batches in turn ----

constexpr Index batch_rows = 8;
constexpr float examples[][3] = {  // x₁, x₂, label
    {0.438603669f, 0.804015934f, 1},   {0.994978607f, -0.51314497f, 0},   {-0.175298125f, -0.681268632f, 1},
    {-0.330723047f, -0.446482748f, 1}, {0.273641825f, 0.653809071f, 1},   {-0.479816377f, -0.781438649f, 1},
    {-0.412859559f, -0.255578816f, 1}, {0.711750984f, 0.525109231f, 1},   {0.954197049f, -0.775649726f, 0},
    {0.87305361f, 0.348821104f, 1},    {0.258656502f, -0.105346389f, 0},  {0.655590653f, -0.549471259f, 0},
    {0.298617154f, -0.57405597f, 0},   {0.599145293f, 0.206399441f, 1},   {0.944784224f, -0.749370873f, 0},
    {-0.884533107f, -0.136900201f, 1}, {-0.642331064f, 0.365111619f, 0},  {-0.331787854f, -0.671294749f, 1},
    {0.376623839f, -0.845728338f, 0},  {-0.122150138f, -0.661845982f, 1}, {-0.291016579f, -0.27836296f, 1},
    {-0.521031082f, 0.899233401f, 0},  {-0.433381915f, 0.869164467f, 0},  {-0.514607549f, -0.689611435f, 1},
    {0.12616168f, 0.913244188f, 1},    {0.125740677f, 0.192511246f, 1},   {0.927687168f, 0.0872523785f, 1},
    {0.863734365f, 0.176019296f, 1},   {0.0911723822f, -0.429077387f, 0}, {0.651026368f, 0.172573864f, 1},
    {0.963874757f, -0.613093674f, 0},  {-0.707775056f, -0.894575655f, 1}};
constexpr float start[] = {
    1.41421354f,   -0.475496262f, -1.19891143f,   0.285747528f,   -0.630801618f, -1.07190442f, -0.365572512f,
    0.0997618958f, -0.135200992f, -0.0425181501f, -0.0928372443f, 0.0874620974f, -1,           0.769333363f,
    -0.531478286f, -0.275420278f, -0.0427345484f};
constexpr double losses[] = {0.653692035520103, 0.695187879668736, 0.710673871149525, 0.764566607819825};

/** In float32 alone: compiling the rest of float64's code would be most of the time that the check takes. */
bool training_is_right() {
  const Choice loss_of_logits{place_of<Losses, BinaryCrossentropy>(), {1}};
  const Choice sgd{place_of<Optimizers, Sgd>(), {0.5}};
  Network<float> network(
      network_of(2, {layer(4, chosen<Activations, Tanh>()), layer(1, chosen<Activations, Linear>())}, loss_of_logits));
  Workspace<float> work(network.layers(), batch_rows, Keep::training);
  auto& parameters = network.parameters();
  Buffer<float> gradient(parameters.size()), state(parameters.size());
  std::copy(std::begin(start), std::end(start), parameters.begin());
  constexpr double tolerance = 1e-5;
  const float (*example)[3] = examples;
  for (const double loss : losses) {
    for (Index j = 0; j < batch_rows; ++j, ++example) {
      for (Index i = 0; i < 2; ++i) work.input(batch_rows)(i, j) = (*example)[i];
      work.target(batch_rows)(0, j) = (*example)[2];
    }
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
  if (!products_are_right<float>()) return "matrix_product_float32";
  if (!products_are_right<double>()) return "matrix_product_float64";
  if (!functions_are_right<float>()) return "functions_float32";
  if (!functions_are_right<double>()) return "functions_float64";
  if (!training_is_right()) return "training_step_float32";
  if (!random_is_right()) return "random_number";
  return {};
}

}  // namespace playground
