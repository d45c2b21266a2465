package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;

/**
 * Nerthus: frames of colonoscopies in folders 0 to 3, the Boston bowel preparation scale. 2 and 3, where mucosa is
 * seen, count as normal; 0 and 1 as abnormal; the severity is 3 less the score. A video, which a frame's name without
 * its last number tells, stands for its unknown patient.
 *
 * <p>Pogorelov et al., "Nerthus: A Bowel Preparation Quality Video Dataset", MMSys 2017; the folders are described at
 * https://datasets.simula.no/nerthus/.
 */
final class Nerthus implements PublicDataset {
    private static final String CITATION =
            "Pogorelov et al., Nerthus: A Bowel Preparation Quality Video Dataset, MMSys 2017";
    private static final int CLEAN = 3;
    private static final Pattern FRAME = Pattern.compile("[^.].*_\\d+\\.(?i:jpe?g|png)");

    private final ClassFolders folders = new ClassFolders(classes(), FRAME);

    private static Map<String, Truth> classes() {
        Map<String, Truth> classes = new HashMap<>();
        for (int score = 0; score <= CLEAN; score++) {
            Truth truth = Truth.of(score < 2 ? Truth.Label.ABNORMAL : Truth.Label.NORMAL)
                    .withClasses(List.of("BBPS " + score))
                    .withSeverity((double) CLEAN - score);
            classes.put(Integer.toString(score), truth);
        }
        return classes;
    }

    private static Subject video(String id) {
        return Subject.ofRecord(id.substring(id.indexOf('/') + 1, id.lastIndexOf('_')));
    }

    @Override
    public String name() {
        return "Nerthus";
    }

    @Override
    public String address() {
        return "https://datasets.simula.no/nerthus/";
    }

    @Override
    public String licence() {
        return "research and education";
    }

    @Override
    public String layout() {
        return "folders 0 to 3, each with frames as in 3/bowel_20_score_3-1_00000001.jpg";
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return folders.isAt(folder);
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        return folders.read(this, folder, CITATION, "Vestre Viken", Nerthus::video);
    }
}
