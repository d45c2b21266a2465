package org.prodrome.signal.ecg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.Truth;
import org.prodrome.data.format.SharedFiles;
import org.prodrome.data.source.PublicDataset;
import org.prodrome.evaluate.event.BeatMatching;

/**
 * The first lead of the MIT-BIH Arrhythmia Database's records that are there, by EC57: the first five minutes are for
 * learning, and episodes of ventricular flutter are left out, both annotated and detected beats.
 */
@Tag("slow")
class MitBihQrsTest {
    @Test
    void findsNearlyAllBeats() throws Exception {
        BeatMatching gross = new BeatMatching(0, 0, 0);
        System.out.println("record  beats  missed  extra      Se      +P");
        for (Case of : records().cases()) {
            BeatMatching one = match((Signal) of.payload(), of.truth());
            print(of.id(), one);
            gross = gross.plus(one);
        }
        print("gross", gross);
        assertThat(gross.sensitivity()).isGreaterThanOrEqualTo(0.993);
        assertThat(gross.positivePredictivity()).isGreaterThanOrEqualTo(0.993);
    }

    private static Dataset records() throws IOException, FormatException {
        Path folder = SharedFiles.folder("data/mitbih");
        for (PublicDataset source : PublicDataset.ALL) {
            if (source.recognises(folder)) {
                return source.read(folder);
            }
        }
        throw new AssertionError(folder + ": expected MIT-BIH records");
    }

    private static BeatMatching match(Signal signal, Truth truth) {
        double[] detected = Arrays.stream(new PanTompkins(signal.rate()).peaks(signal.samples()[0]))
                .mapToDouble(sample -> sample / signal.rate())
                .toArray();
        double[] annotated =
                truth.beats().stream().mapToDouble(Truth.Beat::time).toArray();
        DoublePredicate counts = outside(truth.intervals());
        return BeatMatching.of(
                Arrays.stream(annotated).filter(counts).toArray(),
                Arrays.stream(detected).filter(counts).toArray(),
                BeatMatching.LEARNING);
    }

    private static DoublePredicate outside(List<Truth.Interval> flutter) {
        return time -> flutter.stream().noneMatch(one -> time >= one.start() && time <= one.end());
    }

    private static void print(String record, BeatMatching one) {
        System.out.printf(
                Locale.ROOT,
                "%-6s %6d  %6d %6d %6.2f%% %6.2f%%%n",
                record,
                one.matched() + one.missed(),
                one.missed(),
                one.extra(),
                100 * one.sensitivity(),
                100 * one.positivePredictivity());
    }
}
