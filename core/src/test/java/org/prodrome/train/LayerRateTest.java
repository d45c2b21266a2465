package org.prodrome.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.prodrome.graph.GraphException;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.runtime.Optimiser;

/** Parameters that learn slower than others. */
class LayerRateTest {
    private static final Network NETWORK = Tiny.network(false);

    @Test
    void isReadAsItIsWritten() {
        for (String text : List.of("backbone.* times 0.1", "backbone.* times 0.8 a layer")) {
            assertThat(LayerRate.parse(text).text()).isEqualTo(text);
        }
        assertThatThrownBy(() -> LayerRate.parse("backbone.* by 0.1"))
                .hasMessageContaining("expected such as 'backbone.* times 0.1'");
        assertThatThrownBy(() -> LayerRate.parse("backbone.* times 0")).hasMessageContaining("a factor above 0");
    }

    @Test
    void fallsFromLayerToLayer() {
        assertThat(LayerRate.factors(NETWORK, List.of(LayerRate.parse("* times 0.5 a layer"))))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("second.weight", 0.5, "second.bias", 0.5, "first.weight", 0.25, "first.bias", 0.25));
        assertThatThrownBy(() -> LayerRate.factors(NETWORK, List.of(LayerRate.parse("frist.* times 0.5"))))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("did you mean first.*?");
    }

    /** Of plain descent a step is the rate times the gradient. */
    @Test
    void aStepIsSoManyTimesAsLong() throws Exception {
        Optimiser descent = new Optimiser.Sgd(0.1, 0, false, 0);
        Plan plan = Tiny.plan(NETWORK, descent, 1);
        Options slow = new Options(
                1,
                List.of(),
                List.of(LayerRate.parse("first.* times 0.25")),
                Options.NONE.averaging(),
                Options.NONE.stopping(),
                Options.NONE.precision(),
                Options.NONE.checkpointing());
        Parameters even = Loop.train(plan, (_, _, _) -> {}).parameters();
        Parameters uneven = Loop.train(plan.with(slow), (_, _, _) -> {}).parameters();
        for (String name : List.of("first.weight", "second.weight")) {
            float[] start = plan.start().get(name).floats();
            float[] far = even.get(name).floats();
            float[] near = uneven.get(name).floats();
            double share = name.startsWith("first") ? 0.25 : 1;
            for (int i = 0; i < start.length; i++) {
                assertThat((double) near[i] - start[i]).isCloseTo(share * (far[i] - start[i]), Offset.offset(1e-7));
            }
        }
    }
}
