/** What several simulators' pictures show. */
@NullMarked
package org.prodrome.data.synthetic.anatomy;

import org.jspecify.annotations.NullMarked;
