#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cstdio>

#include "core/training/explain.hpp"
#include "tests/core/reference.hpp"

/** The rows of tests/reference/more through the functions that explain, which round once from 128 digits. */
namespace playground {
namespace {

using testing::Row;

/** Half a unit in the last place, and what the second rounding, to float32, adds. */
constexpr double limit32 = 0.51;
/** Among subnormal numbers the reference itself is known to two units only. */
constexpr double limit64 = 2;

template <class List>
Choice named(const std::string& name) {
  const auto list = entries<List>();
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i].name == name) return {i, list[i].default_settings()};
  }
  FAIL("not in the catalog: " << name);
  return {};
}

/** The error of the worst number met so far, and which one that was. */
struct Worst {
  double ulp = 0;
  std::string where;

  void meet(double error, const std::string& place) {
    if (error <= ulp) return;
    ulp = error;
    where = place;
  }
};

void report(const char* what, const std::string& table, const Worst& worst) {
  if (testing::figures_wanted())
    std::printf("more: %-22s %-20s %10.4g ulp at %s\n", what, table.c_str(), worst.ulp, worst.where.c_str());
}

// ---- activations ----

/** Of the derivative at a kink either side is right. */
template <class Error>
double with_kink(double error, const Row& row, Error error_of_side) {
  const std::string& flag = row.at("flag");
  if (!flag.starts_with("kink:")) return error;
  const auto middle = flag.find(':', 5);
  const double left = testing::number_from(flag.substr(5, middle - 5));
  const double right = testing::number_from(flag.substr(middle + 1));
  return std::min({error, error_of_side(left), error_of_side(right)});
}

struct Pair {
  Worst f, df;
};

Pair errors32(const std::string& table, const Choice& choice) {
  Pair worst;
  for (const Row& row : testing::read_csv("reference/more/act32/" + table + ".csv")) {
    const double x = testing::float_from_bits(row.at("x_bits"));
    const ActivationCurve got = activate(choice, std::span(&x, 1));
    const auto error = [&](double y, const char* exact, const char* bits) {
      return testing::error32(static_cast<float>(y), testing::number_from(row.at(exact)),
                              testing::float_from_bits(row.at(bits)));
    };
    worst.f.meet(error(got.value[0], "f", "f_bits"), row.at("x"));
    const auto side = [&](double wanted) {
      return testing::error32(static_cast<float>(got.derivative[0]), wanted, static_cast<float>(wanted));
    };
    worst.df.meet(with_kink(error(got.derivative[0], "df", "df_bits"), row, side), row.at("x"));
  }
  return worst;
}

Pair errors64(const std::string& table, const Choice& choice) {
  Pair worst;
  for (const Row& row : testing::read_csv("reference/more/act64/" + table + ".csv")) {
    const double x = testing::double_from_bits(row.at("x_bits"));
    const ActivationCurve got = activate(choice, std::span(&x, 1));
    const auto error = [&](double y, const char* exact, const char* rest) {
      return testing::error64(y, testing::number_from(row.at(exact)), testing::number_from(row.at(rest)));
    };
    worst.f.meet(error(got.value[0], "f", "f_lo"), row.at("x"));
    const auto side = [&](double wanted) { return testing::error64(got.derivative[0], wanted, 0); };
    worst.df.meet(with_kink(error(got.derivative[0], "df", "df_lo"), row, side), row.at("x"));
  }
  return worst;
}

struct Subject {
  std::string table;
  Choice choice;
  std::size_t rows32, rows64;
};

std::vector<Subject> subjects() {
  std::vector<Subject> result;
  const Json index = testing::read_json("reference/more/act_index.json");
  for (const auto& [table, about] : index.items()) {
    Choice choice = named<Activations>(about.at("name").get<std::string>());
    for (const auto& [name, parameter] : about.at("params").items()) {
      choice.settings[0] = testing::float_from_bits(parameter.at("f32_bits").get<std::string>());
    }
    result.push_back({table, choice, about.at("rows32").get<std::size_t>(), about.at("rows64").get<std::size_t>()});
  }
  return result;
}

