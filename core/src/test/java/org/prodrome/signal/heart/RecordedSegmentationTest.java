package org.prodrome.signal.heart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.ChannelGroup;
import org.prodrome.data.format.SharedFiles;
import org.prodrome.data.format.Wav;
import org.prodrome.data.format.wfdb.Wfdb;
import org.prodrome.signal.ecg.PanTompkins;
import org.prodrome.signal.ecg.TWaveEnd;

/**
 * The recordings of PhysioNet/CinC 2016's database a that have an ECG: S1 against R waves, S2 against the ends of T
 * waves, which themselves are found by programs. Sounds come some time after them; so there are figures within 100 ms
 * as they are, as Springer et al. judge, and within 60 ms after the median of that time, over all recordings, is taken
 * away from each way's onsets.
 */
@Tag("slow")
class RecordedSegmentationTest {
    private static final double WIDE = 0.100;

    @Test
    void findsSoundsWhereTheEcgSays() throws Exception {
        Path folder = SharedFiles.folder("data/physionet2016/training-a");
        HeartSoundSegmenter segmenter = new HeartSoundSegmenter(HeartSoundModel.simulated());
        EnvelopeThreshold threshold = SimulatedSegmentation.settled(
                SimulatedHearts.recordings(SimulatedHearts.TRAINING_RECORDINGS, SimulatedHearts.TRAINING), 10);
        SoundScore found = new SoundScore();
        SoundScore plain = new SoundScore();
        List<Path> headers = headers(folder);
        for (Path header : headers) {
            Recording one = Recording.read(header);
            double[][] known = known(one);
            found.add(known, SimulatedSegmentation.found(segmenter.of(one.sound(), one.rate())));
            plain.add(known, threshold.onsets(one.sound(), one.rate()));
        }
        System.out.println(headers.size() + " recordings with an ECG");
        print("recorded, segmentation:", found);
        print("recorded, threshold:", plain);
        for (int which = 0; which < 2; which++) {
            assertThat(found.f1(which, 0, WIDE)).isGreaterThan(plain.f1(which, 0, WIDE));
        }
    }

    private static void print(String title, SoundScore score) {
        score.print(title, WIDE);
        double window = SimulatedSegmentation.WINDOW;
        System.out.printf(
                Locale.ROOT,
                "%-44s S1 %.3f  S2 %.3f within %.0f ms, less %.0f and %.0f ms%n",
                title,
                score.f1(0, score.shift(0), window),
                score.f1(1, score.shift(1), window),
                1000 * window,
                -1000 * score.shift(0),
                -1000 * score.shift(1));
    }

    private record Recording(double[] sound, double[] ecg, double rate) {
        /** The sound as WAV, where -32768 is a sample and not a gap, as WFDB has it; gaps of the ECG are bridged. */
        static Recording read(Path header) throws IOException, FormatException {
            Path wav = Path.of(header.toString().replaceAll("hea$", "wav"));
            try (Wfdb record = Wfdb.open(header)) {
                ChannelGroup both = record.groups().getFirst();
                double[] ecg = SimulatedHearts.doubles(record.read(both, 0, Math.toIntExact(both.length()))[1]);
                for (int i = 0; i < ecg.length; i++) {
                    ecg[i] = Double.isNaN(ecg[i]) ? (i == 0 ? 0 : ecg[i - 1]) : ecg[i];
                }
                return new Recording(SimulatedHearts.doubles(Wav.read(wav).samples()[0]), ecg, both.rate());
            }
        }
    }

    private static double[][] known(Recording one) {
        int[] peaks = new PanTompkins(one.rate()).peaks(one.ecg());
        return new double[][] {
            seconds(peaks, one.rate()), seconds(new TWaveEnd(one.rate()).of(one.ecg(), peaks), one.rate())
        };
    }

    private static double[] seconds(int[] samples, double rate) {
        return Arrays.stream(samples).mapToDouble(sample -> sample / rate).toArray();
    }

    private static List<Path> headers(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".dat"))
                    .map(file -> Path.of(file.toString().replaceAll("dat$", "hea")))
                    .sorted()
                    .toList();
        }
    }
}
