#pragma once

#include "core/numeric/random.hpp"

namespace playground {

/**
 * Draws a figure from 0 to 9 as if by hand into side × side pixels, from the top left, row by row: 0 is paper, 1 ink.
 *
 * Size and place are those of MNIST's figures: the longer side of the strokes takes 0.72 of the picture, and their
 * centre of mass is the picture's centre, both give or take a little. With a `shift` above 0 the figure is smaller by
 * that share, and its centre is moved by up to half that share of the side in both directions; with 0, no random number
 * is drawn for it.
 */
void write_figure(int figure, int side, double shift, Random& random, double* pixels);

}  // namespace playground
