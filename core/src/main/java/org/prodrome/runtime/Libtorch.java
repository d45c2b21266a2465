package org.prodrome.runtime;

import java.nio.file.Path;
import java.util.List;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** Loads libtorch once, and sets it up. */
final class Libtorch {
    private static final @Nullable String OBSTACLE = start();

    private Libtorch() {}

    /**
     * @throws IllegalStateException if it doesn't load, or if another libtorch would be loaded, which ends the JVM in
     *     native code
     */
    static void load() {
        if (OBSTACLE != null) {
            throw new IllegalStateException(OBSTACLE);
        }
    }

    private static @Nullable String start() {
        List<Path> foreign = Natives.otherLibtorch(System.getProperty("java.library.path", ""));
        if (!foreign.isEmpty()) {
            return "java.library.path: expected no folder with another libtorch, got " + foreign.getFirst()
                    + "; start the JVM with -Djava.library.path=";
        }
        for (String variable : List.of("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")) {
            List<Path> mixed = Natives.otherLibtorch(System.getenv().getOrDefault(variable, ""));
            if (!mixed.isEmpty()) {
                return variable + ": expected no folder with another libtorch, got " + mixed.getFirst()
                        + "; unset it for Prodrome";
            }
        }
        NativeSettings.apply();
        // Scopes free native memory; a second book-keeping by the garbage collector only costs time.
        System.setProperty("org.bytedeco.javacpp.nopointergc", "true");
        try {
            // OpenBLAS's threads fight with libtorch's own: a batch of one takes ten times as long.
            openblas.blas_set_num_threads(1);
            torch.set_num_threads(threads());
            return null;
        } catch (LinkageError e) {
            return "libtorch doesn't load: " + Natives.reason(e);
        }
    }

    /** As many as there are processors, unless somebody says otherwise in the usual variable. */
    static int threads() {
        String asked = System.getenv("OMP_NUM_THREADS");
        return asked != null && asked.matches("[1-9]\\d{0,3}")
                ? Integer.parseInt(asked)
                : Runtime.getRuntime().availableProcessors();
    }
}
