@NullMarked
package org.prodrome.evaluate.metric;

import org.jspecify.annotations.NullMarked;
