package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Truth;

/**
 * The Siena Scalp EEG Database: folders PN00 to PN17 (14 of them) of EDF files at 512 Hz such as {@code PN00-1.edf},
 * and in each a {@code Seizures-list-PN00.txt}, see {@link SienaSeizures}. A case is a file; nearly all hold a seizure.
 *
 * <p>Detti, Vatti and Zabalo Manrique de Lara, "EEG Synchronization Analysis for Seizure Prediction: A Study on Data of
 * Noninvasive Recordings", Processes 8:846, 2020; https://physionet.org/content/siena-scalp-eeg/1.0.0/.
 */
final class Siena implements PublicDataset {
    private static final String CITATION = "Detti, Vatti and Zabalo Manrique de Lara, EEG Synchronization Analysis for"
            + " Seizure Prediction: A Study on Data of Noninvasive Recordings, Processes 8:846, 2020";

    private final SeizureFolders folders = new SeizureFolders(
            Pattern.compile("PN\\d{2}"),
            name -> "Seizures-list-" + name + ".txt",
            Pattern.compile("PN\\d{2}-[\\d.]+\\.edf"));

    @Override
    public About about() {
        return new About(
                "Siena Scalp EEG",
                "https://physionet.org/content/siena-scalp-eeg/",
                "CC BY 4.0",
                "folders PN00 to PN17, each with EDF files as in PN00-1.edf and a text Seizures-list-PN00.txt",
                "41 recordings of 14 subjects, 47 seizures",
                "folder",
                "one",
                "a seizure in it",
                "none");
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return folders.isAt(folder);
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        return folders.read(
                this,
                folder,
                CITATION,
                "Siena",
                UnaryOperator.identity(),
                Truth.of(Truth.Label.NORMAL),
                SienaSeizures::read);
    }
}
