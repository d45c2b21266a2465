@NullMarked
package org.prodrome.recipe;

import org.jspecify.annotations.NullMarked;
