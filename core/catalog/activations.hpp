#pragma once

#include <string_view>

#include "core/catalog/task.hpp"
#include "core/formula/expression.hpp"
#include "core/numeric/scalar.hpp"
#include "core/text/descriptor.hpp"

/**
 * Activations: a chapter, one struct after another, and at the end the list, its table of contents.
 *
 * To add one, write its struct and add its name to the list. A struct holds
 *   info, range          what the catalog says of it
 *   tolerance            the largest errors of training in float32
 *   terms(x)             the size of the terms of f′ where it has zeros everywhere, as sine has (absent: it has few)
 *   parameters           at most one, with its default and range (absent: none)
 *   learned              true: the parameter is trained, one a unit (absent: false)
 *   usual_for            the tasks whose output layer usually has it (absent: none)
 *   self_normalizing     true: keeps mean 0 and variance 1, and takes alpha dropout for dropout (absent: false)
 *   value(x[, p])        f(x)
 *   derivative(x[, p])   ∂f/∂x; a doc comment says what is taken at a kink
 *   d_parameter(x, p)    ∂f/∂p, where p is a number
 * as templates over the number type. Branches are taken on x, and ordered so that NaN gives NaN.
 */
namespace playground {

struct ActivationInfo : Descriptor {
  double low, high;  ///< infimum and supremum of f, with the default parameter
  std::string_view keras;
  std::string_view pytorch;
  std::string_view source;
  std::string_view alias = {};
};

constexpr ActivationInfo without_texts(ActivationInfo info) {
  info.label = info.formula = info.notes = info.keras = info.pytorch = info.source = {};
  return info;
}

/**
 * The largest errors of training in float32, in ulp of float32 against the same formula in float64, over all inputs.
 * scripts/accuracy measures them, and the tests check them on a sample. Near a zero of f′, where it is a difference of
 * nearly equal numbers, only `scaled` holds: in ulp of 2⁻¹⁰ of its terms where |f′| is less than that.
 */
struct Tolerance {
  double value;
  double derivative;  ///< away from the zeros of f′
  double scaled;      ///< of f′, everywhere
};

/** A slope that jumps at 0: `below` for x ≤ 0, 1 above, NaN for NaN. */
template <class T>
T jump_at_zero(T x, T below) {
  return where(x <= T(0), below, where(x > T(0), T(1), x));
}

/** min(x, 0), for what is then taken below 0 alone. */
template <class T>
T at_most_0(T x) {
  return where(x < T(0), x, T(0));
}

/** f(x) = x. */
struct Linear {
  static constexpr ActivationInfo info{
      {"linear", "Linear", R"(x)", "Adds nothing: layers of it collapse into one. Used for regression and for logits."},
      -infinity,
      infinity,
      "linear",
      "torch.nn.Identity()",
      "identity"};
  static constexpr Tolerance tolerance{0, 0, 0};
  static constexpr Tasks usual_for{.regression = true};
  template <class Number>
  static constexpr bool straight = true;
  template <class T>
  static T value(T x) {
    return x;
  }
  template <class T>
  static T derivative(T x) {
    return where(x == x, T(1), x);
  }
};

/** f(x) = max(x, 0); f′(0) = 0. */
struct Relu {
  static constexpr ActivationInfo info{
      {"relu", "ReLU", R"(\max(x, 0))", "Cheap and hard to saturate; a unit whose input stays below 0 is dead."},
      0,
      infinity,
      "relu",
      "torch.nn.ReLU()",
      "Nair and Hinton 2010"};
  static constexpr Tolerance tolerance{0, 0, 0};
  template <class Number>
  static constexpr bool straight = true;
  template <class T>
  static T value(T x) {
    return where(x <= T(0), T(0), x);
  }
  template <class T>
  static T derivative(T x) {
    return jump_at_zero(x, T(0));
  }
};

/** f(x) = x for x > 0, s·x for x ≤ 0; f′(0) = s. */
struct LeakyRelu {
  static constexpr ActivationInfo info{
      {"leaky_relu", "Leaky ReLU", R"(x \text{ if } x > 0 \text{ else } s\,x)",
       "A small slope below 0 keeps every unit alive. Keras's function takes 0.2, its layer 0.3, PyTorch 0.01."},
      -infinity,
      infinity,
      "LeakyReLU(negative_slope)",
      "torch.nn.LeakyReLU(negative_slope)",
      "Maas et al. 2013"};
  static constexpr Tolerance tolerance{0.5, 0, 0};
  template <class Number>
  static constexpr bool straight = true;
  static constexpr std::array parameters{number("negative_slope", "s", "slope below 0", 0.2, -10, 10, 0, 1)};
  template <class T>
  static T value(T x, T slope) {
    return where(x <= T(0), slope * x, x);
  }
  template <class T>
  static T derivative(T x, T slope) {
    return jump_at_zero(x, slope);
  }
  template <class T>
  static T d_parameter(T x, T) {
    return where(x <= T(0), x, where(x > T(0), T(0), x));
  }
};

/** Leaky ReLU whose slope α is learned, one a unit; f′(0) = α. */
struct Prelu {
  static constexpr ActivationInfo info{
      {"prelu", "PReLU", R"(x \text{ if } x > 0 \text{ else } \alpha\,x)",
       "The slope below 0 is learned, one a unit. Keras starts at 0, PyTorch at 0.25 with one shared slope."},
      -infinity,
      infinity,
      "PReLU()",
      "torch.nn.PReLU(units)",
      "He et al. 2015, arXiv:1502.01852"};
  static constexpr Tolerance tolerance{0.5, 0, 0};
  template <class Number>
  static constexpr bool straight = true;
  static constexpr std::array parameters{number("alpha", R"(\alpha)", "slope at the start", 0.25, -10, 10, 0, 1)};
  static constexpr bool learned = true;
  template <class T>
  static T value(T x, T alpha) {
    return LeakyRelu::value(x, alpha);
  }
  template <class T>
  static T derivative(T x, T alpha) {
    return LeakyRelu::derivative(x, alpha);
  }
  template <class T>
  static T d_parameter(T x, T alpha) {
    return LeakyRelu::d_parameter(x, alpha);
  }
};

/** f(x) = min(max(x, 0), 6); f′(0) = f′(6) = 0. */
struct Relu6 {
  static constexpr ActivationInfo info{
      {"relu6", "ReLU6", R"(\min(\max(x, 0), 6))", "ReLU with a ceiling, made for arithmetic in few bits."},
      0,
      6,
      "relu6",
      "torch.nn.ReLU6()",
      "Krizhevsky 2010"};
  static constexpr Tolerance tolerance{0, 0, 0};
  template <class Number>
  static constexpr bool straight = true;
  template <class T>
  static T value(T x) {
    return where(x <= T(0), T(0), where(x >= T(6), T(6), x));
  }
  template <class T>
  static T derivative(T x) {
    return where(x >= T(6), T(0), jump_at_zero(x, T(0)));
  }
};

/** f(x) = x for x > 0, α(eˣ−1) for x ≤ 0; f′(0) = α. */
struct Elu {
  static constexpr ActivationInfo info{{"elu", "ELU", R"(x \text{ if } x > 0 \text{ else } \alpha\,(e^x - 1))",
                                        "Negative values pull the mean of the outputs towards 0."},
                                       -1,
                                       infinity,
                                       "elu(alpha)",
                                       "torch.nn.ELU(alpha)",
                                       "Clevert et al. 2015, arXiv:1511.07289"};
  static constexpr Tolerance tolerance{2, 2, 2};
  static constexpr std::array parameters{number("alpha", R"(\alpha)", "limit below 0", 1, -10, 10, 0.1, 3)};
  template <class T>
  static T value(T x, T alpha) {
    return where(x <= T(0), alpha * expm1_below_0(at_most_0(x)), x);
  }
  template <class T>
  static T derivative(T x, T alpha) {
    return where(x <= T(0), alpha * exp_below_0(at_most_0(x)), jump_at_zero(x, T(0)));
  }
  template <class T>
  static T d_parameter(T x, T) {
    return where(x <= T(0), expm1_below_0(at_most_0(x)), where(x > T(0), T(0), x));
  }
};

/** f(x) = λ·elu(x, α) with the two constants that keep a unit-normal input unit-normal; f′(0) = λα. */
struct Selu {
  static constexpr ActivationInfo info{
      {"selu", "SELU", R"(\lambda\,x \text{ if } x > 0 \text{ else } \lambda\,\alpha\,(e^x - 1))",
       "Keeps mean 0 and variance 1 through many layers, with lecun_normal and alpha dropout."},
      -1.7580993408473766,
      infinity,
      "selu",
      "torch.nn.SELU()",
      "Klambauer et al. 2017, arXiv:1706.02515"};
  static constexpr Tolerance tolerance{2, 2, 2};
  static constexpr bool self_normalizing = true;
  template <class T>
  static T value(T x) {
    return where(x <= T(0), below<T>() * expm1_below_0(at_most_0(x)), lambda<T>() * x);
  }
  template <class T>
  static T derivative(T x) {
    return where(x <= T(0), below<T>() * exp_below_0(at_most_0(x)), where(x > T(0), lambda<T>(), x));
  }

