package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;

/**
 * Heart sounds of Yaseen, Son and Kwon, WAV files in folders AS (aortic stenosis), MR (mitral regurgitation), MS
 * (mitral stenosis), MVP (mitral valve prolapse) and N (normal). They were collected from books and web pages; neither
 * patients nor places are known.
 *
 * <p>Yaseen, Son and Kwon, "Classification of Heart Sound Signal Using Multiple Features", Appl. Sci. 8:2344, 2018; the
 * folders are listed at https://github.com/yaseen21khan/Classification-of-Heart-Sound-Signal-Using-Multiple-Features-.
 */
final class Yaseen implements PublicDataset {
    private static final String CITATION =
            "Yaseen, Son and Kwon, Classification of Heart Sound Signal Using Multiple Features, Appl Sci 8:2344, 2018";
    private final ClassFolders folders = new ClassFolders(
            Map.of(
                    "N", Truth.of(Truth.Label.NORMAL),
                    "AS", murmur("aortic stenosis"),
                    "MR", murmur("mitral regurgitation"),
                    "MS", murmur("mitral stenosis"),
                    "MVP", murmur("mitral valve prolapse")),
            Pattern.compile("[^.].*\\.(?i:wav)"));

    private static Truth murmur(String disease) {
        return Truth.of(Truth.Label.ABNORMAL).withClasses(List.of(disease));
    }

    @Override
    public String name() {
        return "Yaseen heart sounds";
    }

    @Override
    public String address() {
        return "https://github.com/yaseen21khan/Classification-of-Heart-Sound-Signal-Using-Multiple-Features-";
    }

    @Override
    public String licence() {
        return "none stated";
    }

    @Override
    public String layout() {
        return "folders AS, MR, MS, MVP and N, each with WAV files as in N/New_N_001.wav";
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return folders.isAt(folder);
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        return folders.read(this, folder, CITATION, "", Subject::ofRecord);
    }
}
