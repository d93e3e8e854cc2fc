#include <algorithm>
#include <optional>

#include "core/experiment/choices.hpp"
#include "core/experiment/parts.hpp"

/** The shapes of what the layers of an experiment read and give, and the limits of their sizes. */
namespace playground {

namespace {

bool reads_all_columns(const Config& config) {
  const auto& features = config.features;
  if (features.size() != static_cast<std::size_t>(config.columns)) return false;
  for (std::size_t i = 0; i < features.size(); ++i) {
    if (!features[i].column || features[i].index != i) return false;
  }
  return true;
}

/** The first layer that is not content with any shape wants one with axes. */
bool wants_axes(const std::vector<LayerConfig>& layers) {
  const auto cares = [](const LayerConfig& layer) { return kind_of(layer).takes != Takes::any; };
  const auto first = std::find_if(layers.begin(), layers.end(), cares);
  return first != layers.end() && kind_of(*first).takes != Takes::flat;
}

/** Two factors whose product is n, the first at most the second, as near to each other as can be. */
Shape near_square(Index n) {
  Index rows = 1;
  for (Index i = 1; i * i <= n; ++i) {
    if (n % i == 0) rows = i;
  }
  return {rows, n / rows};
}

Shape with_channel(const Shape& shape) { return {shape[0], shape[1], 1}; }

/** A shape of as many numbers that a kind takes. */
Shape shape_for(Takes wanted, const Shape& shape) {
  if (wanted == Takes::picture) return with_channel(shape.size() == 1 ? near_square(shape[0]) : shape);
  return shape.size() == 1 ? Shape{shape[0], 1} : Shape{shape[0], shape[1] * shape[2]};
}

bool gives_last_step(const LayerConfig& layer) {
  const auto keys = kind_of(layer).keys;
  const auto is_sequences = [](const LayerKey& key) { return key.name == layer_key::return_sequences.name; };
  return std::any_of(keys.begin(), keys.end(), is_sequences) && !layer.return_sequences;
}

bool fits(Takes wanted, const Shape& shape) {
  if (wanted == Takes::picture) return shape.size() == 3;
  return wanted != Takes::sequence || shape.size() == 2;
}

// Not inlined: as one function, Binaryen 108 writes labels that it does not read back.

/** `before` is null for the first layer. */
[[gnu::noinline]] void complain_of_shape(const Reader& layer, Takes wanted, const Shape& shape,
                                         const LayerConfig* before) {
  const AsWritten found{to_json(shape)};
  if (wanted == Takes::sequence && before && gives_last_step(*before)) return layer.complain("shape_last_step", found);
  const AsWritten reshape{{{"kind", "reshape"}, {"target_shape", to_json(shape_for(wanted, shape))}}};
  if (wanted == Takes::picture) return layer.complain("shape_not_picture", found, reshape);
  return layer.complain("shape_not_sequence", found, reshape);
}

/** Whether the kind itself does not take the shape. */
[[gnu::noinline]] bool complains_of_misfit(const Reader& at, const LayerConfig& layer, const Shape& shape) {
  const std::optional<Issue> misfit = kind_of(layer).misfit(layer, shape);
  if (!misfit) return false;
  const Reader key = at.at(std::string_view(misfit->path));
  (misfit->path.empty() ? at : key).complain(*misfit);
  return true;
}

/** A walk through the layers, with what they have taken up so far. */
class Walk {
 public:
  Walk(const Reader& layers, const Config& config) : at_(layers), config_(config), shape_(config.input) {}

  bool visits_all() {
    for (std::size_t i = 0; i < config_.layers.size(); ++i) {
      if (!visit(i)) return false;
    }
    if (parameters_ > limit::parameters) {
      at_.complain("parameters_too_many", parameters_, limit::parameters);
    } else if (multiply_adds_ > limit::multiply_adds) {
      at_.complain("multiply_adds_too_many", multiply_adds_, limit::multiply_adds);
    } else if (shape_.size() > 1) {
      at_.at(config_.layers.size() - 1).complain("output_shape", AsWritten{to_json(shape_)});
    } else {
      return true;
    }
    return false;
  }

 private:
  [[gnu::noinline]] bool visit(std::size_t i) {
    const LayerConfig& layer = config_.layers[i];
    const LayerKind& kind = kind_of(layer);
    const Reader at = at_.at(i);
    if (!fits(kind.takes, shape_)) {
      complain_of_shape(at, kind.takes, shape_, i > 0 ? &config_.layers[i - 1] : nullptr);
      return false;
    }
    if (complains_of_misfit(at, layer, shape_)) return false;
    for (const Weights& weights : kind.weights(layer, shape_)) parameters_ += weights.shape.numbers();
    multiply_adds_ += kind.multiply_adds(layer, shape_);
    shape_ = kind.output(layer, shape_);
    return check_numbers(at);
  }

  bool check_numbers(const Reader& at) const {
    const double numbers = shape_.numbers();
    const double examples = std::min(config_.batch_size, config_.data.samples);
    if (numbers > limit::numbers) {
      at.complain("layer_numbers_too_many", numbers, limit::numbers);
    } else if (numbers > limit::units.high && numbers * examples > limit::batch_numbers) {
      at.complain("batch_numbers_too_many", numbers, examples, limit::batch_numbers);
    } else {
      return true;
    }
    return false;
  }

  const Reader& at_;
  const Config& config_;
  Shape shape_;
  double parameters_ = 0;
  double multiply_adds_ = 0;
};

}  // namespace

Shape input_of(const Config& config) {
  if (wants_axes(config.layers) && reads_all_columns(config)) return config.data.shape();
  return {static_cast<Index>(config.features.size())};
}

bool check_shapes(const Reader& at, const Config& config) { return Walk(at, config).visits_all(); }

}  // namespace playground
