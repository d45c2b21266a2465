@NullMarked
package org.prodrome.data.format.wfdb;

import org.jspecify.annotations.NullMarked;
