package org.prodrome.runtime;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** Loads libtorch once, and sets it up. */
final class Libtorch {
    private static final boolean LOADED = start();

    private Libtorch() {}

    /** @throws IllegalStateException if another libtorch would be loaded, which ends the JVM in native code */
    static void load() {
        if (!LOADED) {
            throw new IllegalStateException("libtorch is not loaded");
        }
    }

    private static boolean start() {
        refuseForeignLibtorch(System.getProperty("java.library.path", ""));
        // Scopes free native memory; a second book-keeping by the garbage collector only costs time.
        System.setProperty("org.bytedeco.javacpp.nopointergc", "true");
        // OpenBLAS's threads fight with libtorch's own: a batch of one takes ten times as long.
        openblas.blas_set_num_threads(1);
        torch.set_num_threads(threads(System.getenv("OMP_NUM_THREADS")));
        return true;
    }

    /** As many as there are processors, unless somebody says otherwise in the usual variable. */
    private static int threads(@Nullable String asked) {
        return asked != null && asked.matches("[1-9]\\d{0,3}")
                ? Integer.parseInt(asked)
                : Runtime.getRuntime().availableProcessors();
    }

    static void refuseForeignLibtorch(String libraryPath) {
        for (String folder : libraryPath.split(File.pathSeparator, -1)) {
            if (!folder.isBlank() && Files.exists(Path.of(folder, System.mapLibraryName("torch")))) {
                throw new IllegalStateException("java.library.path: expected no folder with another libtorch, got "
                        + folder + "; start the JVM with -Djava.library.path=");
            }
        }
    }
}
