package org.prodrome.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.prodrome.data.FormatException;
import org.prodrome.graph.Array;
import org.prodrome.graph.Parameters;

/**
 * All that a training needs to go on as if nothing had happened, between two rounds. A file of it is whole or absent.
 *
 * @param round rounds done
 * @param optimisers what each phase's optimiser remembers, by phase
 */
record Checkpoint(
        long round,
        Parameters live,
        Optional<Average> average,
        SortedMap<String, SortedMap<String, Array>> optimisers,
        Optional<Best> best) {
    private static final String FORMAT = "prodrome-checkpoint-1";

    /**
     * The averaged parameters.
     *
     * @param taken of how many rounds
     */
    record Average(Parameters parameters, long taken) {}

    /**
     * The lowest loss on the data held back.
     *
     * @param misses evaluations since
     */
    record Best(Parameters parameters, double loss, long round, int misses) {}

    /**
     * Replaces the file; whenever the machine goes down, the file is the old one or the new one.
     *
     * @param identity what is trained, name by name
     */
    void write(Path file, Map<String, String> identity) throws IOException {
        SortedMap<String, Array> arrays = new TreeMap<>();
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("format", FORMAT);
        identity.forEach((name, value) -> notes.put("of " + name, value));
        notes.put("round", Long.toString(round));
        put(arrays, "live/", live.arrays());
        average.ifPresent(it -> {
            notes.put("averaged", Long.toString(it.taken()));
            put(arrays, "average/", it.parameters().arrays());
        });
        best.ifPresent(it -> {
            notes.put("best loss", Double.toString(it.loss()));
            notes.put("best round", Long.toString(it.round()));
            notes.put("misses", Integer.toString(it.misses()));
            put(arrays, "best/", it.parameters().arrays());
        });
        optimisers.forEach((phase, state) -> put(arrays, "optimiser/" + phase + "/", state));
        Path whole = file.toAbsolutePath();
        Files.createDirectories(Objects.requireNonNull(whole.getParent()));
        new Safetensors(arrays, notes).write(whole);
    }

    private static void put(Map<String, Array> arrays, String prefix, Map<String, Array> some) {
        some.forEach((name, array) -> arrays.put(prefix + name, array));
    }

    /**
     * Reads a file.
     *
     * @param identity what is trained; a checkpoint of anything else is refused
     * @param start parameters whose names, types and shapes are expected
     * @param rounds of the whole training
     * @throws FormatException if the file is damaged, or of another training; the message names what differs
     */
    static Checkpoint read(Path file, Map<String, String> identity, Parameters start, long rounds)
            throws IOException, FormatException {
        Safetensors read = Safetensors.read(file);
        Map<String, String> notes = read.notes();
        String where = file.toString();
        if (!FORMAT.equals(notes.get("format"))) {
            throw new FormatException(where, "a checkpoint (" + FORMAT + ")", "another file");
        }
        for (var expected : identity.entrySet()) {
            String got = notes.getOrDefault("of " + expected.getKey(), "none");
            if (!expected.getValue().equals(got)) {
                throw new FormatException(
                        where,
                        "a checkpoint of this training, with " + expected.getKey() + " " + expected.getValue(),
                        got + "; delete it, or name another file");
            }
        }
        long round = whole(where, notes, "round", rounds);
        Optional<Average> average = Optional.empty();
        if (notes.containsKey("averaged")) {
            long taken = whole(where, notes, "averaged", round);
            average = Optional.of(new Average(parameters(where, "average/", read, start), taken));
        }
        Optional<Best> best = Optional.empty();
        if (notes.containsKey("best loss")) {
            best = Optional.of(new Best(
                    parameters(where, "best/", read, start),
                    finite(where, notes, "best loss"),
                    whole(where, notes, "best round", round),
                    (int) whole(where, notes, "misses", Integer.MAX_VALUE)));
        }
        return new Checkpoint(round, parameters(where, "live/", read, start), average, optimisers(read), best);
    }

    private static SortedMap<String, SortedMap<String, Array>> optimisers(Safetensors read) {
        SortedMap<String, SortedMap<String, Array>> optimisers = new TreeMap<>();
        read.arrays().forEach((name, array) -> {
            String[] steps = name.split("/", 3);
            if (steps.length == 3 && steps[0].equals("optimiser")) {
                optimisers.computeIfAbsent(steps[1], _ -> new TreeMap<>()).put(steps[2], array);
            }
        });
        return optimisers;
    }

    private static Parameters parameters(String where, String prefix, Safetensors read, Parameters start)
            throws FormatException {
        SortedMap<String, Array> arrays = new TreeMap<>();
        for (var entry : start.arrays().entrySet()) {
            Array array = read.arrays().get(prefix + entry.getKey());
            Array like = entry.getValue();
            if (array == null || array.type() != like.type() || !Arrays.equals(array.shape(), like.shape())) {
                throw new FormatException(
                        where,
                        prefix + entry.getKey() + " of " + like.type() + " " + Arrays.toString(like.shape()),
                        array == null ? "none" : array.type() + " " + Arrays.toString(array.shape()));
            }
            arrays.put(entry.getKey(), array);
        }
        return new Parameters(arrays);
    }

    private static long whole(String where, Map<String, String> notes, String name, long most) throws FormatException {
        String text = notes.getOrDefault(name, "none");
        if (!text.matches("\\d{1,18}") || Long.parseLong(text) > most) {
            throw new FormatException(where + ", " + name, "an integer of 0 to " + most, text);
        }
        return Long.parseLong(text);
    }

    private static double finite(String where, Map<String, String> notes, String name) throws FormatException {
        String text = notes.getOrDefault(name, "none");
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new FormatException(where + ", " + name, "a finite number", text);
    }
}
