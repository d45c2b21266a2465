@NullMarked
package org.prodrome.data.synthetic.ecg;

import org.jspecify.annotations.NullMarked;
