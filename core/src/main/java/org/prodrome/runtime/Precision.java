package org.prodrome.runtime;

/** In what training computes. Parameters, gradients and what optimisers remember are 32-bit floats in either. */
public enum Precision {
    /** 32-bit floats throughout. */
    FLOAT32,
    /**
     * Convolutions, matrix products and recurrent layers in bfloat16, the rest in 32-bit floats (Kalamkar et al. 2019);
     * which is which is libtorch's own list. bfloat16 has the range of a 32-bit float, so losses need no scaling. Meant
     * for GPUs; most processors are slower with it.
     */
    BFLOAT16
}
