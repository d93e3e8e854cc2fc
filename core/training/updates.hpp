#pragma once

#include <vector>

#include "core/network/network.hpp"
#include "core/training/state.hpp"

namespace playground {

/**
 * From ∂loss/∂a of the output layer to updated parameters: portions of layers, from the last to the first, whose
 * gradient is held at once.
 */
template <class T>
class Updates {
 public:
  explicit Updates(const std::vector<Layer>& layers);

  /** `measures`: take ‖∂loss/∂W‖ and ‖ΔW‖/‖W‖ of each layer. Allocates nothing. */
  void apply(const Choice& optimizer, Network<T>& network, Workspace<T>& work, Index n, TrainingState<T>& state,
             bool measures);

 private:
  /** Parameters that lie side by side. */
  struct Span {
    Index offset, size;
  };
  struct Portion {
    std::size_t first, last;
    Index offset, size;         ///< of their parameters
    std::vector<Span> trained;  ///< all of them, but for moving statistics and layers that are not trained
  };

  static void add_trained(const Layer& layer, std::vector<Span>& spans);

  T* gradient_of(const Network<T>& network, const Portion& portion, std::size_t layer) {
    return gradient_.data() + network.layers()[layer].offset - portion.offset;
  }

  std::vector<Portion> portions_;
  Buffer<T> gradient_;  ///< of one portion
  Buffer<T> before_;    ///< a layer's parameters, before an update that is measured
};

}  // namespace playground
