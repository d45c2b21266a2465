package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;

/**
 * Single-channel series of TSB-UAD: texts such as {@code MBA_ECG805_data.out} with a line {@code value,label} a point
 * (1 is an anomaly). A case is a series, the abnormal stretches its intervals, each series its own subject by its
 * number. The files say no rate: MBA's, which come from the MIT-BIH Supraventricular Arrhythmia Database, have 128 Hz;
 * of others a point counts as a second.
 *
 * <p>Paparrizos et al., "TSB-UAD: An End-to-End Benchmark Suite for Univariate Time-Series Anomaly Detection", PVLDB
 * 15:1697, 2022; https://github.com/TheDatumOrg/TSB-UAD.
 */
final class TsbUad implements PublicDataset {
    private static final String CITATION = "Paparrizos et al., TSB-UAD: An End-to-End Benchmark Suite for Univariate"
            + " Time-Series Anomaly Detection, PVLDB 15:1697, 2022";
    private static final Pattern POINT = Pattern.compile("\\s*[-+0-9.eE]+\\s*,\\s*[-+0-9.eE]+\\s*");
    private static final Pattern SERIES = Pattern.compile("[\\w.@-]{1,100}\\.out");
    private static final double MBA_RATE = 128;

    @Override
    public About about() {
        return new About(
                "TSB-UAD",
                "https://github.com/TheDatumOrg/TSB-UAD",
                "Apache-2.0; each series its own",
                "texts as in MBA_ECG805_data.out, with lines value,label",
                "13,766 series",
                "series",
                "folder",
                "an anomaly in it",
                "none");
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        List<Path> series = Folder.files(folder, SERIES);
        return !series.isEmpty()
                && POINT.matcher(Folder.firstLine(series.getFirst())).matches();
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        Folder.check(folder);
        Listing listing = new Listing(folder);
        for (Path file : Folder.files(folder, SERIES)) {
            String id = Folder.name(file).replaceFirst("\\.out$", "");
            double rate = id.startsWith("MBA_") ? MBA_RATE : 1;
            listing.add(
                    new Case(id, Subject.of(id), Folder.name(folder), truth(points(file), rate), () -> {
                        float[] values = Numbers.floats(Numbers.column(points(file), 0));
                        return new Signal(new float[][] {values}, rate, List.of(new Signal.Channel("value", "1")));
                    }),
                    file);
        }
        return listing.dataset(this, CITATION);
    }

    private static double[][] points(Path file) throws IOException, FormatException {
        double[][] points = Numbers.rows(file, 0);
        if (points[0].length != 2) {
            throw new FormatException(file.toString(), "lines of value,label", "lines of " + points[0].length);
        }
        return points;
    }

    private static Truth truth(double[][] points, double rate) {
        List<Truth.Interval> intervals = Intervals.where(i -> points[i][1] == 1, points.length, rate, "anomaly");
        return Truth.of(intervals.isEmpty() ? Truth.Label.NORMAL : Truth.Label.ABNORMAL)
                .withIntervals(intervals);
    }
}
