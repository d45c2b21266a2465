package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Image;
import org.prodrome.data.Signal;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.format.Part;
import org.prodrome.data.format.matlab.MatlabStructure;

/**
 * Cheng's brain tumours at figshare: T1w slices with contrast agent, a MATLAB 7.3 file each ({@code 1.mat} to
 * {@code 3064.mat}) in the folder or in brainTumorDataPublic_1-766 and so on, of a structure cjdata: label (1
 * meningioma, 2 glioma, 3 pituitary tumour), PID (the patient), image and tumorMask. All are abnormal; the mask tells
 * where. The five folds of cvind.mat part patients; a case has no place for a fold, and k folds by subject do the same.
 *
 * <p>Cheng et al., "Enhanced Performance of Brain Tumor Classification via Tumor Region Augmentation and Partition",
 * PLoS ONE 10:e0140381, 2015; https://figshare.com/articles/dataset/brain_tumor_dataset/1512427, its README.
 */
final class FigshareBrainTumours implements PublicDataset {
    private static final String CITATION = "Cheng et al., Enhanced Performance of Brain Tumor Classification via Tumor"
            + " Region Augmentation and Partition, PLoS ONE 10:e0140381, 2015";
    private static final Pattern FOLDER = Pattern.compile("brainTumorDataPublic_\\d+-?\\d+");
    private static final Pattern SLICE = Pattern.compile("\\d{1,4}\\.mat");
    private static final String VARIABLE = "cjdata";

    @Override
    public About about() {
        return new About(
                "Figshare brain tumours",
                "https://figshare.com/articles/dataset/brain_tumor_dataset/1512427",
                "CC BY 4.0",
                "MATLAB files as in 1.mat, also in folders as in brainTumorDataPublic_1-766, each with a structure cjdata",
                "3,064 slices of 233 patients: 708 meningiomas, 1,426 gliomas, 930 pituitary tumours",
                "field PID",
                "none",
                "all abnormal; the mask tells where",
                "none; five folds by patient in cvind.mat, which are not read");
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return !slices(folder).isEmpty();
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        Folder.check(folder);
        Listing listing = new Listing(folder);
        for (Path file : slices(folder)) {
            MatlabStructure slice = MatlabStructure.read(file, VARIABLE);
            String patient = slice.texts().getOrDefault("PID", "").strip();
            if (patient.isEmpty()) {
                throw new FormatException(file.toString(), "a text PID in " + VARIABLE, "none");
            }
            Truth truth = Truth.of(Truth.Label.ABNORMAL)
                    .withClasses(List.of(tumour(file, slice)))
                    .withMask(() -> image(file, "tumorMask", "mask"));
            listing.add(
                    new Case(listing.id(file), Subject.of(patient), "", truth, () -> image(file, "image", "T1w+C")),
                    file);
        }
        return listing.dataset(this, CITATION);
    }

    private static List<Path> slices(Path folder) throws IOException {
        List<Path> slices = new ArrayList<>(Folder.files(folder, SLICE));
        for (Path part : Folder.folders(folder, FOLDER)) {
            slices.addAll(Folder.files(part, SLICE));
        }
        return slices;
    }

    private static String tumour(Path file, MatlabStructure slice) throws IOException, FormatException {
        Part label = array(file, slice, "label");
        float number = label.count() == 1 ? label.samples().all(1)[0] : 0;
        return switch ((int) number) {
            case 1 -> "meningioma";
            case 2 -> "glioma";
            case 3 -> "pituitary tumour";
            default -> throw new FormatException(file.toString(), "a label of 1, 2 or 3", "another");
        };
    }

    private static Image image(Path file, String field, String channel) throws IOException, FormatException {
        Part array = array(file, MatlabStructure.read(file, VARIABLE), field);
        if (array.kind() != Part.Kind.TABLE) {
            throw new FormatException(file + ", field " + field, "an array of two axes", "one of other axes");
        }
        return new Image(
                array.samples().all((int) array.count()),
                List.of(new Signal.Channel(channel, "1")),
                array.shape().get(0),
                array.shape().get(1),
                List.of());
    }

    private static Part array(Path file, MatlabStructure slice, String field) throws FormatException {
        Part array = slice.arrays().get(field);
        if (array == null) {
            throw new FormatException(file.toString(), "an array " + field + " in " + VARIABLE, "none");
        }
        return array;
    }
}
