package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The RSNA Pneumonia Detection Challenge of 2018: DICOM files stage_2_train_images/{patientId}.dcm with
 * stage_2_train_labels.csv (patientId, x, y, width, height, Target; a line a box) and stage_2_detailed_class_info.csv
 * (patientId, class). "Normal" is normal; "Lung Opacity", which has boxes, and "No Lung Opacity / Not Normal" are
 * abnormal, so that Target 0 alone says nothing. Pictures under stage_2_test_images have no published label and are
 * unknown. The pictures are of ChestX-ray14 under new names, where one patient may have several; a patientId is one
 * picture's and stands for its subject.
 *
 * <p>Shih et al., "Augmenting the National Institutes of Health Chest Radiograph Dataset with Expert Annotations of
 * Possible Pneumonia", Radiol. Artif. Intell. 1:e180041, 2019;
 * https://www.rsna.org/education/ai-resources-and-training/ai-image-challenge/rsna-pneumonia-detection-challenge-2018.
 */
final class RsnaPneumonia implements PublicDataset {
    private static final String CITATION = "Shih et al., Augmenting the National Institutes of Health Chest Radiograph"
            + " Dataset with Expert Annotations of Possible Pneumonia, Radiol Artif Intell 1:e180041, 2019";
    private static final String LABELS = "stage_2_train_labels.csv";
    private static final String CLASSES = "stage_2_detailed_class_info.csv";
    private static final String MAPPINGS = "pneumonia-challenge-dataset-mappings_2018.json";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern PICTURE = Pattern.compile("[0-9a-f-]{8,40}\\.dcm");

    @Override
    public About about() {
        return new About(
                "RSNA pneumonia",
                "https://www.rsna.org/education/ai-resources-and-training/ai-image-challenge/rsna-pneumonia-detection-challenge-2018",
                "its own: any use with attribution",
                LABELS + ", " + CLASSES + " and a folder stage_2_train_images of DICOM files",
                "26,684 pictures: 8,851 normal, 11,821 not normal, 6,012 with opacities; 3,000 to test",
                "by the challenge's mappings, else unknown, a picture",
                "one",
                "class Normal is normal",
                "stage_2_train_images train, stage_2_test_images test");
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return Files.isRegularFile(folder.resolve(LABELS)) && Files.isRegularFile(folder.resolve(CLASSES));
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        Listing listing = Listing.of(this, folder);
        Map<String, Truth> truths = truths(folder);
        Map<String, Subject> subjects = subjects(folder.resolve(MAPPINGS));
        for (Case.Part part : List.of(Case.Part.TRAIN, Case.Part.TEST)) {
            Path place = folder.resolve(part == Case.Part.TRAIN ? "stage_2_train_images" : "stage_2_test_images");
            for (Path file : Folder.files(place, PICTURE)) {
                String id = Folder.name(file).replaceFirst("\\.dcm$", "");
                Truth truth = part == Case.Part.TEST ? Truth.unknown() : truths.get(id);
                if (truth == null) {
                    throw new FormatException(
                            place.toString(), "pictures of which " + CLASSES + " tells", "one that it doesn't name");
                }
                Case of = new Case(
                        id,
                        subjects.getOrDefault(id, Subject.ofRecord(id)),
                        "NIH",
                        truth,
                        () -> CaseFile.payload(file));
                listing.add(of.of(part), folder.resolve(LABELS), folder.resolve(CLASSES), file);
            }
        }
        return listing.dataset(this, CITATION);
    }

    /** Of objects with img_id, whose first digits are the patient, and subset_img_id. */
    private static Map<String, Subject> subjects(Path mappings) throws IOException, FormatException {
        Map<String, Subject> subjects = new TreeMap<>();
        if (Files.isRegularFile(mappings)) {
            try {
                for (JsonNode pair : JSON.readTree(Files.readString(mappings))) {
                    String original = pair.path("img_id").asString("");
                    subjects.put(
                            pair.path("subset_img_id").asString(""), Subject.of(original.replaceFirst("_.*$", "")));
                }
            } catch (JacksonException e) {
                throw new FormatException(mappings.toString(), "a JSON array of objects", "something else");
            }
        }
        return subjects;
    }

    private static Map<String, Truth> truths(Path folder) throws IOException, FormatException {
        Map<String, List<Truth.Box>> boxes = new TreeMap<>();
        NamedColumns labels =
                NamedColumns.read(folder.resolve(LABELS), ',', "patientId", "x", "y", "width", "height", "Target");
        for (Csv.Row row : labels.rows()) {
            if (labels.of(row, "Target").equals("1")) {
                List<String> box = List.of(
                        labels.of(row, "x"), labels.of(row, "y"), labels.of(row, "width"), labels.of(row, "height"));
                boxes.computeIfAbsent(labels.of(row, "patientId"), _ -> new ArrayList<>())
                        .add(row.box(box, "lung opacity"));
            }
        }
        Map<String, Truth> truths = new TreeMap<>();
        NamedColumns classes = NamedColumns.read(folder.resolve(CLASSES), ',', "patientId", "class");
        for (Csv.Row row : classes.rows()) {
            String id = classes.of(row, "patientId");
            truths.put(id, truth(classes.of(row, "class"), boxes.getOrDefault(id, List.of()), row));
        }
        return truths;
    }

    private static Truth truth(String named, List<Truth.Box> boxes, Csv.Row row) throws FormatException {
        return switch (named) {
            case "Normal" -> Truth.of(Truth.Label.NORMAL);
            case "Lung Opacity", "No Lung Opacity / Not Normal" ->
                Truth.of(Truth.Label.ABNORMAL).withClasses(List.of(named)).withBoxes(boxes);
            default -> throw row.bad("class Normal, Lung Opacity or No Lung Opacity / Not Normal", Csv.quoted(named));
        };
    }
}
