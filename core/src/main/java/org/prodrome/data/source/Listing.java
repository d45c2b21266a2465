package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Sha256;

/**
 * Cases as a source lists them, and the digest over what is said of each and over all files: path, length and, where
 * they have less than 4 GiB together, bytes.
 */
final class Listing {
    private static final long MOST_HASHED = 1L << 32;

    private final Path folder;
    private final TreeSet<Path> files = new TreeSet<>();
    private final List<Case> cases = new ArrayList<>();
    private final Sha256 digest = new Sha256();

    Listing(Path folder) {
        this.folder = folder;
    }

    /** @throws FormatException if it is no folder of that layout */
    static Listing of(PublicDataset source, Path folder) throws IOException, FormatException {
        Folder.check(folder);
        if (!source.recognises(folder)) {
            throw Folder.not(folder, source.about().layout());
        }
        return new Listing(folder);
    }

    /** A file's path below the folder, with slashes on every system. */
    String id(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /** Adds a case and the files that it, or what is known of it, lies in. */
    void add(Case of, Path... where) {
        digest.add(of.id(), of.subject().id(), of.site(), of.device().orElse(""));
        digest.add(of.part().map(Enum::name).orElse(""), of.truth().label().name());
        digest.add(of.truth().classes().toArray(String[]::new));
        digest.add(of.truth().boxes().toString(), of.truth().intervals().toString());
        cases.add(of);
        files.addAll(List.of(where));
    }

    /** @throws FormatException if there is no case */
    Dataset dataset(PublicDataset source, String citation) throws IOException, FormatException {
        About about = source.about();
        return dataset(about.name(), citation + "; " + about.address(), about.licence(), about.layout());
    }

    /**
     * @param layout what was looked for, for the message
     * @throws FormatException if there is no case
     */
    Dataset dataset(String name, String from, String licence, String layout) throws IOException, FormatException {
        if (cases.isEmpty()) {
            throw Folder.not(folder, layout);
        }
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        boolean whole = bytes < MOST_HASHED;
        for (Path file : files) {
            digest.add(id(file), Long.toString(Files.size(file)));
            if (whole) {
                digest.add(file);
            }
        }
        String origin = from + "; digest of " + files.size() + " files' paths, lengths" + (whole ? " and bytes" : "");
        return new Dataset(name, origin, licence, digest.hex(), cases);
    }
}
