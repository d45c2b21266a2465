@NullMarked
package org.prodrome.graph.fragment;

import org.jspecify.annotations.NullMarked;
