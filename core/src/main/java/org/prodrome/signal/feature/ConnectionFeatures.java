package org.prodrome.signal.feature;

import java.util.Arrays;
import java.util.Optional;
import org.prodrome.signal.eeg.BrainGraph;
import org.prodrome.signal.eeg.Connectivity;
import org.prodrome.signal.eeg.Correlation;
import org.prodrome.signal.eeg.Rhythm;
import org.prodrome.signal.spectrum.Welch;

/**
 * What channels have to do with each other: correlation in time and in frequency, each with its largest eigenvalue as a
 * share of all; coherence, phase locking within the alpha band and mutual information, each the mean over pairs; and
 * the graph of pairs whose coherence reaches a half.
 */
final class ConnectionFeatures {
    private static final double CONNECTED = 0.5;
    private static final int BINS = 16;
    private static final double LOW = Rhythm.DELTA.low();
    private static final double HIGH = Rhythm.GAMMA.high();

    private ConnectionFeatures() {}

    static void add(double[][] x, double rate, Welch welch, FeatureList features) {
        correlation("time", FeatureList.defined(() -> Correlation.inTime(x)), features);
        correlation("frequency", FeatureList.defined(() -> Correlation.inFrequency(x, rate, LOW, HIGH)), features);
        Optional<double[][]> coherence =
                FeatureList.defined(() -> Connectivity.coherence(x, welch, LOW, Math.min(HIGH, rate / 2)));
        features.add("coherence", "1", coherence, ConnectionFeatures::mean);
        features.addIfDefined(
                "alpha_phase_locking",
                "1",
                () -> mean(Connectivity.phaseLocking(x, rate, Rhythm.ALPHA.low(), Rhythm.ALPHA.high())));
        features.addIfDefined("mutual_information", "bit", () -> mean(Connectivity.mutualInformation(x, BINS)));
        graph(coherence.map(of -> new BrainGraph(of, CONNECTED)), features);
    }

    private static void correlation(String in, Optional<Correlation> of, FeatureList features) {
        features.add("correlation_in_" + in, "1", of, matrix -> mean(matrix.matrix()));
        features.add(
                "correlation_in_" + in + "_largest_eigenvalue_share",
                "1",
                of,
                matrix -> matrix.eigenvalues()[0] / matrix.matrix().length);
    }

    private static void graph(Optional<BrainGraph> graph, FeatureList features) {
        features.add("graph_edges", "1", graph, BrainGraph::edges);
        features.add("graph_clustering", "1", graph, of -> average(of.clustering()));
        features.add("graph_local_efficiency", "1", graph, of -> average(of.localEfficiency()));
        features.add("graph_global_efficiency", "1", graph, BrainGraph::globalEfficiency);
        features.add("graph_degree", "1", graph, of -> average(of.degreeCentrality()));
        features.add(
                "graph_largest_betweenness",
                "1",
                graph,
                of -> Arrays.stream(of.betweennessCentrality()).max().orElseThrow());
        Optional<BrainGraph> connected = graph.filter(BrainGraph::isConnected);
        features.add("graph_diameter", "1", connected, BrainGraph::diameter);
        features.add("graph_radius", "1", connected, BrainGraph::radius);
        features.add("graph_closeness", "1", connected, of -> average(of.closenessCentrality()));
    }

    private static double average(double[] perChannel) {
        return Arrays.stream(perChannel).average().orElseThrow();
    }

    /** Over pairs, of magnitudes. */
    private static double mean(double[][] matrix) {
        double sum = 0;
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < i; j++) {
                sum += Math.abs(matrix[i][j]);
            }
        }
        return sum / (matrix.length * (matrix.length - 1) / 2.0);
    }
}