TEST_CASE("every activation has a table in reference/more, with all its rows") {
  const auto all = subjects();
  for (const Subject& subject : all) {
    CAPTURE(subject.table);
    CHECK(testing::read_csv("reference/more/act32/" + subject.table + ".csv").size() == subject.rows32);
    CHECK(testing::read_csv("reference/more/act64/" + subject.table + ".csv").size() == subject.rows64);
  }
  for (std::size_t item = 0; item < Activations::size; ++item) {
    // Softmax has tables of its own below, a typed formula has expressions.csv.
    if (item == place_of<Activations, Softmax>() || item == place_of<Activations, Custom>()) continue;
    CAPTURE(entries<Activations>()[item].name);
    CHECK(std::any_of(all.begin(), all.end(), [&](const Subject& subject) { return subject.choice.item == item; }));
  }
}

TEST_CASE("explained activations are correctly rounded to float32") {
  for (const Subject& subject : subjects()) {
    const Pair worst = errors32(subject.table, subject.choice);
    report("float32 f", subject.table, worst.f);
    report("float32 f'", subject.table, worst.df);
    CAPTURE(subject.table, worst.f.where, worst.df.where);
    CHECK(worst.f.ulp <= limit32);
    CHECK(worst.df.ulp <= limit32);
  }
}

TEST_CASE("explained activations are within 2 ulp in float64") {
  for (const Subject& subject : subjects()) {
    const Pair worst = errors64(subject.table, subject.choice);
    report("float64 f", subject.table, worst.f);
    report("float64 f'", subject.table, worst.df);
    CAPTURE(subject.table, worst.f.where, worst.df.where);
    CHECK(worst.f.ulp <= limit64);
    CHECK(worst.df.ulp <= limit64);
  }
}

// ---- softmax and losses ----

double error32(double got, double exact) {
  return testing::error32(static_cast<float>(got), exact, static_cast<float>(exact));
}
double error64(double got, double exact) { return testing::error64(got, exact, 0); }

/** The worst of a quantity, once rounded to float32 and once as it is. */
struct Precisions {
  Worst f32, f64;

  void meet(double got, const Json& exact, const std::string& place) {
    const double wanted = testing::number_from(exact);
    f32.meet(error32(got, wanted), place);
    f64.meet(error64(got, wanted), place);
  }
};

void report(const char* what, const Precisions& worst) {
  report("float32", what, worst.f32);
  report("float64", what, worst.f64);
}

std::vector<double> from_bits(const Json& list) {
  std::vector<double> result;
  for (const Json& bits : list) result.push_back(testing::float_from_bits(bits.get<std::string>()));
  return result;
}

struct SoftmaxErrors {
  Precisions softmax, log_softmax, loss, gradient;
};

const SoftmaxErrors& softmax_errors() {
  static const SoftmaxErrors errors = [] {
    SoftmaxErrors worst;
    const Json cases = testing::read_json("reference/more/softmax_ce.json");
    for (const Json& example : cases) {
      const auto name = example.at("name").get<std::string>();
      const auto logits = from_bits(example.at("logit_bits"));
      const auto p = softmax(logits);
      const auto log_p = log_softmax(logits);
      for (std::size_t i = 0; i < logits.size(); ++i) {
        worst.softmax.meet(p[i], example.at("softmax")[i], name);
        worst.log_softmax.meet(log_p[i], example.at("log_softmax")[i], name);
      }
      for (const Json& labelled : example.at("ce")) {
        Choice choice = chosen<Losses, CategoricalCrossentropy>();
        choice.settings = {1, testing::float_from_bits(labelled.at("smoothing_bits").get<std::string>())};
        const auto label = labelled.at("label").get<std::size_t>();
        std::vector<double> target(logits.size());
        target[label] = 1;
        const LossAndGradient got = loss(choice, target, logits);
        worst.loss.meet(got.value, labelled.at("loss"), name);
        if (labelled.contains("grad_y")) worst.gradient.meet(got.gradient[label], labelled["grad_y"], name);
        if (!labelled.contains("grad")) continue;
        for (std::size_t i = 0; i < logits.size(); ++i) worst.gradient.meet(got.gradient[i], labelled["grad"][i], name);
      }
    }
    report("softmax", worst.softmax);
    report("log softmax", worst.log_softmax);
    report("categorical loss", worst.loss);
    report("categorical gradient", worst.gradient);
    return worst;
  }();
  return errors;
}

