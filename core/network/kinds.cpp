#include "core/network/kinds.hpp"

#include <array>

#include "core/network/kinds/activation.hpp"
#include "core/network/kinds/convolution.hpp"
#include "core/network/kinds/copy.hpp"
#include "core/network/kinds/dense.hpp"
#include "core/network/kinds/dropout.hpp"
#include "core/network/kinds/normalization.hpp"
#include "core/network/kinds/pooling.hpp"
#include "core/network/kinds/recurrent.hpp"

namespace playground {
namespace {

template <class T, class... Kinds>
constexpr std::array<KindSteps<T>, sizeof...(Kinds)> steps_of_all(TypeList<Kinds...>) {
  return {KindSteps<T>{Steps<Kinds, T>::forward, Steps<Kinds, T>::backward, Steps<Kinds, T>::preactivations,
                       Steps<Kinds, T>::update_statistics, Steps<Kinds, T>::packed_size, Steps<Kinds, T>::kept_size,
                       Steps<Kinds, T>::goes_through_slope}...};
}

}  // namespace

template <class T>
const KindSteps<T>& steps_of(const Layer& layer) {
  static constexpr auto steps = steps_of_all<T>(Layers());
  return steps[layer.config.kind];
}

template const KindSteps<float>& steps_of<float>(const Layer&);
template const KindSteps<double>& steps_of<double>(const Layer&);

}  // namespace playground
