@NullMarked
package org.prodrome.model.coder;

import org.jspecify.annotations.NullMarked;
