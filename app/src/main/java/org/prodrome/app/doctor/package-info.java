/** What the machine has, and what about it is wrong. */
@NullMarked
package org.prodrome.app.doctor;

import org.jspecify.annotations.NullMarked;
