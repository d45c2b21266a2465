@NullMarked
package org.prodrome.data.format.flac;

import org.jspecify.annotations.NullMarked;
