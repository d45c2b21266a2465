package org.prodrome.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Loads ONNX Runtime once, and keeps it silent: since 1.29 it reports its use to its maker unless a variable of the
 * process says otherwise before it is loaded. Nothing that runs beside patients' data calls home.
 */
final class Onnxruntime {
    private static final String VARIABLE = "ORT_DISABLE_TELEMETRY";
    private static final OrtEnvironment ENVIRONMENT = load();

    private Onnxruntime() {}

    static OrtEnvironment environment() {
        return ENVIRONMENT;
    }

    private static OrtEnvironment load() {
        try (Arena arena = Arena.ofConfined()) {
            if (System.getProperty("os.name").startsWith("Windows")) {
                call("_putenv", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS))
                        .invokeWithArguments(arena.allocateFrom(VARIABLE + "=1"));
            } else {
                MemorySegment name = arena.allocateFrom(VARIABLE);
                call(
                                "setenv",
                                FunctionDescriptor.of(
                                        ValueLayout.JAVA_INT,
                                        ValueLayout.ADDRESS,
                                        ValueLayout.ADDRESS,
                                        ValueLayout.JAVA_INT))
                        .invokeWithArguments(name, arena.allocateFrom("1"), 1);
            }
        } catch (Throwable e) {
            throw new IllegalStateException(
                    "ONNX Runtime: expected to switch its reports off, got " + e.getMessage() + "; it isn't loaded", e);
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try {
            environment.setTelemetry(false);
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "ONNX Runtime: expected to switch its reports off, got " + e.getMessage(), e);
        }
        return environment;
    }

    @SuppressWarnings("restricted") // the process's variables can be set in no other way
    private static MethodHandle call(String function, FunctionDescriptor descriptor) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(function), descriptor);
    }
}
