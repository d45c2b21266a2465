package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;

/**
 * Optical coherence tomography of retinas: folders {@code train/CNV}, {@code train/DME}, {@code train/DRUSEN},
 * {@code train/NORMAL} and the same under {@code test} and {@code val}, of files such as {@code CNV-1016042-1.jpeg}:
 * class, patient and number. Choroidal neovascularisation, diabetic macular oedema and drusen are abnormal.
 *
 * <p>Kermany et al., "Identifying Medical Diagnoses and Treatable Diseases by Image-Based Deep Learning", Cell
 * 172:1122, 2018; https://data.mendeley.com/datasets/rscbjbr9sj/2.
 */
final class Oct2017 implements PublicDataset {
    private final KermanyTree tree = new KermanyTree(Map.of(
            "NORMAL", of("NORMAL"),
            "CNV", of("CNV"),
            "DME", of("DME"),
            "DRUSEN", of("DRUSEN")));

    /** The patient's number is the same in whichever part and class. */
    private static Pattern of(String retina) {
        return Pattern.compile(retina + "-(\\d+)-\\d+\\.jpe?g");
    }

    @Override
    public About about() {
        return new About(
                "OCT2017",
                KermanyTree.ADDRESS,
                KermanyTree.LICENCE,
                "folders train, test and val, each with CNV, DME, DRUSEN or NORMAL, as in test/CNV/CNV-1016042-1.jpeg",
                "84,495 pictures",
                "number in the name",
                "none",
                "folder",
                "train, val, test");
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return tree.isAt(folder);
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        return tree.read(this, folder, "");
    }
}
