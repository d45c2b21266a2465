@NullMarked
package org.prodrome.runtime;

import org.jspecify.annotations.NullMarked;
