@NullMarked
package org.prodrome.data.synthetic.brain;

import org.jspecify.annotations.NullMarked;
