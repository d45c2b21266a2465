package org.prodrome.data.format.edf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.PagedFile;
import org.prodrome.data.format.PatientNames;

/**
 * A header, checked against the file's length.
 *
 * @param names what no text of the file may repeat
 * @param recordSeconds how long a record is; 0 only where there are annotations alone
 * @param recordBytes above 0
 */
record EdfHeader(
        EdfVariant variant,
        PatientNames names,
        Contents.Origin origin,
        long headerBytes,
        long records,
        double recordSeconds,
        long recordBytes,
        List<EdfSignal> signals,
        List<String> warnings) {
    private static final int FIXED_BYTES = 256;
    private static final int SIGNAL_BYTES = 256;
    private static final int MOST_SIGNALS = 9999;

    static EdfHeader read(PagedFile file) throws IOException, FormatException {
        List<String> warnings = new ArrayList<>();
        EdfFields fields = new EdfFields(file, warnings);
        boolean bdf = (file.at(0, 8).get() & 0xff) == 0xff;
        String version = fields.text(8);
        if (!version.equals("0") && !(bdf && version.endsWith("BIOSEMI"))) {
            throw file.bad(0, "version 0 of EDF, or BDF", EdfNames.other(version));
        }
        String patient = fields.text(80);
        String recording = fields.text(80);
        fields.text(16); // date and time say when, which nobody asks for
        long headerBytes = fields.integer(8, "the header's length in bytes", FIXED_BYTES, 99_999_999);
        EdfVariant variant = EdfVariant.of(bdf, fields.text(44));
        long claimed = fields.integer(8, "the number of records", -1, 99_999_999);
        double seconds = fields.number(8, "a record's duration");
        if (seconds < 0) {
            throw file.bad(244, "a record's duration of 0 s or more", seconds + " s");
        }
        int count = fields.integer(4, "the number of signals", 1, MOST_SIGNALS);
        if (headerBytes != FIXED_BYTES + (long) SIGNAL_BYTES * count) {
            throw file.bad(
                    184,
                    "a header of " + (FIXED_BYTES + (long) SIGNAL_BYTES * count) + " bytes for " + count + " signals",
                    headerBytes + " bytes");
        }
        if (headerBytes > file.size()) {
            throw file.bad(184, "a header of " + headerBytes + " bytes", "a file of " + file.size());
        }
        PatientNames names = EdfNames.patient(variant, patient);
        List<EdfSignal> signals = EdfSignals.read(fields, file, count, variant, names, warnings);
        long recordBytes = signals.stream()
                .mapToLong(s -> (long) s.perRecord() * s.bytes())
                .sum();
        if (recordBytes == 0) {
            throw file.bad(headerBytes, "samples in a record", "none of any signal");
        }
        if (seconds == 0 && signals.stream().anyMatch(s -> !s.isAnnotations() && s.perRecord() > 0)) {
            throw file.bad(244, "a record's duration above 0 s, as there are samples", "0 s");
        }
        long records = records(file, headerBytes, recordBytes, claimed, warnings);
        return new EdfHeader(
                variant,
                names,
                EdfNames.origin(variant, patient, recording),
                headerBytes,
                records,
                seconds,
                recordBytes,
                signals,
                List.copyOf(warnings));
    }

    /** How many whole records there are. */
    private static long records(PagedFile file, long headerBytes, long recordBytes, long claimed, List<String> warnings)
            throws FormatException {
        long bytes = file.size() - headerBytes;
        long there = bytes / recordBytes;
        if (there == 0) {
            throw file.bad(headerBytes, "a record of " + recordBytes + " bytes", "the end of the file after " + bytes);
        }
        String says = "the header says " + claimed + " records";
        if (claimed == -1) {
            warnings.add("the header leaves the number of records open, as of a recording that was not stopped; the"
                    + " file's length gives " + there);
        } else if (claimed > there) {
            warnings.add(says + ", the file ends after " + there + (bytes % recordBytes == 0 ? "" : " whole ones"));
        } else if (claimed < there && claimed > 0 && bytes % recordBytes != 0) {
            warnings.add(says + ", and " + (bytes - claimed * recordBytes) + " bytes more follow, which are not read");
            return claimed;
        } else if (claimed < there) {
            warnings.add(says + ", the file's length gives " + there);
        }
        if (bytes % recordBytes != 0 && (claimed == -1 || claimed == there)) {
            warnings.add(bytes % recordBytes + " bytes after the last whole record are not read");
        }
        return there;
    }

    /** Signals of one rate together, in the order of the file, without annotations. */
    List<List<EdfSignal>> groups() {
        Map<Integer, List<EdfSignal>> groups = new LinkedHashMap<>();
        for (EdfSignal signal : signals) {
            if (!signal.isAnnotations() && signal.perRecord() > 0) {
                groups.computeIfAbsent(signal.perRecord(), _ -> new ArrayList<>())
                        .add(signal);
            }
        }
        return List.copyOf(groups.values());
    }
}
