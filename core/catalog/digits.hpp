#pragma once

#include "core/numeric/random.hpp"

namespace playground {

/**
 * Draws a figure from 0 to 9 as if by hand into side × side pixels, from the top left, row by row: 0 is paper, 1 ink.
 *
 * Size and place are those of MNIST's figures: the longer side of the strokes takes 0.72 of the picture, and their
 * centre of mass is the picture's centre, both give or take a little.
 */
void write_figure(int figure, int side, Random& random, double* pixels);

}  // namespace playground
