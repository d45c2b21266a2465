package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Payload;
import org.prodrome.data.Signal;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;

/**
 * Single-channel EEG of the University of Bonn: folders Z, O, N, F and S of texts such as {@code Z/Z001.txt}, a number
 * a line, 4097 at 173.61 Hz. S holds seizures and is abnormal. Z and O are healthy volunteers, with eyes open and
 * closed, from the scalp; N, F and S are from electrodes in patients' brains: N from the hippocampal formation opposite
 * the epileptogenic zone, F from the zone itself, both between seizures, and normal in so far as no seizure is on. That
 * each set is of five persons is known, but not who is who, so that a segment has to stand for a subject.
 *
 * <p>Andrzejak et al., "Indications of nonlinear deterministic and finite-dimensional structures in time series of
 * brain electrical activity", Phys. Rev. E 64:061907, 2001.
 */
final class Bonn implements PublicDataset {
    private static final String CITATION = "Andrzejak et al., Indications of nonlinear deterministic and"
            + " finite-dimensional structures in time series of brain electrical activity, Phys Rev E 64:061907, 2001";
    private static final double RATE = 173.61;
    private static final Signal.Channel EEG = new Signal.Channel("EEG", "uV");

    private enum Held {
        Z("healthy, eyes open"),
        O("healthy, eyes closed"),
        N("between seizures, opposite hippocampal formation"),
        F("between seizures, epileptogenic zone"),
        S("seizure");

        private final String holds;

        Held(String holds) {
            this.holds = holds;
        }

        private Pattern files() {
            return Pattern.compile(name() + "\\d{3}\\.(txt|TXT)");
        }
    }

    @Override
    public About about() {
        return new About(
                "Bonn EEG",
                "https://www.upf.edu/web/ntsa/downloads",
                "research use; none stated",
                "folders Z, O, N, F and S, each with texts as in Z001.txt",
                "500 segments, 100 a folder",
                "unknown, a segment",
                "one",
                "S is seizure",
                "none");
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        for (Held part : Held.values()) {
            if (Folder.has(folder.resolve(part.name()), part.files())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        Folder.check(folder);
        Listing listing = new Listing(folder);
        for (Held part : Held.values()) {
            boolean scalp = part == Held.Z || part == Held.O;
            Truth truth = Truth.of(part == Held.S ? Truth.Label.ABNORMAL : Truth.Label.NORMAL)
                    .withClasses(List.of(part.holds));
            for (Path file : Folder.files(folder.resolve(part.name()), part.files())) {
                String id = Folder.name(file).substring(0, 4);
                Case of = new Case(id, Subject.ofRecord(id), "Bonn", truth, () -> payload(file));
                listing.add(of.recordedBy(scalp ? "scalp electrodes" : "depth electrodes"), file);
            }
        }
        return listing.dataset(this, CITATION);
    }

    private static Payload payload(Path file) throws IOException, FormatException {
        double[] numbers = Numbers.column(file, 0);
        return new Signal(new float[][] {Numbers.floats(numbers)}, RATE, List.of(EEG));
    }
}
