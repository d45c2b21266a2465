package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;

/**
 * Kvasir: endoscopic pictures of four hospitals of Vestre Viken in Norway, a folder a class; version 1 has 500 of each,
 * version 2 has 1,000. The three anatomical landmarks, normal-cecum, normal-pylorus and normal-z-line, are normal; the
 * three findings, and the two classes of the removal of polyps (the dyed folders), are abnormal. Patients are unknown.
 *
 * <p>Pogorelov et al., "KVASIR: A Multi-Class Image Dataset for Computer Aided Gastrointestinal Disease Detection",
 * MMSys 2017, p. 164; classes and counts as of https://datasets.simula.no/kvasir/. Its terms, as repeated by others:
 * use, copying, changing and passing on are granted if its notices stay with it.
 */
final class Kvasir implements PublicDataset {
    private static final String CITATION = "Pogorelov et al., KVASIR, MMSys 2017, p. 164";
    private static final List<String> NORMAL = List.of("normal-cecum", "normal-pylorus", "normal-z-line");
    private static final List<String> FINDINGS =
            List.of("dyed-lifted-polyps", "dyed-resection-margins", "esophagitis", "polyps", "ulcerative-colitis");

    private final ClassFolders folders = new ClassFolders(classes(), Folder.PICTURE);

    private static Map<String, Truth> classes() {
        Map<String, Truth> classes = new HashMap<>();
        NORMAL.forEach(known -> classes.put(known, Truth.of(Truth.Label.NORMAL).withClasses(List.of(known))));
        FINDINGS.forEach(
                known -> classes.put(known, Truth.of(Truth.Label.ABNORMAL).withClasses(List.of(known))));
        return classes;
    }

    @Override
    public About about() {
        return new About(
                "Kvasir",
                "https://datasets.simula.no/kvasir/",
                "its own: any use, if its notices stay with it",
                "folders normal-cecum, polyps, esophagitis and so on, each with pictures",
                "8 classes of 500 pictures each, in version 2 of 1,000",
                "unknown, a picture",
                "one",
                "normal-* is normal",
                "none");
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return folders.isAt(folder);
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        return folders.read(this, folder, CITATION, "Vestre Viken", Subject::ofRecord);
    }
}
