package org.prodrome.signal.eeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.signal.SignalInputs;
import org.prodrome.signal.spectrum.Spectrum;
import org.prodrome.signal.spectrum.Welch;

class EegTest {
    private static final double RATE = 100;

    @Test
    void equalsNumpyAndScipyAndNetworkx() throws IOException {
        int compared = 0;
        for (String[] row : SignalInputs.golden(getClass(), "eeg.csv")) {
            int length = Integer.parseInt(row[1]);
            double[] got = length < 100 ? ofGraph(row[0], length) : ofChannels(row[0], channels(length));
            assertThat(SignalInputs.difference(got, SignalInputs.numbers(row[2])))
                    .as(row[0] + " of " + length)
                    .isLessThan(1e-6);
            compared++;
        }
        assertThat(compared).isEqualTo(54);
    }

    /** As eeg.py makes them. */
    private static double[][] channels(int length) {
        double[][] x = new double[5][length];
        for (int c = 0; c < 5; c++) {
            for (int i = 0; i < length; i++) {
                double scatter = (long) i * i * (7 + 4 * c) % 101 / 50.0 - 1;
                x[c][i] = Math.sin(0.2 * i * (1 + c % 2)) * (1 + 0.3 * c) + scatter + 0.5 * Math.sin(0.6 * i + c);
            }
        }
        return x;
    }

    private static double[] ofChannels(String measure, double[][] x) {
        Spectrum spectrum = new Welch(RATE, 128).of(x[0]);
        SpectralShape shape = new SpectralShape(0.5, 45);
        return switch (measure) {
            case "powers" ->
                Stream.of(Rhythm.values()).mapToDouble(r -> r.power(spectrum)).toArray();
            case "shares" ->
                Stream.of(Rhythm.values()).mapToDouble(r -> r.share(spectrum)).toArray();
            case "edge" -> new double[] {shape.edge(spectrum, 0.5), shape.edge(spectrum, 0.95)};
            case "spectral entropy" -> new double[] {shape.entropy(spectrum)};
            case "hjorth" -> {
                Hjorth one = Hjorth.of(x[1]);
                yield new double[] {one.activity(), one.mobility(), one.complexity()};
            }
            case "line length" -> new double[] {Complexity.lineLength(x[1])};
            case "sample entropy" -> {
                double tolerance = 0.3 * Math.sqrt(Hjorth.of(x[1]).activity());
                yield new double[] {
                    Complexity.sampleEntropy(x[1], 1, tolerance), Complexity.sampleEntropy(x[1], 2, tolerance)
                };
            }
            case "permutation entropy" ->
                new double[] {
                    Complexity.permutationEntropy(x[1], 2, 1),
                    Complexity.permutationEntropy(x[1], 3, 1),
                    Complexity.permutationEntropy(x[1], 3, 2),
                    Complexity.permutationEntropy(x[1], 5, 3)
                };
            case "hurst" -> Stream.of(x).mapToDouble(Complexity::hurst).toArray();
            case "time" -> flat(Correlation.inTime(x).matrix());
            case "time eigenvalues" -> Correlation.inTime(x).eigenvalues();
            case "frequency" -> flat(Correlation.inFrequency(x, RATE, 1, 47).matrix());
            case "coherence" -> flat(Connectivity.coherence(x, new Welch(RATE, 64), 4, 13));
            case "locking" -> flat(Connectivity.phaseLocking(x, RATE, 4, 13));
            case "information" -> flat(Connectivity.mutualInformation(x, 8));
            default -> throw new AssertionError(measure);
        };
    }

    private static double[] ofGraph(String measure, int nodes) {
        double[][] matrix = new double[nodes][nodes];
        for (int i = 0; i < nodes; i++) {
            for (int j = i + 1; j < nodes; j++) {
                matrix[i][j] = j == i + 1 || (i * i + 3 * j * j) % 7 == 0 ? 0.8 : 0.3;
                matrix[j][i] = matrix[i][j];
            }
        }
        BrainGraph graph = new BrainGraph(matrix, 0.5);
        return switch (measure) {
            case "clustering" -> graph.clustering();
            case "diameter" -> new double[] {graph.diameter()};
            case "radius" -> new double[] {graph.radius()};
            case "local efficiency" -> graph.localEfficiency();
            case "global efficiency" -> new double[] {graph.globalEfficiency()};
            case "degree" -> graph.degreeCentrality();
            case "betweenness" -> graph.betweennessCentrality();
            case "closeness" -> graph.closenessCentrality();
            default -> throw new AssertionError(measure);
        };
    }

