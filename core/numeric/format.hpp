#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <type_traits>

#include "core/numeric/lanes.hpp"

/** The two floating-point formats: the constants and the polynomials that the elementary functions use for each. */
namespace playground {

/** Selects `yes` where the condition holds, otherwise `no`. Both are evaluated, as for lanes. */
template <class T>
T where(bool condition, T yes, T no) {
  return condition ? yes : no;
}

template <class T>
concept Floating = std::is_same_v<Scalar<T>, float> || std::is_same_v<Scalar<T>, double>;

inline float abs(float x) { return std::abs(x); }
inline double abs(double x) { return std::abs(x); }
inline float sqrt(float x) { return std::sqrt(x); }
inline double sqrt(double x) { return std::sqrt(x); }
inline float copysign(float size, float sign) { return std::copysign(size, sign); }
inline double copysign(double size, double sign) { return std::copysign(size, sign); }

namespace elementary {

/** std::bit_cast, which is missing from the C++ library of old Emscripten versions. */
template <class To, class From>
To bits(From from) {
  static_assert(sizeof(To) == sizeof(From));
  To to;
  std::memcpy(&to, &from, sizeof to);
  return to;
}

/** Constants of each number type. */
template <class T>
struct Format;

template <>
struct Format<float> {
  using Bits = std::uint32_t;
  using Signed = std::int32_t;
  static constexpr int fraction = 23;
  static constexpr int bias = 127;
  static constexpr int lift = 64;                   ///< 2^(n+lift) is normal where eʸ = 2ⁿe^r is subnormal
  static constexpr Bits upper_half = 0xFFFFF000;    ///< keeps 12 bits of the significand, whose square is exact
  static constexpr Bits root_half = 0x3F3504F3;     ///< √½
  static constexpr float round = 12582912.0f;       ///< 1.5·2²³: adding it rounds to a whole number
  static constexpr float log2_high = 0.693359375f;  ///< ln 2 in 10 bits, so that n·log2_high is exact
  static constexpr float log2_low = -2.12194440e-4f;
  static constexpr float exp_low = -104, exp_high = 89;  ///< e^x is 0 and ∞ beyond
  static constexpr float expm1_low = -18;                ///< e^x − 1 is −1 below
  static constexpr float erfc_high = 11;                 ///< erfc is 0 beyond
  static constexpr std::array exponential{0.5f,           0.166666672f,   0.0416664556f,
                                          0.00833331048f, 0.00139345415f, 0.000198919806f};
  static constexpr std::array logarithm{0.666666687f, 0.400001258f, 0.285503983f, 0.233419433f};
  static constexpr std::array log1p_share{0.666666687f, 0.400000095f, 0.285703063f,
                                          0.222647116f, 0.174647018f, 0.207876176f};
  static constexpr std::array erfc_above{1.0f, 1.20656192f, 0.697768927f, 0.212914839f, 0.0293139108f};
  static constexpr std::array erfc_below{1.0f, 2.33494115f, 2.33246565f, 1.26215076f, 0.377420574f, 0.0519564562f};
  static constexpr std::array tangent_above{
      1.0f, 0.136903852f, 0.00388123887f, 2.82545752e-05f, 3.11239177e-08f, -1.25530107e-11f};
  static constexpr std::array tangent_below{1.0f, 0.470237195f, 0.0272936355f, 0.00039609251f, 1.30389742e-06f};
};

template <>
struct Format<double> {
  using Bits = std::uint64_t;
  using Signed = std::int64_t;
  static constexpr int fraction = 52;
  static constexpr int bias = 1023;
  static constexpr int lift = 512;
  static constexpr Bits upper_half = 0xFFFFFFFFF8000000;  ///< keeps 26 bits of the significand
  static constexpr Bits root_half = 0x3FE6A09E667F3BCD;
  static constexpr double round = 6755399441055744.0;      ///< 1.5·2⁵²
  static constexpr double log2_high = 0.6931471803691238;  ///< ln 2 in 32 bits
  static constexpr double log2_low = 1.9082149292705877e-10;
  static constexpr double exp_low = -746, exp_high = 710;
  static constexpr double expm1_low = -38;
  static constexpr double erfc_high = 28;
  static constexpr std::array exponential{0.5,
                                          0.16666666666666671,
                                          0.041666666666666671,
                                          0.0083333333333255443,
                                          0.0013888888888883327,
                                          0.00019841269876864356,
                                          2.4801587327007187e-05,
                                          2.7557252833516911e-06,
                                          2.75572718102198e-07,
                                          2.5106274733573296e-08,
                                          2.0915442297780116e-09};
  static constexpr std::array logarithm{0.66666666666666663, 0.4000000000000094,  0.28571428570764451,
                                        0.22222222400547759, 0.18181794700897799, 0.15386290534658992,
                                        0.13267418596474884, 0.13100721383503491};
  static constexpr std::array scaled_erfc{
      1.2329951186255526,      -0.1396211168405625,     0.015379652102620042,    0.068097054254690356,
      -0.10103906603632504,    0.093732834998439513,    -0.066330365811648501,   0.037167515535911411,
      -0.01619773406595253,    0.0050319699928109253,   -0.00075777321953522929, -0.00019925677645791969,
      0.00015062130746391778,  -2.4398942309069806e-05, -1.1220753452725425e-05, 5.7092012122263518e-06,
      2.9090629683714269e-07,  -8.2491274349645722e-07, 7.89343963476142e-08,    1.1009041560728304e-07,
      -2.1917128684776733e-08, -1.470518755238763e-08,  3.9799082099353338e-09,  1.7887492189077536e-09,
      -5.4779631540379301e-10, -1.37212432109558e-10,   4.335744696880128e-11};
};

/** The constants are scalars; the bits cover all lanes. */
template <class T>
struct Format<Lanes<T>> : Format<T> {
  using Bits = Lanes<typename Format<T>::Bits>;
  using Signed = Lanes<typename Format<T>::Signed>;
};

}  // namespace elementary

}  // namespace playground
