package org.prodrome.runtime;

import ai.onnxruntime.OrtEnvironment;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;

/**
 * What the native libraries say of themselves.
 *
 * @param failures why a library that is absent here didn't load, a sentence each
 */
public record Natives(
        Optional<Torch> libtorch, Optional<OnnxRuntime> onnxRuntime, boolean cudaNatives, List<String> failures) {

    /**
     * libtorch and the OpenBLAS that it multiplies with.
     *
     * @param build how it was built, in its own words
     * @param vectors the widest vector instructions that it uses here, such as AVX2
     * @param gpus how many it can compute on
     */
    public record Torch(
            String version,
            String build,
            String vectors,
            int threads,
            String openBlasVersion,
            int openBlasThreads,
            int gpus) {}

    /** @param providers what it computes with, such as CPU or CUDA */
    public record OnnxRuntime(String version, List<String> providers) {}

    /** Loads the libraries, if they aren't loaded, and asks them. */
    public static Natives probe() {
        List<String> failures = new ArrayList<>();
        return new Natives(
                ask("libtorch", Natives::askTorch, failures),
                ask("ONNX Runtime", Natives::askOnnxRuntime, failures),
                cudaNativesThere(),
                failures);
    }

    /** Whether libtorch's natives on the class path are those for GPUs; loads nothing. */
    static boolean cudaNativesThere() {
        return Natives.class.getResource(
                        "/org/bytedeco/pytorch/" + Loader.getPlatform() + "-gpu/" + System.mapLibraryName("torch_cuda"))
                != null;
    }

    /** The folders of a library path in which another libtorch lies. */
    public static List<Path> otherLibtorch(String libraryPath) {
        List<Path> folders = new ArrayList<>();
        for (String folder : libraryPath.split(File.pathSeparator, -1)) {
            try {
                if (!folder.isBlank() && Files.exists(Path.of(folder, System.mapLibraryName("torch")))) {
                    folders.add(Path.of(folder));
                }
            } catch (InvalidPathException e) {
                // What is no path holds no library.
            }
        }
        return folders;
    }

    private static <T> Optional<T> ask(String library, Supplier<T> question, List<String> failures) {
        try {
            return Optional.of(question.get());
        } catch (LinkageError | RuntimeException e) {
            failures.add(library + ": " + reason(e));
            return Optional.empty();
        }
    }

    /** The first line of what lies at the bottom of a failure. */
    static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return message.lines().findFirst().orElse("");
    }

    private static Torch askTorch() {
        Libtorch.load();
        try (Scope _ = new Scope()) {
            return new Torch(
                    version("org.bytedeco", "pytorch"),
                    torch.show_config().getString().strip().replaceAll("\\s*\\n\\s*(- )?", "; "),
                    torch.get_cpu_capability().getString(),
                    torch.get_num_threads(),
                    version("org.bytedeco", "openblas"),
                    openblas.blas_get_num_threads(),
                    torch.cuda_is_available() ? torch.cuda_device_count() : 0);
        }
    }

    private static OnnxRuntime askOnnxRuntime() {
        return new OnnxRuntime(
                Onnxruntime.environment().getVersion(),
                OrtEnvironment.getAvailableProviders().stream()
                        .map(provider -> provider.getName().replace("ExecutionProvider", ""))
                        .toList());
    }

    /** The version that an artifact was published as. */
    private static String version(String group, String artifact) {
        try (InputStream in =
                Natives.class.getResourceAsStream("/META-INF/maven/" + group + "/" + artifact + "/pom.properties")) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
