#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <cstring>
#include <type_traits>

/**
 * A SIMD vector of numbers: the number type of all code that trains.
 *
 * A register has 16 bytes on every machine, four floats or two doubles, so that a sum over lanes has the same order and
 * result everywhere. Formulas that are templates over the number type (the chapters of the catalog, elementary.hpp)
 * accept Lanes as they accept float, and give the same bits in each lane.
 */
namespace playground {

/** The result of a comparison: per lane all bits set or none. */
template <std::size_t bytes>
struct LaneMask {
  using Bits = std::conditional_t<bytes == 4, std::int32_t, std::int64_t>;
  typedef Bits Register __attribute__((vector_size(16)));
  Register bits;

  friend LaneMask operator&&(LaneMask a, LaneMask b) { return {a.bits & b.bits}; }
  friend LaneMask operator||(LaneMask a, LaneMask b) { return {a.bits | b.bits}; }
  friend LaneMask operator!(LaneMask a) { return {~a.bits}; }
};

template <class T>
class Lanes {
 public:
  static constexpr int size = 16 / static_cast<int>(sizeof(T));
  using Mask = LaneMask<sizeof(T)>;
  typedef T Register __attribute__((vector_size(16)));
  Register v;

  Lanes() = default;
  Lanes(Register register_) : v(register_) {}
  /** Broadcasts a number to every lane. */
  template <class Number>
    requires std::is_arithmetic_v<Number>
  Lanes(Number x) {
    const T t = static_cast<T>(x);
    if constexpr (size == 4) {
      v = Register{t, t, t, t};
    } else {
      v = Register{t, t};
    }
  }
  /** Reinterprets the bits of another type. */
  template <class Other>
    requires(sizeof(Other) == sizeof(T) && std::is_integral_v<Other> && std::is_integral_v<T>)
  explicit Lanes(Lanes<Other> other) : v((Register)other.v) {}

  static Lanes load(const T* from) {
    Lanes lanes;
    std::memcpy(&lanes.v, from, sizeof lanes.v);
    return lanes;
  }
  void store(T* to) const { std::memcpy(to, &v, sizeof v); }
  /** Loads or stores the first `count` ≥ 1 lanes; the other lanes are loaded as 0. */
  static Lanes load(const T* from, int count) { return count == size ? load(from) : Lanes(load_first(from, count)); }
  void store(T* to, int count) const { count == size ? store(to) : store_first(v, to, count); }
  T operator[](int lane) const { return v[lane]; }
  /** Applies a scalar function of double to each lane. */
  Lanes each(double (*function)(double)) const {
    Lanes result;
    for (int lane = 0; lane < size; ++lane) result.v[lane] = static_cast<T>(function(static_cast<double>(v[lane])));
    return result;
  }

  friend Lanes operator+(Lanes a, Lanes b) { return a.v + b.v; }
  friend Lanes operator-(Lanes a, Lanes b) { return a.v - b.v; }
  friend Lanes operator*(Lanes a, Lanes b) { return a.v * b.v; }
  friend Lanes operator/(Lanes a, Lanes b) { return a.v / b.v; }
  friend Lanes operator-(Lanes a) { return -a.v; }
  Lanes& operator+=(Lanes b) { return *this = *this + b; }
  Lanes& operator-=(Lanes b) { return *this = *this - b; }
  Lanes& operator*=(Lanes b) { return *this = *this * b; }

  friend Mask operator<(Lanes a, Lanes b) { return {(typename Mask::Register)(a.v < b.v)}; }
  friend Mask operator>(Lanes a, Lanes b) { return {(typename Mask::Register)(a.v > b.v)}; }
  friend Mask operator<=(Lanes a, Lanes b) { return {(typename Mask::Register)(a.v <= b.v)}; }
  friend Mask operator>=(Lanes a, Lanes b) { return {(typename Mask::Register)(a.v >= b.v)}; }
  friend Mask operator==(Lanes a, Lanes b) { return {(typename Mask::Register)(a.v == b.v)}; }
  friend Mask operator!=(Lanes a, Lanes b) { return {(typename Mask::Register)(a.v != b.v)}; }
  friend Lanes where(Mask condition, Lanes yes, Lanes no) { return condition.bits ? yes.v : no.v; }

