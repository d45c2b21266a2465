@NullMarked
package org.prodrome.objective;

import org.jspecify.annotations.NullMarked;
