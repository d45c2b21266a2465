package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;

/**
 * HAM10000: dermatoscopic pictures such as {@code ISIC_0024306.jpg}, in the folder itself or one level below, and
 * HAM10000_metadata, a table of lesion_id, image_id, dx and so on. Malignant lesions and those before malignancy (mel,
 * bcc, akiec) are abnormal, benign ones (nv, bkl, df, vasc) normal: none is of sound skin. Patients are not named; a
 * lesion, of which there may be several pictures, stands for its own. Where masks
 * ({@code ISIC_0024306_segmentation.png}) lie one level below, an abnormal picture has its lesion's.
 *
 * <p>Tschandl, Rosendahl and Kittler, "The HAM10000 dataset, a large collection of multi-source dermatoscopic images of
 * common pigmented skin lesions", Sci. Data 5:180161, 2018; https://doi.org/10.7910/DVN/DBW86T.
 */
final class Ham10000 implements PublicDataset {
    private static final String CITATION =
            "Tschandl, Rosendahl and Kittler, The HAM10000 dataset, a large collection of"
                    + " multi-source dermatoscopic images of common pigmented skin lesions, Sci Data 5:180161, 2018";
    private static final Pattern TABLE = Pattern.compile("HAM10000_metadata(\\.csv|\\.tab)?");
    private static final Pattern PICTURE = Pattern.compile("ISIC_\\d{7}\\.(?i:jpe?g|png)");
    private static final Pattern MASK = Pattern.compile("ISIC_\\d{7}_segmentation\\.png");
    private static final Set<String> BENIGN = Set.of("nv", "bkl", "df", "vasc");
    private static final Set<String> MALIGNANT = Set.of("mel", "bcc", "akiec");

    @Override
    public About about() {
        return new About(
                "HAM10000",
                "https://doi.org/10.7910/DVN/DBW86T",
                "CC BY-NC 4.0",
                "HAM10000_metadata with pictures as in HAM10000_images_part_1/ISIC_0024306.jpg",
                "10,015 pictures of 7,470 lesions",
                "unknown, a lesion",
                "column dataset",
                "mel, bcc and akiec abnormal, nv, bkl, df and vasc normal",
                "none");
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return Folder.has(folder, TABLE);
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        Listing listing = Listing.of(this, folder);
        Path table = Folder.files(folder, TABLE).getFirst();
        char separator = Folder.firstLine(table).indexOf('\t') >= 0 ? '\t' : ',';
        NamedColumns lesions = NamedColumns.read(table, separator, "lesion_id", "image_id", "dx");
        Map<String, Path> pictures = Folder.byName(Folder.tree(folder, 1, PICTURE));
        Map<String, Path> masks = Folder.byName(Folder.tree(folder, 1, MASK));
        for (Csv.Row row : lesions.rows()) {
            String id = lesions.of(row, "image_id");
            Path file = pictures.get(id);
            if (file == null) {
                throw row.bad("its picture in the folder or one level below", "none");
            }
            Truth truth = truth(lesions.of(row, "dx"), row);
            Optional<Path> mask = Optional.ofNullable(masks.get(id + "_segmentation"))
                    .filter(_ -> truth.label() == Truth.Label.ABNORMAL);
            Case of = new Case(
                    id,
                    Subject.ofRecord(lesions.of(row, "lesion_id")),
                    lesions.of(row, "dataset"),
                    mask.map(drawn -> truth.withMask(() -> CaseFile.payload(drawn)))
                            .orElse(truth),
                    () -> CaseFile.payload(file));
            listing.add(of, table, file, mask.orElse(file));
        }
        return listing.dataset(this, CITATION);
    }

    private static Truth truth(String diagnosis, Csv.Row row) throws FormatException {
        if (!BENIGN.contains(diagnosis) && !MALIGNANT.contains(diagnosis)) {
            throw row.bad("dx nv, bkl, df, vasc, mel, bcc or akiec", Csv.quoted(diagnosis));
        }
        return Truth.of(BENIGN.contains(diagnosis) ? Truth.Label.NORMAL : Truth.Label.ABNORMAL)
                .withClasses(List.of(diagnosis));
    }
}
