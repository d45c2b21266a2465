@NullMarked
package org.prodrome.detect;

import org.jspecify.annotations.NullMarked;
