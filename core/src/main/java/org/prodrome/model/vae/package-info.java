@NullMarked
package org.prodrome.model.vae;

import org.jspecify.annotations.NullMarked;
