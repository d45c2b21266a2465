@NullMarked
package org.prodrome.model.task;

import org.jspecify.annotations.NullMarked;
