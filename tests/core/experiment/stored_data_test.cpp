#include "core/experiment/stored_data.hpp"

#include <catch_amalgamated.hpp>

#include <limits>

#include "core/training/trainer.hpp"

namespace playground {
namespace {

constexpr int rows = 40, side = 8, classes = 4;

Examples drawn() {
  Json spec = Json::parse(R"({"name": "bars", "side": 8, "classes": 4, "samples": 40, "noise": 0.1})");
  return draw_examples(read_data(spec), 7);
}

/** The pixels as bytes. */
CustomData pictures() {
  const Examples examples = drawn();
  CustomData data;
  data.rows = rows;
  data.shape = {side, side, 1};
  data.columns = side * side;
  for (const double x : examples.inputs) data.bytes.push_back(static_cast<std::uint8_t>(255 * x + 0.5));
  data.targets = examples.targets;
  return data;
}

Json experiment(Json data) {
  Json json = Json::parse(R"({"layers": [{"units": 6, "activation": "tanh"}, {"units": 4}],
                              "loss": {"name": "sparse_categorical_crossentropy", "from_logits": true},
                              "batch_size": 8})");
  json["data"] = std::move(data);
  return json;
}

Json named(const std::string& reference, int test_rows) {
  Json data;
  data["name"] = "stored";
  data["reference"] = reference;
  data["test_rows"] = test_rows;
  return data;
}

/** The same examples as lists. */
Json listed(const CustomData& data) {
  Json inputs = Json::array(), targets = Json::array();
  for (int i = 0; i < rows; ++i) {
    Json row = Json::array();
    for (int j = 0; j < data.columns; ++j)
      row.push_back(data.bytes[static_cast<std::size_t>(i * data.columns + j)] / 255.0);
    inputs.push_back(std::move(row));
    targets.push_back(data.targets[static_cast<std::size_t>(i)]);
  }
  Json json;
  json["name"] = "custom";
  json["inputs"] = std::move(inputs);
  json["targets"] = std::move(targets);
  json["test_fraction"] = 0;
  return json;
}

std::string code_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const ConfigError& error) {
    return error.issue().path + " " + std::string(error.issue().code);
  }
  return "";
}

TEST_CASE("stored bytes train to the same bits as the same numbers in lists") {
  StoredData store;
  const CustomData data = pictures();
  const auto reference = store.add(data)->reference;
  for (const char* precision : {"float32", "float64"}) {
    Json stored = experiment(named(reference, 0)), lists = experiment(listed(data));
    stored["precision"] = precision;
    lists["precision"] = precision;
    const auto one = make_trainer(read_config(stored, &store)), other = make_trainer(read_config(lists));
    one->train_epochs(3);
    other->train_epochs(3);
    CHECK(one->fingerprint() == other->fingerprint());
  }
}

TEST_CASE("the last rows of stored data are for testing, in their order") {
  StoredData store;
  const CustomData data = pictures();
  const auto trainer = make_trainer(read_config(experiment(named(store.add(data)->reference, 10)), &store));
  CHECK(trainer->data().train_rows == 30);
  CHECK(trainer->data().inputs.empty());
  CHECK(trainer->data().shape == Shape{side, side, 1});
  for (int i = 0; i < rows; ++i) {
    const int label = static_cast<int>(data.targets[static_cast<std::size_t>(i)]);
    CHECK(trainer->data().targets[static_cast<std::size_t>(i * classes + label)] == 1);
  }
  CHECK(trainer->status().test.has_value());
}

TEST_CASE("floats are taken as they are") {
  CustomData data = pictures();
  for (const std::uint8_t byte : data.bytes) data.floats.push_back(static_cast<float>(byte) - 3.5f);
  const auto first = data.bytes[5];
  data.bytes.clear();
  std::vector<double> row(static_cast<std::size_t>(data.columns));
  copy_stored_rows(data, 0, 1, row.data());
  CHECK(row[5] == first - 3.5);
}

TEST_CASE("a save names stored data by its reference, and goes on to the bit where the data is") {
  StoredData store;
  const auto reference = store.add(pictures())->reference;
  const auto trainer = make_trainer(read_config(experiment(named(reference, 10)), &store));
  trainer->train_steps(7);
  const auto saved = trainer->save();
  CHECK(saved.size() < 50'000);
  const auto restored = restore_trainer(saved, &store);
  trainer->train_steps(5);
  restored->train_steps(5);
  CHECK(restored->fingerprint() == trainer->fingerprint());
  CHECK(to_json(restored->config())["data"] == to_json(trainer->config())["data"]);
  store.remove(reference);
  CHECK(code_of([&] { restore_trainer(saved, &store); }) == "data.reference stored_data_missing");
  restored->train_steps(1);  // trainers keep their data
}

TEST_CASE("the reference depends on all that stored data holds, and nothing else") {
  StoredData store;
  CustomData data = pictures();
  const auto reference = store.add(data)->reference;
  CHECK(store.add(data)->reference == reference);
  CustomData other = data;
  ++other.bytes[77];
  CHECK(store.add(other)->reference != reference);
  other = data;
  other.targets[3] = 0;
  CHECK(store.add(other)->reference != reference);
  other = data;
  other.shape = {side * side};
  CHECK(store.add(other)->reference != reference);
}

TEST_CASE("stored data that does not fit is refused by sizes, before anything is copied") {
  const auto check = [](std::size_t inputs, std::size_t targets, const Shape& shape) {
    return code_of([&] { check_stored_size(inputs, targets, shape); });
  };
  CHECK(check(70000u * 784u, 70000, {28, 28, 1}) == "");
  CHECK(check(64, 2, {8, 8, 1}) == "inputs number_count");
  CHECK(check(64, 1, {8, 8, 1}) == "targets list_length");
  CHECK(check(10000, 2, {5000}) == "shape number_out_of_range");
  CHECK(check(0, 2, {}) == "shape list_length");
  CHECK(check(100000u * 784u, 100000, {28, 28, 1}) == "inputs data_too_large");
  CustomData data = pictures();
  data.targets[1] = std::numeric_limits<double>::quiet_NaN();
  CHECK(code_of([&] { check_stored_numbers(data); }) == "targets[1] finite_number_expected");
}

}  // namespace
}  // namespace playground
