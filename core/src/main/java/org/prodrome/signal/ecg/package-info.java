@NullMarked
package org.prodrome.signal.ecg;

import org.jspecify.annotations.NullMarked;
