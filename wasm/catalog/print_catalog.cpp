#include <iostream>

#include "core/experiment/catalog.hpp"

/** Prints the catalog. It is the same for every engine of a version, so that the build runs this once and the engine is
 * linked without it. */
int main() { std::cout << playground::catalog_json().dump() << std::endl; }
