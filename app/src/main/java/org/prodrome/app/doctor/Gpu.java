package org.prodrome.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * An NVIDIA GPU that the operating system's driver knows.
 *
 * @param driver the driver's version
 */
public record Gpu(String name, String driver) {

    /** The machine's; none where there is no driver. */
    static List<Gpu> read() {
        List<Gpu> told =
                ofQuery(Command.lines("nvidia-smi", "--query-gpu=name,driver_version", "--format=csv,noheader"));
        return told.isEmpty() ? ofDriverFolder(Path.of("/proc/driver/nvidia")) : told;
    }

    /** Reads lines of name, driver's version. */
    static List<Gpu> ofQuery(List<String> lines) {
        return lines.stream()
                .map(line -> line.split(", ", -1))
                .filter(fields -> fields.length == 2)
                .map(fields -> new Gpu(fields[0].strip(), fields[1].strip()))
                .toList();
    }

    /** Reads what Linux's driver writes of itself, where there is no tool to ask. */
    static List<Gpu> ofDriverFolder(Path folder) {
        String version = Machine.lines(folder.resolve("version")).stream()
                .filter(line -> line.startsWith("NVRM version:"))
                .map(line -> line.replaceAll(".*?(\\d+(\\.\\d+)+).*", "$1"))
                .findFirst()
                .orElse("unknown");
        try (Stream<Path> gpus = Files.list(folder.resolve("gpus"))) {
            return gpus.sorted()
                    .flatMap(gpu -> Machine.lines(gpu.resolve("information")).stream())
                    .filter(line -> line.startsWith("Model:"))
                    .map(line -> new Gpu(line.substring("Model:".length()).strip(), version))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
