package org.prodrome.runtime;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The one rule of native memory: every tensor made within a scope dies when it closes, and what is to outlive it is
 * kept by name. A scope belongs to its thread, and the process does not end within it.
 */
final class Scope implements AutoCloseable {
    private final @Nullable PointerScope around;
    private final PointerScope pointers;

    Scope() {
        Libtorch.load();
        NativeCalls.enter();
        around = PointerScope.getInnerScope();
        pointers = new PointerScope();
    }

    /** The tensor outlives its scope; whoever keeps it has to {@link #release} it. */
    static Tensor keep(Tensor tensor) {
        return tensor.retainReference();
    }

    /** The tensor belongs to the scope around this one from now on. */
    void handOut(Tensor tensor) {
        if (around == null) {
            throw new IllegalStateException("expected a scope around this one, got none");
        }
        around.attach(tensor);
        pointers.detach(tensor);
    }

    static void release(Tensor kept) {
        kept.releaseReference();
    }

    @Override
    public void close() {
        pointers.close();
        NativeCalls.leave();
    }
}
