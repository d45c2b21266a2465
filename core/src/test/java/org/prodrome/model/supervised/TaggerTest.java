package org.prodrome.model.supervised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameters;
import org.prodrome.graph.fragment.Recurrence;
import org.prodrome.graph.fragment.Recurrence.Direction;
import org.prodrome.model.Grid;
import org.prodrome.model.Model;
import org.prodrome.model.Target;
import org.prodrome.model.WordFrontEnd;
import org.prodrome.model.trunk.Gaps;
import org.prodrome.model.trunk.Pooling;
import org.prodrome.model.trunk.RecurrentTrunk;
import org.prodrome.model.trunk.Steps;
import org.prodrome.runtime.Device;
import org.prodrome.runtime.Optimiser;
import org.prodrome.runtime.OrtRuntime;
import org.prodrome.signal.Field;
import org.prodrome.train.Loop;
import org.prodrome.train.Schedule;

/** Texts of twelve words at most, of which word 7 begins an entity that the word after it is in, whatever it is. */
class TaggerTest {
    private static final int LENGTH = 12;
    private static final int BEGINNING = 7;
    private static final Grid GRID = Grid.ofSymbols(LENGTH, 40);
    private static final Tagger TAGGER = new Tagger(
            new WordFrontEnd(30, 8),
            new RecurrentTrunk(
                    new Steps.Each(), Gaps.FILLED, Recurrence.LSTM, Direction.BOTH, List.of(12), 0, Pooling.MEAN));

    private static Map<String, Array> batch(long step) {
        var random = new Seed(4).split(step).random();
        float[] words = new float[16 * LENGTH];
        float[] tags = new float[words.length];
        for (int i = 0; i < words.length; i++) {
            int place = i % LENGTH;
            boolean beyond = place > 5 + i / LENGTH % 7;
            words[i] = beyond ? 0 : random.nextInt(5) == 0 ? BEGINNING : 8 + random.nextInt(12);
            boolean within = place > 0 && words[i - 1] == BEGINNING;
            tags[i] = beyond
                    ? Float.NaN
                    : words[i] == BEGINNING ? Target.Tags.BEGINS : within ? Target.Tags.INSIDE : Target.Tags.OUTSIDE;
        }
        return Map.of(Model.INPUT, Array.of(words, GRID.shape(16)), Target.Tags.INPUT, Array.of(tags, 16, LENGTH));
    }

    private static byte[] trained() {
        Network network = TAGGER.network(GRID);
        float[] words = batch(0).get(Model.INPUT).floats();
        List<Field> texts = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            texts.add(Field.ofTime(Arrays.copyOfRange(words, i * LENGTH, (i + 1) * LENGTH)));
        }
        Parameters start = TAGGER.fitted(network.initialise(new Seed(1)), texts, GRID);
        Parameters trained = Loop.train(
                network,
                start,
                TAGGER.phases(network, Optimiser.AdamW.of(0.03, 0), Schedule.COSINE),
                TaggerTest::batch,
                150,
                Device.CPU,
                new Seed(2),
                (_, _, _) -> {});
        return network.keeping(TAGGER.outputs()).toOnnx(trained);
    }

    private static String tags(float[] shares, int words) {
        StringBuilder tags = new StringBuilder();
        for (int word = 0; word < words; word++) {
            int best = 0;
            for (int tag = 1; tag < Target.Tags.COUNT; tag++) {
                best = shares[3 * word + tag] > shares[3 * word + best] ? tag : best;
            }
            tags.append("OBI".charAt(best));
        }
        return tags.toString();
    }

    /** A word that was never seen is in an entity like any other; what is filled up has no say in the score. */
    @Test
    void tagsWordsByThoseBeforeThem() {
        float[][] texts = {{9, 7, 12, 10, 7, 7, 39, 11}, {9, 12, 10}};
        try (OrtRuntime ort = new OrtRuntime(trained(), 1)) {
            float[] scores = new float[2];
            String[] tags = new String[2];
            for (int i = 0; i < 2; i++) {
                float[] filled = Arrays.copyOf(texts[i], LENGTH);
                Map<String, Array> said = ort.run(Map.of(Model.INPUT, Array.of(filled, GRID.shape(1))));
                scores[i] = Objects.requireNonNull(said.get(Model.SCORE)).floats()[0];
                tags[i] = tags(Objects.requireNonNull(said.get(Tagger.TAGS)).floats(), texts[i].length);
            }
            assertThat(tags).containsExactly("OBIOBBIO", "OOO");
            assertThat(scores[0]).isPositive();
            assertThat(scores[1]).isNegative();
        }
    }

    @Test
    void whatIsNoTextIsRefused() {
        assertThatThrownBy(() -> TAGGER.network(Grid.ofTime(1, 100, 50)))
                .hasMessageStartingWith("word front end: expected words, got numbers");
        Tagger coarse = new Tagger(
                TAGGER.frontEnd(),
                new RecurrentTrunk(
                        new Steps.Frames(2), Gaps.FILLED, Recurrence.GRU, Direction.BOTH, List.of(4), 0, Pooling.MEAN));
        assertThatThrownBy(() -> coarse.network(GRID))
                .hasMessage("tagger: expected texts and a step of the recurrent layers a word, got [6] of [12]");
    }
}
