package org.prodrome.graph.fragment;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;

/**
 * A front end as part of a graph: standard operators, nothing to train, and a gradient down to the signal. What is as
 * good as silence gives finite values. Samples that are not finite are refused before the graph, where a case is
 * prepared; a graph can't refuse them, and gives NaN wherever they are seen.
 */
public sealed interface Fragment
        permits Gammatone,
                HilbertEnvelope,
                MelFilters,
                MelSpectrogram,
                Mfcc,
                MorletPower,
                Normalisation,
                SavitzkyGolay,
                Stft {
    /** Adds the fragment; each says what shape it takes and gives. */
    Value of(GraphBuilder g, Value x);
}
