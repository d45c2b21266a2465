package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Image;
import org.prodrome.data.Payload;
import org.prodrome.data.Signal;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.Format;

/**
 * MedMNIST: archives such as {@code pneumoniamnist.npz} with train_images [case, height, width], train_labels and the
 * same of val and test. Several archives in one folder count as sites. Neither subjects nor hospitals are known. Only
 * where one of the labels means normal are cases normal or abnormal: elsewhere a case's class says its number alone.
 *
 * <p>Yang et al., "MedMNIST v2", Sci. Data 10:41, 2023; labels as of https://github.com/MedMNIST/MedMNIST, info.py.
 */
final class MedMnist implements PublicDataset {
    private static final String CITATION = "Yang et al., MedMNIST v2, Sci Data 10:41, 2023";
    private static final Pattern ARCHIVE = Pattern.compile("([a-z]+mnist)(3d)?(_\\w+)?\\.npz");

    /** The label that means normal; of chestmnist, whose cases have 14 labels of 0 and 1 each, see {@link #truth}. */
    private static final Map<String, Integer> NORMAL =
            Map.of("pneumoniamnist", 0, "octmnist", 3, "breastmnist", 1, "retinamnist", 0);

    @Override
    public About about() {
        return new About(
                "MedMNIST",
                "https://medmnist.com",
                "CC BY 4.0; DermaMNIST CC BY-NC 4.0",
                "archives as in pneumoniamnist.npz, with train_images and train_labels",
                "12 archives of 708,069 pictures",
                "unknown, a picture",
                "archive",
                "where a label means normal",
                "train, val, test");
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return Folder.has(folder, ARCHIVE);
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        Folder.check(folder);
        Listing listing = new Listing(folder);
        for (Path file : Folder.files(folder, ARCHIVE)) {
            Matcher name = ARCHIVE.matcher(Folder.name(file));
            if (!name.matches() || name.group(2) != null) {
                throw new FormatException(file.toString(), "an archive of pictures", "one of volumes");
            }
            Contents contents = Format.read(file);
            list(listing, file, contents, name.group(1), "train", Case.Part.TRAIN);
            list(listing, file, contents, name.group(1), "val", Case.Part.VALIDATION);
            list(listing, file, contents, name.group(1), "test", Case.Part.TEST);
        }
        return listing.dataset(this, CITATION);
    }

    private static void list(
            Listing listing, Path file, Contents contents, String flag, String part, Case.Part published)
            throws IOException, FormatException {
        NumpyArrays images = NumpyArrays.of(file, contents, part + "_images");
        NumpyArrays labels = NumpyArrays.of(file, contents, part + "_labels");
        if (labels.rows() != images.rows() || images.axes() < 2) {
            throw new FormatException(
                    file.toString(), "labels of " + images.rows() + " pictures", labels.rows() + " labels");
        }
        for (int i = 0; i < images.rows(); i++) {
            int row = i;
            String id = String.format(Locale.ROOT, "%s/%s/%06d", flag, part, i);
            Case of = new Case(id, Subject.ofRecord(id), flag, truth(flag, labels.row(i)), () -> picture(images, row));
            listing.add(of.of(published), file);
        }
    }

    private static Truth truth(String flag, float[] label) {
        if (flag.equals("chestmnist")) {
            List<String> findings = IntStream.range(0, label.length)
                    .filter(i -> label[i] == 1)
                    .mapToObj(Integer::toString)
                    .toList();
            return Truth.of(findings.isEmpty() ? Truth.Label.NORMAL : Truth.Label.ABNORMAL)
                    .withClasses(findings);
        }
        Integer normal = NORMAL.get(flag);
        Truth.Label whole =
                normal == null ? Truth.Label.UNKNOWN : label[0] == normal ? Truth.Label.NORMAL : Truth.Label.ABNORMAL;
        Truth truth = Truth.of(whole).withClasses(List.of(Integer.toString((int) label[0])));
        return flag.equals("retinamnist") ? truth.withSeverity(label[0]) : truth;
    }

    /** Colours come last in the archive. */
    private static Payload picture(NumpyArrays images, int row) throws IOException, FormatException {
        int height = images.length(0);
        int width = images.length(1);
        int colours = images.axes() == 3 ? images.length(2) : 1;
        float[] stored = images.row(row);
        float[] samples = new float[stored.length];
        for (int i = 0; i < stored.length; i++) {
            samples[i % colours * height * width + i / colours] = stored[i];
        }
        List<Signal.Channel> channels = colours == 3
                ? List.of(
                        new Signal.Channel("red", "1"),
                        new Signal.Channel("green", "1"),
                        new Signal.Channel("blue", "1"))
                : List.of(new Signal.Channel("grey", "1"));
        return new Image(samples, channels, height, width, List.of());
    }
}
