@NullMarked
package org.prodrome.evaluate.event;

import org.jspecify.annotations.NullMarked;
