@NullMarked
package org.prodrome.model.trunk;

import org.jspecify.annotations.NullMarked;
