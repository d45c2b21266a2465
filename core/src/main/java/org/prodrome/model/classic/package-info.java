@NullMarked
package org.prodrome.model.classic;

import org.jspecify.annotations.NullMarked;
