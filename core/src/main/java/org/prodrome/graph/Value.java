package org.prodrome.graph;

/** An edge of a graph: what a node gives or takes. Its name is unique in the graph. */
public record Value(String name) {
    /** Stands for an input that a node may go without. */
    public static final Value ABSENT = new Value("");
}
