package org.prodrome.recipe.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Sha256;
import org.prodrome.data.format.ChannelGroup;
import org.prodrome.data.format.Wav;
import org.prodrome.data.format.wfdb.Wfdb;
import org.prodrome.data.source.PublicDataset;
import org.prodrome.signal.ecg.PanTompkins;
import org.prodrome.signal.ecg.TWaveEnd;
import org.prodrome.signal.heart.EnvelopeThreshold;

/**
 * Heart sounds found in recordings with an ECG: S1 against R waves, S2 against the ends of T waves, which themselves
 * are found by programs. Between the two lies some time; so there are figures within 100 ms as they are, as Springer et
 * al. judge, and within 60 ms after the median of that time, over all recordings, is taken away from each way's onsets.
 * All recordings count; then those alone whose R waves are regular, for in others they are often wrong (and some hearts
 * are not regular).
 *
 * @param data what was read
 * @param all its recordings
 * @param regular those whose R waves are
 */
public record RecordedSegmentation(Dataset data, SoundFigures all, SoundFigures regular) {
    /** A sound beside its ECG, [time] each. */
    private record Recording(double[] sound, double[] ecg, double rate) {}

    /**
     * Measures the WFDB records in a folder, and in folders within it, that have a channel called PCG and one called
     * ECG; others are passed over.
     *
     * @throws FormatException if there is none, or one can't be read
     */
    public static RecordedSegmentation of(Path folder) throws IOException, FormatException {
        List<Path> headers = headers(folder);
        EnvelopeThreshold threshold = SimulatedSegmentation.settled(SimulatedHearts.TRAINING_RECORDINGS);
        SoundFigures all = new SoundFigures("recorded", threshold);
        SoundFigures regular = new SoundFigures("of these with regular R waves", threshold);
        Sha256 digest = new Sha256();
        for (Path header : headers) {
            Recording one = read(header, digest);
            int[] peaks = new PanTompkins(one.rate()).peaks(one.ecg());
            double[][] known = {
                seconds(peaks, one.rate()), seconds(new TWaveEnd(one.rate()).of(one.ecg(), peaks), one.rate())
            };
            all.add(known, one.sound(), one.rate());
            if (isRegular(known[0])) {
                regular.add(known, one.sound(), one.rate());
            }
        }
        return new RecordedSegmentation(dataset(folder, digest.hex()), all, regular);
    }

    /** As a table. */
    public Measurement measurement() {
        List<List<String>> rows = new ArrayList<>();
        for (SoundFigures each : List.of(all, regular)) {
            if (each.segmented().recordings() > 0) {
                rows.add(each.row(SoundFigures.WIDE));
                rows.add(each.rowWithoutDifference(SoundFigures.WINDOW));
            }
        }
        SoundScore found = all.segmented();
        SoundScore plain = all.plain();
        return Measurement.of(
                "heart sounds segmented",
                data,
                List.of(
                        "F1 of onsets, each matched with at most one: S1 against R waves (Pan and Tompkins 1985), S2"
                                + " against the ends of T waves (Zhang 2006), both as Prodrome finds them; nobody has"
                                + " checked these. The model and the threshold are those of the simulated recordings.",
                        String.format(
                                Locale.ROOT,
                                "Median time from what the ECG says to what is found (negative: before it), over all"
                                        + " recordings: S1 %.0f and S2 %.0f ms by"
                                        + " segmentation, %.0f and %.0f ms by the threshold. R waves are called regular"
                                        + " if the middle half of RR intervals differs by less than a sixth of their"
                                        + " median.",
                                -1000 * found.shift(0),
                                -1000 * found.shift(1),
                                -1000 * plain.shift(0),
                                -1000 * plain.shift(1))),
                SoundFigures.COLUMNS,
                rows);
    }

    /** Whether the middle half of RR intervals differs by less than a sixth of the median. */
    private static boolean isRegular(double[] peaks) {
        double[] intervals = new double[Math.max(0, peaks.length - 1)];
        Arrays.setAll(intervals, i -> peaks[i + 1] - peaks[i]);
        Arrays.sort(intervals);
        int count = intervals.length;
        return count >= 4 && intervals[3 * count / 4] - intervals[count / 4] < intervals[count / 2] / 6;
    }

    /** The sound as WAV where it is there, where -32768 is a sample and not a gap, as WFDB has it; gaps are bridged. */
    private static Recording read(Path header, Sha256 digest) throws IOException, FormatException {
        digest.add(String.valueOf(header.getFileName()));
        for (Path file : Wfdb.filesOf(header)) {
            digest.add(file);
        }
        try (Wfdb record = Wfdb.open(header)) {
            ChannelGroup group = record.groups().getFirst();
            float[][] both = record.read(group, 0, Math.toIntExact(group.length()));
            Path wav = Path.of(header.toString().replaceAll("hea$", "wav"));
            float[] sound = Files.isRegularFile(wav) ? Wav.read(wav).samples()[0] : both[channel(group, "PCG")];
            return new Recording(bridged(sound), bridged(both[channel(group, "ECG")]), group.rate());
        }
    }

    private static double[] bridged(float[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = Float.isNaN(x[i]) ? (i == 0 ? 0 : y[i - 1]) : x[i];
        }
        return y;
    }

    private static List<Path> headers(Path folder) throws IOException, FormatException {
        if (!Files.isDirectory(folder)) {
            throw new FormatException(
                    folder.toString(), "a folder of WFDB records", Files.exists(folder) ? "a file" : "nothing there");
        }
        List<Path> headers = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".hea"))
                    .sorted()
                    .toList()) {
                if (hasBoth(file)) {
                    headers.add(file);
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        }
        if (headers.isEmpty()) {
            throw new FormatException(
                    folder.toString(), "WFDB records with a channel called PCG and one called ECG", "none");
        }
        return headers;
    }

    private static boolean hasBoth(Path header) throws IOException {
        if (Wfdb.filesOf(header).stream().anyMatch(file -> !Files.isRegularFile(file))) {
            return false;
        }
        try (Wfdb record = Wfdb.open(header)) {
            return !record.groups().isEmpty()
                    && channel(record.groups().getFirst(), "PCG") >= 0
                    && channel(record.groups().getFirst(), "ECG") >= 0;
        } catch (FormatException e) {
            return false;
        }
    }

    private static int channel(ChannelGroup group, String name) {
        return IntStream.range(0, group.channels().size())
                .filter(i ->
                        group.channels().get(i).name().toUpperCase(Locale.ROOT).contains(name))
                .findFirst()
                .orElse(-1);
    }

    private static double[] seconds(int[] samples, double rate) {
        return Arrays.stream(samples).mapToDouble(sample -> sample / rate).toArray();
    }

    private static Dataset dataset(Path folder, String digest) throws IOException {
        String within = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        for (PublicDataset source : PublicDataset.ALL) {
            if (source.recognises(folder)) {
                return new Dataset(
                        source.about().name() + ", records with an ECG (" + within + ")",
                        source.about().address(),
                        source.about().licence(),
                        digest,
                        List.of());
            }
        }
        return new Dataset(
                within + ", records with an ECG", "a folder of WFDB records", "not stated", digest, List.of());
    }
}
