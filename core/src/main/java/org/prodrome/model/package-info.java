@NullMarked
package org.prodrome.model;

import org.jspecify.annotations.NullMarked;