    private static double[] flat(double[][] matrix) {
        return Arrays.stream(matrix).flatMapToDouble(DoubleStream::of).toArray();
    }

    /** Independent samples have no memory, and their sums have one. */
    @Test
    void hurstTellsNoiseFromAWalk() {
        double[] noise = new double[8192];
        double[] walk = new double[8192];
        var random = new Seed(6).random();
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextGaussian();
            walk[i] = noise[i] + (i == 0 ? 0 : walk[i - 1]);
        }
        assertThat(Complexity.hurst(noise)).isBetween(0.45, 0.65);
        assertThat(Complexity.hurst(walk)).isBetween(0.9, 1.1);
    }

    /** Bandt and Pompe's own example: of the pairs in 4 7 9 10 6 11 3 four rise and two fall. */
    @Test
    void permutationEntropyIsThatOfThePaper() {
        double[] x = {4, 7, 9, 10, 6, 11, 3};
        double bits = -(4 / 6.0 * Math.log(4 / 6.0) + 2 / 6.0 * Math.log(2 / 6.0)) / Math.log(2);
        assertThat(Complexity.permutationEntropy(x, 2, 1)).isCloseTo(bits, within(1e-12));
    }

    @Test
    void whatNeverChangesHasDefinedValues() {
        double[] still = new double[200];
        Arrays.fill(still, 3.3);
        double[][] both = {still, channels(200)[0]};
        assertThat(Complexity.lineLength(still)).isZero();
        assertThat(Complexity.permutationEntropy(still, 3, 1)).isZero();
        assertThat(Complexity.sampleEntropy(still, 2, 0.1))
                .isCloseTo(Math.log(198 * 197 / 2.0 / (198 * 197 / 2.0)), within(1e-12));
        assertThat(Connectivity.mutualInformation(both, 8)[0][1]).isZero();
        assertThat(Connectivity.coherence(both, new Welch(RATE, 64), 4, 13)[0][1])
                .isZero();
        assertThatThrownBy(() -> Hjorth.of(still)).hasMessageContaining("a signal that changes");
        assertThatThrownBy(() -> Complexity.hurst(still)).hasMessageEndingWith("got 0");
        assertThatThrownBy(() -> Correlation.inTime(both)).hasMessageEndingWith("got a channel of 200 alike");
        Spectrum none = new Welch(RATE, 128).of(still);
        assertThatThrownBy(() -> Rhythm.ALPHA.share(none)).hasMessageContaining("expected power from 0.5 to 45.0 Hz");
        assertThatThrownBy(() -> new SpectralShape(1, 40).entropy(none)).hasMessageContaining("got none");
    }

    @Test
    void refusesWhatIsUndefined() {
        double[] x = channels(200)[0];
        double[] spoilt = x.clone();
        spoilt[5] = Double.NaN;
        String message = "signal: expected finite samples, got NaN at sample 5 of 200";
        assertThatThrownBy(() -> Hjorth.of(spoilt)).hasMessage(message);
        assertThatThrownBy(() -> Complexity.lineLength(spoilt)).hasMessage(message);
        assertThatThrownBy(() -> Correlation.inTime(new double[][] {spoilt})).hasMessage(message);
        assertThatThrownBy(() -> Connectivity.mutualInformation(new double[][] {spoilt, x}, 8))
                .hasMessage(message);
        assertThatThrownBy(() -> Complexity.sampleEntropy(x, 2, 0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Complexity.hurst(new double[63]))
                .hasMessage("Hurst exponent: expected 64 samples or more, got 63");
        assertThatThrownBy(() -> Complexity.permutationEntropy(new double[4], 3, 2))
                .hasMessage("permutation entropy: expected 5 samples or more, got 4");
        assertThatThrownBy(() -> Connectivity.phaseLocking(channels(200), 0, 4, 13))
                .hasMessageContaining("of 0.0 Hz");
        assertThatThrownBy(() -> Correlation.inFrequency(channels(200), 0, 1, 47))
                .hasMessageContaining("got 0.0 Hz");
        assertThatThrownBy(() -> new BrainGraph(new double[][] {{0, 1}, {0, 0}}, 0.5))
                .hasMessageContaining("symmetric");
        BrainGraph apart = new BrainGraph(new double[3][3], 0.5);
        assertThat(apart.clustering()).containsExactly(0, 0, 0);
        assertThat(apart.globalEfficiency()).isZero();
        assertThat(apart.betweennessCentrality()).containsExactly(0, 0, 0);
        assertThatThrownBy(apart::diameter)
                .hasMessage("diameter: expected a connected graph of two channels or more, got 3 channels and 0 edges");
    }
}
