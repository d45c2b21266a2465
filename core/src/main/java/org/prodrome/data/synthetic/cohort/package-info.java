/** Who is simulated: subjects of several sites with several cases each. */
@NullMarked
package org.prodrome.data.synthetic.cohort;

import org.jspecify.annotations.NullMarked;
