package org.prodrome.model.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.Model;
import org.prodrome.model.RawFrontEnd;
import org.prodrome.model.trunk.FeaturePyramid;
import org.prodrome.model.trunk.ResidualTrunk;
import org.prodrome.model.trunk.ResidualTrunk.Block;
import org.prodrome.model.trunk.Stem;
import org.prodrome.runtime.OrtRuntime;

final class BoxDetectorTest {
    private static final Grid GRID = Grid.ofSpace(3, 32, 32);

    @Test
    void noBoxBeginsAsMoreLikelyAbnormalThanNot() {
        FeaturePyramid pyramid =
                new FeaturePyramid(new ResidualTrunk(List.of(1, 1, 1), 8, Block.BASIC, Stem.NARROW), 2, 16);
        BoxDetector detector = new BoxDetector(
                new RawFrontEnd(FrontEnd.Level.KEPT),
                pyramid,
                new Anchors(4, 3, List.of(0.5, 1.0, 2.0)),
                1,
                BoxDetector.Heads.SHARED,
                2,
                0.25);
        Network network = detector.network(GRID).keeping(Model.SCORE);
        float[] picture = new float[3 * 32 * 32];
        var random = new Seed(2).random();
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (float) random.nextGaussian();
        }
        try (OrtRuntime runtime = new OrtRuntime(network.toOnnx(network.initialise(new Seed(1))), 1)) {
            Array highest = Objects.requireNonNull(runtime.run(Map.of(Model.INPUT, Array.of(picture, GRID.shape(1))))
                    .get(Model.SCORE));
            assertThat(highest.floats()[0]).isNegative();
        }
    }
}
