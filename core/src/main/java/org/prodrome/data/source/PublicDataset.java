package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;

/**
 * A public data set's own layout: how it is told from others, and how its labels, subjects, sites and published split
 * are read. The permits clause is the catalogue.
 */
public sealed interface PublicDataset
        permits AdBench,
                Bonn,
                BrainMri,
                Ecg5000,
                Hippocampus,
                MedMnist,
                MitBih,
                Oct2017,
                Physionet2012,
                Physionet2016,
                StressPredict,
                TsbUad,
                WceBleeding,
                Kvasir,
                Nerthus,
                Yaseen,
                Physionet2017,
                ZhangLabXray,
                ChbMit,
                Siena,
                PtbXl,
                FigshareBrainTumours,
                Oasis1,
                Adni,
                Brats,
                RsnaPneumonia,
                ChestXray14,
                Ham10000,
                Wesad {
    List<PublicDataset> ALL = List.of(
            new Physionet2016(),
            new Physionet2012(),
            new MitBih(),
            new Ecg5000(),
            new TsbUad(),
            new Bonn(),
            new AdBench(),
            new ZhangLabXray(),
            new Oct2017(),
            new MedMnist(),
            new BrainMri(),
            new WceBleeding(),
            new StressPredict(),
            new Hippocampus(),
            new Kvasir(),
            new Nerthus(),
            new Yaseen(),
            new Physionet2017(),
            new ChbMit(),
            new Siena(),
            new PtbXl(),
            new FigshareBrainTumours(),
            new Oasis1(),
            new Adni(),
            new Brats(),
            new RsnaPneumonia(),
            new ChestXray14(),
            new Ham10000(),
            new Wesad());

    /** What its page and papers say of it. */
    About about();

    /** Whether a folder looks like this data set; it need not be whole. */
    boolean recognises(Path folder) throws IOException;

    /**
     * Lists its cases, in an order that doesn't depend on the file system. Labels and headers are read; samples are
     * decoded when a case's payload is asked for.
     *
     * @throws FormatException if it is another folder, or a file in it is missing or not what it should be
     */
    Dataset read(Path folder) throws IOException, FormatException;
}
