#include <catch_amalgamated.hpp>

#include <cmath>

#include "core/experiment/data.hpp"
#include "core/training/trainer.hpp"

namespace playground {
namespace {

Examples draw(std::string_view json, std::uint64_t seed = 7) {
  return draw_examples(read_data(parse_json(json)), seed);
}

std::vector<Issue> issues_of(std::string_view json) {
  std::vector<Issue> issues;
  read_config(parse_json(json), issues);
  return issues;
}

TEST_CASE("a formula of x gives a curve at the points of the data set curve") {
  const Examples examples =
      draw(R"json({"name": "formula", "expression": "max(0, 1.5*x)", "samples": 200, "noise": 0})json");
  const Examples curve = draw(R"json({"name": "curve", "samples": 200, "noise": 0})json");
  CHECK(examples.inputs == curve.inputs);
  CHECK(examples.width == 1);
  for (std::size_t i = 0; i < 200; ++i) CHECK(examples.targets[i] == std::max(0.0, 1.5 * examples.inputs[i]));
}

TEST_CASE("a formula of x1 and x2 gives a surface, and noise moves its values as those of the plane") {
  const std::string_view parts[] = {R"json("samples": 70, "noise": 0.25})json",
                                    R"json("samples": 70, "noise": 0})json"};
  Examples surfaces[2], planes[2];
  for (std::size_t i = 0; i < 2; ++i) {
    const std::string rest(parts[i]);
    surfaces[i] = draw(R"json({"name": "formula", "columns": 2, "expression": "x1 * x2 - x1", )json" + rest);
    planes[i] = draw(R"json({"name": "plane", )json" + rest);
    CHECK(surfaces[i].inputs == planes[i].inputs);
  }
  for (std::size_t i = 0; i < 70; ++i) {
    const double x1 = surfaces[0].inputs[2 * i], x2 = surfaces[0].inputs[2 * i + 1];
    CHECK(surfaces[1].targets[i] == x1 * x2 - x1);
    const double noise = planes[0].targets[i] - planes[1].targets[i];
    CHECK(surfaces[0].targets[i] - surfaces[1].targets[i] == Catch::Approx(noise).margin(1e-14));
  }
}

TEST_CASE("the sign of a formula gives two classes, and noise moves their points") {
  const std::string circle =
      R"json({"name": "formula", "columns": 2, "as": "classes", "expression": "x1^2 + x2^2 - 4", )json";
  const Examples sharp = draw(circle + R"json("samples": 400, "noise": 0})json");
  const Examples blurred = draw(circle + R"json("samples": 400, "noise": 0.3})json");
  int outside = 0;
  for (std::size_t i = 0; i < 400; ++i) {
    const double x1 = sharp.inputs[2 * i], x2 = sharp.inputs[2 * i + 1];
    CHECK(sharp.targets[i] == (x1 * x1 + x2 * x2 > 4 ? 1 : 0));
    outside += sharp.targets[i] == 1;
  }
  CHECK(outside > 200);
  CHECK(outside < 350);  // 1 − 4π/36 of the square
  CHECK(blurred.targets == sharp.targets);
  CHECK(blurred.inputs != sharp.inputs);

  const Examples line = draw(R"json({"name": "formula", "as": "classes", "expression": "x - 1", "noise": 0})json");
  for (std::size_t i = 0; i < 300; ++i) CHECK(line.targets[i] == (line.inputs[i] > 1 ? 1 : 0));
}

TEST_CASE("more examples do not change the first ones") {
  const std::string formula = R"json({"name": "formula", "columns": 2, "as": "classes", "expression": "x1 - x2", )json";
  const Examples few = draw(formula + R"json("samples": 20, "noise": 0.2})json");
  const Examples many = draw(formula + R"json("samples": 90, "noise": 0.2})json");
  CHECK(std::equal(few.inputs.begin(), few.inputs.end(), many.inputs.begin()));
  CHECK(std::equal(few.targets.begin(), few.targets.end(), many.targets.begin()));
}

TEST_CASE("what a formula says decides the task, the outputs and the loss") {
  const Config values = read_config(parse_json(R"json({"data": {"name": "formula"}})json"));
  CHECK(values.task == Task::regression);
  CHECK(values.outputs() == 1);
  CHECK(values.features.size() == 1);
  const Config classes =
      read_config(parse_json(R"json({"data": {"name": "formula", "columns": 2, "as": "classes"}})json"));
  CHECK(classes.task == Task::multiclass);
  CHECK(classes.outputs() == 2);
  CHECK(classes.features.size() == 2);
  for (const Config& config : {values, classes}) {
    CHECK(to_json(read_config(to_json(config))) == to_json(config));
    const auto trainer = make_trainer(config);
    const double before = trainer->status().train.loss;
    trainer->train_epochs(5);
    CHECK(trainer->status().train.loss < before);
  }
}

TEST_CASE("a formula of data is refused at its place") {
  const auto check = [](std::string_view data, std::string_view code, int column) {
    CAPTURE(data);
    const auto issues = issues_of(R"json({"data": {"name": "formula", )json" + std::string(data) + "}}");
    REQUIRE(issues.size() == 1);
    CHECK(issues[0].path == "data.expression");
    CHECK(issues[0].code == code);
    CHECK(issues[0].place.column == column);
  };
  check(R"json("expression": "x + y")json", "formula_name", 5);
  check(R"json("expression": "x + a")json", "formula_name", 5);
  check(R"json("expression": "x1 + x2")json", "formula_name", 6);
  check(R"json("columns": 2, "expression": "x1 + x3")json", "formula_name", 6);
  check(R"json("columns": 2, "expression": "x1 > x2")json", "formula_condition", 1);
  check(R"json("expression": "")json", "formula_empty", 1);
  check(R"json("expression": 3)json", "formula_expected", 0);
  CHECK(issues_of(R"json({"data": {"name": "formula", "columns": 3}})json")[0].path == "data.columns");
  CHECK(issues_of(R"json({"data": {"name": "formula", "as": "labels"}})json")[0].path == "data.as");
  CHECK(issues_of(R"json({"data": {"name": "formula", "classes": 3}})json")[0].path == "data.classes");
}

TEST_CASE("a formula that gives no finite number is refused with a point that shows it") {
  const std::string log = R"json({"data": {"name": "formula", "expression": "log(x)", "noise": 0}})json";
  const auto issues = issues_of(log);
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].path == "data.expression");
  CHECK(issues[0].code == "formula_not_finite");
  const double first_negative = [&] {
    for (const double x : draw(R"json({"name": "curve"})json").inputs) {
      if (x < 0) return x;
    }
    return 0.0;
  }();
  const std::string point = issues[0].args["point"].string();
  CHECK(point.starts_with("x = -"));
  CHECK(std::stod(point.substr(4)) == Catch::Approx(first_negative).margin(0.0005));
  CHECK_THROWS_AS(make_trainer(read_config(parse_json(log))), ConfigError);
  CHECK_THROWS_AS(draw(R"json({"name": "formula", "expression": "log(x)"})json"), ConfigError);
  CHECK(issues_of(R"json({"data": {"name": "formula", "columns": 2, "expression": "x1 + exp(exp(3 * x2))"}})json")[0]
            .args["point"]
            .string()
            .starts_with("x1 = "));
}

