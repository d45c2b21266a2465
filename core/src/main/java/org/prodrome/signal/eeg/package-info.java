@NullMarked
package org.prodrome.signal.eeg;

import org.jspecify.annotations.NullMarked;
