#pragma once

#include <array>
#include <string_view>

namespace playground {

/** What is allowed, in one place for the reader, its messages and the catalog. */
struct Limit {
  std::string_view name;
  double low, high;
};

namespace limit {
inline constexpr Limit seed{"seed", 0, 9007199254740991.0};
inline constexpr Limit layers{"layers", 1, 48};
inline constexpr Limit units{"units", 1, 1024};
inline constexpr Limit inputs{"inputs", 1, 4096};
inline constexpr Limit samples{"samples", 2, 100000};
inline constexpr Limit noise{"noise", 0, 5};
inline constexpr Limit test_fraction{"test_fraction", 0, 0.9};
inline constexpr Limit batch_size{"batch_size", 1, 100000};
inline constexpr Limit dropout{"dropout", 0, 0.95};
inline constexpr Limit penalty{"penalty", 0, 1000};
inline constexpr Limit filters{"filters", 1, 256};
inline constexpr Limit recurrent_units{"recurrent_units", 1, 256};
/** Of a kernel or a pool, along an axis. */
inline constexpr Limit window{"window", 1, 28};
inline constexpr Limit strides{"strides", 1, 8};
/** Of moving statistics: below 1. */
inline constexpr Limit momentum{"momentum", 0, 1 - 0x1p-53};
inline constexpr Limit epsilon{"epsilon", 1e-9, 1};
/** Numbers of the data set as the network sees it, and parameters of the network. */
inline constexpr double values = 1 << 25;
inline constexpr double parameters = 1 << 25;
/** Formulas among the features. */
inline constexpr int feature_formulas = 64;
/** Numbers that an example has before or after a layer. */
inline constexpr double numbers = 1 << 20;
/** The same times the examples of a batch, of layers with more numbers than a dense layer can have units. */
inline constexpr double batch_numbers = 1 << 25;
/** Multiplications and additions of a forward pass of an example, a pair counted once. */
inline constexpr double multiply_adds = 1 << 27;
/** Bytes that stored data may take in the precision of the network. */
inline constexpr double data_bytes = 1 << 28;
/** Numbers of a layer for all the rows that are asked for at once. Within it, no count of numbers leaves 32 bits. */
inline constexpr double at_once = 1 << 28;

inline constexpr std::array all{seed,  layers,        units,      inputs,  samples,
                                noise, test_fraction, batch_size, dropout, penalty};
}  // namespace limit

inline constexpr double mebibyte = 1 << 20;

}  // namespace playground
