@NullMarked
package org.prodrome.data.format.edf;

import org.jspecify.annotations.NullMarked;
