@NullMarked
package org.prodrome.evaluate.statistic;

import org.jspecify.annotations.NullMarked;
