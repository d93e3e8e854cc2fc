#include "core/catalog/features.hpp"
#include "core/catalog/initializers.hpp"
#include "core/experiment/choices.hpp"
#include "core/experiment/parts.hpp"

namespace playground {

namespace {

LayerConfig read_layer(const Reader& at) {
  LayerConfig layer;
  if (!at.object({"units", "activation", "kernel_initializer", "use_bias", "dropout", "alpha_dropout", "l1", "l2"}))
    return layer;
  const Reader units = at.at("units");
  if (!units.present()) units.complain("units_missing");
  layer.units = units.integer(1, limit::units);
  layer.activation = read_choice(at.at("activation"), entries<Activations>(), layer.activation, true);
  layer.kernel_initializer = read_name(at.at("kernel_initializer"), entries<Initializers>(), 0);
  layer.use_bias = at.at("use_bias").boolean(true);
  layer.dropout = at.at("dropout").number(0, limit::dropout);
  layer.alpha_dropout = at.at("alpha_dropout").number(0, limit::dropout);
  if (layer.dropout > 0 && layer.alpha_dropout > 0) at.at("alpha_dropout").complain("dropouts_together");
  if (at.at("l1").present()) layer.l1 = at.at("l1").number(0, limit::penalty);
  if (at.at("l2").present()) layer.l2 = at.at("l2").number(0, limit::penalty);
  return layer;
}

}  // namespace

void read_layers(const Reader& at, Config& config, const std::optional<Choice>& loss) {
  if (!at.present()) {
    config.layers = usual_layers(loss, targets_of(config.data, loss, 0).count);
    return;
  }
  if (!at.list(1, static_cast<std::size_t>(limit::layers.high))) return;
  for (std::size_t i = 0; i < at.json()->size(); ++i) config.layers.push_back(read_layer(at.at(i)));
  const LayerConfig& output = config.output_layer();
  if (output.dropout > 0 || output.alpha_dropout > 0) {
    at.at(config.layers.size() - 1).at(output.dropout > 0 ? "dropout" : "alpha_dropout").complain("output_dropout");
  }
}

}  // namespace playground