 private:
  /** λ and λα, each as the nearest double and what that lacks. */
  template <class T>
  static T lambda() {
    return T(Wide<T>(1.0507009873554805) + Wide<T>(3.9874847667154144e-17));
  }
  template <class T>
  static T below() {
    return T(Wide<T>(1.7580993408473768) + Wide<T>(1.41535193800845e-17));
  }
};

/** f(x) = 1/(1+e⁻ˣ). */
struct Sigmoid {
  static constexpr ActivationInfo info{
      {"sigmoid", "Sigmoid", R"(\frac{1}{1 + e^{-x}})",
       "A probability for one yes or no. Its slope is at most 1/4, so in deep stacks gradients vanish."},
      0,
      1,
      "sigmoid",
      "torch.nn.Sigmoid()",
      "logistic function, Verhulst 1845"};
  static constexpr Tolerance tolerance{3, 4.5, 4.5};
  static constexpr Tasks usual_for{.multilabel = true};
  template <class T>
  static T value(T x) {
    return sigmoid(x);
  }
  template <class T>
  static T derivative(T x) {
    return sigmoid_derivative(x);
  }
};

/** f(x) = log(1/(1+e⁻ˣ)) = −softplus(−x). */
struct LogSigmoid {
  static constexpr ActivationInfo info{
      {"log_sigmoid", "Log-sigmoid", R"(-\log(1 + e^{-x}))", "The logarithm of a probability, exact where it is tiny."},
      -infinity,
      0,
      "log_sigmoid",
      "torch.nn.LogSigmoid()",
      "logarithm of the logistic function"};
  static constexpr Tolerance tolerance{2, 3, 3};
  template <class T>
  static T value(T x) {
    return -softplus(-x);
  }
  template <class T>
  static T derivative(T x) {
    return sigmoid(-x);
  }
};

/** f(x) = tanh x. */
struct Tanh {
  static constexpr ActivationInfo info{{"tanh", "Tanh", R"(\tanh x)", "A sigmoid centred on 0, with slope 1 there."},
                                       -1,
                                       1,
                                       "tanh",
                                       "torch.nn.Tanh()",
                                       "LeCun et al. 1998, Efficient BackProp"};
  static constexpr Tolerance tolerance{6, infinity, 6200};  ///< f′ = 1 − f² is right to 7e-7, whatever its size
  template <class Number>
  static constexpr bool straight = std::is_same_v<Number, float>;  ///< 1 − tanh², 0 or at least 2⁻²⁴
  template <class T>
  static T value(T x) {
    return tanh(x);
  }
  /** 4e/(1+e)² with e = e^(−|2x|), which does not cancel in the tails; floats, which train, take 1 − tanh² for speed.
   */
  template <class T>
  static T derivative(T x) {
    if constexpr (std::is_same_v<Scalar<T>, float>) {
      const T y = tanh(x);
      return (T(1) - y) * (T(1) + y);
    } else {
      return T(4) * sigmoid_derivative(T(2) * x);
    }
  }
};

/** f(x) = log(1+eˣ). */
struct Softplus {
  static constexpr ActivationInfo info{{"softplus", "Softplus", R"(\log(1 + e^x))",
                                        "A smooth ReLU, always positive: for outputs that cannot be negative."},
                                       0,
                                       infinity,
                                       "softplus",
                                       "torch.nn.Softplus()",
                                       "Dugas et al. 2001"};
  static constexpr Tolerance tolerance{2, 3, 3};
  template <class T>
  static T value(T x) {
    return softplus(x);
  }
  template <class T>
  static T derivative(T x) {
    return sigmoid(x);
  }
};

/** f(x) = x/(1+|x|). */
struct Softsign {
  static constexpr ActivationInfo info{
      {"softsign", "Softsign", R"(\frac{x}{1 + |x|})", "Like tanh, with tails that close in slowly."},
      -1,
      1,
      "softsign",
      "torch.nn.Softsign()",
      "Bergstra et al. 2009"};
  static constexpr Tolerance tolerance{2, 4, 4};
  /** ±1/(1+1/|x|) beyond ±1, so that the limits at ±∞ are ±1. */
  template <class T>
  static T value(T x) {
    const T far = T(1) / (T(1) + T(1) / abs(x));
    return where(abs(x) > T(1), where(x > T(0), far, -far), x / (T(1) + abs(x)));
  }
  template <class T>
  static T derivative(T x) {
    const T r = T(1) / (T(1) + abs(x));
    return r * r;
  }
};

/** f(x) = x·σ(βx). */
struct Silu {
  static constexpr ActivationInfo info{
      {"silu", "SiLU (Swish)", R"(x\,\sigma(\beta x))",
       "A smooth ReLU that dips below 0. Keras and PyTorch fix β at 1, as the name SiLU says."},
      -0.27846454276107379,
      infinity,
      "silu",
      "torch.nn.SiLU()",
      "Elfwing et al. 2017; Ramachandran et al. 2017, arXiv:1710.05941",
      "swish"};
  static constexpr Tolerance tolerance{100, 512, 512};
  static constexpr std::array parameters{number("beta", R"(\beta)", "sharpness", 1, -10, 10, 0.1, 5)};
  template <class T>
  static T value(T x, T beta) {
    const T s = sigmoid(beta * x);
    return where(s == T(0), -s, s * x);
  }
  template <class T>
  static T derivative(T x, T beta) {
    return sigmoid(beta * x) + vanishing(sigmoid_derivative(beta * x), beta * x);
  }
  template <class T>
  static T d_parameter(T x, T beta) {
    return vanishing(vanishing(sigmoid_derivative(beta * x), x), x);
  }
};

/** f(x) = x·Φ(x) with Φ the normal distribution; approximate: ½x(1+tanh(√(2/π)(x+0.044715x³))). */
struct Gelu {
  static constexpr ActivationInfo info{{"gelu", "GELU", R"(x\,\Phi(x))",
                                        "Weighs x by how likely a normal number lies below it. Exact by the error "
                                        "function, or by the older tanh formula."},
                                       -0.16997120747990369,
                                       infinity,
                                       "gelu(approximate)",
                                       "torch.nn.GELU(approximate)",
                                       "Hendrycks and Gimpel 2016, arXiv:1606.08415"};
  static constexpr Tolerance tolerance{256, 640, 640};
  static constexpr std::array parameters{choice("approximate", "tanh formula", false)};
  template <class T>
  static T value(T x, T approximate) {
    return first(approximate) == 0 ? exact(x) : by_tanh(x);
  }
  template <class T>
  static T derivative(T x, T approximate) {
    return first(approximate) == 0 ? d_exact(x) : d_by_tanh(x);
  }

