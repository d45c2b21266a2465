/** Blood tests, a row of a table each. */
@NullMarked
package org.prodrome.data.synthetic.blood;

import org.jspecify.annotations.NullMarked;
