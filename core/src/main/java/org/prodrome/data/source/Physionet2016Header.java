package org.prodrome.data.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.prodrome.data.FormatException;
import org.prodrome.data.Truth;
import org.prodrome.data.format.Wav;

/**
 * The .hea file beside a recording: a line "record signals rate length", then a line a signal, whose first field is its
 * file and whose second says "16+44": 16-bit samples after 44 bytes of WAV header. A line for an ECG's .dat is passed
 * over. Nothing of the file is quoted in a message, for comments may say anything.
 */
final class Physionet2016Header {
    private static final long MAX_BYTES = 1 << 20;

    private Physionet2016Header() {}

    /** @throws FormatException if {@code header} is not of {@code record} or contradicts its WAV file */
    static void check(Path header, String record, Wav.Header wav) throws IOException, FormatException {
        if (Files.size(header) > MAX_BYTES) {
            throw bad(header, "a text of at most " + MAX_BYTES + " bytes", Files.size(header) + " bytes");
        }
        List<String[]> lines = Files.readString(header, StandardCharsets.ISO_8859_1)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
                .map(line -> line.split("\\s+", -1))
                .toList();
        if (lines.isEmpty() || lines.getFirst().length < 4) {
            throw bad(header, "a first line of record, signals, rate and length", "another one");
        }
        String[] first = lines.getFirst();
        if (!first[0].equals(record)) {
            throw bad(header, "a header of record " + record, "one of another");
        }
        // WFDB allows a counter frequency after the rate: "2000/1000(0)".
        double rate = number(header, "a sampling rate", first[2].split("/", 2)[0]);
        if (rate != wav.rate()) {
            throw bad(header, "the WAV file's rate of " + wav.rate() + " Hz", rate + " Hz");
        }
        double length = number(header, "a length", first[3]);
        if (length != wav.frames()) {
            throw bad(
                    header,
                    "the WAV file's length of " + wav.frames() + " samples",
                    String.format(Locale.ROOT, "%.0f", length));
        }
        String file = record + ".wav";
        if (lines.stream().skip(1).noneMatch(line -> line[0].equals(file))) {
            throw bad(header, "a line for " + file, "none among " + (lines.size() - 1));
        }
    }

    /** What the comment "# Normal" or "# Abnormal" says, which the challenge's headers end with. */
    static Truth.Label label(Path header) throws IOException {
        if (Files.size(header) > MAX_BYTES) {
            return Truth.Label.UNKNOWN;
        }
        Set<String> lines = Files.readString(header, StandardCharsets.ISO_8859_1)
                .lines()
                .map(line -> line.replaceAll("\\s", ""))
                .collect(Collectors.toSet());
        boolean normal = lines.contains("#Normal");
        boolean abnormal = lines.contains("#Abnormal");
        return normal == abnormal ? Truth.Label.UNKNOWN : normal ? Truth.Label.NORMAL : Truth.Label.ABNORMAL;
    }

    private static double number(Path header, String what, String field) throws FormatException {
        try {
            return Double.parseDouble(field);
        } catch (NumberFormatException e) {
            throw bad(header, what + " as the first line's number", "no number");
        }
    }

    private static FormatException bad(Path header, String expected, String got) {
        return new FormatException(header.toString(), expected, got);
    }
}
