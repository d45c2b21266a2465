package org.prodrome.graph;

/** What an initializer of a graph is for. */
public enum Role {
    /** Learned by gradient. */
    TRAINABLE,
    /** Changed by running the graph in training: running statistics, a carried memory. */
    STATE,
    /** Part of the architecture: shapes, DFT kernels, filter banks. */
    CONSTANT
}
