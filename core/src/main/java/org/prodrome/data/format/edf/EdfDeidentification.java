package org.prodrome.data.format.edf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.prodrome.data.FormatException;
import org.prodrome.data.Pseudonym;
import org.prodrome.data.WholeFile;
import org.prodrome.data.format.Deidentification;
import org.prodrome.data.format.LenientText;
import org.prodrome.data.format.PagedFile;

/**
 * De-identifies EDF and BDF files. The patient's code becomes a pseudonym, all else of patient and recording X; dates
 * move back by the subject's days; transducers, reserved fields and filters in words go. Samples stay byte by byte. A
 * text of an annotation becomes X with its time kept, unless it is of a known vocabulary, for anything may be typed
 * there.
 */
public final class EdfDeidentification implements Deidentification {
    private static final String WITHHELD = "X";
    private static final int FIXED = 256;
    private static final Pattern FILTER =
            Pattern.compile("(?i)(?:[\\d.,:;/()<>=\\s-]|HP|LP|BP|NOTCH|NONE|N|HZ|DC|DB|S)*");
    private static final Pattern TIME = Pattern.compile("\\d{2}\\.\\d{2}\\.\\d{2}");

    private final Path path;
    private final boolean keepTexts;
    private final EdfHeader header;
    private final Optional<String> patient;
    private int withheld;
    private int texts;

    private EdfDeidentification(Path path, boolean keepTexts) throws IOException, FormatException {
        this.path = path;
        this.keepTexts = keepTexts;
        try (PagedFile file = new PagedFile(path)) {
            header = EdfHeader.read(file);
            // Refuses annotations that are too many to be gone through.
            new EdfTimesReader(header, file).read();
            patient = EdfNames.subject(header.variant(), text(file, 8, 80));
        }
    }

    /**
     * @param keepTexts whether texts of annotations stay but those that repeat the patient's name
     * @throws FormatException if it is no such file, or not what its header claims
     */
    public static EdfDeidentification of(Path path, boolean keepTexts) throws IOException, FormatException {
        return new EdfDeidentification(path, keepTexts);
    }

    @Override
    public Optional<String> subject() {
        return patient.map(Pseudonym::of);
    }

    @Override
    public Written write(Path folder, String name) throws IOException, FormatException {
        boolean bdf = header.variant().bytes() == 3;
        Path to = folder.resolve(name + (bdf ? ".bdf" : ".edf"));
        withheld = 0;
        texts = 0;
        try (PagedFile file = new PagedFile(path)) {
            WholeFile.<FormatException>write(to, out -> {
                out.write(fixed(file));
                out.write(signals(file));
                for (long record = 0; record < header.records(); record++) {
                    record(file, record, out);
                }
            });
        }
        List<String> warnings = new ArrayList<>();
        if (withheld > 0) {
            warnings.add(withheld + " of " + texts + " texts of annotations became X, for "
                    + Deidentification.whyWithheld(keepTexts));
        }
        if (keepTexts && texts > withheld) {
            warnings.add("texts of annotations were kept; names of others than the patient may be among them");
        }
        return new Written(to, warnings);
    }

    private byte[] fixed(PagedFile file) throws IOException, FormatException {
        byte[] bytes = file.bytes(0, FIXED);
        // Whose days are moved is told by the patient's field, or else the file is a subject of its own.
        int days = Pseudonym.days(patient.orElseGet(() -> path.getFileName().toString()));
        Optional<LocalDate> date =
                EdfDates.of(text(file, 88, 80), text(file, 168, 8)).map(day -> day.minusDays(days));
        // Of plain EDF the whole field is the subject's, also when the copy is read.
        put(bytes, 8, subject().orElse(WITHHELD) + (header.variant().plus() ? " X X X" : ""), 80);
        put(bytes, 88, EdfDates.recording(date) + " X X X", 80);
        put(bytes, 168, EdfDates.header(date), 8);
        String time = text(file, 176, 8);
        put(bytes, 176, TIME.matcher(time).matches() ? time : "00.00.00", 8);
        boolean bdf = header.variant().bytes() == 3;
        String plain = bdf ? "24BIT" : "";
        put(bytes, 192, header.variant().plus() ? header.variant().title() : plain, 44);
        put(bytes, 236, Long.toString(header.records()), 8);
        return bytes;
    }

    private byte[] signals(PagedFile file) throws IOException, FormatException {
        int count = header.signals().size();
        byte[] bytes = file.bytes(FIXED, (int) header.headerBytes() - FIXED);
        int most = 8 * header.variant().bytes() - 1;
        for (int i = 0; i < count; i++) {
            EdfSignal signal = header.signals().get(i);
            if (!text(file, FIXED + 16L * i, 16).equals(signal.label())) {
                put(bytes, 16 * i, signal.label(), 16);
            }
            put(bytes, 16 * count + 80 * i, "", 80);
            if (header.names().isIn(text(file, FIXED + 96L * count + 8L * i, 8))) {
                put(bytes, 96 * count + 8 * i, "", 8);
            }
            if (signal.isAnnotations()) {
                put(bytes, 96 * count + 8 * i, "", 8);
                put(bytes, 104 * count + 8 * i, "-1", 8);
                put(bytes, 112 * count + 8 * i, "1", 8);
                put(bytes, 120 * count + 8 * i, Integer.toString(-(1 << most)), 8);
                put(bytes, 128 * count + 8 * i, Integer.toString((1 << most) - 1), 8);
            }
            String filter = text(file, FIXED + 136L * count + 80L * i, 80);
            put(bytes, 136 * count + 80 * i, FILTER.matcher(filter).matches() ? filter : "", 80);
            put(bytes, 224 * count + 32 * i, "", 32);
        }
        return bytes;
    }

    private void record(PagedFile file, long record, OutputStream out) throws IOException, FormatException {
        long start = header.headerBytes() + record * header.recordBytes();
        for (EdfSignal signal : header.signals()) {
            long count = (long) signal.perRecord() * signal.bytes();
            if (signal.isAnnotations()) {
                out.write(TimeStampedTexts.changed(file.bytes(start + signal.at(), (int) count), this::safe));
                continue;
            }
            file.copy(start + signal.at(), count, out);
        }
    }

    private String safe(String text) {
        if (text.isEmpty()) {
            return text;
        }
        texts++;
        boolean safe = KnownTexts.has(text) || keepTexts;
        if (safe && !header.names().isIn(text)) {
            return text;
        }
        withheld++;
        return WITHHELD;
    }

    private static String text(PagedFile file, long from, int width) throws IOException, FormatException {
        return LenientText.decoded(file.bytes(from, width)).replace('\0', ' ').strip();
    }

    private static void put(byte[] header, int at, String text, int width) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(header, at, at + width, (byte) ' ');
        System.arraycopy(ascii, 0, header, at, Math.min(width, ascii.length));
    }
}
