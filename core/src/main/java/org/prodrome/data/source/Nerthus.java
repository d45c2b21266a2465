package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;

/**
 * Nerthus: frames of colonoscopies in folders 0 to 3, the Boston bowel preparation scale: 500, 2,700, 975 and 1,350 of
 * 21 videos. 2 and 3, where mucosa is seen, count as normal; 0 and 1 as abnormal; the severity is 3 less the score. A
 * video, which names such as {@code bowel_20_score_3-1_00000001.jpg} tell by all but their last number, stands for its
 * unknown patient; a picture of another name stands for its own.
 *
 * <p>Pogorelov et al., "Nerthus: A Bowel Preparation Quality Video Dataset", MMSys 2017, p. 170;
 * https://datasets.simula.no/nerthus/; counts and names as of https://github.com/openmedlab/Awesome-Medical-Dataset.
 */
final class Nerthus implements PublicDataset {
    private static final String CITATION =
            "Pogorelov et al., Nerthus: A Bowel Preparation Quality Video Dataset, MMSys 2017";
    private static final int CLEAN = 3;
    private static final Pattern FRAME =
            Pattern.compile("(bowel_\\d+_score_\\d-\\d+)_\\d+\\.[a-z]+", Pattern.CASE_INSENSITIVE);

    private final ClassFolders folders = new ClassFolders(classes(), Folder.PICTURE);

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
        Matcher frame = FRAME.matcher(id.substring(id.indexOf('/') + 1));
        return Subject.ofRecord(frame.matches() ? frame.group(1) : id);
    }

    @Override
    public About about() {
        return new About(
                "Nerthus",
                "https://datasets.simula.no/nerthus/",
                "none stated",
                "folders 0 to 3, each with pictures as in 3/bowel_20_score_3-1_00000001.jpg",
                "5,525 frames of 21 videos",
                "unknown, a video",
                "one",
                "BBPS 2 and 3 normal, 0 and 1 abnormal",
                "none");
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
