@NullMarked
package org.prodrome.model.supervised;

import org.jspecify.annotations.NullMarked;