 private:
  /** Φ(x) and √(2π) of its density. Floats, which train, take e^(−x²/2) for both. */
  template <class T>
  struct Normal {
    T distribution, bell;

    explicit Normal(T x) : bell(exp_below_0(T(-0.5) * x * x)) {
      const T root_half = T(sqrt(Wide<T>(0.5)));
      if constexpr (std::is_same_v<Scalar<T>, float>) {
        const T tail = where(bell == T(0), bell, T(0.5) * bell * scaled_erfc(abs(x) * root_half));
        distribution = where(x > T(0), T(1) - tail, tail);
      } else {
        distribution = T(0.5) * erfc(-x * root_half);
      }
    }
  };
  template <class T>
  static T exact(T x) {
    return vanishing(Normal<T>(x).distribution, x);
  }
  template <class T>
  static T d_exact(T x) {
    const Normal<T> normal(x);
    const T per_root = T(Wide<T>(1) / sqrt(Wide<T>(2) * pi<Wide<T>>()));
    return normal.distribution + vanishing(per_root * normal.bell, x);
  }
  /** √(8/π) and 0.044715. */
  template <class T>
  static T twice_root() {
    return T(sqrt(Wide<T>(8) / pi<Wide<T>>()));
  }
  template <class T>
  static T cubic() {
    return T(Wide<T>(44715) / Wide<T>(1000000));
  }
  /** 2u, for which ½(1+tanh u) = σ(2u). */
  template <class T>
  static T twice_u(T x) {
    return twice_root<T>() * (x + cubic<T>() * x * x * x);
  }
  template <class T>
  static T by_tanh(T x) {
    return vanishing(sigmoid(twice_u(x)), x);
  }
  template <class T>
  static T d_by_tanh(T x) {
    const T slope = twice_root<T>() * (T(1) + T(3) * cubic<T>() * x * x);
    return sigmoid(twice_u(x)) + vanishing(vanishing(sigmoid_derivative(twice_u(x)), slope), x);
  }
};

/** f(x) = x·tanh(softplus(x)). */
struct Mish {
  static constexpr ActivationInfo info{
      {"mish", "Mish", R"(x \tanh(\log(1 + e^x)))", "Close to SiLU, a little steeper."},
      -0.30884341301725043,
      infinity,
      "mish",
      "torch.nn.Mish()",
      "Misra 2019, arXiv:1908.08681"};
  static constexpr Tolerance tolerance{100, 800, 800};
  /** Beyond this tanh(softplus(x)) is 1 in float64 too, and e² stays finite in float32. */
  static constexpr double far = 40;
  /** With e = eˣ and n = e(e+2): tanh(softplus(x)) = n/(n+2). */
  template <class T>
  static T value(T x) {
    const T e = exp(where(x > T(far), T(far), x));
    const T n = e * (e + T(2));
    return vanishing(n / (n + T(2)), x);
  }
  /** n/(n+2) + 4x·e(1+e)/(n+2)². */
  template <class T>
  static T derivative(T x) {
    const T e = exp(where(x > T(far), T(far), x));
    const T n = e * (e + T(2));
    const T slope = T(4) * e * (T(1) + e) / ((n + T(2)) * (n + T(2)));
    return n / (n + T(2)) + where(x > T(far), T(0), vanishing(slope, x));
  }
};

/** f(x) = clip(s·x + ½, 0, 1), with s = 1/6: relu6(x+3)/6; f′ = 0 at both kinks. */
struct HardSigmoid {
  static constexpr ActivationInfo info{
      {"hard_sigmoid", "Hard sigmoid", R"(\min(\max(s\,x + \tfrac{1}{2}, 0), 1))",
       "A sigmoid of three straight pieces. Keras 3 and PyTorch take slope 1/6, Keras 2, TensorFlow.js and ONNX 0.2."},
      0,
      1,
      "hard_sigmoid",
      "torch.nn.Hardsigmoid()",
      "Courbariaux et al. 2015, arXiv:1511.00363"};
  static constexpr Tolerance tolerance{2, 0.5, 0.5};
  template <class Number>
  static constexpr bool straight = true;
  static constexpr std::array parameters{number("slope", "s", "slope", 1.0 / 6, 0.001, 10, 0.05, 1)};
  /** (x + h)/(2h) with h = 1/(2s), which does not cancel beside the lower kink as s·x + ½ does. */
  template <class T>
  static T value(T x, T slope) {
    const T h = half_width(slope);
    return where(x <= -h, T(0), where(x >= h, T(1), (x + h) / (T(2) * h)));
  }
  template <class T>
  static T derivative(T x, T slope) {
    return inside(x, slope, T(0.5) / half_width(slope));
  }
  template <class T>
  static T d_parameter(T x, T slope) {
    return inside(x, slope, x);
  }