  // Integer lanes.
  friend Lanes operator<<(Lanes a, int bits) { return a.v << bits; }
  friend Lanes operator>>(Lanes a, int bits) { return a.v >> bits; }
  friend Lanes operator&(Lanes a, Lanes b) { return a.v & b.v; }
  friend Lanes operator|(Lanes a, Lanes b) { return a.v | b.v; }
  friend Lanes operator~(Lanes a) { return ~a.v; }

 private:
  /** True if the condition holds in some lanes but not in all. */
  [[gnu::noinline]] static Register load_first(const T* from, int count) {
    Register v = {from[0]};
    if constexpr (size == 4) {
      if (count > 1) v[1] = from[1];
      if (count > 2) v[2] = from[2];
    }
    return v;
  }
  /** By value, lane by lane: taking the address of a register would force it into memory. */
  [[gnu::noinline]] static void store_first(Register v, T* to, int count) {
    to[0] = v[0];
    if constexpr (size == 4) {
      if (count > 1) to[1] = v[1];
      if (count > 2) to[2] = v[2];
    }
  }
};

/** True if the condition holds in every lane. */
inline bool all(bool condition) { return condition; }
inline bool all(LaneMask<4> m) { return (m.bits[0] & m.bits[1] & m.bits[2] & m.bits[3]) != 0; }
inline bool all(LaneMask<8> m) { return (m.bits[0] & m.bits[1]) != 0; }

/** The first lane of a vector whose lanes are equal. */
template <class T>
T first(T x) {
  return x;
}
template <class T>
T first(Lanes<T> x) {
  return x[0];
}

template <class T>
struct ScalarOf {
  using type = T;
};
template <class T>
struct ScalarOf<Lanes<T>> {
  using type = T;
};
/** The scalar type: float for float and Lanes<float>. */
template <class T>
using Scalar = typename ScalarOf<T>::type;

inline Lanes<float> sqrt(Lanes<float> x) { return {Eigen::internal::psqrt<Eigen::internal::Packet4f>(x.v)}; }
inline Lanes<double> sqrt(Lanes<double> x) { return {Eigen::internal::psqrt<Eigen::internal::Packet2d>(x.v)}; }

/** Transposes a square of registers in place. */
inline void transpose(Lanes<float> (&m)[4]) {
  const auto a = __builtin_shufflevector(m[0].v, m[1].v, 0, 4, 1, 5),
             b = __builtin_shufflevector(m[2].v, m[3].v, 0, 4, 1, 5);
  const auto c = __builtin_shufflevector(m[0].v, m[1].v, 2, 6, 3, 7),
             d = __builtin_shufflevector(m[2].v, m[3].v, 2, 6, 3, 7);
  m[0] = __builtin_shufflevector(a, b, 0, 1, 4, 5);
  m[1] = __builtin_shufflevector(a, b, 2, 3, 6, 7);
  m[2] = __builtin_shufflevector(c, d, 0, 1, 4, 5);
  m[3] = __builtin_shufflevector(c, d, 2, 3, 6, 7);
}
inline void transpose(Lanes<double> (&m)[2]) {
  const auto a = __builtin_shufflevector(m[0].v, m[1].v, 0, 2);
  m[1] = __builtin_shufflevector(m[0].v, m[1].v, 1, 3);
  m[0] = a;
}

/** The sum of the registers of a square. */
template <class T>
Lanes<T> sum_of(const Lanes<T> (&m)[Lanes<T>::size]) {
  if constexpr (Lanes<T>::size == 4) {
    return (m[0] + m[1]) + (m[2] + m[3]);
  } else {
    return m[0] + m[1];
  }
}

/** The sum over the lanes, from first to last. */
template <class T>
T total(Lanes<T> x) {
  T sum = x[0];
  for (int lane = 1; lane < Lanes<T>::size; ++lane) sum += x[lane];
  return sum;
}

/** n rounded up to a multiple of a power of two. */
template <Eigen::Index power>
constexpr Eigen::Index rounded_up(Eigen::Index n) {
  static_assert((power & (power - 1)) == 0);
  return (n + power - 1) & -power;
}

/** n rounded up to a whole number of registers. */
template <class T>
constexpr Eigen::Index padded(Eigen::Index n) {
  return rounded_up<Lanes<T>::size>(n);
}

}  // namespace playground
