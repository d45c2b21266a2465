@NullMarked
package org.prodrome.data.source;

import org.jspecify.annotations.NullMarked;
