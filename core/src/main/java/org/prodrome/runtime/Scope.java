package org.prodrome.runtime;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * The one rule of native memory: every tensor made within a scope dies when it closes, and what is to outlive it is
 * kept by name. A scope belongs to its thread.
 */
final class Scope implements AutoCloseable {
    private final PointerScope pointers;

    Scope() {
        Libtorch.load();
        pointers = new PointerScope();
    }

    /** The tensor outlives its scope; whoever keeps it has to {@link #release} it. */
    static Tensor keep(Tensor tensor) {
        return tensor.retainReference();
    }

    static void release(Tensor kept) {
        kept.releaseReference();
    }

    @Override
    public void close() {
        pointers.close();
    }
}
