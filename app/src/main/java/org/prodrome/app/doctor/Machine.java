package org.prodrome.app.doctor;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What the machine and the JVM say of themselves; what can't be read is empty. */
public record Machine(Jdk jdk, Processor processor, Memory memory, Folder temporary, List<Gpu> gpus) {

    /**
     * The JVM and its operating system.
     *
     * @param libraryPath folders in which the JVM looks for native libraries
     */
    public record Jdk(
            String version, String vendor, String home, String libraryPath, String system, String architecture) {}

    /**
     * Memory in bytes.
     *
     * @param machine what the machine has
     * @param limit what this process may use of it, less than the machine's within a container
     * @param available what is free now or can be freed
     * @param heapLimit what the JVM's heap may grow to
     */
    public record Memory(OptionalLong machine, OptionalLong limit, OptionalLong available, long heapLimit) {}

    /** A folder that files are written to. */
    public record Folder(String path, boolean writable, OptionalLong freeBytes) {}

    /** Looks at the machine. */
    public static Machine read() {
        return new Machine(
                new Jdk(
                        Runtime.version().toString(),
                        System.getProperty("java.vendor", "unknown"),
                        System.getProperty("java.home", "unknown"),
                        System.getProperty("java.library.path", ""),
                        System.getProperty("os.name") + " " + System.getProperty("os.version"),
                        System.getProperty("os.arch", "unknown")),
                Processor.read(),
                readMemory(),
                folder(Path.of(System.getProperty("java.io.tmpdir", "."))),
                Gpu.read());
    }

    private static Memory readMemory() {
        OptionalLong limit = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? OptionalLong.of(system.getTotalMemorySize())
                : OptionalLong.empty();
        List<String> lines = lines(Path.of("/proc/meminfo"));
        OptionalLong machine = kilobytes(lines, "MemTotal:");
        return new Memory(
                machine.isPresent() ? machine : limit,
                limit,
                kilobytes(lines, "MemAvailable:"),
                Runtime.getRuntime().maxMemory());
    }

    private static OptionalLong kilobytes(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.replaceAll("\\D", ""))
                .filter(digits -> !digits.isEmpty() && digits.length() < 16)
                .mapToLong(digits -> Long.parseLong(digits) * 1024)
                .findFirst();
    }

    private static Folder folder(Path path) {
        OptionalLong free;
        try {
            free = OptionalLong.of(Files.getFileStore(path).getUsableSpace());
        } catch (IOException e) {
            free = OptionalLong.empty();
        }
        return new Folder(path.toString(), Files.isDirectory(path) && Files.isWritable(path), free);
    }

    /** A text file's lines, none if it can't be read. */
    static List<String> lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }
}