TEST_CASE("explained softmax and categorical cross-entropy are correctly rounded to float32") {
  const SoftmaxErrors& worst = softmax_errors();
  for (const Precisions* part : {&worst.softmax, &worst.log_softmax, &worst.loss, &worst.gradient}) {
    CAPTURE(part - &worst.softmax, part->f32.where);
    CHECK(part->f32.ulp <= limit32);
  }
}

TEST_CASE("explained softmax and categorical cross-entropy are within 2 ulp in float64") {
  const SoftmaxErrors& worst = softmax_errors();
  for (const Precisions* part : {&worst.softmax, &worst.log_softmax, &worst.loss, &worst.gradient}) {
    CAPTURE(part - &worst.softmax, part->f64.where);
    CHECK(part->f64.ulp <= limit64);
  }
}

struct LossErrors {
  Precisions loss, gradient;
};

LossErrors binary_errors() {
  LossErrors worst;
  for (const Row& row : testing::read_csv("reference/more/bce_logits.csv")) {
    const double x = testing::float_from_bits(row.at("x_bits"));
    const double target = testing::float_from_bits(row.at("target_bits"));
    Choice choice = chosen<Losses, BinaryCrossentropy>();
    choice.settings = {1, testing::float_from_bits(row.at("smoothing_bits"))};
    const LossAndGradient got = loss(choice, std::span(&target, 1), std::span(&x, 1));
    const std::string place = "x " + std::to_string(x) + " target " + std::to_string(target);
    worst.loss.meet(got.value, row.at("loss"), place);
    worst.gradient.meet(got.gradient[0], row.at("dloss_dx"), place);
  }
  report("binary loss", worst.loss);
  report("binary gradient", worst.gradient);
  return worst;
}

TEST_CASE("explained binary cross-entropy from logits is correctly rounded to float32") {
  const LossErrors worst = binary_errors();
  CAPTURE(worst.loss.f32.where, worst.gradient.f32.where);
  CHECK(worst.loss.f32.ulp <= limit32);
  CHECK(worst.gradient.f32.ulp <= limit32);
}

TEST_CASE("explained binary cross-entropy from logits is within 2 ulp in float64") {
  const LossErrors worst = binary_errors();
  CAPTURE(worst.loss.f64.where, worst.gradient.f64.where);
  CHECK(worst.loss.f64.ulp <= limit64);
  CHECK(worst.gradient.f64.ulp <= limit64);
}

LossErrors probability_errors() {
  LossErrors worst;
  int place = 0;
  const Json cases = testing::read_json("reference/more/probabilities.json");
  for (const Json& example : cases) {
    Choice choice = named<Losses>(example.at("loss_name").get<std::string>());
    choice.settings = {0, testing::float_from_bits(example.at("smoothing_bits").get<std::string>()),
                       example.at("epsilon").get<double>()};
    const LossAndGradient got =
        loss(choice, testing::numbers(example.at("target")), from_bits(example.at("output_bits")));
    const std::string where = "case " + std::to_string(place++);
    worst.loss.meet(got.value, example.at("loss"), where);
    for (std::size_t i = 0; i < got.gradient.size(); ++i)
      worst.gradient.meet(got.gradient[i], example.at("grad")[i], where);
  }
  report("probabilities loss", worst.loss);
  report("probabilities gradient", worst.gradient);
  return worst;
}

TEST_CASE("explained cross-entropies from probabilities are correctly rounded to float32") {
  const LossErrors worst = probability_errors();
  CAPTURE(worst.loss.f32.where, worst.gradient.f32.where);
  CHECK(worst.loss.f32.ulp <= limit32);
  CHECK(worst.gradient.f32.ulp <= limit32);
}

TEST_CASE("explained cross-entropies from probabilities are within 2 ulp in float64") {
  const LossErrors worst = probability_errors();
  CAPTURE(worst.loss.f64.where, worst.gradient.f64.where);
  CHECK(worst.loss.f64.ulp <= limit64);
  CHECK(worst.gradient.f64.ulp <= limit64);
}

}  // namespace
}  // namespace playground
