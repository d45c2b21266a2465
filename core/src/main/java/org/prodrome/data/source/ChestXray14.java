package org.prodrome.data.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;

/**
 * ChestX-ray14 of the NIH Clinical Center: frontal X-rays such as {@code 00000001_000.png}, in {@code images} or in
 * {@code images_001/images} and so on, and Data_Entry_2017_v2020.csv or Data_Entry_2017.csv with a line a picture. The
 * findings, mined from reports, are its classes; "No Finding" is normal. BBox_List_2017.csv has boxes of some 900
 * pictures, test_list.txt and train_val_list.txt the published split, by patient. Pictures that are not there are
 * passed over, for many hold a part of the archives.
 *
 * <p>Wang et al., "ChestX-ray8: Hospital-scale Chest X-ray Database and Benchmarks on Weakly-Supervised Classification
 * and Localization of Common Thorax Diseases", CVPR 2017, p. 3462; https://nihcc.app.box.com/v/ChestXray-NIHCC.
 */
final class ChestXray14 implements PublicDataset {
    private static final String CITATION =
            "Wang et al., ChestX-ray8: Hospital-scale Chest X-ray Database and Benchmarks"
                    + " on Weakly-Supervised Classification and Localization of Common Thorax Diseases, CVPR 2017, p. 3462";
    private static final Pattern TABLE = Pattern.compile("Data_Entry_2017(_v2020)?\\.csv");
    private static final Pattern PICTURE = Pattern.compile("\\d{8}_\\d{3}\\.png");
    private static final int LEVELS = 2;

    @Override
    public About about() {
        return new About(
                "ChestX-ray14",
                "https://nihcc.app.box.com/v/ChestXray-NIHCC",
                "its own: any use that names the NIH Clinical Center and cites the paper",
                "Data_Entry_2017_v2020.csv or Data_Entry_2017.csv with pictures as in images_001/images/00000001_000.png",
                "112,120 pictures of 30,805 patients",
                "column Patient ID",
                "one",
                "No Finding is normal",
                "train_val_list.txt train, test_list.txt test");
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return Folder.has(folder, TABLE);
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        Listing listing = Listing.of(this, folder);
        Path table = Folder.files(folder, TABLE).getLast();
        NamedColumns entries = NamedColumns.read(table, ',', "Image Index", "Finding Labels", "Patient ID");
        Map<String, Path> pictures = Folder.byName(Folder.tree(folder, LEVELS, PICTURE));
        Map<String, List<Truth.Box>> boxes = boxes(folder.resolve("BBox_List_2017.csv"));
        Set<String> train = lines(folder.resolve("train_val_list.txt"));
        Set<String> test = lines(folder.resolve("test_list.txt"));
        for (Csv.Row row : entries.rows()) {
            String id = entries.of(row, "Image Index");
            Path file = pictures.get(id.replaceFirst("\\.png$", ""));
            if (file == null) {
                continue;
            }
            List<String> findings = List.of(entries.of(row, "Finding Labels").split("\\|", -1));
            Truth truth = findings.equals(List.of("No Finding"))
                    ? Truth.of(Truth.Label.NORMAL)
                    : Truth.of(Truth.Label.ABNORMAL).withClasses(findings).withBoxes(boxes.getOrDefault(id, List.of()));
            Subject subject = Subject.of(entries.of(row, "Patient ID"));
            Case of = new Case(id, subject, "NIH", truth, () -> CaseFile.payload(file));
            listing.add(
                    test.contains(id) ? of.of(Case.Part.TEST) : train.contains(id) ? of.of(Case.Part.TRAIN) : of,
                    table,
                    file);
        }
        return listing.dataset(this, CITATION);
    }

    /** The first column is the picture, the second the finding, and then come x, y, width and height in pixels. */
    private static Map<String, List<Truth.Box>> boxes(Path file) throws IOException, FormatException {
        Map<String, List<Truth.Box>> boxes = new HashMap<>();
        List<Csv.Row> rows = Files.isRegularFile(file) ? Csv.read(file) : List.of();
        for (Csv.Row row : rows.subList(Math.min(1, rows.size()), rows.size())) {
            if (row.fields().size() < 6) {
                throw row.bad(
                        "a picture, a finding, x, y, width and height",
                        row.fields().size() + " fields");
            }
            List<String> fields = row.fields();
            boxes.computeIfAbsent(fields.getFirst().strip(), _ -> new ArrayList<>())
                    .add(row.box(fields.subList(2, 6), fields.get(1).strip()));
        }
        return boxes;
    }

    private static Set<String> lines(Path file) throws IOException {
        return Files.isRegularFile(file)
                ? new HashSet<>(Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                        .map(String::strip)
                        .toList())
                : Set.of();
    }
}
