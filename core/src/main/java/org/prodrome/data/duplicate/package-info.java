@NullMarked
package org.prodrome.data.duplicate;

import org.jspecify.annotations.NullMarked;
