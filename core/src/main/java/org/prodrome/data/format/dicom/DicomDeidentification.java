package org.prodrome.data.format.dicom;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.prodrome.data.FormatException;

/**
 * De-identifies DICOM files by the basic application level confidentiality profile of PS3.15, annex E: names and
 * numbers become pseudonyms, UIDs others that fit together over files, dates of one subject move back by the same days,
 * private elements and overlays go. Pixels stay as they are.
 */
public final class DicomDeidentification {
    private DicomDeidentification() {}

    /**
     * Writes a de-identified file: Part 10, explicit little endian, with compressed pixels as they were. It is written
     * as a whole or not at all.
     *
     * @return what a person should look at, such as text that may be burned into the picture
     * @throws FormatException if the file is no DICOM file, or a directory
     */
    public static List<String> write(Path from, Path to) throws IOException, FormatException {
        PartTen file = PartTen.open(from);
        try {
            Confidentiality.Result result = Confidentiality.of(file.set());
            Writer.write(to, result.set(), file.syntax());
            return result.warnings();
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
