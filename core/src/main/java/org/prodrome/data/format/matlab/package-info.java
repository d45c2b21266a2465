/** MATLAB's files of variables, versions 5 and 7.3. */
@NullMarked
package org.prodrome.data.format.matlab;

import org.jspecify.annotations.NullMarked;
