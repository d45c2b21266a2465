package org.prodrome.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.Image;
import org.prodrome.data.Payload;
import org.prodrome.data.Row;
import org.prodrome.data.Seed;
import org.prodrome.data.Several;
import org.prodrome.data.Signal;
import org.prodrome.data.Table;
import org.prodrome.data.Truth;
import org.prodrome.data.Volume;
import org.prodrome.data.source.LabelledFolder;
import org.prodrome.data.synthetic.Modality;

final class SimulatedFolderTest {
    private static final int CASES = 8;
    /** Of a channel's range, or of full scale: half of what 16 bits tell apart. */
    private static final double HALF_A_STEP = 0.51 / 65535;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void isReadBackAsItWasSimulated(Modality modality) throws Exception {
        Cli.Said said = Cli.run("simulate", modality.key(), "--out", folder, "--cases", CASES, "--seed", 5);
        assertThat(said.code()).as(said.err()).isZero();
        List<Case> simulated = modality.cases(CASES).dataset(new Seed(5)).cases();
        Dataset read = LabelledFolder.read(folder);
        assertThat(read.cases()).hasSameSizeAs(simulated);
        for (int i = 0; i < CASES; i++) {
            same(read.cases().get(i), simulated.get(i));
        }
    }

    private static void same(Case read, Case simulated) throws Exception {
        assertThat(List.of(read.id(), read.subject(), read.site(), read.device(), read.part()))
                .isEqualTo(List.of(
                        simulated.id(), simulated.subject(), simulated.site(), simulated.device(), simulated.part()));
        assertThat(unmasked(read.truth())).isEqualTo(unmasked(simulated.truth()));
        assertThat(read.truth().mask().isPresent())
                .isEqualTo(simulated.truth().mask().isPresent());
        if (simulated.truth().mask().isPresent()) {
            same(
                    read.truth().mask().get().read(),
                    simulated.truth().mask().get().read());
        }
        same(read.payload(), simulated.payload());
    }

    /** Beats in the order of time, as the file has them. */
    private static Truth unmasked(Truth truth) {
        List<Truth.Beat> beats = new ArrayList<>(truth.beats());
        beats.sort(Comparator.comparingDouble(Truth.Beat::time));
        return new Truth(
                truth.label(),
                truth.classes(),
                truth.severity(),
                Optional.empty(),
                truth.boxes(),
                truth.intervals(),
                beats);
    }

    private static void same(Payload read, Payload simulated) {
        if (simulated instanceof Row row) {
            Table alone = new Table(row.columns(), new double[][] {row.values()});
            assertThat(read).usingRecursiveComparison().isEqualTo(alone);
            return;
        }
        assertThat(read).hasSameClassAs(simulated);
        switch (simulated) {
            case Image image -> assertThat(((Image) read).samples()).isEqualTo(image.samples());
            case Volume volume -> assertThat(((Volume) read).samples()).isEqualTo(volume.samples());
            case Signal signal -> same((Signal) read, signal);
            case Several several -> {
                Map<String, Payload> parts = ((Several) read).parts();
                assertThat(parts.keySet())
                        .containsExactlyElementsOf(several.parts().keySet());
                several.parts().forEach((name, part) -> same(Objects.requireNonNull(parts.get(name)), part));
            }
            default -> assertThat(read).usingRecursiveComparison().isEqualTo(simulated);
        }
        assertThat(shape(read)).isEqualTo(shape(simulated));
    }

    private static Object shape(Payload payload) {
        return switch (payload) {
            case Image image -> List.of(image.channels(), image.height(), image.width());
            case Volume volume ->
                List.of(volume.channels(), volume.depth(), volume.height(), volume.width(), volume.spacing());
            case Signal signal -> List.of(signal.channels(), signal.length(), signal.rate());
            default -> payload.getClass();
        };
    }

    private static void same(Signal read, Signal simulated) {
        for (int channel = 0; channel < simulated.channels().size(); channel++) {
            float[] expected = simulated.samples()[channel];
            float most = 0;
            for (float sample : expected) {
                most = Math.max(most, Math.abs(sample));
            }
            boolean sound = simulated.channels().get(channel).name().equals("PCG");
            double step = (sound ? 2 : 2 * most) * HALF_A_STEP;
            for (int t = 0; t < expected.length; t++) {
                assertThat(read.samples()[channel][t]).isCloseTo(expected[t], within((float) step));
            }
        }
        assertThat(Arrays.stream(read.samples()).mapToInt(row -> row.length)).containsOnly(simulated.length());
    }
}
