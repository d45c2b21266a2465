/** Arrays of numbers as files store them, for the readers of several formats. Exported to nobody. */
@NullMarked
package org.prodrome.data.format.array;

import org.jspecify.annotations.NullMarked;
