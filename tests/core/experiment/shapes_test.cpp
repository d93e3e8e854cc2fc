#include <catch_amalgamated.hpp>

#include "core/catalog/layers.hpp"
#include "core/experiment/config.hpp"

namespace playground {
namespace {

std::vector<Issue> issues_of(const Json& json) {
  std::vector<Issue> issues;
  read_config(json, issues);
  return issues;
}

/** "path: message" of the first issue; empty where there is none. */
std::string refusal_of(const Json& json) {
  const auto issues = issues_of(json);
  return issues.empty() ? "" : issues[0].path + ": " + issues[0].message;
}

using Stack = std::vector<Json>;

Json named(const Json& name) {
  Json json;
  json["name"] = name;
  return json;
}

Json reshape(const Json& target_shape) { return {{"kind", "reshape"}, {"target_shape", target_shape}}; }

const Json flatten = [] {
  Json layer;
  layer["kind"] = "flatten";
  return layer;
}();
Json dense(int units) {
  Json layer;
  layer["units"] = units;
  return layer;
}

const Json output = dense(2);

/** Two rows of so many numbers, in a shape unless that is null. */
Json custom(std::size_t columns, const Json& shape = {}) {
  const std::vector<double> row(columns, 0.5);
  Json data{{"name", "custom"}, {"inputs", {row, row}}, {"targets", {0, 1}}, {"test_fraction", 0}};
  if (!shape.is_null()) data["shape"] = shape;
  return data;
}

Json experiment(const Json& data, const Stack& layers) { return {{"data", data}, {"layers", layers}}; }

std::vector<Index> sizes(const Shape& shape) { return {shape.begin(), shape.end()}; }

TEST_CASE("data has a shape: pictures rows, columns and one channel, other data its columns") {
  const auto shape = [](const Json& data) { return sizes(read_data(data).shape()); };
  CHECK(shape(named("spiral")) == std::vector<Index>{2});
  CHECK(shape(named("curve")) == std::vector<Index>{1});
  CHECK(shape(named("digits")) == std::vector<Index>{8, 8, 1});
  CHECK(shape({{"name", "digits"}, {"side", 12}}) == std::vector<Index>{12, 12, 1});
  CHECK(shape(custom(6)) == std::vector<Index>{6});
  CHECK(shape(custom(6, {2, 3})) == std::vector<Index>{2, 3});
  CHECK(shape({{"name", "recall"}, {"steps", 5}}) == std::vector<Index>{5, 4});
}

TEST_CASE("the shape of custom data is written where it has axes, and holds the columns") {
  const auto shape = [](const Json& given) {
    return to_json(read_config(experiment(custom(12, given), Stack{output}))).at("data").find("shape");
  };
  const auto written = to_json(read_config(experiment(custom(12, {2, 3, 2}), Stack{output})));
  CHECK(written.at("data").at("shape") == Json{2, 3, 2});
  CHECK(to_json(read_config(written)) == written);
  CHECK(shape(Json{12}) == nullptr);
  CHECK(shape(Json()) == nullptr);
  CHECK(refusal_of(experiment(custom(12, {2, 5}), Stack{output})) ==
        "data.shape: gives 2×5 numbers, but inputs has 12 columns");
  CHECK(refusal_of(experiment(custom(12, {12, 0}), Stack{output})).starts_with("data.shape[1]: "));
  CHECK(refusal_of(experiment(custom(12, {-1, 12}), Stack{output})).starts_with("data.shape[0]: "));
  CHECK(refusal_of(experiment(custom(12, {1, 1, 12, 1}), Stack{output})).starts_with("data.shape: must hold 1 to 3"));
  CHECK(refusal_of(experiment({{"name", "spiral"}, {"shape", {2}}}, Stack{output})).starts_with("data.shape: "));
}

TEST_CASE("a dense layer, flatten and reshape read a flat list of the features") {
  const Json before[] = {{{"kind", "dropout"}, {"rate", 0.1}}, {{"kind", "activation"}, {"activation", "relu"}}};
  const auto input = [](const Stack& layers, const Json& features = {}) {
    Json json = experiment(custom(12, {2, 3, 2}), layers);
    if (!features.is_null()) json["features"] = features;
    return sizes(read_config(json).input);
  };
  CHECK(input(Stack{output}) == std::vector<Index>{12});
  CHECK(input(Stack{flatten, output}) == std::vector<Index>{12});
  CHECK(input({before[0], before[1], reshape({3, 4}), flatten, output}) == std::vector<Index>{12});
  CHECK(input(Stack{output}, Json::parse(R"(["x3", "x1"])")) == std::vector<Index>{2});
}

TEST_CASE("reshape takes as many numbers as it gives, one size of -1 being what is left") {
  const auto shape = [](const Json& target) {
    const Config config = read_config(experiment(custom(12), {reshape(target), flatten, output}));
    CHECK(to_json(config).at("layers")[0].at("target_shape") == target);
    return sizes(kind_of(config.layers[0]).output(config.layers[0], config.input));
  };
  CHECK(shape({12}) == std::vector<Index>{12});
  CHECK(shape({3, 4}) == std::vector<Index>{3, 4});
  CHECK(shape({2, -1, 3}) == std::vector<Index>{2, 2, 3});
  CHECK(shape({-1}) == std::vector<Index>{12});
  const auto refused = [](const Json& target) {
    return refusal_of(experiment(custom(12), {reshape(target), flatten, output}));
  };
  CHECK(refused({5, 2}) == "layers[0].target_shape: 5×2 does not hold the 12 numbers that the layer gets");
  CHECK(refused({5, -1}) == "layers[0].target_shape: 5×-1 does not hold the 12 numbers that the layer gets");
  CHECK(refused({-1, 3, -1}) == "layers[0].target_shape[2]: may hold -1 once");
  CHECK(refused({0, 3}).starts_with("layers[0].target_shape[0]: must be from 1 to 1048576"));
  CHECK(refused({1, 1, 1, 12}).starts_with("layers[0].target_shape: must hold 1 to 3"));
  CHECK(refused(Json::array()).starts_with("layers[0].target_shape: must hold 1 to 3"));
  CHECK(refused({1048576, 1048576, 1048576}).starts_with("layers[0].target_shape: 1048576×"));
  CHECK(refused(12).starts_with("layers[0].target_shape: must be a list"));
}

TEST_CASE("an output layer of more than one axis is refused with its shape") {
  const auto issues = issues_of(experiment(custom(12), {reshape({2, 3, 2}), output}));
  REQUIRE(issues.size() == 1);
  CHECK(issues[0].code == "output_shape");
  CHECK(issues[0].path == "layers[1]");
  CHECK(issues[0].args.at("found") == Json{2, 3, 2});
  CHECK(issues[0].message == "the output layer gives 2×3×2 numbers; put flatten or a global pooling before it");
}

TEST_CASE("dense layers work on the last axis") {
  const Config config = read_config(experiment(custom(12), {reshape({4, 3}), dense(5), flatten, output}));
  CHECK(sizes(output_of({config.layers[0], config.layers[1]}, config.input)) == std::vector<Index>{4, 5});
  CHECK(kind_of(config.layers[1]).weights(config.layers[1], {4, 3})[0].shape == Shape{3, 5});
  CHECK(kind_of(config.layers[1]).multiply_adds(config.layers[1], {4, 3}) == 4 * 3 * 5);
}

TEST_CASE("sizes past the limits are refused before anything is computed with them") {
  const Json places = reshape({4096, 1});
  const auto wide = [&](int units, int batch_size, int copies) {
    const std::vector<double> row(4096);
    Json rows = Json::array(), targets = Json::array();
    for (int i = 0; i < copies; ++i) {
      rows.push_back(row);
      targets.push_back(i % 2);
    }
    Json json = experiment({{"name", "custom"}, {"inputs", rows}, {"targets", targets}, {"test_fraction", 0}},
                           {places, dense(units), flatten, output});
    json["batch_size"] = batch_size;
    return refusal_of(json);
  };
  CHECK(wide(256, 32, 2) == "");
  CHECK(wide(257, 32, 2) == "layers[1]: gives 1052672 numbers for an example; at most 1048576 are allowed");
  CHECK(wide(256, 33, 33).starts_with("layers[1]: gives 1048576 numbers for each of the 33 examples of a batch"));
  CHECK(wide(256, 100000, 32) == "");  // a batch has no more examples than there are
  // 4,096 places of 3 layers: each place takes 1 × 256, 256 × 128 and 128 × 16
  const std::vector<double> row(4096);
  CHECK(refusal_of(experiment({{"name", "custom"}, {"inputs", {row, row}}, {"targets", {0, 1}}},
                              {places, dense(256), dense(128), dense(16), flatten, output}))
            .starts_with("layers: take 143785984 multiplications for an example; at most 134217728"));
}

Json layer_of(const char* text) { return Json::parse(text); }

const Json convolution = layer_of(R"({"kind": "conv2d", "filters": 2, "kernel_size": 2})");

TEST_CASE("a first layer that needs axes reads the data in its shape, where features are all columns") {
  const auto input = [](Json json, const Stack& before) {
    Stack layers = before;
    layers.push_back(convolution);
    layers.push_back(flatten);
    layers.push_back(json["data"].contains("inputs") ? output : dense(10));
    json["layers"] = Json::array();
    for (const Json& layer : layers) json["layers"].push_back(layer);
    return sizes(read_config(json).input);
  };
  const auto of = [](const Json& data) {
    Json json;
    json["data"] = data;
    return json;
  };
  const Json dropout = layer_of(R"({"kind": "dropout", "rate": 0.1})");
  const Json norm = layer_of(R"({"kind": "batch_normalization"})");
  CHECK(input(of(named("digits")), {}) == std::vector<Index>{8, 8, 1});
  CHECK(input(of(named("digits")), {dropout, norm}) == std::vector<Index>{8, 8, 1});
  CHECK(input(of(custom(12, {2, 3, 2})), {}) == std::vector<Index>{2, 3, 2});
  CHECK(input(of(custom(12)), {reshape({2, 3, 2})}) == std::vector<Index>{12});
  Json all = of(custom(8, {2, 2, 2}));
  all["features"] = Json::parse(R"(["x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8"])");
  CHECK(input(all, {}) == std::vector<Index>{2, 2, 2});
  Json swapped = experiment(custom(8, {2, 2, 2}), {convolution, flatten, output});
  swapped["features"] = Json::parse(R"(["x2", "x1", "x3", "x4", "x5", "x6", "x7", "x8"])");
  CHECK(refusal_of(swapped) ==
        "layers[0]: needs rows × columns × channels; it gets 8 numbers: put {\"kind\": \"reshape\", "
        "\"target_shape\": [2, 4, 1]} before it");
}

TEST_CASE("a shape that does not fit is refused with what came and with the layer to put before") {
  const auto refused = [](const Json& data, const Stack& layers) { return issues_of(experiment(data, layers)).at(0); };
  const Issue flat = refused(custom(64), {convolution, flatten, output});
  CHECK(flat.path == "layers[0]");
  CHECK(flat.code == "shape_not_picture");
  CHECK(flat.args.at("found") == Json::parse("[64]"));
  CHECK(flat.args.at("layer") == reshape({8, 8, 1}));
  CHECK(flat.message ==
        "needs rows × columns × channels; it gets 64 numbers: put {\"kind\": \"reshape\", \"target_shape\": [8, 8, 1]} "
        "before it");
  CHECK(refused(custom(12), {convolution, flatten, output}).args.at("layer") == reshape({3, 4, 1}));
  CHECK(refused(custom(12, {6, 2}), {convolution, flatten, output}).args.at("layer") == reshape({6, 2, 1}));
  const Json conv1d = layer_of(R"({"kind": "conv1d", "filters": 2, "kernel_size": 2})");
  CHECK(refused(custom(12), {conv1d, flatten, output}).args.at("layer") == reshape({12, 1}));
  const Issue picture = refused(custom(12, {2, 3, 2}), {conv1d, flatten, output});
  CHECK(picture.code == "shape_not_sequence");
  CHECK(picture.args.at("layer") == reshape({2, 6}));
  // the layer that is suggested is accepted
  CHECK(refusal_of(experiment(custom(64), {flat.args.at("layer"), convolution, flatten, output})) == "");
}

TEST_CASE("sizes are written as lists, those of one axis as numbers, strides of a pool as the pool by default") {
  const auto written = [](const Json& data, const char* layer) {
    return to_json(read_config(experiment(data, {layer_of(layer), flatten, output}))).at("layers")[0];
  };
  const Json pool = written(custom(64, {8, 8, 1}), R"({"kind": "max_pooling2d", "pool_size": [2, 3]})");
  CHECK(pool.at("pool_size") == Json{2, 3});
  CHECK(pool.at("strides") == Json{2, 3});
  CHECK(written(custom(64, {8, 8, 1}), R"({"kind": "max_pooling2d", "strides": 1})").at("strides") == Json{1, 1});
  const Json sequence = written(custom(64, {16, 4}), R"({"kind": "max_pooling1d", "pool_size": 3})");
  CHECK(sequence.at("pool_size") == Json(3));
  CHECK(sequence.at("strides") == Json(3));
  const auto refused = [](const char* layer) {
    return refusal_of(experiment(custom(64, {8, 8, 1}), {layer_of(layer), flatten, output}));
  };
  CHECK(refused(R"({"kind": "max_pooling2d", "pool_size": [2, 2, 2]})") ==
        "layers[0].pool_size: must be a whole number or a list of two, rows first, not a list");
  CHECK(refused(R"({"kind": "max_pooling2d", "pool_size": [2, 0]})") ==
        "layers[0].pool_size[1]: must be from 1 to 28, not 0");
  CHECK(refused(R"({"kind": "max_pooling2d", "padding": "causal"})") ==
        "layers[0].padding: \"causal\" is not known; allowed are valid, same");
  CHECK(refused(R"({"kind": "conv2d", "filters": 1, "kernel_size": 2, "strides": 2, "dilation_rate": [1, 2]})") ==
        "layers[0].dilation_rate: cannot be combined with strides above 1");
}

}  // namespace
}  // namespace playground
