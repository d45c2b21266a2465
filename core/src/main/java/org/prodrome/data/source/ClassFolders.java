package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;

/**
 * A folder a class, and in it a file a case.
 *
 * @param classes what is true of the files in a folder, by its name
 * @param files how they are called
 */
record ClassFolders(Map<String, Truth> classes, Pattern files) {
    ClassFolders {
        classes = Map.copyOf(classes);
    }

    boolean isAt(Path folder) throws IOException {
        for (String known : classes.keySet()) {
            if (Folder.has(folder.resolve(known), files)) {
                return true;
            }
        }
        return false;
    }

    /** @param subject of a case, from its id: the path below the folder */
    Dataset read(PublicDataset source, Path folder, String citation, String site, Function<String, Subject> subject)
            throws IOException, FormatException {
        Folder.check(folder);
        Listing listing = new Listing(folder);
        for (Map.Entry<String, Truth> known : new TreeMap<>(classes).entrySet()) {
            for (Path file : Folder.files(folder.resolve(known.getKey()), files)) {
                String id = listing.id(file);
                listing.add(
                        new Case(id, subject.apply(id), site, known.getValue(), () -> CaseFile.payload(file)), file);
            }
        }
        return listing.dataset(source, citation);
    }
}
