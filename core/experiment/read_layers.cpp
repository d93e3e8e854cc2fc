#include <algorithm>
#include <variant>

#include "core/catalog/features.hpp"
#include "core/catalog/initializers.hpp"
#include "core/experiment/choices.hpp"
#include "core/experiment/parts.hpp"

namespace playground {

Shape read_shape(const Reader& at, double most, bool may_be_open) {
  Shape shape;
  if (!at.list(1, most_axes)) return shape;
  bool is_open = false;
  for (std::size_t i = 0; i < at.json()->size(); ++i) {
    const Reader size = at.at(i);
    const bool open = may_be_open && *size.json() == Json(-1);
    if (open && is_open) size.complain("sizes_open");
    is_open = is_open || open;
    shape.push_back(open ? -1 : static_cast<Index>(size.integer(1.0, 1, most)));
  }
  return shape;
}

namespace {

/** Reads a key into the member of the layer that keeps it. */
struct KeyReader {
  const Reader& at;
  const LayerKey& key;
  LayerConfig& layer;

  void operator()(int LayerConfig::* member) const {
    layer.*member = static_cast<int>(at.integer(layer.*member, key.low, key.high));
  }
  void operator()(double LayerConfig::* member) const { layer.*member = at.number(layer.*member, key.low, key.high); }
  void operator()(bool LayerConfig::* member) const { layer.*member = at.boolean(layer.*member); }
  void operator()(Choice LayerConfig::* member) const {
    const Choice initial = layer.*member;
    layer.*member = read_choice(at, entries<Activations>(), initial, true);
    if (!key.elementwise || is_elementwise(layer.*member)) return;
    at.complain("activation_not_elementwise", name_of<Activations>((layer.*member).item));
    layer.*member = initial;
  }
  void operator()(std::size_t LayerConfig::* member) const {
    layer.*member = read_name(at, entries<Initializers>(), layer.*member);
  }
  void operator()(std::optional<double> LayerConfig::* member) const {
    if (at.present()) layer.*member = at.number(0, key.low, key.high);
  }
  void operator()(Padding LayerConfig::* member) const { read_option(layer.*member); }
  void operator()(Merge LayerConfig::* member) const { read_option(layer.*member); }
  void operator()(Sizes LayerConfig::* member) const {
    Sizes& sizes = layer.*member;
    if (key.otherwise) sizes = layer.*key.otherwise;
    if (!at.present()) return;
    if (key.one_axis) {
      sizes = {1, read_size(at)};
    } else if (at.json()->is_number()) {
      sizes.fill(read_size(at));
    } else if (!at.json()->is_array() || at.json()->size() != 2) {
      at.complain("sizes_expected", *at.json());
    } else {
      sizes = {read_size(at.at(std::size_t{0})), read_size(at.at(std::size_t{1}))};
    }
  }
  void operator()(Shape LayerConfig::* member) const {
    if (at.present()) layer.*member = read_shape(at, key.high, true);
  }

 private:
  int read_size(const Reader& size) const { return static_cast<int>(size.integer(key.low, key.low, key.high)); }

  template <class Option>
  void read_option(Option& option) const {
    if (at.present()) option = static_cast<Option>(playground::read_option(at, key.choices));
  }
};

void complain_of_missing(const Reader& value, const LayerKey& key) {
  if (key.name == "units") return value.complain("units_missing");
  value.complain("layer_key_missing");
}

LayerConfig read_layer(const Reader& at) {
  const Reader kind = at.at("kind");
  const std::size_t item =
      kind.present() ? read_name(kind, entries<Layers>(), Layers::size) : place_of<Layers, DenseLayer>();
  if (item == Layers::size) return {};
  LayerConfig layer = default_layer(item);
  std::vector<std::string_view> allowed;
  for (const LayerKey& key : kind_of(layer).keys) allowed.push_back(key.name);
  allowed.push_back("kind");
  if (!at.object(allowed)) return layer;
  for (const LayerKey& key : kind_of(layer).keys) {
    const Reader value = at.at(key.name);
    if (key.required && !value.present()) complain_of_missing(value, key);
    std::visit(KeyReader{value, key, layer}, key.member);
  }
  if (layer.dropout > 0 && layer.alpha_dropout > 0) at.at("alpha_dropout").complain("dropouts_together");
  const auto has_more = [](const Sizes& sizes) { return std::max(sizes[0], sizes[1]) > 1; };
  if (has_more(layer.dilation_rate) && has_more(layer.strides))
    at.at("dilation_rate").complain("dilation_with_strides");
  return layer;
}

bool is(const LayerConfig& layer, std::size_t kind) { return layer.kind == kind; }

/** The output layer is dense, or dense followed by an activation. */
void check_output_layer(const Reader& at, const Config& config) {
  const auto& layers = config.layers;
  const std::size_t last = layers.size() - 1, dense = place_of<Layers, DenseLayer>();
  const std::size_t output = output_units_layer(config);
  if (!is(layers[output], dense)) {
    return at.at(last).at("kind").complain("output_kind");
  }
  if (layers[output].dropout > 0 || layers[output].alpha_dropout > 0)
    at.at(output).at(layers[output].dropout > 0 ? "dropout" : "alpha_dropout").complain("output_dropout");
}

}  // namespace

void read_layers(const Reader& at, Config& config, const std::optional<Choice>& loss) {
  if (!at.present()) {
    config.layers = usual_layers(loss, targets_of(config.data, loss, 0).count);
    return;
  }
  if (!at.list(1, static_cast<std::size_t>(limit::layers.high))) return;
  for (std::size_t i = 0; i < at.json()->size(); ++i) config.layers.push_back(read_layer(at.at(i)));
  check_output_layer(at, config);
}

}  // namespace playground
