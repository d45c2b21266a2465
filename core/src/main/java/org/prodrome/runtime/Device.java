package org.prodrome.runtime;

/** Where a network is trained. */
public enum Device {
    CPU,
    CUDA
}
