#pragma once

#include <span>

#include "core/numeric/random.hpp"
#include "core/numeric/scalar.hpp"
#include "core/text/descriptor.hpp"

/**
 * Initializers of kernels: a chapter, one struct after another, and at the end the list.
 *
 * draw(fan_in, fan_out, random) gives one weight; fan_in and fan_out are the inputs and units of the layer. An
 * initializer of whole matrices has fill(rows, columns, random, weights) instead: the columns are the kernel's last
 * axis, the rows all others. Numbers are drawn in float64 whatever the experiment's precision, so that both precisions
 * start at the same weights.
 */
namespace playground {

/** Uniform with variance scale/fan: within ±√(3·scale/fan). */
inline double scaled_uniform(double scale, double fan, Random& random) {
  const double limit = sqrt(3 * scale / fan);
  return random.uniform(-limit, limit);
}

/** Normal cut at ±2σ, σ chosen so that the variance after the cut is scale/fan. */
inline double scaled_normal(double scale, double fan, Random& random) {
  constexpr double deviation_after_cut = 0.87962566103423978;
  return random.truncated_normal() * sqrt(scale / fan) / deviation_after_cut;
}

struct GlorotUniform {
  static constexpr Descriptor info{"glorot_uniform", "Glorot uniform",
                                   R"(\mathcal{U}\left(\pm\sqrt{6/(n_{in}+n_{out})}\right))",
                                   "Keras's default. Glorot and Bengio 2010."};
  static double draw(double fan_in, double fan_out, Random& random) {
    return scaled_uniform(2, fan_in + fan_out, random);
  }
};

struct GlorotNormal {
  static constexpr Descriptor info{"glorot_normal", "Glorot normal", R"(\mathcal{N}\left(0, 2/(n_{in}+n_{out})\right))",
                                   "For sigmoid and tanh. Glorot and Bengio 2010."};
  static double draw(double fan_in, double fan_out, Random& random) {
    return scaled_normal(2, fan_in + fan_out, random);
  }
};

struct HeUniform {
  static constexpr Descriptor info{"he_uniform", "He uniform", R"(\mathcal{U}\left(\pm\sqrt{6/n_{in}}\right))",
                                   "For ReLU and its family. He et al. 2015, arXiv:1502.01852."};
  static double draw(double fan_in, double, Random& random) { return scaled_uniform(2, fan_in, random); }
};

struct HeNormal {
  static constexpr Descriptor info{"he_normal", "He normal", R"(\mathcal{N}\left(0, 2/n_{in}\right))",
                                   "For ReLU and its family. He et al. 2015, arXiv:1502.01852."};
  static double draw(double fan_in, double, Random& random) { return scaled_normal(2, fan_in, random); }
};

struct LecunUniform {
  static constexpr Descriptor info{"lecun_uniform", "LeCun uniform", R"(\mathcal{U}\left(\pm\sqrt{3/n_{in}}\right))",
                                   "LeCun et al. 1998, Efficient BackProp."};
  static double draw(double fan_in, double, Random& random) { return scaled_uniform(1, fan_in, random); }
};

struct LecunNormal {
  static constexpr Descriptor info{"lecun_normal", "LeCun normal", R"(\mathcal{N}\left(0, 1/n_{in}\right))",
                                   "For SELU. LeCun et al. 1998, Efficient BackProp."};
  static double draw(double fan_in, double, Random& random) { return scaled_normal(1, fan_in, random); }
};

struct Zeros {
  static constexpr Descriptor info{"zeros", "Zeros", R"(0)", "Every unit of a layer starts, and then stays, the same."};
  static double draw(double, double, Random&) { return 0; }
};

struct RandomUniform {
  static constexpr Descriptor info{"random_uniform", "Random uniform", R"(\mathcal{U}(\pm 0.05))",
                                   "Small numbers, whatever the layer's size."};
  static double draw(double, double, Random& random) { return random.uniform(-0.05, 0.05); }
};

/** Its columns are orthonormal, or its rows where those are fewer. */
struct Orthogonal {
  static constexpr Descriptor info{"orthogonal", "Orthogonal", R"(W^\top W = I)",
                                   "Keeps lengths, also through many steps. Saxe et al. 2014, arXiv:1312.6120."};
  /**
   * rows × columns numbers, row-major: Q of a normal matrix A = QR with a positive diagonal of R, as Keras has it. By
   * Gram and Schmidt, each column twice, which is orthonormal to rounding.
   */
  static void fill(std::size_t rows, std::size_t columns, Random& random, double* weights);
};

using Initializers = TypeList<GlorotUniform, GlorotNormal, HeUniform, HeNormal, LecunUniform, LecunNormal, Zeros,
                              RandomUniform, Orthogonal>;

}  // namespace playground
