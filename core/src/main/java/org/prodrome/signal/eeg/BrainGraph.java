package org.prodrome.signal.eeg;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.Graphs;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.alg.scoring.BetweennessCentrality;
import org.jgrapht.alg.scoring.ClosenessCentrality;
import org.jgrapht.alg.scoring.ClusteringCoefficient;
import org.jgrapht.alg.shortestpath.FloydWarshallShortestPaths;
import org.jgrapht.alg.shortestpath.GraphMeasurer;
import org.jgrapht.graph.AsSubgraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;

/**
 * Channels as a graph, an edge where two are connected strongly enough. M. Rubinov and O. Sporns, "Complex network
 * measures of brain connectivity: uses and interpretations", NeuroImage 52(3), 2010, table A1, for binary graphs
 * without direction. Measured by JGraphT.
 */
public final class BrainGraph {
    private final Graph<Integer, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);

    /**
     * @param connectivity [channel][channel], symmetric, such as {@link Connectivity} gives
     * @param threshold that an edge's connection reaches
     * @throws IllegalArgumentException if the matrix is not square and symmetric, or one of its numbers is NaN
     */
    public BrainGraph(double[][] connectivity, double threshold) {
        for (int i = 0; i < connectivity.length; i++) {
            graph.addVertex(i);
            if (connectivity[i].length != connectivity.length) {
                throw new IllegalArgumentException("graph: expected as many columns as rows, got "
                        + connectivity[i].length + " and " + connectivity.length);
            }
            for (int j = 0; j < i; j++) {
                if (!(connectivity[i][j] == connectivity[j][i])) {
                    throw new IllegalArgumentException("graph: expected a symmetric matrix of numbers, got "
                            + connectivity[i][j] + " and " + connectivity[j][i] + " for channels " + i + " and " + j);
                }
                if (connectivity[i][j] >= threshold) {
                    graph.addEdge(i, j);
                }
            }
        }
    }

    public int edges() {
        return graph.edgeSet().size();
    }

    public boolean isConnected() {
        return new ConnectivityInspector<>(graph).isConnected();
    }

    /** How many of a channel's neighbours are each other's, [channel]; 0 with fewer than two neighbours. */
    public double[] clustering() {
        return perChannel(new ClusteringCoefficient<>(graph).getScores());
    }

    /**
     * The longest of the shortest ways, in edges.
     *
     * @throws ArithmeticException if the graph is not connected
     */
    public double diameter() {
        requireConnected("diameter");
        return new GraphMeasurer<>(graph).getDiameter();
    }

    /**
     * The shortest of the channels' longest ways, in edges.
     *
     * @throws ArithmeticException if the graph is not connected
     */
    public double radius() {
        requireConnected("radius");
        return new GraphMeasurer<>(graph).getRadius();
    }

    /** The mean of one over the shortest way among a channel's neighbours, [channel]; 0 with fewer than two. */
    public double[] localEfficiency() {
        double[] efficiency = new double[graph.vertexSet().size()];
        for (int channel = 0; channel < efficiency.length; channel++) {
            Set<Integer> neighbours = new HashSet<>(Graphs.neighborListOf(graph, channel));
            efficiency[channel] = efficiency(new AsSubgraph<>(graph, neighbours));
        }
        return efficiency;
    }

    /** The mean of one over the shortest way between two channels; none is 0, as is that of fewer than two channels. */
    public double globalEfficiency() {
        return efficiency(graph);
    }

    private static double efficiency(Graph<Integer, DefaultEdge> graph) {
        int n = graph.vertexSet().size();
        if (n < 2) {
            return 0;
        }
        FloydWarshallShortestPaths<Integer, DefaultEdge> paths = new FloydWarshallShortestPaths<>(graph);
        double sum = 0;
        for (int a : graph.vertexSet()) {
            for (int b : graph.vertexSet()) {
                // Infinite where there is no way.
                sum += a == b ? 0 : 1 / paths.getPathWeight(a, b);
            }
        }
        return sum / (n * (n - 1.0));
    }

    /** The share of other channels that one is connected to, [channel]; 0 of a single channel. */
    public double[] degreeCentrality() {
        double[] degrees = new double[graph.vertexSet().size()];
        for (int channel = 0; channel < degrees.length; channel++) {
            degrees[channel] = degrees.length < 2 ? 0 : graph.degreeOf(channel) / (degrees.length - 1.0);
        }
        return degrees;
    }

    /** The share of other channels' shortest ways that lead through one, [channel]; 0 of fewer than three channels. */
    public double[] betweennessCentrality() {
        int n = graph.vertexSet().size();
        if (n < 3) {
            return new double[n];
        }
        double[] ways = perChannel(new BetweennessCentrality<>(graph).getScores());
        double pairs = (n - 1) * (n - 2) / 2.0;
        return Arrays.stream(ways).map(score -> score / pairs).toArray();
    }

    /**
     * One over the mean of the shortest ways to the others, [channel].
     *
     * @throws ArithmeticException if the graph is not connected
     */
    public double[] closenessCentrality() {
        requireConnected("closeness");
        return perChannel(new ClosenessCentrality<>(graph).getScores());
    }

    private void requireConnected(String measure) {
        if (graph.vertexSet().size() < 2 || !isConnected()) {
            throw new ArithmeticException(measure + ": expected a connected graph of two channels or more, got "
                    + graph.vertexSet().size() + " channels and " + edges() + " edges");
        }
    }

    private static double[] perChannel(Map<Integer, Double> scores) {
        double[] values = new double[scores.size()];
        scores.forEach((channel, score) -> values[channel] = score);
        return values;
    }
}
