package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;

/**
 * Heart beats of the UCR archive's ECG5000: {@code ECG5000_TRAIN.txt} (or .tsv) of 500 beats and
 * {@code ECG5000_TEST.txt} of 4,500, a line a beat, of its class and its samples; class 1 is normal. Or, as others pass
 * it on, arrays [beat, sample]: {@code train_data.npy} of normal beats, {@code test_data.npy} with
 * {@code test_labels.npy} (1 is abnormal). All beats were cut from one patient's day-long recording (chf07 of the BIDMC
 * Congestive Heart Failure Database) and stretched to 140 samples, so that a beat counts as a second here. There is one
 * subject: only the published split parts it, and that leaks.
 *
 * <p>Chen et al., "A general framework for never-ending learning from time series streams", Data Min. Knowl. Discov.
 * 29:1622, 2015; https://www.timeseriesclassification.com/description.php?Dataset=ECG5000.
 */
final class Ecg5000 implements PublicDataset {
    private static final String CITATION = "Chen et al., A general framework for never-ending learning from time series"
            + " streams, Data Min Knowl Discov 29:1622, 2015";
    private static final Pattern TRAIN = Pattern.compile("ECG5000_TRAIN\\.(txt|tsv)");
    private static final Pattern TEST = Pattern.compile("ECG5000_TEST\\.(txt|tsv)");
    private static final Subject PATIENT = Subject.of("chf07");
    private static final Signal.Channel ECG = new Signal.Channel("ECG", "1");

    @Override
    public About about() {
        return new About(
                "ECG5000",
                "https://www.timeseriesclassification.com/description.php?Dataset=ECG5000",
                "none stated",
                "ECG5000_TRAIN.txt and ECG5000_TEST.txt (or .tsv); or train_data.npy, test_data.npy and test_labels.npy",
                "500 beats to train, 4,500 to test",
                "one patient",
                "one",
                "class 1 is normal; of arrays 1 is abnormal",
                "train, test");
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return (Folder.has(folder, TRAIN) && Folder.has(folder, TEST))
                || Stream.of("train_data.npy", "test_data.npy", "test_labels.npy")
                        .allMatch(name -> Files.isRegularFile(folder.resolve(name)));
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        Listing listing = Listing.of(this, folder);
        if (Folder.has(folder, TRAIN)) {
            published(Folder.files(folder, TRAIN).getFirst(), Case.Part.TRAIN, listing);
            published(Folder.files(folder, TEST).getFirst(), Case.Part.TEST, listing);
        } else {
            arrays(folder, listing);
        }
        return listing.dataset(this, CITATION);
    }

    private static void published(Path file, Case.Part part, Listing listing) throws IOException, FormatException {
        double[][] rows = Numbers.rows(file, 0);
        if (rows[0].length < 2) {
            throw new FormatException(file.toString(), "lines of a class and samples", "lines of one number");
        }
        for (int i = 0; i < rows.length; i++) {
            float[] beat = Numbers.floats(Arrays.copyOfRange(rows[i], 1, rows[i].length));
            int known = (int) rows[i][0];
            Truth truth = Truth.of(known == 1 ? Truth.Label.NORMAL : Truth.Label.ABNORMAL)
                    .withClasses(List.of("class " + known));
            String id = String.format(Locale.ROOT, "%s/%04d", part.name().toLowerCase(Locale.ROOT), i);
            listing.add(new Case(id, PATIENT, "BIDMC", truth, () -> signal(beat)).of(part), file);
        }
    }

    private static void arrays(Path folder, Listing listing) throws IOException, FormatException {
        Path trained = folder.resolve("train_data.npy");
        Path tested = folder.resolve("test_data.npy");
        Path labelled = folder.resolve("test_labels.npy");
        NumpyArrays train = NumpyArrays.of(trained);
        NumpyArrays test = NumpyArrays.of(tested);
        NumpyArrays labels = NumpyArrays.of(labelled);
        if (labels.rows() != test.rows() || labels.width() != 1) {
            throw new FormatException(
                    labelled.toString(), "a label for each of " + test.rows() + " beats", labels.rows() + " labels");
        }
        for (int i = 0; i < train.rows(); i++) {
            listing.add(beat("train", i, train, Truth.Label.NORMAL).of(Case.Part.TRAIN), trained);
        }
        for (int i = 0; i < test.rows(); i++) {
            Truth.Label label = labels.row(i)[0] == 1 ? Truth.Label.ABNORMAL : Truth.Label.NORMAL;
            listing.add(beat("test", i, test, label).of(Case.Part.TEST), tested, labelled);
        }
    }

    private static Case beat(String half, int index, NumpyArrays beats, Truth.Label label) {
        String id = String.format(Locale.ROOT, "%s/%04d", half, index);
        return new Case(id, PATIENT, "BIDMC", Truth.of(label), () -> signal(beats.row(index)));
    }

    private static Signal signal(float[] samples) {
        return new Signal(new float[][] {samples}, samples.length, List.of(ECG));
    }
}