TEST_CASE("a feature may be a formula of the columns") {
  for (const char* precision : {"float32", "float64"}) {
    CAPTURE(precision);
    const auto features = [&](std::string_view list) {
      return make_trainer(read_config(parse_json(R"json({"precision": ")json" + std::string(precision) +
                                                 R"json(", "features": )json" + std::string(list) + "}")));
    };
    const auto listed = features(R"json(["x1", "x1_x2", "x2_squared"])json");
    const auto typed = features(R"json(["x1", {"expression": "x1 * x2"}, {"expression": "x2^2"}])json");
    typed->train_steps(30);
    listed->train_steps(30);
    // The listed features are computed in the network's precision, formulas in float64.
    if (std::string_view(precision) == "float64") {
      CHECK(typed->parameters() == listed->parameters());
      CHECK(typed->inspect(std::vector<double>{0.5, -3}, {}).inputs == std::vector<double>{0.5, -1.5, 9});
    }
    CHECK(typed->predict(std::vector<double>{0.5, -0.25}).size() == 3);
    CHECK(to_json(restore_trainer(typed->save())->config()) == to_json(typed->config()));
  }
  const auto many = make_trainer(read_config(
      parse_json(R"json({"data": {"name": "order"}, "features": [{"expression": "x12 - x3"}, "x2"]})json")));
  const TrainerData& data = many->data();
  CHECK(many->inspect(std::span(data.inputs).first(static_cast<std::size_t>(data.columns)), {}).inputs[0] ==
        Catch::Approx(data.inputs[11] - data.inputs[2]).epsilon(1e-6));
}

TEST_CASE("a feature's formula is refused at its place") {
  const auto check = [](std::string_view feature, std::string_view path, std::string_view code, int column) {
    CAPTURE(feature);
    const auto issues = issues_of(R"json({"features": ["x1", "x2", )json" + std::string(feature) + "]}");
    REQUIRE(issues.size() == 1);
    CHECK(issues[0].path == path);
    CHECK(issues[0].code == code);
    CHECK(issues[0].place.column == column);
  };
  check(R"json({"expression": "x1 * y"})json", "features[2].expression", "formula_name", 6);
  check(R"json({"expression": "x1 * x3"})json", "features[2].expression", "formula_name", 6);
  check(R"json({"expression": "2x1"})json", "features[2].expression", "formula_product", 2);
  check(R"json({"expression": "log(x1)"})json", "features[2].expression", "formula_not_finite", 0);
  check(R"json({"formula": "x1", "expression": "x1"})json", "features[2].formula", "key_unknown", 0);
  check("{}", "features[2].expression", "key_missing", 0);
  check("3", "features[2]", "name_expected", 0);
  std::string many = R"json({"expression": "x1"})json";
  for (int i = 0; i < 64; ++i) many += R"json(, {"expression": "x1"})json";
  check(many, "features[66]", "feature_formulas_many", 0);
}

}  // namespace
}  // namespace playground
