/** Belief networks: layers that learn one after another without labels, and then together with them. */
@NullMarked
package org.prodrome.model.belief;

import org.jspecify.annotations.NullMarked;
