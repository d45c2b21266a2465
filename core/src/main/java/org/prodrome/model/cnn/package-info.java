@NullMarked
package org.prodrome.model.cnn;

import org.jspecify.annotations.NullMarked;
