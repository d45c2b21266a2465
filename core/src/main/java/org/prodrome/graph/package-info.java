@NullMarked
package org.prodrome.graph;

import org.jspecify.annotations.NullMarked;
