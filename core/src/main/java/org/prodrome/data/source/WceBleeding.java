package org.prodrome.data.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.format.Format;

/**
 * Capsule endoscopy frames with and without bleeding: folders {@code images} of JPEG files and {@code labels} with a
 * text of the same name each, of a line {@code class cx cy w h} a box, as fractions of the picture. An empty text means
 * a normal frame. Neither subjects nor sites are known, and neighbouring frames are alike.
 *
 * <p>"WCEBleedGen: a wireless capsule endoscopy dataset of bleeding", 2024, https://zenodo.org/records/10156571; the
 * layout is that of YOLO.
 */
final class WceBleeding implements PublicDataset {
    private static final String CITATION = "WCEBleedGen: a wireless capsule endoscopy dataset of bleeding, 2024";
    private static final Pattern LABEL = Pattern.compile("img-.+\\.txt");

    @Override
    public String name() {
        return "WCEBleedGen";
    }

    @Override
    public String address() {
        return "https://zenodo.org/records/10156571";
    }

    @Override
    public String licence() {
        return "CC BY 4.0";
    }

    @Override
    public String layout() {
        return "folders images and labels, as in images/img-1-.jpg with labels/img-1-.txt";
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return Folder.has(folder.resolve("images"), Folder.PICTURE) && Folder.has(folder.resolve("labels"), LABEL);
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        Folder.check(folder);
        Listing listing = new Listing(folder);
        for (Path file : Folder.files(folder.resolve("images"), Folder.PICTURE)) {
            String id = Folder.name(file).replaceFirst("\\.[A-Za-z]+$", "");
            Path label = folder.resolve("labels").resolve(id + ".txt");
            if (!Files.isRegularFile(label)) {
                throw new FormatException(folder.toString(), "a text in labels for each picture", "one without");
            }
            Truth truth = truth(file, label);
            listing.add(new Case(id, Subject.ofRecord(id), "", truth, () -> CaseFile.payload(file)), file, label);
        }
        return listing.dataset(this, CITATION);
    }

    private static Truth truth(Path file, Path label) throws IOException, FormatException {
        List<String> lines = Files.readAllLines(label, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> !line.isBlank())
                .toList();
        if (lines.isEmpty()) {
            return Truth.of(Truth.Label.NORMAL);
        }
        List<Integer> shape = Format.read(file).parts().getFirst().shape();
        List<Truth.Box> boxes = new ArrayList<>();
        for (String line : lines) {
            boxes.add(box(label, line, shape.get(1), shape.get(2)));
        }
        return Truth.of(Truth.Label.ABNORMAL).withClasses(List.of("bleeding")).withBoxes(boxes);
    }

    private static Truth.Box box(Path label, String line, int height, int width) throws FormatException {
        String[] fields = line.strip().split("\\s+", -1);
        try {
            double centreX = Double.parseDouble(fields[1]);
            double centreY = Double.parseDouble(fields[2]);
            double halfX = Double.parseDouble(fields[3]) / 2;
            double halfY = Double.parseDouble(fields[4]) / 2;
            return new Truth.Box(
                    Math.max(0, (centreX - halfX) * width),
                    Math.max(0, (centreY - halfY) * height),
                    Math.min(width, (centreX + halfX) * width),
                    Math.min(height, (centreY + halfY) * height),
                    "bleeding");
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new FormatException(label.toString(), "lines of class cx cy w h", "another line");
        }
    }
}
