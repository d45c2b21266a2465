/** CSV, Parquet and plain text. */
@NullMarked
package org.prodrome.data.format.table;

import org.jspecify.annotations.NullMarked;
