@NullMarked
package org.prodrome.recipe.report;

import org.jspecify.annotations.NullMarked;
