/** Known lesions in real pictures and volumes. */
@NullMarked
package org.prodrome.data.synthetic.planted;

import org.jspecify.annotations.NullMarked;
