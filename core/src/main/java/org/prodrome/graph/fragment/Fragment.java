package org.prodrome.graph.fragment;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;

/**
 * A front end as part of a graph: standard operators, nothing to train, and a gradient down to the signal. What is as
 * good as silence gives finite values.
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
