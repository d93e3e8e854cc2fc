#pragma once

#include "core/network/layer_pass.hpp"

namespace playground {

/**
 * What each layer kind computes. To add a kind, write its struct in the chapter (core/catalog/layers.hpp) and a
 * specialization of Steps in kinds/, and include it in kinds.cpp.
 */
template <class T>
const KindSteps<T>& steps_of(const Layer& layer);

}  // namespace playground
