@NullMarked
package org.prodrome.regression;

import org.jspecify.annotations.NullMarked;
