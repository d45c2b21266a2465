package org.prodrome.data.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodrome.data.FormatException;
import org.prodrome.data.Truth;

/**
 * A list of seizures of the Siena Scalp EEG Database, written by hand: after a line {@code File name: PN00-1.edf} come
 * {@code Registration start time: 19.39.33} and the seizure's {@code Seizure start time} and {@code Seizure end time}.
 * Times are of the day, with dots or colons, and may pass midnight; of several on a line the first counts. They are
 * taken from the start that the EDF file's header has, for two registration times are wrong (in PN10 and PN14). A file
 * name with a letter O for a zero, or that of no file where the folder has one alone, is put right. In PN00-3 a seizure
 * ends an hour too late, after the recording: 19.29.29 is read as 18.29.29, which is a guess.
 */
final class SienaSeizures {
    private static final Pattern FILE = Pattern.compile("(?i).*file name:\\s*(\\S+\\.edf).*");
    private static final Pattern START = Pattern.compile("(?i)(?:seizure )?start time:(.*)");
    private static final Pattern END = Pattern.compile("(?i)(?:seizure )?end time:(.*)");
    private static final Pattern CLOCK = Pattern.compile("(\\d ?\\d|\\d)[.:](\\d{2})[.:](\\d{2})");
    private static final Pattern TOO_LATE = Pattern.compile("(?i)seizure end time:\\s*19\\.29\\.29\\s*");
    private static final int DAY = 24 * 60 * 60;
    /** Where an EDF header has the time of its start. */
    private static final int START_AT = 176;

    private SienaSeizures() {}

    /** @throws FormatException if a seizure has no file, or an end without a start */
    static Map<Path, List<Truth.Interval>> read(Path list, List<Path> recordings) throws IOException, FormatException {
        Map<Path, List<Truth.Interval>> seizures = new HashMap<>();
        Optional<Path> file = Optional.empty();
        OptionalInt onset = OptionalInt.empty();
        List<String> lines = Files.readAllLines(list, StandardCharsets.ISO_8859_1);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            Matcher named = FILE.matcher(line);
            Matcher starts = START.matcher(line);
            Matcher ends = END.matcher(line);
            if (named.matches()) {
                file = file(named.group(1), recordings);
            } else if (starts.matches()) {
                onset = clock(starts.group(1));
            } else if (ends.matches()) {
                boolean late = TOO_LATE.matcher(line).matches() && list.endsWith("Seizures-list-PN00.txt");
                OptionalInt end = clock(late ? "18.29.29" : ends.group(1));
                if (file.isEmpty() || onset.isEmpty() || end.isEmpty()) {
                    throw new FormatException(
                            list + ", line " + (i + 1), "a seizure's file, start and end", "one of them missing");
                }
                int begin = Math.floorMod(onset.getAsInt() - start(file.get()), DAY);
                int length = Math.floorMod(end.getAsInt() - onset.getAsInt(), DAY);
                seizures.computeIfAbsent(file.get(), _ -> new ArrayList<>())
                        .add(new Truth.Interval(begin, (double) begin + length, "seizure"));
                onset = OptionalInt.empty();
            }
        }
        return seizures;
    }

    private static Optional<Path> file(String name, List<Path> recordings) {
        String meant = name.replaceFirst("^PNO", "PN0");
        Optional<Path> named = recordings.stream()
                .filter(recording -> Folder.name(recording).equalsIgnoreCase(meant))
                .findFirst();
        return named.isEmpty() && recordings.size() == 1 ? Optional.of(recordings.getFirst()) : named;
    }

    /** Seconds since midnight. */
    private static OptionalInt clock(String text) {
        Matcher clock = CLOCK.matcher(text);
        if (!clock.find()) {
            return OptionalInt.empty();
        }
        int hours = Integer.parseInt(clock.group(1).replace(" ", ""));
        return OptionalInt.of((hours * 60 + Integer.parseInt(clock.group(2))) * 60 + Integer.parseInt(clock.group(3)));
    }

    private static int start(Path edf) throws IOException, FormatException {
        try (InputStream in = Files.newInputStream(edf)) {
            byte[] head = in.readNBytes(START_AT + 8);
            String time = new String(head, StandardCharsets.US_ASCII);
            OptionalInt start = time.length() < START_AT + 8 ? OptionalInt.empty() : clock(time.substring(START_AT));
            return start.orElseThrow(() ->
                    new FormatException(edf + ", byte " + START_AT, "a time of the start as hh.mm.ss", "another text"));
        }
    }
}
