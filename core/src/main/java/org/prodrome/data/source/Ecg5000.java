package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;

/**
 * Heart beats of the UCR archive's ECG5000 as arrays [beat, sample]: {@code train_data.npy} of normal beats,
 * {@code test_data.npy} with {@code test_labels.npy} (1 is abnormal). All beats were cut from one patient's day-long
 * recording (chf07 of the BIDMC Congestive Heart Failure Database) and stretched to 140 samples, so that a beat counts
 * as a second here. There is one subject: only the published split parts it, and that leaks.
 *
 * <p>Chen et al., "A general framework for never-ending learning from time series streams", Data Min. Knowl. Discov.
 * 29:1622, 2015; https://www.timeseriesclassification.com/description.php?Dataset=ECG5000.
 */
final class Ecg5000 implements PublicDataset {
    private static final String CITATION = "Chen et al., A general framework for never-ending learning from time series"
            + " streams, Data Min Knowl Discov 29:1622, 2015";
    private static final Subject PATIENT = Subject.of("chf07");
    private static final Signal.Channel ECG = new Signal.Channel("ECG", "1");

    @Override
    public About about() {
        return new About(
                "ECG5000",
                "https://www.timeseriesclassification.com/description.php?Dataset=ECG5000",
                "none stated",
                "train_data.npy, test_data.npy and test_labels.npy",
                "5,000 beats",
                "one patient",
                "one",
                "1 is abnormal",
                "train, test");
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return Stream.of("train_data.npy", "test_data.npy", "test_labels.npy")
                .allMatch(name -> Files.isRegularFile(folder.resolve(name)));
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        Listing listing = Listing.of(this, folder);
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
        return listing.dataset(this, CITATION);
    }

    private static Case beat(String half, int index, NumpyArrays beats, Truth.Label label) {
        String id = String.format(Locale.ROOT, "%s/%04d", half, index);
        return new Case(id, PATIENT, "BIDMC", Truth.of(label), () -> {
            float[] samples = beats.row(index);
            return new Signal(new float[][] {samples}, samples.length, List.of(ECG));
        });
    }
}
