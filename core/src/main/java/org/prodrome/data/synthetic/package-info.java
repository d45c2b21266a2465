@NullMarked
package org.prodrome.data.synthetic;

import org.jspecify.annotations.NullMarked;
