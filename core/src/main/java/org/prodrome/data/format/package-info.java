@NullMarked
package org.prodrome.data.format;

import org.jspecify.annotations.NullMarked;
