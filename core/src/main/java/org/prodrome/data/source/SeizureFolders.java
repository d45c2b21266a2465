package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;

/**
 * A folder a subject, of recordings and a text that says when in them seizures are.
 *
 * @param folders how they are called
 * @param text how the text in a folder is called, by the folder's name
 * @param recordings how they are called
 */
record SeizureFolders(Pattern folders, UnaryOperator<String> text, Pattern recordings) {

    /** Reads a text: the seizures of the recordings that it names, none in a recording that has none. */
    @FunctionalInterface
    interface Reading {
        Map<Path, List<Truth.Interval>> read(Path text, List<Path> recordings) throws IOException, FormatException;
    }

    boolean isAt(Path folder) throws IOException {
        for (Path known : Folder.folders(folder, folders)) {
            if (Files.isRegularFile(text(known))) {
                return true;
            }
        }
        return false;
    }

    /**
     * @param subject by the folder's name
     * @param unnamed what is true of a recording that the text doesn't name
     */
    Dataset read(
            PublicDataset source,
            Path folder,
            String citation,
            String site,
            UnaryOperator<String> subject,
            Truth unnamed,
            Reading reading)
            throws IOException, FormatException {
        Listing listing = Listing.of(source, folder);
        for (Path known : Folder.folders(folder, folders)) {
            Path text = text(known);
            if (!Files.isRegularFile(text)) {
                throw new FormatException(known.toString(), "a text " + text.getFileName(), "none");
            }
            List<Path> files = Folder.files(known, recordings);
            Map<Path, List<Truth.Interval>> seizures = reading.read(text, files);
            Subject whose = Subject.of(subject.apply(Folder.name(known)));
            for (Path file : files) {
                Truth truth = seizures.containsKey(file) ? truth(seizures.get(file)) : unnamed;
                listing.add(new Case(listing.id(file), whose, site, truth, () -> CaseFile.payload(file)), file, text);
            }
        }
        return listing.dataset(source, citation);
    }

    private Path text(Path folder) {
        return folder.resolve(text.apply(Folder.name(folder)));
    }

    private static Truth truth(List<Truth.Interval> seizures) {
        return seizures.isEmpty()
                ? Truth.of(Truth.Label.NORMAL)
                : Truth.of(Truth.Label.ABNORMAL).withClasses(List.of("seizure")).withIntervals(seizures);
    }
}
