package org.prodrome.runtime;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the C library and OpenBLAS have to be told before libtorch is loaded. Each is left alone where somebody has said
 * otherwise in its usual environment variable, and where there is no such thing.
 */
final class NativeSettings {
    private static final String TRIM = "MALLOC_TRIM_THRESHOLD_";
    private static final String KERNELS = "OPENBLAS_CORETYPE";
    private static final List<String> SKYLAKE = List.of("avx512f", "avx512cd", "avx512bw", "avx512dq", "avx512vl");

    private NativeSettings() {}

    static void apply() {
        keepFreedMemory();
        chooseKernels();
    }

    /**
     * A training step frees what the next one needs again. glibc gives blocks of some megabytes back to the system at
     * once, which clears each page before it hands it out again: of a convolution's step two thirds of the time.
     */
    private static void keepFreedMemory() {
        if (System.getenv(TRIM) != null) {
            return;
        }
        FunctionDescriptor takesTwo =
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        function("mallopt", takesTwo).ifPresent(mallopt -> {
            set(mallopt, -1, Integer.MAX_VALUE); // M_TRIM_THRESHOLD
            set(mallopt, -2, 256 << 20); // M_TOP_PAD
            set(mallopt, -3, 1 << 30); // M_MMAP_THRESHOLD
        });
    }

    /** OpenBLAS doesn't know every AMD processor with AVX-512, and multiplies half as fast on those. */
    private static void chooseKernels() {
        if (System.getenv(KERNELS) == null && isAmdWithAvx512()) {
            FunctionDescriptor takesTextTextAndNumber = FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
            function("setenv", takesTextTextAndNumber).ifPresent(setenv -> {
                try (Arena arena = Arena.ofConfined()) {
                    set(setenv, arena.allocateFrom(KERNELS), arena.allocateFrom("SkylakeX"));
                }
            });
        }
    }

    private static boolean isAmdWithAvx512() {
        Path processors = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(processors)) {
            return false;
        }
        try (var lines = Files.lines(processors)) {
            List<String> first = lines.takeWhile(line -> !line.isBlank()).toList();
            return first.stream().anyMatch(line -> line.startsWith("vendor_id") && line.endsWith("AuthenticAMD"))
                    && first.stream()
                            .filter(line -> line.startsWith("flags"))
                            .anyMatch(line -> List.of(line.split(" ")).containsAll(SKYLAKE));
        } catch (IOException e) {
            return false;
        }
    }

    @SuppressWarnings("restricted") // nothing in Java sets an environment variable that native code reads
    private static Optional<MethodHandle> function(String name, FunctionDescriptor type) {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup().find(name).map(address -> linker.downcallHandle(address, type));
    }

    private static void set(MethodHandle mallopt, int parameter, int value) {
        try {
            int _ = (int) mallopt.invokeExact(parameter, value);
        } catch (Throwable e) {
            throw new IllegalStateException("mallopt", e);
        }
    }

    private static void set(MethodHandle setenv, MemorySegment name, MemorySegment value) {
        try {
            int _ = (int) setenv.invokeExact(name, value, 0);
        } catch (Throwable e) {
            throw new IllegalStateException("setenv", e);
        }
    }
}
