/** PNG, JPEG and TIFF. */
@NullMarked
package org.prodrome.data.format.picture;

import org.jspecify.annotations.NullMarked;
