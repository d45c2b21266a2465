package org.prodrome.runtime;

/** How a graph is read: the file is the evaluation reading, the training reading is derived from it. */
enum Reading {
    EVALUATION,
    /** Batch statistics are used and running ones updated, dropout drops. */
    TRAINING
}
