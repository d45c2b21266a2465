package org.prodrome.runtime;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps what native code prints out of standard output, where results go: Gloo greets there. Meanwhile standard output
 * is standard error for the whole process.
 */
final class StandardOutput {
    private static final int OUTPUT = 1;
    private static final int ERROR = 2;

    private StandardOutput() {}

    /** The system's calls for file descriptors. */
    private record Calls(MethodHandle dup, MethodHandle dup2, MethodHandle close, MethodHandle fflush) {}

    /** Does something while standard output is put aside; where the system has no such calls, just does it. */
    static <T> T aside(Supplier<T> what) {
        Optional<Calls> calls = calls();
        int kept = calls.map(system -> call(system.dup(), OUTPUT)).orElse(-1);
        if (kept < 0) {
            return what.get();
        }
        Calls system = calls.orElseThrow();
        call(system.dup2(), ERROR, OUTPUT);
        try {
            return what.get();
        } finally {
            call(system.fflush(), MemorySegment.NULL);
            call(system.dup2(), kept, OUTPUT);
            call(system.close(), kept);
        }
    }

    @SuppressWarnings("restricted") // four calls of the C library
    private static Optional<Calls> calls() {
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor one = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        FunctionDescriptor two =
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        FunctionDescriptor pointer = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS);
        var symbols = linker.defaultLookup();
        return symbols.find("dup")
                .flatMap(dup -> symbols.find("dup2")
                        .flatMap(dup2 -> symbols.find("close")
                                .flatMap(close -> symbols.find("fflush")
                                        .map(fflush -> new Calls(
                                                linker.downcallHandle(dup, one),
                                                linker.downcallHandle(dup2, two),
                                                linker.downcallHandle(close, one),
                                                linker.downcallHandle(fflush, pointer))))));
    }

    private static int call(MethodHandle function, Object... arguments) {
        try {
            return (int) function.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("standard output: expected a call of the C library, got " + e, e);
        }
    }
}
