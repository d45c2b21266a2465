package org.prodrome.recipe.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.Truth;
import org.prodrome.evaluate.event.BeatMatching;
import org.prodrome.signal.ecg.PanTompkins;

/**
 * Beats that {@link PanTompkins} finds in the first lead of annotated records, by EC57: within 150 ms, the first five
 * minutes are for learning, and episodes of ventricular flutter are left out, both annotated and detected beats.
 *
 * @param data whose cases are records
 * @param records by their ids
 */
public record QrsMeasurement(Dataset data, Map<String, BeatMatching> records) {
    private static final List<String> COLUMNS =
            List.of("record", "beats", "missed", "extra", "sensitivity, %", "positive predictivity, %");

    public QrsMeasurement {
        records = Map.copyOf(records);
    }

    /**
     * Measures the signals among a data set's cases that have annotated beats after their first five minutes.
     *
     * @throws FormatException if there is none, or a case can't be read
     */
    public static QrsMeasurement of(Dataset data) throws IOException, FormatException {
        Map<String, BeatMatching> records = new LinkedHashMap<>();
        for (Case of : data.cases()) {
            boolean beats = of.truth().beats().stream()
                    .anyMatch(beat -> beat.mark() instanceof Truth.Beat.Aami && beat.time() >= BeatMatching.LEARNING);
            if (beats && of.payload() instanceof Signal signal) {
                records.put(of.id(), match(signal, of.truth()));
            }
        }
        if (records.isEmpty()) {
            throw new FormatException(
                    data.name(), "ECG records with annotated beats after their first five minutes", "none");
        }
        return new QrsMeasurement(data, records);
    }

    private static BeatMatching match(Signal signal, Truth truth) {
        double[] detected = Arrays.stream(new PanTompkins(signal.rate()).peaks(signal.samples()[0]))
                .mapToDouble(sample -> sample / signal.rate())
                .toArray();
        double[] annotated =
                truth.beats().stream().mapToDouble(Truth.Beat::time).toArray();
        DoublePredicate counts = outside(truth.intervals());
        return BeatMatching.of(
                Arrays.stream(annotated).filter(counts).toArray(),
                Arrays.stream(detected).filter(counts).toArray(),
                BeatMatching.LEARNING);
    }

    private static DoublePredicate outside(List<Truth.Interval> flutter) {
        return time -> flutter.stream().noneMatch(one -> time >= one.start() && time <= one.end());
    }

    /** All records together. */
    public BeatMatching gross() {
        return records.values().stream().reduce(new BeatMatching(0, 0, 0), BeatMatching::plus);
    }

    /** As a table, a row a record. */
    public Measurement measurement() {
        List<List<String>> rows = new ArrayList<>();
        new TreeMap<>(records).forEach((id, one) -> rows.add(row(id, one)));
        rows.add(row("all " + records.size(), gross()));
        return Measurement.of(
                "QRS detection",
                data,
                List.of("Pan and Tompkins 1985 on the first lead, by EC57: a beat is found within 150 ms, after the"
                        + " first five minutes of a record, ventricular flutter left out."),
                COLUMNS,
                rows);
    }

    private static List<String> row(String record, BeatMatching one) {
        return List.of(
                record,
                Integer.toString(one.matched() + one.missed()),
                Integer.toString(one.missed()),
                Integer.toString(one.extra()),
                one.matched() + one.missed() == 0 ? "" : Measurement.cell(100 * one.sensitivity(), 2),
                one.matched() + one.extra() == 0 ? "" : Measurement.cell(100 * one.positivePredictivity(), 2));
    }
}
