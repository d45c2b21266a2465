@NullMarked
package org.prodrome.app.cli;

import org.jspecify.annotations.NullMarked;
