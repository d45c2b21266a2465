package org.prodrome.detect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.prodrome.data.FormatException;
import org.prodrome.data.Sha256;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a detector's folder holds.
 *
 * @param onnx the network, whose digest is the manifest's
 * @param network where it was
 */
record DetectorFiles(Manifest manifest, byte[] onnx, Path network) {
    static final String NETWORK = "detector.onnx";
    static final String MANIFEST = "manifest.json";
    private static final long LARGEST_NETWORK = 1L << 30;
    private static final long LARGEST_MANIFEST = 1L << 27;

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /**
     * Reads a detector's folder, or that of the run that made it.
     *
     * @throws FormatException if a file is missing or altered
     */
    static DetectorFiles read(Path path) throws IOException, FormatException {
        Path run = path.resolve("detector");
        Path folder = Files.isDirectory(run) ? run : path;
        Manifest manifest = manifest(folder.resolve(MANIFEST));
        Path network = folder.resolve(NETWORK);
        byte[] onnx = bytes(network, LARGEST_NETWORK);
        String digest = new Sha256().add(onnx).hex();
        if (!digest.equals(manifest.sha256())) {
            throw new FormatException(
                    network.toString(), "the SHA-256 that the manifest gives, " + manifest.sha256(), digest);
        }
        return new DetectorFiles(manifest, onnx, network);
    }

    /** A manifest as it is written. */
    static String text(Manifest manifest) {
        return JSON.writeValueAsString(manifest) + "\n";
    }

    private static Manifest manifest(Path file) throws IOException, FormatException {
        try {
            Manifest manifest = JSON.readValue(bytes(file, LARGEST_MANIFEST), Manifest.class);
            if (manifest.format() != Manifest.FORMAT) {
                throw new FormatException(file.toString(), "format " + Manifest.FORMAT, "format " + manifest.format());
            }
            return manifest;
        } catch (JacksonException e) {
            throw new FormatException(file.toString(), "a detector's manifest", mistake(e));
        }
    }

    /** What is wrong in the reader's words: where, and what it found there. */
    private static String mistake(JacksonException e) {
        String where = e.getPath().stream()
                .map(step -> String.valueOf(step.getPropertyName()))
                .collect(Collectors.joining("."));
        return switch (e) {
            case UnrecognizedPropertyException _ -> "an unknown key " + where;
            case InvalidFormatException wrong -> "'" + wrong.getValue() + "' at " + where;
            case ValueInstantiationException wrong
            when wrong.getCause() != null -> wrong.getCause().getMessage() + "";
            default -> e.getOriginalMessage().lines().findFirst().orElse("something else");
        };
    }

    private static byte[] bytes(Path file, long largest) throws IOException, FormatException {
        if (!Files.isRegularFile(file)) {
            throw new FormatException(file.toString(), "a detector's file", "nothing there");
        }
        if (Files.size(file) > largest) {
            throw new FormatException(file.toString(), "at most " + largest + " bytes", Files.size(file) + " bytes");
        }
        return Files.readAllBytes(file);
    }
}
