/** Cases cut out of recordings: beats, and segments before or within an event. */
@NullMarked
package org.prodrome.data.cut;

import org.jspecify.annotations.NullMarked;
