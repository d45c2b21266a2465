@NullMarked
package org.prodrome.model.auto;

import org.jspecify.annotations.NullMarked;
