package org.prodrome.data.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.dicom.Dicom;
import org.prodrome.data.format.dicom.DicomDeidentification;
import org.prodrome.data.format.edf.Edf;
import org.prodrome.data.format.edf.EdfDeidentification;
import org.prodrome.data.format.flac.Flac;
import org.prodrome.data.format.matlab.Matlab;
import org.prodrome.data.format.nifti.Nifti;
import org.prodrome.data.format.nifti.NiftiDeidentification;
import org.prodrome.data.format.numpy.Numpy;
import org.prodrome.data.format.picture.Picture;
import org.prodrome.data.format.table.Csv;
import org.prodrome.data.format.table.Parquet;
import org.prodrome.data.format.table.TextFile;
import org.prodrome.data.format.wfdb.Wfdb;
import org.prodrome.data.format.wfdb.WfdbAnnotations;
import org.prodrome.data.format.wfdb.WfdbDeidentification;

/** The formats that are read, and how each is told from the others; the first that knows a file has it. */
public enum Format {
    DICOM("DICOM", Dicom::recognises, Dicom::contents, (file, _) -> DicomDeidentification.of(file)),
    NIFTI("NIfTI", Nifti::recognises, Nifti::contents, (file, _) -> NiftiDeidentification.of(file)),
    PICTURE("PNG, JPEG, TIFF", Picture::recognises, Picture::contents),
    WAV("WAV", Wav::recognises, Wav::contents),
    FLAC("FLAC", Flac::recognises, Flac::contents),
    EDF("EDF/BDF", Edf::recognises, Edf::contents, EdfDeidentification::of),
    WFDB("WFDB", Wfdb::recognises, Wfdb::contents, WfdbDeidentification::of),
    WFDB_ANNOTATIONS("WFDB annotations", WfdbAnnotations::recognises, WfdbAnnotations::contents),
    NUMPY("NumPy", Numpy::recognises, Numpy::contents),
    MATLAB("MATLAB", Matlab::recognises, Matlab::contents),
    PARQUET("Parquet", Parquet::recognises, Parquet::contents),
    CSV("CSV", Csv::recognises, Csv::contents),
    TEXT("plain text", TextFile::recognises, TextFile::contents);

    /** Bytes at a file's beginning that suffice to tell what it is. */
    static final int HEAD = 4096;

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final Sign sign;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final Reader reader;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final @Nullable Copier copier;

    /** Whether a file is of a format. */
    @FunctionalInterface
    private interface Sign {
        /**
         * @param head the file's first {@link #HEAD} bytes, or all if it has fewer
         * @param name the file's name in small letters
         */
        boolean isOn(byte[] head, String name);
    }

    /** Reads what a file says of itself; samples are read later. */
    @FunctionalInterface
    private interface Reader {
        Contents read(Path file) throws IOException, FormatException;
    }

    /** Makes ready a copy that doesn't tell who the patient is. */
    @FunctionalInterface
    private interface Copier {
        Deidentification of(Path file, boolean keepTexts) throws IOException, FormatException;
    }

    Format(String title, Sign sign, Reader reader) {
        this(title, sign, reader, null);
    }

    Format(String title, Sign sign, Reader reader, @Nullable Copier copier) {
        this.title = title;
        this.sign = sign;
        this.reader = reader;
        this.copier = copier;
    }

    public String title() {
        return title;
    }

    /** The format of a file by its first bytes, or else by its name; empty if it is of none of these. */
    public static Optional<Format> of(Path file) throws IOException {
        byte[] head = head(file);
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.sign.isOn(head, name))
                .findFirst();
    }

    /**
     * Reads a file of whichever format.
     *
     * @throws FormatException if it is of none, or not what it claims to be
     */
    public static Contents read(Path file) throws IOException, FormatException {
        Optional<Format> format = of(file);
        if (format.isEmpty()) {
            throw unknown(file, titles(_ -> true));
        }
        return format.get().reader.read(file);
    }

    /**
     * Reads a file so that it can be written again without what tells who the patient is.
     *
     * @param keepTexts whether texts of annotations stay but those that repeat the patient's name
     * @throws FormatException if it is of no format of which that is possible, or not what it claims to be
     */
    public static Deidentification deidentification(Path file, boolean keepTexts) throws IOException, FormatException {
        Optional<Format> format = of(file);
        String possible = titles(each -> each.copier != null);
        if (format.isEmpty()) {
            throw unknown(file, possible);
        }
        Copier copier = format.get().copier;
        if (copier == null) {
            throw new FormatException(
                    file.toString(),
                    "a file that can be de-identified, of one of the formats " + possible,
                    format.get().title());
        }
        return copier.of(file, keepTexts);
    }

    private static FormatException unknown(Path file, String titles) throws IOException {
        return new FormatException(
                file.toString(),
                "a file of one of the formats " + titles,
                Files.size(file) == 0 ? "an empty file" : Wfdb.belongs(file).orElse("another"));
    }

    private static String titles(Predicate<Format> which) {
        return Arrays.stream(values()).filter(which).map(Format::title).collect(Collectors.joining(", "));
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }
}
