package org.prodrome.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.prodrome.graph.GraphBuilder;

final class MelFrontEndTest {
    private static final FrontEnd MEL = new MelFrontEnd(FrontEnd.Level.KEPT, 0.064, 0.016, 8, 50, 800);

    @Test
    void aSoundOfAHopHasAFrameAndAShorterOneIsRefused() {
        FrontEnd.Seen seen = MEL.input(new GraphBuilder("mel"), Grid.ofTime(1, 32, 2000));
        assertThat(seen.grid().lengths()).containsExactly(8, 1);
        GraphBuilder g = new GraphBuilder("mel");
        assertThatThrownBy(() -> MEL.input(g, Grid.ofTime(1, 31, 2000)))
                .hasMessage("mel front end: expected a hop of 32 samples or more, got 31");
    }
}
