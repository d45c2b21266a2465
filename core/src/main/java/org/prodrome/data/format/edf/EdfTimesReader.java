package org.prodrome.data.format.edf;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.PagedFile;

/** Reads the annotation signals of all records. */
final class EdfTimesReader {
    private static final int MOST_ANNOTATIONS = 1 << 20;
    private static final long MOST_RECORDS = 1 << 24;
    private static final long MOST_BYTES = 1 << 26;

    private final EdfHeader header;
    private final PagedFile file;
    private final List<EdfSignal> texts;
    private final List<EdfAnnotation> annotations = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final double[] onsets;
    private BigDecimal start = BigDecimal.ZERO;
    private int malformed;
    private int untold;
    private int left;
    private long bytes;

    EdfTimesReader(EdfHeader header, PagedFile file) throws FormatException {
        this.header = header;
        this.file = file;
        texts = header.variant().plus()
                ? header.signals().stream().filter(EdfSignal::isAnnotations).toList()
                : List.of();
        if (header.records() > MOST_RECORDS) {
            throw file.bad(236, "at most " + MOST_RECORDS + " records", Long.toString(header.records()));
        }
        onsets = new double[(int) header.records()];
    }

    EdfTimes read() throws IOException, FormatException {
        for (int record = 0; record < onsets.length; record++) {
            onsets[record] = record * header.recordSeconds();
            for (int i = 0; i < texts.size(); i++) {
                add(record, i == 0, TimeStampedTexts.of(bytes(record, texts.get(i))));
            }
        }
        if (malformed > 0) {
            warnings.add(malformed + " lists of annotations are not well-formed and were passed over");
        }
        if (untold > 0) {
            warnings.add(untold + " of " + onsets.length + " records do not say when they start");
        }
        if (left > 0) {
            warnings.add(left + " annotations after the first " + annotations.size() + " are not read");
        }
        if (!texts.isEmpty()) {
            gaps();
        }
        return new EdfTimes(List.copyOf(annotations), onsets, List.copyOf(warnings));
    }

    private byte[] bytes(int record, EdfSignal signal) throws IOException, FormatException {
        long count = (long) signal.perRecord() * signal.bytes();
        bytes += count;
        if (count > MOST_BYTES || bytes > 64 * MOST_BYTES) {
            throw file.bad(
                    header.headerBytes() + record * header.recordBytes() + signal.at(),
                    "annotations of at most " + MOST_BYTES + " bytes a record, " + 64 * MOST_BYTES + " in all",
                    count + " and " + bytes);
        }
        return file.bytes(header.headerBytes() + record * header.recordBytes() + signal.at(), (int) count);
    }

    /** The first list of a record's first annotation signal tells when the record starts. */
    private void add(int record, boolean keepsTime, TimeStampedTexts.Parsed parsed) {
        malformed += parsed.malformed();
        boolean first = keepsTime;
        if (keepsTime && parsed.stamped().isEmpty()) {
            untold++;
        }
        for (TimeStampedTexts.Stamped stamped : parsed.stamped()) {
            if (first) {
                start = record == 0 ? stamped.onset() : start;
                onsets[record] = seconds(stamped.onset());
            }
            first = false;
            if (stamped.text().isEmpty()) {
                continue;
            }
            if (annotations.size() < MOST_ANNOTATIONS) {
                annotations.add(new EdfAnnotation(seconds(stamped.onset()), stamped.duration(), stamped.text()));
            } else {
                left++;
            }
        }
    }

    private double seconds(BigDecimal onset) {
        return onset.subtract(start).doubleValue();
    }

    private void gaps() {
        int gaps = 0;
        int back = 0;
        double longest = 0;
        double after = 0;
        for (int record = 1; record < onsets.length; record++) {
            double end = onsets[record - 1] + header.recordSeconds();
            double gap = onsets[record] - end;
            // Time stamps are decimal numbers and often rounded to milliseconds.
            if (gap > 1e-3) {
                gaps++;
                after = gap > longest ? end : after;
                longest = Math.max(gap, longest);
            } else if (gap < -1e-3) {
                back++;
            }
        }
        if (gaps > 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%d gaps between records, the longest of %.3f s after %.3f s; samples are joined as if there were none",
                    gaps,
                    longest,
                    after));
        }
        if (back > 0) {
            warnings.add(back + " records start before the one before them has ended");
        }
    }
}
