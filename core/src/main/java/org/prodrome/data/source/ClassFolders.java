package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;

/**
 * A folder a class, and in it a file a case.
 *
 * @param classes what is true of the files in a folder, by its class
 * @param folders how folders are called; the first group is the class
 * @param files how they are called
 */
record ClassFolders(Map<String, Truth> classes, Pattern folders, Pattern files) {
    ClassFolders {
        classes = Map.copyOf(classes);
    }

    /** Of folders that are called as their class. */
    ClassFolders(Map<String, Truth> classes, Pattern files) {
        this(classes, Pattern.compile("(.*)"), files);
    }

    boolean isAt(Path folder) throws IOException {
        for (Path known : known(folder).keySet()) {
            if (Folder.has(known, files)) {
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
        for (Map.Entry<Path, Truth> known : known(folder).entrySet()) {
            for (Path file : Folder.files(known.getKey(), files)) {
                String id = listing.id(file);
                listing.add(
                        new Case(id, subject.apply(id), site, known.getValue(), () -> CaseFile.payload(file)), file);
            }
        }
        return listing.dataset(source, citation);
    }

    private Map<Path, Truth> known(Path folder) throws IOException {
        Map<Path, Truth> known = new TreeMap<>();
        for (Path child : Folder.folders(folder, folders)) {
            Matcher name = folders.matcher(Folder.name(child));
            Truth truth = name.matches() ? classes.get(name.group(1)) : null;
            if (truth != null) {
                known.put(child, truth);
            }
        }
        return known;
    }
}
