package org.prodrome.recipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Networks as they stood at times in a training, in a folder that outlives a crash. */
record Stages(Path folder) {
    private static final Pattern NAME = Pattern.compile("(\\d{1,18})_([0-9.E-]{1,30})\\.onnx");

    /**
     * One of them.
     *
     * @param synthetic its AUROC on synthetic anomalies
     */
    record Stage(long step, double synthetic, Path file) {
        byte[] onnx() throws IOException {
            return Files.readAllBytes(file);
        }
    }

    /** Keeps one, in the place of another of the same step. */
    void keep(long step, double synthetic, byte[] onnx) throws IOException {
        Files.createDirectories(folder);
        for (Stage stage : all()) {
            if (stage.step() == step) {
                Files.delete(stage.file());
            }
        }
        Path part = Files.write(folder.resolve("part"), onnx);
        Files.move(part, folder.resolve(step + "_" + synthetic + ".onnx"), StandardCopyOption.ATOMIC_MOVE);
    }

    /** In the order of their steps. */
    List<Stage> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(Stages::stage)
                    .sorted(Comparator.comparingLong(Stage::step))
                    .toList();
        }
    }

    private static Stream<Stage> stage(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches()
                ? Stream.of(new Stage(Long.parseLong(name.group(1)), Double.parseDouble(name.group(2)), file))
                : Stream.empty();
    }
}
