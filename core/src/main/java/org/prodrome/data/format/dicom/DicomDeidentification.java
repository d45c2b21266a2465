package org.prodrome.data.format.dicom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.prodrome.data.FormatException;
import org.prodrome.data.Pseudonym;
import org.prodrome.data.format.Deidentification;

/**
 * De-identifies DICOM files by the basic application level confidentiality profile of PS3.15, annex E: names and
 * numbers become pseudonyms, UIDs others that fit together over files, dates of one subject move back by the same days,
 * private elements and overlays go. Pixels stay as they are.
 */
public final class DicomDeidentification implements Deidentification {
    private final PartTen file;
    private final Optional<String> patient;

    private DicomDeidentification(Path path) throws IOException, FormatException {
        file = PartTen.open(path);
        patient = Dicom.subject(file.set());
    }

    /** @throws FormatException if the file is no DICOM file */
    public static DicomDeidentification of(Path path) throws IOException, FormatException {
        return new DicomDeidentification(path);
    }

    @Override
    public Optional<String> subject() {
        return patient.map(Pseudonym::of);
    }

    @Override
    public Written write(Path folder, String name) throws IOException, FormatException {
        Path to = folder.resolve(name + ".dcm");
        return new Written(to, write(to));
    }

    /**
     * Writes a de-identified file: Part 10, explicit little endian, with compressed pixels as they were. It is written
     * as a whole or not at all.
     *
     * @return what a person should look at, such as text that may be burned into the picture
     * @throws FormatException if the file is no DICOM file, or a directory
     */
    public static List<String> write(Path from, Path to) throws IOException, FormatException {
        return of(from).write(to);
    }

    private List<String> write(Path to) throws IOException, FormatException {
        try {
            Confidentiality.Result result = Confidentiality.of(file.set());
            Writer.write(to, result.set(), file.syntax());
            return result.warnings();
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
