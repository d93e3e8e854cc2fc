#include "core/catalog/losses.hpp"

#include <catch_amalgamated.hpp>

#include <cstdio>

#include "core/numeric/random.hpp"
#include "core/text/error.hpp"
#include "core/training/explain.hpp"
#include "tests/core/dual.hpp"
#include "tests/core/reference.hpp"

namespace playground {
namespace {

using testing::Dual;
using testing::Row;

template <class Loss>
Choice from_logits() {
  Choice choice = chosen<Losses, Loss>();
  choice.settings[0] = 1;
  return choice;
}

/** The inputs of a case: exact float32 numbers, given by their bits. */
std::vector<double> logits_of(const Json& example) {
  std::vector<double> logits;
  for (const Json& bits : example.at("logit_bits")) logits.push_back(testing::float_from_bits(bits.get<std::string>()));
  return logits;
}

struct Result {
  double loss;
  std::vector<double> grad;
};

/** What engine.loss gives. */
Result explained_loss(const Choice& choice, const std::vector<double>& target, const std::vector<double>& output) {
  const LossAndGradient got = loss(choice, target, output);
  return {got.value, got.gradient};
}

/** One example through the loop that trains. */
template <class T>
Result train_loss(const Choice& loss, const std::vector<double>& target, const std::vector<double>& output) {
  const auto k = static_cast<Index>(output.size());
  Buffer<T> numbers(static_cast<std::size_t>(3 * k * tiled<T>(1)));
  const auto part = [&](Index i) { return Batch<T>(numbers.data() + i * k * tiled<T>(1), k, 1); };
  Batch<T> y = part(0), t = part(1), grad = part(2);
  for (Index i = 0; i < k; ++i) {
    y(i, 0) = static_cast<T>(output[static_cast<std::size_t>(i)]);
    t(i, 0) = static_cast<T>(target[static_cast<std::size_t>(i)]);
  }
  Result result{loss_sum<T>(loss, y, t, &grad), {}};
  for (Index i = 0; i < k; ++i) result.grad.push_back(static_cast<double>(grad(i, 0)));
  return result;
}

std::vector<double> one_hot(std::size_t label, std::size_t classes) {
  std::vector<double> target(classes, 0.0);
  target[label] = 1;
  return target;
}

// ---- softmax_ce.json ----

/** Worst errors in ulp. */
struct Worst {
  double probability = 0, log_probability = 0, loss = 0, grad = 0;
};

void raise(double& worst, double error) { worst = std::max(worst, error); }

double error64(double got, double wanted) { return testing::error64(got, wanted, 0); }
double error32(double got, double wanted) {
  return testing::error32(static_cast<float>(got), wanted, static_cast<float>(wanted));
}

template <class Error>
void compare(const Result& got, const Json& wanted, std::size_t label, Error error, Worst& worst) {
  raise(worst.loss, error(got.loss, testing::number_from(wanted.at("loss"))));
  if (wanted.contains("grad_y")) raise(worst.grad, error(got.grad[label], testing::number_from(wanted["grad_y"])));
  if (!wanted.contains("grad")) return;
  const auto grad = testing::numbers(wanted["grad"]);
  REQUIRE(grad.size() == got.grad.size());
  for (std::size_t i = 0; i < grad.size(); ++i) raise(worst.grad, error(got.grad[i], grad[i]));
}

/** All losses of one case of the file. run(choice, target, logits) gives loss and gradient. */
template <class Run, class Error>
void check_case(const Json& example, Run run, Error error, Worst& worst) {
  const auto logits = logits_of(example);
  for (const Json& labelled : example.at("ce")) {
    const auto label = labelled.at("label").get<std::size_t>();
    compare(run(from_logits<CategoricalCrossentropy>(), one_hot(label, logits.size()), logits), labelled, label, error,
            worst);
  }
  if (example.contains("soft")) {
    const Json& soft = example["soft"];
    compare(run(from_logits<CategoricalCrossentropy>(), testing::numbers(soft.at("target")), logits), soft, 0, error,
            worst);
  }
}

TEST_CASE("softmax and cross-entropy from logits agree with the exact values of reference/") {
  const Json cases = testing::read_json("reference/softmax_ce.json");
  REQUIRE(cases.size() == 34);
  Worst explained, f64, f32;
  for (const Json& example : cases) {
    CAPTURE(example.at("name").get<std::string>());
    const auto logits = logits_of(example);
    const auto softmax_wanted = testing::numbers(example.at("softmax"));
    const auto log_wanted = testing::numbers(example.at("log_softmax"));
    const auto p = softmax(logits);
    const auto log_p = log_softmax(logits);
    for (std::size_t i = 0; i < softmax_wanted.size(); ++i) {
      raise(explained.probability, error64(p[i], softmax_wanted[i]));
      raise(explained.log_probability, error64(log_p[i], log_wanted[i]));
    }
    check_case(example, explained_loss, error64, explained);
    check_case(example, train_loss<double>, error64, f64);
    check_case(example, train_loss<float>, error32, f32);
  }
  if (testing::figures_wanted()) {
    std::printf(
        "softmax_ce, worst ulp: explained softmax %.3g, log-softmax %.3g, loss %.3g, gradient %.3g; training loss and "
        "gradient "
        "in float64 %.3g, %.3g, in float32 %.3g, %.3g\n",
        explained.probability, explained.log_probability, explained.loss, explained.grad, f64.loss, f64.grad, f32.loss,
        f32.grad);
  }
  CHECK(explained.probability <= 1);
  CHECK(explained.log_probability <= 1);
  CHECK(explained.loss <= 1);
  CHECK(explained.grad <= 1);
  CHECK(f64.loss <= 4);
  CHECK(f64.grad <= 4);
  CHECK(f32.loss <= 4);
  CHECK(f32.grad <= 13);  // z − max z is rounded to float32 before e^ of it is taken
}

// ---- bce_logits.csv, bce_probs.csv ----

TEST_CASE("binary cross-entropy from logits agrees with the exact values of reference/") {
  const auto rows = testing::read_csv("reference/bce_logits.csv");
  REQUIRE(rows.size() == 396);
  const Choice choice = from_logits<BinaryCrossentropy>();
  double worst_loss = 0;
  double worst_grad = 0;
  double worst_loss32 = 0;
  double worst_grad32 = 0;
  for (const Row& row : rows) {
    const double x = testing::float_from_bits(row.at("x_bits"));
    const double t = static_cast<float>(testing::number_from(row.at("target")));
    const double loss_exact = testing::number_from(row.at("loss"));
    const double grad_exact = testing::number_from(row.at("dloss_dx"));
    CAPTURE(x, t);
    const LossAndGradient got = loss(choice, std::vector{t}, std::vector{x});
    raise(worst_loss, error64(got.value, loss_exact));
    raise(worst_grad, error64(got.gradient[0], grad_exact));
    CHECK(testing::error32(static_cast<float>(got.value), loss_exact, testing::float_from_bits(row.at("loss_bits"))) <=
          1);
    CHECK(testing::error32(static_cast<float>(got.gradient[0]), grad_exact,
                           testing::float_from_bits(row.at("dloss_bits"))) <= 1);
    const Result in_float = train_loss<float>(choice, {t}, {x});
    CHECK(std::abs(in_float.grad[0] - grad_exact) <= 0x1p-23);
    raise(worst_loss32, error32(in_float.loss, loss_exact));
    raise(worst_grad32, error32(in_float.grad[0], grad_exact));
  }
  if (testing::figures_wanted()) {
    std::printf(
        "bce_logits, worst ulp: float64 loss %.3g, gradient %.3g; float32 arithmetic loss %.3g, gradient %.3g\n",
        worst_loss, worst_grad, worst_loss32, worst_grad32);
  }
  CHECK(worst_loss <= 1);
  CHECK(worst_loss32 <= 1);
  CHECK(worst_grad <= 1);
}

TEST_CASE("binary cross-entropy from probabilities, unclipped, is the exact one") {
  const auto rows = testing::read_csv("reference/bce_probs.csv");
  REQUIRE(rows.size() == 48);
  Choice choice = chosen<Losses, BinaryCrossentropy>();
  choice.settings[2] = 0;
  for (const Row& row : rows) {
    const double p = testing::float_from_bits(row.at("p_bits"));
    const double t = testing::number_from(row.at("target"));
    const double exact = testing::number_from(row.at("loss_exact"));
    CAPTURE(p, t, exact);
    const double got = loss(choice, std::vector{t}, std::vector{p}).value;
    // Unclipped on purpose: t·log 0 and 0·log 0 show as infinity and NaN.
    if (p == 0 || p == 1) {
      CHECK(!std::isfinite(got));
    } else {
      // log(1−p) of a small p: 1−p keeps 53 bits.
      CHECK(std::abs(got - exact) <= 0x1p-53 + 4 * testing::ulp64(exact));
    }
  }
}

TEST_CASE("binary cross-entropy from probabilities, clipped, is Keras's in float32") {
  const Choice choice = chosen<Losses, BinaryCrossentropy>();
  for (const Row& row : testing::read_csv("reference/bce_probs.csv")) {
    const double p = testing::float_from_bits(row.at("p_bits"));
    const double t = testing::number_from(row.at("target"));
    const double keras = testing::number_from(row.at("loss_keras_clip"));
    CAPTURE(p, t, keras);
    // log(1−p) of a small p: 1−p keeps 24 bits.
    CHECK(std::abs(train_loss<float>(choice, {t}, {p}).loss - keras) <= 0x1p-24 + 2 * testing::ulp32(keras));
  }
}

TEST_CASE("clipping caps the loss at 16.118 with gradient 0; without it a zero probability gives infinity") {
  const double cap = 16.118095650958319788;  // −log 1e−7
  const auto check = [&](const Choice& clipped, const std::vector<double>& target, const std::vector<double>& output) {
    Choice unclipped = clipped;
    unclipped.settings[entries<Losses>()[clipped.item].parameters.size() - 1] = 0;
    const LossAndGradient capped = loss(clipped, target, output);
    CHECK(capped.value == Catch::Approx(cap).epsilon(1e-8));
    for (const double g : capped.gradient) CHECK(g == 0);
    const LossAndGradient bare = loss(unclipped, target, output);
    CHECK(!std::isfinite(bare.value));
    CHECK(!std::isfinite(bare.gradient[0]));
  };
  check(chosen<Losses, BinaryCrossentropy>(), {1}, {0});
  check(chosen<Losses, BinaryCrossentropy>(), {0}, {1});
  check(chosen<Losses, CategoricalCrossentropy>(), {1, 0, 0}, {0, 0, 1});
  check(chosen<Losses, SparseCategoricalCrossentropy>(), {0}, {0, 1});
  CHECK(loss(chosen<Losses, BinaryCrossentropy>(), std::vector{1.0}, std::vector{1e-6}).gradient[0] ==
        Catch::Approx(-1e6));
}

TEST_CASE("probabilities are normalized by their sum, as in Keras") {
  const Choice choice = chosen<Losses, CategoricalCrossentropy>();
  const std::vector<double> target{0, 1, 0};
  const double wanted = -std::log(0.25);
  CHECK(loss(choice, target, std::vector{0.5, 0.25, 0.25}).value == Catch::Approx(wanted).epsilon(1e-14));
  CHECK(loss(choice, target, std::vector{2.0, 1.0, 1.0}).value == Catch::Approx(wanted).epsilon(1e-14));
}

// ---- every loss of the list ----

/** A loss with random settings. */
template <class Loss>
Choice random_loss(Random& random) {
  Choice choice = chosen<Losses, Loss>();
  const auto parameters = parameters_of<Loss>();
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const Parameter& p = parameters[i];
    choice.settings[i] =
        p.kind == Kind::boolean ? static_cast<double>(random.below(2)) : random.uniform(p.slider_low, p.slider_high);
  }
  return choice;
}

/** Numbers from 0 to 1 that add to 1: good as targets of every loss, and as probabilities. */
std::vector<double> random_shares(Index k, Random& random) {
  std::vector<double> shares;
  double sum = 0;
  for (Index i = 0; i < k; ++i) sum += shares.emplace_back(random.uniform(0.05, 1));
  for (double& share : shares) share /= sum;
  return shares;
}

/** The slope of a loss's value by one output. */
template <class Loss>
Dual value_and_slope(const Choice& choice, const std::vector<double>& target, const std::vector<double>& output,
                     std::size_t at) {
  const auto k = static_cast<Index>(output.size());
  const std::vector<Dual> targets(target.begin(), target.end());
  std::vector<Dual> y(output.begin(), output.end());
  y[at].slope = 1;
  return Loss::template example<Dual>({y.data(), k, 1}, {targets.data(), k, 1}, {nullptr, k, 1}, choice.settings);
}

template <class Loss>
void check_gradient(const Choice& choice, const std::vector<double>& target, const std::vector<double>& output) {
  CAPTURE(Loss::info.name, choice.settings, target, output);
  const LossAndGradient got = loss(choice, target, output);
  double scale = 1;  // of the terms that make up the value and the slope
  for (std::size_t i = 0; i < target.size(); ++i) scale += std::abs(target[i]) * (1 + std::abs(output[i]));
  for (std::size_t at = 0; at < output.size(); ++at) {
    const Dual wanted = value_and_slope<Loss>(choice, target, output, at);
    REQUIRE(std::abs(got.value - wanted.value) <= 1e-13 * (scale + std::abs(wanted.value)));
    REQUIRE(std::abs(got.gradient[at] - wanted.slope) <= 1e-12 * (scale + std::abs(wanted.slope)));
  }
}

/** Outputs that a loss takes: probabilities, not all of which add to 1, or any numbers. */
template <class Loss>
std::vector<double> random_outputs(const Choice& choice, std::size_t k, Random& random) {
  if (Loss::info.takes_probabilities() && !takes_logits(choice)) return random_shares(static_cast<Index>(k), random);
  std::vector<double> output(k);
  for (double& y : output) y = random.uniform(-8, 8);
  return output;
}

TEST_CASE("the gradient of every loss equals that of dual numbers, for targets of every kind") {
  Random random(2, Stream::data);
  Losses::for_each([&]<class Loss>() {
    for (int i = 0; i < 1000; ++i) {
      const Choice choice = random_loss<Loss>(random);
      const std::size_t k = 1 + random.below(5);
      const auto output = random_outputs<Loss>(choice, k, random);
      if (k == 1 && is_loss<SparseCategoricalCrossentropy>(choice)) continue;  // takes a class number alone
      check_gradient<Loss>(choice, one_hot(random.below(static_cast<std::uint32_t>(k)), k), output);
      check_gradient<Loss>(choice, random_shares(static_cast<Index>(k), random), output);
      std::vector<double> any(k);
      for (double& t : any) t = random.uniform(0, 1);
      check_gradient<Loss>(choice, any, output);
      for (double& t : any) t = random.uniform(-3, 3);
      check_gradient<Loss>(choice, any, output);
      check_gradient<Loss>(choice, std::vector<double>(k, 0), output);
    }
  });
}

TEST_CASE("from logits the gradient of targets that do not add to 1 is the sum of these times p, minus t") {
  const Choice choice = from_logits<CategoricalCrossentropy>();
  const std::vector<double> logits{0, std::log(3.0)};  // p = ¼, ¾
  const auto check = [&](const std::vector<double>& target, const std::vector<double>& gradient) {
    const LossAndGradient got = loss(choice, target, logits);
    for (std::size_t i = 0; i < 2; ++i) CHECK(got.gradient[i] == Catch::Approx(gradient[i]).epsilon(1e-15));
    CHECK(got.value == Catch::Approx(target[0] * std::log(4.0) + target[1] * std::log(4.0 / 3)).epsilon(1e-15));
  };
  check({1, 1}, {-0.5, 0.5});
  check({0.5, 0}, {-0.375, 0.375});
  check({2, 2}, {-1, 1});
}

TEST_CASE("a label is a class number, however many classes there are") {
  const auto refusal = [](const Choice& choice, double label, const std::vector<double>& output) -> std::string {
    try {
      loss(choice, label, output);
    } catch (const ConfigError& error) {
      return error.path() + " " + std::string(error.issue().code) + " " + error.issue().args.dump();
    }
    return "";
  };
  for (const double logits : {0.0, 1.0}) {
    for (Choice choice : {chosen<Losses, CategoricalCrossentropy>(), chosen<Losses, SparseCategoricalCrossentropy>()}) {
      choice.settings[0] = logits;
      CAPTURE(logits, choice.item);
      for (std::size_t k = 1; k <= 4; ++k) {
        const auto output = std::vector<double>(k, 0.25);
        for (std::size_t label = 0; label < k; ++label) {
          const LossAndGradient by_label = loss(choice, static_cast<double>(label), output);
          CHECK(by_label.value ==
                Catch::Approx(std::log(double(k))).margin(2e-7));  // clipped where there are no logits
          double sum = 0;
          for (const double g : by_label.gradient) sum += g;
          CHECK(std::abs(sum) < 1e-12);
        }
        for (const double label : {double(k), -1.0, 0.5, std::nan("")})
          CHECK(refusal(choice, label, output).starts_with("target class_out_of_range "));
      }
      // One class: p = 1 whatever the output.
      CHECK(loss(choice, 0.0, std::vector{-2.5}).gradient == std::vector{0.0});
      CHECK(refusal(choice, 1, {-2.5}) == R"(target class_out_of_range {"last":0,"found":1})");
    }
  }
  // A list of one number is a label too where it cannot be one number an output, and always for the sparse loss.
  const std::vector<double> logits{1, 2, 3};
  const Choice sparse = from_logits<SparseCategoricalCrossentropy>();
  CHECK(loss(sparse, std::vector{2.0}, logits).gradient == loss(sparse, 2.0, logits).gradient);
  CHECK(loss(from_logits<CategoricalCrossentropy>(), std::vector{2.0}, logits).gradient ==
        loss(sparse, 2.0, logits).gradient);
  CHECK(loss(sparse, std::vector{0.0}, std::vector{5.0}).gradient == std::vector{0.0});
  CHECK(loss(from_logits<CategoricalCrossentropy>(), std::vector{0.0}, std::vector{5.0}).value == 0);
  // For every other loss a number is the target of a single output.
  CHECK(loss(chosen<Losses, MeanSquaredError>(), 1.0, std::vector{3.0}).value == 4);
  CHECK(refusal(chosen<Losses, MeanSquaredError>(), 1, {3, 4}) == R"(target output_count {"count":2,"found":1})");
}

TEST_CASE("a batch's loss is the sum of its examples', and its gradient scaled") {
  Random random(3, Stream::data);
  const Index k = 3;
  const Index n = 5;
  Losses::for_each([&]<class Loss>() {
    CAPTURE(Loss::info.name);
    const Choice choice = chosen<Losses, Loss>();
    Buffer<double> numbers(static_cast<std::size_t>(3 * k * tiled<double>(n)));
    const auto part = [&](Index i) { return Batch<double>(numbers.data() + i * k * tiled<double>(n), k, n); };
    Batch<double> outputs = part(0), targets = part(1), grad = part(2);
    double sum = 0;
    Matrix<double> wanted(k, n);
    for (Index j = 0; j < n; ++j) {
      const auto y = random_shares(k, random);
      const auto t = one_hot(static_cast<std::size_t>(j % k), static_cast<std::size_t>(k));
      const LossAndGradient single = loss(choice, t, y);
      sum += single.value;
      for (Index i = 0; i < k; ++i) {
        outputs(i, j) = y[static_cast<std::size_t>(i)];
        targets(i, j) = t[static_cast<std::size_t>(i)];
        wanted(i, j) = single.gradient[static_cast<std::size_t>(i)] * 0.2;
      }
    }
    CHECK(loss_sum<double>(choice, outputs, targets, &grad, 0.2) == Catch::Approx(sum).epsilon(1e-14));
    for (Index j = 0; j < n; ++j) {
      for (Index i = 0; i < k; ++i) CHECK(std::abs(grad(i, j) - wanted(i, j)) <= 1e-15);
    }
  });
}

TEST_CASE("subnormal softmax probabilities are flushed to 0 in training") {
  const auto loss_at = [](float gap, float least) {
    Choice choice = chosen<Losses, SparseCategoricalCrossentropy>();
    choice.settings[0] = 1;
    Buffer<float> numbers(static_cast<std::size_t>(6 * tiled<float>(1)));
    const auto part = [&](Index i) { return Batch<float>(numbers.data() + 2 * i * tiled<float>(1), 2, 1); };
    Batch<float> outputs = part(0), targets = part(1), grad = part(2);
    outputs(1, 0) = -gap;
    targets(0, 0) = 1;
    return loss_sum<float>(choice, outputs, targets, &grad, 1, least);
  };
  CHECK(loss_at(87, least_factor<float>) == Catch::Approx(std::exp(-87.0)).margin(0));
  CHECK(loss_at(88, 0) == Catch::Approx(std::exp(-88.0)).margin(0));
  CHECK(loss_at(88, least_factor<float>) == 0);
}

TEST_CASE("sparse and one-hot labels give the same bits") {
  Random random(4, Stream::data);
  for (const bool logits : {true, false}) {
    Choice sparse = chosen<Losses, SparseCategoricalCrossentropy>();
    Choice dense = chosen<Losses, CategoricalCrossentropy>();
    sparse.settings[0] = dense.settings[0] = logits;
    for (int i = 0; i < 50; ++i) {
      auto output = random_shares(5, random);
      if (logits) output = {random.normal() * 20, random.normal(), 0, random.normal(), random.normal() * 300};
      const auto label = static_cast<std::size_t>(random.below(5));
      const LossAndGradient a = loss(sparse, std::vector{static_cast<double>(label)}, output);
      const LossAndGradient b = loss(dense, one_hot(label, 5), output);
      CHECK(a.value == b.value);
      CHECK(a.gradient == b.gradient);
    }
  }
}

TEST_CASE("label smoothing is the loss of the smoothed target") {
  const std::vector<double> output{0.2, 0.7, 0.1};
  const double s = 0.3;
  const auto check = [&](Choice choice, const std::vector<double>& target, const std::vector<double>& smoothed) {
    for (const double logits : {0.0, 1.0}) {
      choice.settings[0] = logits;
      Choice smoothing = choice;
      smoothing.settings[1] = s;
      const LossAndGradient a = loss(smoothing, target, output);
      const LossAndGradient b = loss(choice, smoothed, output);
      CHECK(a.value == Catch::Approx(b.value).epsilon(1e-14));
      // The smoothed targets are rounded to float64 here, and the gradient, a difference with them, may be 0.
      for (std::size_t i = 0; i < output.size(); ++i)
        CHECK(a.gradient[i] == Catch::Approx(b.gradient[i]).epsilon(1e-13).margin(1e-15));
    }
  };
  check(chosen<Losses, CategoricalCrossentropy>(), {0, 1, 0}, {s / 3, 1 - s + s / 3, s / 3});
  check(chosen<Losses, BinaryCrossentropy>(), {0, 1, 1}, {s / 2, 1 - s / 2, 1 - s / 2});
}

TEST_CASE("losses of values equal results computed by hand") {
  const std::vector<double> output{1.0, -2.0, 0.5, 4.0};
  const std::vector<double> target{0.0, -2.0, 1.0, 1.0};
  const auto check = [&](const Choice& choice, double value, const std::vector<double>& gradient) {
    const LossAndGradient got = loss(choice, target, output);
    CHECK(got.value == value);
    CHECK(got.gradient == gradient);
  };
  check(chosen<Losses, MeanSquaredError>(), (1 + 0 + 0.25 + 9) / 4, {0.5, 0, -0.25, 1.5});
  check(chosen<Losses, MeanAbsoluteError>(), (1 + 0 + 0.5 + 3) / 4, {0.25, 0, -0.25, 0.25});
  Choice huber = chosen<Losses, Huber>();
  check(huber, (0.5 + 0 + 0.125 + 2.5) / 4, {0.25, 0, -0.125, 0.25});
  huber.settings[0] = 2;
  check(huber, (0.5 + 0 + 0.125 + 4) / 4, {0.25, 0, -0.125, 0.5});
}

/** d, log cosh d and tanh d, with mpmath at 50 digits. */
constexpr double log_cosh_values[][3] = {{9.3132257461547852e-10, 4.3368086899420177354e-19, 9.3132257461547851536e-10},
                                         {0.0009765625, 4.7683708241191912696e-7, 0.00097656218955926021858},
                                         {0.125, 0.0077922393188982527906, 0.12435300177159620805},
                                         {0.5, 0.12011450695827752463, 0.4621171572600097585},
                                         {0.9375, 0.3870278770456562126, 0.73407151960434149264},
                                         {1.0, 0.43378083048302718703, 0.76159415595576488812},
                                         {1.0625, 0.48217509821162395994, 0.78661881210869761782},
                                         {2.5, 1.8135681679291727592, 0.98661429815143028888},
                                         {17.0, 16.306852819440056404, 0.99999999999999657218},
                                         {89.5, 88.806852819440054691, 1.0},
                                         {1000000.0, 999999.30685281944005, 1.0}};

TEST_CASE("log_cosh is right to the last digit from the smallest distance to the largest") {
  const Choice choice = chosen<Losses, LogCosh>();
  for (const auto& [d, value, slope] : log_cosh_values) {
    for (const double sign : {1.0, -1.0}) {
      CAPTURE(d, sign);
      const LossAndGradient got = loss(choice, std::vector{0.0}, std::vector{sign * d});
      CHECK(error64(got.value, value) <= 1);
      CHECK(error64(got.gradient[0], sign * slope) <= 1);
      const Result in_double = train_loss<double>(choice, {0}, {sign * d});
      const Result in_float = train_loss<float>(choice, {0}, {sign * d});
      CHECK(error64(in_double.loss, value) <= 4);
      CHECK(error32(in_float.loss, value) <= 4);
    }
  }
}

TEST_CASE("NaN propagates through every loss") {
  const double nan = std::nan("");
  Losses::for_each([&]<class Loss>() {
    Choice choice = chosen<Losses, Loss>();
    for (const double first : {0.0, 1.0}) {
      if (Loss::info.takes_probabilities()) choice.settings[0] = first;
      CAPTURE(Loss::info.name, first);
      CHECK(std::isnan(loss(choice, std::vector{1.0, 0.0}, std::vector{nan, 0.5}).value));
      CHECK(std::isnan(loss(choice, std::vector{1.0, 0.0}, std::vector{0.5, nan}).value));
    }
  });
}

}  // namespace
}  // namespace playground
