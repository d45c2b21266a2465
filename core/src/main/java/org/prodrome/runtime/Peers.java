package org.prodrome.runtime;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** The processes that a step is taken with, and the native objects that its backward pass still needs. */
final class Peers implements AutoCloseable {
    private final ProcessGroup group;
    private final List<Pointer> kept = new ArrayList<>();
    private @Nullable Tensor lent;

    Peers(ProcessGroup group) {
        this.group = group;
    }

    ProcessGroup group() {
        return group;
    }

    /** The object lives until the step ends. */
    <P extends Pointer> P keep(P object) {
        kept.add(object.retainReference());
        return object;
    }

    /** The tensor lives until another is lent, long enough for native code to take a handle of its own. */
    Tensor lend(Tensor tensor) {
        giveBack();
        lent = Scope.keep(tensor);
        return tensor;
    }

    private void giveBack() {
        if (lent != null) {
            Scope.release(lent);
            lent = null;
        }
    }

    @Override
    public void close() {
        giveBack();
        kept.forEach(Pointer::releaseReference);
        kept.clear();
    }
}
