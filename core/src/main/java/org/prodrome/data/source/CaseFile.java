package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.prodrome.data.FormatException;
import org.prodrome.data.Payload;
import org.prodrome.data.Sha256;
import org.prodrome.data.Text;
import org.prodrome.data.format.Attachments;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.Format;
import org.prodrome.data.format.dicom.DicomSeries;
import org.prodrome.data.format.table.TextFile;

/**
 * What a case lies in: a file of whichever format, a stay's text as the challenge of 2012 has it, or a folder with the
 * slices of one DICOM series or with what an Empatica E4 exports.
 */
final class CaseFile {
    private CaseFile() {}

    /**
     * Checks headers; samples are not decoded.
     *
     * @throws FormatException if there is nothing to judge in it, or it is not what it claims to be
     */
    static Contents contents(Path path) throws IOException, FormatException {
        if (Files.isDirectory(path) && EmpaticaE4.lies(path)) {
            EmpaticaE4.start(path);
            return new Contents("Empatica E4", "text", List.of(), Contents.Origin.UNKNOWN, List.of(), List.of());
        }
        if (Files.isDirectory(path)) {
            return DicomSeries.only(path);
        }
        Contents contents = Format.read(path);
        if (contents.parts().isEmpty() && !isText(path)) {
            throw new FormatException(
                    path.toString(), "a file with samples", contents.format() + ", " + contents.encoding());
        }
        return contents;
    }

    static Payload payload(Path path) throws IOException, FormatException {
        if (Files.isDirectory(path)) {
            return EmpaticaE4.lies(path) ? EmpaticaE4.payload(path) : DicomSeries.read(path);
        }
        Optional<Payload> payload = contents(path).payload();
        if (payload.isPresent()) {
            return payload.get();
        }
        Text text = TextFile.read(path);
        return text.text().startsWith(IcuStay.FIRST_LINE) ? IcuStay.in(path).payload() : text;
    }

    /** Adds every byte that a case is read from. */
    static void digest(Path path, Sha256 into) throws IOException {
        if (Files.isDirectory(path)) {
            try (Stream<Path> inside = Files.list(path)) {
                for (Path file : inside.filter(Files::isRegularFile).sorted().toList()) {
                    into.add(file);
                }
            }
            return;
        }
        into.add(path);
        List<Path> others = Attachments.of(path);
        for (Path other : others) {
            into.add(other);
        }
    }

    private static boolean isText(Path path) throws IOException {
        return Format.of(path).equals(Optional.of(Format.TEXT));
    }
}
