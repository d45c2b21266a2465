@NullMarked
package org.prodrome.data;

import org.jspecify.annotations.NullMarked;
