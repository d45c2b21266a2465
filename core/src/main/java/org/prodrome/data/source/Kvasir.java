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
 * Kvasir: endoscopic pictures, a folder a class. The three normal landmarks, normal-cecum, normal-pylorus and
 * normal-z-line, are normal; findings, and what is left of a treatment (the dyed folders), are abnormal. Patients are
 * unknown.
 *
 * <p>Pogorelov et al., "KVASIR: A Multi-Class Image Dataset for Computer Aided Gastrointestinal Disease Detection",
 * MMSys 2017; the folders are listed at https://datasets.simula.no/kvasir/.
 */
final class Kvasir implements PublicDataset {
    private static final String CITATION = "Pogorelov et al., KVASIR, MMSys 2017";
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
    public String name() {
        return "Kvasir";
    }

    @Override
    public String address() {
        return "https://datasets.simula.no/kvasir/";
    }

    @Override
    public String licence() {
        return "research and education";
    }

    @Override
    public String layout() {
        return "folders normal-cecum, polyps, esophagitis and so on, each with pictures";
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
