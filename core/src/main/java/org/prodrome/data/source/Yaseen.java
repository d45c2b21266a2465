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
 * Heart sounds of Yaseen, Son and Kwon, 200 WAV files in each of the folders AS (aortic stenosis), MR (mitral
 * regurgitation), MS (mitral stenosis), MVP (mitral valve prolapse) and N (normal). As they come out of the archives
 * the folders are called as in {@code AS_New_3} and a word in Korean, three cardiac cycles. They were collected from
 * various sources; neither patients nor places are known.
 *
 * <p>Yaseen, Son and Kwon, "Classification of Heart Sound Signal Using Multiple Features", Appl. Sci. 8:2344, 2018;
 * https://github.com/yaseen21khan/Classification-of-Heart-Sound-Signal-Using-Multiple-Features-, its README and the
 * names of its archives.
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
            Pattern.compile("(AS|MR|MS|MVP|N)(?:_New.*)?"),
            Pattern.compile("[^.].*\\.(?i:wav)"));

    private static Truth murmur(String disease) {
        return Truth.of(Truth.Label.ABNORMAL).withClasses(List.of(disease));
    }

    @Override
    public About about() {
        return new About(
                "Yaseen heart sounds",
                "https://github.com/yaseen21khan/Classification-of-Heart-Sound-Signal-Using-Multiple-Features-",
                "none stated",
                "folders AS, MR, MS, MVP and N, or AS_New_3... and so on, each with WAV files as in N/New_N_001.wav",
                "1,000 recordings, 200 a folder",
                "unknown, a recording",
                "none",
                "N is normal",
                "none");
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
