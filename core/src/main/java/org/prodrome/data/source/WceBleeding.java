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
 * Capsule endoscopy frames with and without bleeding. As published, {@code bleeding/Images/img- (1).png} with boxes in
 * {@code bleeding/Bounding boxes/YOLO_TXT/img- (1).txt} and, where it is there, a mask {@code bleeding/Annotations/ann-
 * (1).png}, and {@code non-bleeding/images}; or as others pass it on, in folders {@code images} and {@code labels},
 * where an empty text means a normal frame. A box is a line {@code class cx cy w h}, as fractions of the picture.
 * Neither subjects nor sites are known, and neighbouring frames are alike.
 *
 * <p>"WCEBleedGen: a wireless capsule endoscopy dataset of bleeding", 2024, https://zenodo.org/records/10156571; the
 * published layout is as loaders of the Auto-WCEBleedGen challenge have it.
 */
final class WceBleeding implements PublicDataset {
    private static final String CITATION = "WCEBleedGen: a wireless capsule endoscopy dataset of bleeding, 2024";
    private static final Pattern LABEL = Pattern.compile("img-.+\\.txt");
    private static final Pattern HEALTHY = Pattern.compile("[iI]mages");
    private static final String BOXES = "Bounding boxes/YOLO_TXT";

    @Override
    public About about() {
        return new About(
                "WCEBleedGen",
                "https://zenodo.org/records/10156571",
                "CC BY 4.0",
                "folders bleeding and non-bleeding, with bleeding/Images and bleeding/" + BOXES
                        + "; or images and labels",
                "2,618 frames, 1,309 of them with bleeding",
                "unknown, a frame",
                "none",
                "a box of bleeding",
                "none");
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return published(folder)
                || (Folder.has(folder.resolve("images"), Folder.PICTURE)
                        && Folder.has(folder.resolve("labels"), LABEL));
    }

    private static boolean published(Path folder) throws IOException {
        Path bleeding = folder.resolve("bleeding");
        return Folder.has(bleeding.resolve("Images"), Folder.PICTURE) && Files.isDirectory(bleeding.resolve(BOXES));
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        Folder.check(folder);
        Listing listing = new Listing(folder);
        if (published(folder)) {
            Path bleeding = folder.resolve("bleeding");
            list(bleeding.resolve("Images"), bleeding.resolve(BOXES), listing);
            for (Path healthy : Folder.folders(folder.resolve("non-bleeding"), HEALTHY)) {
                for (Path file : Folder.files(healthy, Folder.PICTURE)) {
                    add(file, listing.id(file), Truth.of(Truth.Label.NORMAL), listing, file);
                }
            }
        } else {
            list(folder.resolve("images"), folder.resolve("labels"), listing);
        }
        return listing.dataset(this, CITATION);
    }

    private static void list(Path pictures, Path labels, Listing listing) throws IOException, FormatException {
        for (Path file : Folder.files(pictures, Folder.PICTURE)) {
            String name = Folder.name(file).replaceFirst("\\.[A-Za-z]+$", "");
            Path label = labels.resolve(name + ".txt");
            if (!Files.isRegularFile(label)) {
                throw new FormatException(labels.toString(), "a text for each picture", "none for one of them");
            }
            Path mask = pictures.resolveSibling("Annotations").resolve(name.replaceFirst("^img", "ann") + ".png");
            Truth truth = truth(file, label);
            boolean drawn = truth.label() == Truth.Label.ABNORMAL && Files.isRegularFile(mask);
            String id = Folder.name(pictures).equals("images") ? name : listing.id(file);
            add(file, id, drawn ? truth.withMask(() -> CaseFile.payload(mask)) : truth, listing, label);
        }
    }

    private static void add(Path file, String id, Truth truth, Listing listing, Path label) {
        listing.add(new Case(id, Subject.ofRecord(id), "", truth, () -> CaseFile.payload(file)), file, label);
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
