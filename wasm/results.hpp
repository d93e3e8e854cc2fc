#pragma once

#include <emscripten/val.h>

#include "core/training/explain.hpp"
#include "core/training/trainer.hpp"
#include "wasm/marshal.hpp"

/** What the functions of core/training return, as JavaScript objects (web/engine/types.ts). */
namespace marshal {

val to_js(const playground::Metrics& metrics);
val to_js(const playground::Progress& progress);
val to_js(const playground::Status& status);
val to_js(const playground::LayerParameters& parameters);
val to_js(const playground::Shape& shape);
val to_js(const playground::LayerShape& layer);
val to_js(const playground::LayerInspection& layer);
val to_js(const playground::Inspection& inspection);
val to_js(const playground::LayerHealth& health);
val to_js(const playground::TrainerData& data);
/** The same without the numbers. */
val shape_to_js(const playground::TrainerData& data);
val to_js(const playground::ActivationCurve& curve);

void set(val& object, const char* name, const playground::Shape& shape);

}  // namespace marshal
