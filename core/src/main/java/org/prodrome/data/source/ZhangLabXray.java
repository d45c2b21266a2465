package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;

/**
 * Chest X-rays of children from Guangzhou: folders {@code train/NORMAL}, {@code train/PNEUMONIA}, {@code test/NORMAL}
 * and so on, of JPEG files. Pneumonia's are called as in {@code person1_virus_6.jpeg}, by patient and germ; the number
 * of {@code IM-0001-0001} and {@code NORMAL2-IM-0381-0001} counts as a patient too, so that what may belong together
 * stays together. The test pictures are of other patients than the training ones, so a number counts within its
 * folder's part.
 *
 * <p>Kermany et al., "Identifying Medical Diagnoses and Treatable Diseases by Image-Based Deep Learning", Cell
 * 172:1122, 2018; https://data.mendeley.com/datasets/rscbjbr9sj/2.
 */
final class ZhangLabXray implements PublicDataset {
    private static final Pattern PNEUMONIA = Pattern.compile("(person\\d+)_(bacteria|virus)_\\d+\\.jpe?g");
    private static final Pattern NORMAL = Pattern.compile("((?:NORMAL2-)?IM-\\d+)-\\d+(?:-\\d+)?\\.jpe?g");

    private final KermanyTree tree = new KermanyTree(Map.of("NORMAL", NORMAL, "PNEUMONIA", PNEUMONIA));

    @Override
    public About about() {
        return new About(
                "ZhangLab chest X-ray",
                KermanyTree.ADDRESS,
                KermanyTree.LICENCE,
                "folders train and test, each with NORMAL or PNEUMONIA, as in test/PNEUMONIA/person1_virus_6.jpeg",
                "5,856 pictures",
                "number in the name",
                "one",
                "folder",
                "train, test");
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return tree.isAt(folder);
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        return tree.read(this, folder, "Guangzhou");
    }
}