 private:
  /** The kinks are at ±1/(2s); the number nearest to 1/6 stands for 1/6, whose kinks are at ±3. */
  template <class T>
  static T half_width(T slope) {
    return where(slope == T(1.0 / 6), T(3), T(0.5) / slope);
  }
  /** `within` between the kinks, 0 on and beyond them. */
  template <class T>
  static T inside(T x, T slope, T within) {
    return where(abs(x) >= half_width(slope), T(0), where(x == x, within, x));
  }
};

/** f(x) = x·relu6(x+3)/6; f′(−3) = 0, f′(3) = 1. */
struct HardSilu {
  static constexpr ActivationInfo info{{"hard_silu", "Hard SiLU (Hard swish)", R"(\frac{x \min(\max(x + 3, 0), 6)}{6})",
                                        "SiLU of straight and parabolic pieces."},
                                       -0.375,
                                       infinity,
                                       "hard_silu",
                                       "torch.nn.Hardswish()",
                                       "Howard et al. 2019, arXiv:1905.02244",
                                       "hard_swish"};
  static constexpr Tolerance tolerance{2, 1, 1};
  template <class Number>
  static constexpr bool straight = true;
  template <class T>
  static T value(T x) {
    return where(x <= T(-3), T(0), where(x >= T(3), x, x * (x + T(3)) / T(6)));
  }
  template <class T>
  static T derivative(T x) {
    return where(x <= T(-3), T(0), where(x >= T(3), T(1), (T(2) * x + T(3)) / T(6)));
  }
};

/** f(x) = eˣ. */
struct Exponential {
  static constexpr ActivationInfo info{
      {"exponential", "Exponential", R"(e^x)", "For positive outputs on a multiplicative scale. It overflows early."},
      0,
      infinity,
      "exponential",
      "torch.exp",
      "exponential function"};
  static constexpr Tolerance tolerance{1, 1, 1};
  template <class T>
  static T value(T x) {
    return exp(x);
  }
  template <class T>
  static T derivative(T x) {
    return exp(x);
  }
};

/** f(x) = sin x. */
struct Sin {
  static constexpr ActivationInfo info{
      {"sin", "Sine", R"(\sin x)", "Periodic; the custom activation of the Keras guide."},
      -1,
      1,
      "keras.ops.sin",
      "torch.sin",
      "Sitzmann et al. 2020, arXiv:2006.09661"};
  static constexpr Tolerance tolerance{2.5, 2.5, 2.5};
  static double terms(double) { return 1; }
  template <class T>
  static T value(T x) {
    return sin(x);
  }
  template <class T>
  static T derivative(T x) {
    return cos(x);
  }
};

/** f(x) = e^(−x²). */
struct Gaussian {
  static constexpr ActivationInfo info{{"gaussian", "Gaussian", R"(e^{-x^2})",
                                        "Answers near 0 alone: each unit marks a strip of the plane, not a half."},
                                       0,
                                       1,
                                       "a function of keras.ops",
                                       "a function of torch",
                                       "Hartman, Keeler and Kowalski 1990"};
  static constexpr Tolerance tolerance{65, 73, 9};  ///< x², up to 104, is rounded before e^ of it is taken
  template <class T>
  static T value(T x) {
    return exp_below_0(-x * x);
  }
  /** −2x·e^(−x²). */
  template <class T>
  static T derivative(T x) {
    return vanishing(exp_below_0(-x * x), T(-2) * x);
  }
};

/** f(x) = x·cos x, the growing cosine unit. */
struct Gcu {
  static constexpr ActivationInfo info{
      {"gcu", "GCU", R"(x \cos x)", "Waves that grow with x: a single unit can solve XOR. Noel et al. 2021."},
      -infinity,
      infinity,
      "a function of keras.ops",
      "a function of torch",
      "Noel et al. 2021, arXiv:2108.12943"};
  static constexpr Tolerance tolerance{4, 900, 903};  ///< f′ is right to an ulp of its terms, of which it may be 2⁻¹⁰
  static double terms(double x) { return x * x > 1 ? abs(x) : 1; }
  template <class T>
  static T value(T x) {
    return x * cos(x);
  }
  template <class T>
  static T derivative(T x) {
    return cos(x) - x * sin(x);
  }
};

/** eᶻⱼ/Σeᶻ over the units of a layer: the one activation that is not a function of one number (see layer.hpp). */
struct Softmax {
  static constexpr ActivationInfo info{{"softmax", "Softmax", R"(\frac{e^{z_j}}{\sum_k e^{z_k}})",
                                        "Probabilities that add to 1 over the units of the layer."},
                                       0,
                                       1,
                                       "softmax",
                                       "torch.nn.Softmax(dim=-1)",
                                       "Bridle 1990"};
  static constexpr Tasks usual_for{.multiclass = true};
};

/** A formula that is typed: a program of core/formula/expression.hpp instead of templates, run by
 * core/formula/evaluate.hpp. */
struct Custom {
  static constexpr ActivationInfo info{
      {"custom", "Custom", R"(f(x, a))",
       "A formula of your own in x and a, with its exact derivative; a can be learned, one a unit."},
      -infinity,
      infinity,
      "a function of keras.ops",
      "a function of torch",
      "typed by the user"};
  static constexpr std::array parameters{
      number("a", "a", "parameter a", 1, -100, 100, -3, 3), choice("trainable", "learn a", false),
      written("expression", "formula", "x * sigmoid(1.7 * x)", limit::formula_length)};
  static bool learned_in(const Choice& choice) { return choice.settings[1] != 0; }
};

using Activations =
    TypeList<Linear, Relu, LeakyRelu, Prelu, Relu6, Elu, Selu, Sigmoid, LogSigmoid, Tanh, Softplus, Softsign, Silu,
             Gelu, Mish, HardSigmoid, HardSilu, Exponential, Sin, Gaussian, Gcu, Softmax, Custom>;

/** Whether it is a formula of this chapter in one number; softmax is one of many, and custom is not written here. */
template <class A>
inline constexpr bool elementwise = !std::is_same_v<A, Softmax> && !std::is_same_v<A, Custom>;

template <class A>
constexpr bool learns() {
  if constexpr (requires { A::learned; }) {
    return A::learned;
  } else {
    return false;
  }
}

template <class A>
constexpr Tasks usual_for() {
  if constexpr (requires { A::usual_for; }) {
    return A::usual_for;
  } else {
    return {};
  }
}

template <class A>
constexpr bool normalizes_itself() {
  if constexpr (requires { A::self_normalizing; }) {
    return A::self_normalizing;
  } else {
    return false;
  }
}

/** Whether it says of itself that in this precision its slope is 0 or far from it: nothing is to be settled where it
 * trains. */
template <class A, class Number>
constexpr bool is_straight() {
  if constexpr (requires { A::template straight<Number>; }) {
    return A::template straight<Number>;
  } else {
    return false;
  }
}

/** Whether its parameter is yes or no. */
template <class A>
constexpr bool chooses() {
  constexpr auto parameters = parameters_of<A>();
  return !parameters.empty() && parameters[0].kind == Kind::boolean;
}

/** Whether the parameter of the chosen activation is trained. */
inline bool learns(const Choice& choice) {
  bool result = false;
  dispatch<Activations>(choice.item, [&]<class A>() {
    if constexpr (std::is_same_v<A, Custom>) {
      result = A::learned_in(choice);
    } else {
      result = learns<A>();
    }
  });
  return result;
}

/** f(x), whether or not the activation takes a parameter. */
template <class A, class T>
[[gnu::always_inline]] inline T activation_value(T x, T parameter) {
  if constexpr (requires { A::value(x, parameter); }) {
    return A::value(x, parameter);
  } else {
    return A::value(x);
  }
}

/** ∂f/∂x, whether or not the activation takes a parameter. */
template <class A, class T>
[[gnu::always_inline]] inline T activation_derivative(T x, T parameter) {
  if constexpr (requires { A::derivative(x, parameter); }) {
    return A::derivative(x, parameter);
  } else {
    return A::derivative(x);
  }
}

}  // namespace playground
