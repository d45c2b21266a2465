/** What front ends find, measured on simulated and on recorded signals, and kept among the results. */
@NullMarked
package org.prodrome.recipe.measure;

import org.jspecify.annotations.NullMarked;
