#include "core/catalog/datasets.hpp"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/catalog/features.hpp"
#include "core/experiment/data.hpp"
#include "tests/core/reference.hpp"

namespace playground {
namespace {

Examples draw(std::size_t item, int classes, int samples, double noise, std::uint64_t seed = 7) {
  DataConfig data;
  data.choose(item);
  data.classes = classes;
  data.samples = samples;
  data.noise = noise;
  return draw_examples(data, seed);
}

template <class Dataset>
Examples draw(int classes, int samples, double noise, std::uint64_t seed = 7) {
  return draw(place_of<Datasets, Dataset>(), classes, samples, noise, seed);
}

/** Calls f.operator()<Dataset>(k) for every dataset with every number of classes that it takes. */
template <class F>
void for_each_dataset(F f) {
  Datasets::for_each([&]<class Dataset>() {
    for (int k = Dataset::info.fewest_classes; k <= Dataset::info.most_classes; ++k) {
      CAPTURE(Dataset::info.name, k);
      f.template operator()<Dataset>(k);
    }
  });
}

TEST_CASE("examples have the sizes and targets of their data set") {
  for_each_dataset([]<class Dataset>(int k) {
    const Examples examples = draw<Dataset>(k, 101, 0.2);
    CHECK(examples.rows == 101);
    const Index columns =
        example_shape(Dataset::info.sizes, k, parameters_of<Dataset>(), default_settings<Dataset>()).count();
    CHECK(examples.columns == columns);
    CHECK(examples.inputs.size() == 101u * static_cast<std::size_t>(columns));
    const int width = Dataset::info.task == Task::multilabel ? k : 1;
    CHECK(examples.targets.size() == 101u * static_cast<unsigned>(width));
    for (const double x : examples.inputs) REQUIRE(std::isfinite(x));
    for (const double t : examples.targets) {
      REQUIRE(std::isfinite(t));
      if (Dataset::info.task == Task::multiclass) REQUIRE((t == std::floor(t) && t >= 0 && t < k));
      if (Dataset::info.task == Task::multilabel) REQUIRE((t == 0 || t == 1));
    }
  });
}

TEST_CASE("classes are balanced, and every label occurs as 0 and as 1") {
  for_each_dataset([]<class Dataset>(int k) {
    const Examples examples = draw<Dataset>(k, 40 * k, 0.1);
    if (Dataset::info.task == Task::regression) return;
    std::vector<double> counts(static_cast<std::size_t>(k));
    for (std::size_t i = 0; i < examples.targets.size(); ++i) {
      if (Dataset::info.task == Task::multiclass) {
        ++counts[static_cast<std::size_t>(examples.targets[i])];
      } else {
        counts[i % static_cast<std::size_t>(k)] += examples.targets[i];
      }
    }
    for (const double count : counts) {
      if (std::is_same_v<Dataset, Parity>) {
        CHECK((count > 20 && count < 60));  // follows from what is drawn
      } else if (Dataset::info.task == Task::multiclass) {
        CHECK(count == 40);
      }
      if (Dataset::info.task == Task::multilabel) CHECK((count > 0 && count < 40 * k));
    }
  });
}

TEST_CASE(
    "without noise, inputs lie within the extent and fill much of it, pixels from 0 to 1, sequences from -1 to 1") {
  for_each_dataset([]<class Dataset>(int k) {
    const Examples examples = draw<Dataset>(k, 2000, 0);
    double largest = 0;
    for (const double x : examples.inputs) largest = std::max(largest, std::abs(x));
    if (Dataset::info.is_sequences()) {
      CHECK((largest > 0.9 && largest <= 1));
      return;
    }
    if (Dataset::info.is_pictures()) {
      CHECK(*std::min_element(examples.inputs.begin(), examples.inputs.end()) == 0);
      CHECK((largest > 0.9 && largest <= 1));
      return;
    }
    // Blobs are clouds of their own width, whatever the noise.
    if (!std::is_same_v<Dataset, Blobs>) CHECK(largest <= extent);
    CHECK(largest >= 0.6 * extent);
  });
}

TEST_CASE("the seed determines the examples") {
  for_each_dataset([]<class Dataset>(int k) {
    const Examples a = draw<Dataset>(k, 50, 0.1, 1);
    CHECK(a.inputs == draw<Dataset>(k, 50, 0.1, 1).inputs);
    CHECK(a.targets == draw<Dataset>(k, 50, 0.1, 1).targets);
    CHECK(a.inputs != draw<Dataset>(k, 50, 0.1, 2).inputs);
  });
}

TEST_CASE("noise moves the examples") {
  for_each_dataset([]<class Dataset>(int k) {
    const Examples still = draw<Dataset>(k, 50, 0);
    const Examples moved = draw<Dataset>(k, 50, 0.5);
    CHECK((still.inputs != moved.inputs || still.targets != moved.targets));
  });
}

// ---- labels by geometry, without noise ----

/** Calls f(x, y, targets of the example) for each example of a plane dataset. */
template <class Dataset, class F>
void for_each_point(int k, F f) {
  const Examples examples = draw<Dataset>(k, 60 * k, 0);
  for (int i = 0; i < examples.rows; ++i) {
    f(examples.inputs[static_cast<std::size_t>(2 * i)], examples.inputs[static_cast<std::size_t>(2 * i + 1)],
      examples.targets.data() + i * examples.width);
  }
}

constexpr double pi = 3.14159265358979323846;

TEST_CASE("circles: rings of growing radius that do not touch") {
  for (int k = 2; k <= 10; ++k) {
    std::vector<double> inner(static_cast<std::size_t>(k), 99), outer(static_cast<std::size_t>(k), 0);
    for_each_point<Circles>(k, [&](double x, double y, const double* target) {
      const auto label = static_cast<std::size_t>(target[0]);
      inner[label] = std::min(inner[label], std::hypot(x, y));
      outer[label] = std::max(outer[label], std::hypot(x, y));
    });
    for (std::size_t i = 1; i < inner.size(); ++i) CHECK(inner[i] > outer[i - 1]);
  }
}

TEST_CASE("xor: fields of a board, the class is row plus column") {
  for (int k = 2; k <= 10; ++k) {
    for_each_point<Xor>(k, [&](double x, double y, const double* target) {
      const int column = static_cast<int>(std::floor((x + 2.7) / (5.4 / k)));
      const int row = static_cast<int>(std::floor((y + 2.7) / (5.4 / k)));
      REQUIRE((column + row) % k == static_cast<int>(target[0]));
    });
  }
}

TEST_CASE("xor of two classes: the sign of the product") {
  for_each_point<Xor>(2, [](double x, double y, const double* target) { REQUIRE((x * y < 0) == (target[0] == 1)); });
}

TEST_CASE("spiral: the arms are one curve, turned by a share of a full turn a class") {
  for (int k = 2; k <= 10; ++k) {
    for_each_point<Spiral>(k, [&](double x, double y, const double* target) {
      const double t = std::hypot(x, y) / 2.7;
      const double angle = std::atan2(x, y) / (2 * pi);
      const double off = angle - t - target[0] / k;
      REQUIRE(std::abs(off - std::round(off)) < 1e-9);
    });
  }
}

TEST_CASE("moons: half circles, even ones open below and odd ones above") {
  for (int k = 2; k <= 10; ++k) {
    const double radius = 5.4 / (k + 1);
    for_each_point<Moons>(k, [&](double x, double y, const double* target) {
      const double side = std::fmod(target[0], 2) == 0 ? 1 : -1;
      const double dx = x - radius * (target[0] - 0.5 * (k - 1));
      const double dy = y + side * radius * 0.25;
      REQUIRE(std::abs(std::hypot(dx, dy) - radius) < 1e-12);
      REQUIRE(side * dy >= -1e-12);
    });
  }
}

TEST_CASE("blobs: most points are nearest to their own centre") {
  for (int k = 2; k <= 4; ++k) {
    int right = 0;
    for_each_point<Blobs>(k, [&](double x, double y, const double* target) {
      const double share = std::atan2(y, x) / (2 * pi) * k;
      right += (static_cast<int>(std::round(share)) + k) % k == static_cast<int>(target[0]);
    });
    CHECK(right >= 0.97 * 60 * k);
  }
}

TEST_CASE("overlap: a label holds inside its disc, and points lie in none, one and several") {
  for (int k = 2; k <= 8; ++k) {
    std::set<double> counts;
    for_each_point<Overlap>(k, [&](double x, double y, const double* target) {
      double count = 0;
      for (int label = 0; label < k; ++label) {
        const double angle = 2 * pi * (0.25 + static_cast<double>(label) / k);
        const bool inside = std::hypot(x - 1.1 * std::cos(angle), y - 1.1 * std::sin(angle)) < 1.5;
        REQUIRE(inside == (target[label] == 1));
        count += target[label];
      }
      counts.insert(count);
    });
    CHECK(counts.contains(0));
    CHECK(counts.contains(1));
    CHECK(counts.contains(2));
  }
}

TEST_CASE("plane, hills and curve: the target is the formula") {
  for_each_point<Plane>(
      1, [](double x, double y, const double* target) { REQUIRE(std::abs(target[0] - (x + y) / 6) < 1e-15); });
  for_each_point<Hills>(1, [](double x, double y, const double* target) {
    double height = 0;
    for (int i = 0; i < 6; ++i) {
      const double dx = x - 2 * std::cos(i * pi / 3);
      const double dy = y - 2 * std::sin(i * pi / 3);
      height += (i % 2 ? -1 : 1) * std::exp(-dx * dx - dy * dy);
    }
    REQUIRE(std::abs(target[0] - height) < 1e-12);
  });
  const Examples curve = draw<Curve>(1, 60, 0);
  for (std::size_t i = 0; i < 60; ++i) REQUIRE(std::abs(curve.targets[i] - std::sin(2 * curve.inputs[i])) < 1e-12);
}

TEST_CASE("stripes: as many bands as asked for, in turn one of each class, at the angle asked for") {
  for (const double repeats : {1.0, 3.0, 6.0}) {
    for (const double angle : {0.0, 90.0, 135.0}) {
      CAPTURE(repeats, angle);
      DataConfig data;
      data.choose(place_of<Datasets, Stripes>());
      data.classes = 3;
      data.samples = 600;
      data.noise = 0;
      data.settings = {repeats, angle};
      const Examples examples = draw_examples(data, 7);
      const double turn = angle * 3.14159265358979323846 / 180;
      std::set<int> bands;
      for (std::size_t i = 0; i < 600; ++i) {
        const double across = examples.inputs[2 * i] * std::cos(turn) + examples.inputs[2 * i + 1] * std::sin(turn);
        const int band = static_cast<int>((across / (2 * Stripes::half) + 0.5) * 3 * repeats);
        REQUIRE(band % 3 == static_cast<int>(examples.targets[i]));
        bands.insert(band);
      }
      CHECK(bands.size() == static_cast<std::size_t>(3 * repeats));
    }
  }
}

TEST_CASE("top sellers have two of affordability, awareness and quality, or one of them in abundance") {
  const Examples demand = draw<Demand>(2, 1000, 0);
  const auto degree = [](double x) { return 1 / (1 + std::exp(-2 * x)); };
  for (std::size_t i = 0; i < 1000; ++i) {
    const double* x = &demand.inputs[4 * i];
    const double sum = degree(-x[0] - x[1]) + degree(x[2]) + degree(x[0] + x[3]);
    CHECK((sum > 1.5) == (demand.targets[i] == 1));
  }
  CHECK(draw<Demand>(2, 1000, 0.5).targets == demand.targets);
}

// ---- digits ----

/** One picture a row. */
Examples draw_digits(int side, int samples, double noise, std::uint64_t seed = 7) {
  DataConfig data;
  data.choose(place_of<Datasets, Digits>());
  data.classes = 10;
  data.samples = samples;
  data.noise = noise;
  data.settings[0] = side;
  return draw_examples(data, seed);
}

TEST_CASE("digits: at every side as many pixels, of ink in the middle and of paper around it") {
  for (int side = 8; side <= 28; ++side) {
    CAPTURE(side);
    const Examples digits = draw_digits(side, 100, 0);
    REQUIRE(digits.columns == side * side);
    for (int row = 0; row < digits.rows; ++row) {
      const double* pixels = digits.inputs.data() + row * digits.columns;
      double mass = 0, x = 0, y = 0;
      for (int i = 0; i < side * side; ++i) {
        REQUIRE((pixels[i] >= 0 && pixels[i] <= 1));
        mass += pixels[i];
        x += pixels[i] * (i % side + 0.5);
        y += pixels[i] * (i / side + 0.5);
      }
      REQUIRE(mass > 0.03 * side * side);
      REQUIRE(mass < 0.4 * side * side);
      REQUIRE(std::abs(x / mass / side - 0.5) < 0.09);
      REQUIRE(std::abs(y / mass / side - 0.5) < 0.09);
    }
  }
}

TEST_CASE("digits: pictures of a figure differ, and the nearest mean picture identifies it") {
  const int side = 12;
  const Examples known = draw_digits(side, 1000, 0);
  const Examples fresh = draw_digits(side, 1000, 0, 8);
  const auto picture = [&](const Examples& digits, int row) {
    const auto from = digits.inputs.begin() + row * side * side;
    return std::vector<double>(from, from + side * side);
  };
  std::vector<std::vector<double>> means(10, std::vector<double>(static_cast<std::size_t>(side * side)));
  std::set<std::vector<double>> seen;
  for (int row = 0; row < known.rows; ++row) {
    const auto pixels = picture(known, row);
    seen.insert(pixels);
    auto& mean = means[static_cast<std::size_t>(row % 10)];
    for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += pixels[i] / 100;
  }
  CHECK(seen.size() == 1000);
  int right = 0;
  for (int row = 0; row < fresh.rows; ++row) {
    const auto pixels = picture(fresh, row);
    const auto distance = [&](const std::vector<double>& mean) {
      double sum = 0;
      for (std::size_t i = 0; i < mean.size(); ++i) sum += (mean[i] - pixels[i]) * (mean[i] - pixels[i]);
      return sum;
    };
    const auto nearest =
        std::min_element(means.begin(), means.end(), [&](auto& a, auto& b) { return distance(a) < distance(b); });
    right += nearest - means.begin() == row % 10;
  }
  CHECK(right > 700);
  CHECK(right < 1000);
}

TEST_CASE("digits: noise marks the background, and pixels stay within 0 to 1") {
  const Examples clean = draw_digits(8, 50, 0);
  const Examples spotted = draw_digits(8, 50, 0.3);
  const auto paper = [](const Examples& digits) { return std::count(digits.inputs.begin(), digits.inputs.end(), 0.0); };
  CHECK(paper(spotted) < 0.7 * static_cast<double>(paper(clean)));
  for (const double pixel : spotted.inputs) REQUIRE((pixel >= 0 && pixel <= 1));
}

TEST_CASE("digits: a shift makes figures smaller and moves them within the picture") {
  const int side = 20;
  DataConfig data;
  data.choose(place_of<Datasets, Digits>());
  data.classes = 10;
  data.samples = 500;
  data.noise = 0;
  data.settings = {side, 0.5};
  const Examples digits = draw_examples(data, 7);
  double low = side, high = 0;
  for (int row = 0; row < digits.rows; ++row) {
    double mass = 0, x = 0;
    for (int i = 0; i < side * side; ++i) {
      const double ink = digits.inputs[static_cast<std::size_t>(row * side * side + i)];
      mass += ink;
      x += ink * (i % side + 0.5);
    }
    low = std::min(low, x / mass);
    high = std::max(high, x / mass);
  }
  CHECK(low > 0.2 * side);
  CHECK(low < 0.3 * side);
  CHECK(high > 0.7 * side);
  CHECK(high < 0.8 * side);
}

// ---- the first examples of pictures and sequences ----

TEST_CASE("the first examples are those of the specification, to the bit") {
  const Json runs = testing::read_json("reference/layers_start.json")["datasets"];
  REQUIRE(runs.size() == 8);
  for (const Json& run : runs) {
    CAPTURE(run["data"].dump());
    Json spec = run["data"];
    spec["samples"] = 6;  // no fewer than in the file, and enough for the reader
    const DataConfig data = read_data(spec);
    std::vector<double> shape;
    for (const Index size : data.shape()) shape.push_back(static_cast<double>(size));
    CHECK(Json(shape) == run["shape"]);
    Examples examples = draw_examples(data, static_cast<std::uint64_t>(run["seed"].get<double>()));
    std::vector<double> inputs, targets;
    for (const Json& row : run["inputs"]) {
      for (const Json& x : row) inputs.push_back(x.get<double>());
    }
    for (const Json& target : run["targets"]) targets.push_back(target.get<double>());
    examples.inputs.resize(inputs.size());
    examples.targets.resize(targets.size());
    CHECK(examples.inputs == inputs);
    CHECK(examples.targets == targets);
  }
}

TEST_CASE("bursts: a quarter of the sequence oscillates, as often as the class says, and the rest is silent") {
  const int k = 4, steps = 48, length = steps / 4;
  const Examples bursts = draw<Bursts>(k, 200, 0);
  std::set<int> starts;
  for (int i = 0; i < bursts.rows; ++i) {
    const double* x = bursts.inputs.data() + i * steps;
    const int label = static_cast<int>(bursts.targets[static_cast<std::size_t>(i)]);
    int first = 0;
    while (x[first] == 0) ++first;
    int end = steps;
    while (x[end - 1] == 0) --end;
    REQUIRE(end - first <= length);
    starts.insert(first);
    for (int t = first; t < end; ++t) REQUIRE(std::abs(x[t]) <= 1);
    // x[t−1] + x[t+1] = 2 cos(2π (label + 1) / length) x[t] for a sine of this frequency.
    for (int t = first + 1; t + 1 < end; ++t)
      REQUIRE(std::abs(x[t - 1] + x[t + 1] - 2 * std::cos(2 * pi * (label + 1) / length) * x[t]) < 1e-12);
  }
  CHECK(starts.size() > 20);
}

TEST_CASE("adding: two marks, one in each half, and the target is the sum of the marked numbers") {
  for (const int steps : {4, 5, 20}) {
    DataConfig data;
    data.choose(place_of<Datasets, Adding>());
    data.samples = 100;
    data.noise = 0;
    data.settings[0] = steps;
    const Examples adding = draw_examples(data, 7);
    for (int i = 0; i < adding.rows; ++i) {
      const double* x = adding.inputs.data() + i * 2 * steps;
      double early = 0, late = 0, sum = 0;
      for (int t = 0; t < steps; ++t) {
        (t < steps / 2 ? early : late) += x[2 * t + 1];
        sum += x[2 * t] * x[2 * t + 1];
      }
      REQUIRE(early == 1);
      REQUIRE(late == 1);
      REQUIRE(adding.targets[static_cast<std::size_t>(i)] == sum);
    }
  }
}

// ---- features ----

TEST_CASE("features equal their formulas") {
  const double x[] = {0.7, -1.3};
  const std::pair<std::string_view, double> wanted[] = {{"x1", 0.7},
                                                        {"x2", -1.3},
                                                        {"x1_squared", 0.7 * 0.7},
                                                        {"x2_squared", 1.3 * 1.3},
                                                        {"x1_x2", -0.7 * 1.3},
                                                        {"sin_x1", std::sin(0.7)},
                                                        {"sin_x2", -std::sin(1.3)}};
  REQUIRE(std::size(wanted) == Features::size);
  std::size_t i = 0;
  Features::for_each([&]<class Feature>() {
    CAPTURE(Feature::info.name);
    CHECK(Feature::info.name == wanted[i].first);
    CHECK(Feature::value(x[0], x[1]) == Catch::Approx(wanted[i].second).epsilon(1e-15));
    ++i;
  });
}

TEST_CASE("a feature reports how many columns it reads") {
  Features::for_each([]<class Feature>() {
    CAPTURE(Feature::info.name);
    const double a[] = {0.7, -1.3};
    const double b[] = {0.7, 2.5};
    CHECK((Feature::value(a[0], a[1]) == Feature::value(b[0], b[1])) == (Feature::info.columns == 1));
  });
}

}  // namespace
}  // namespace playground
