/** Simulated endoscopy frames with ulcers, polyps and bleeding. */
@NullMarked
package org.prodrome.data.synthetic.endoscopy;

import org.jspecify.annotations.NullMarked;
