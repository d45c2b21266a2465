package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prodrome.runtime.Clipping;
import org.prodrome.runtime.Optimiser;
import org.prodrome.runtime.Precision;
import org.prodrome.runtime.Truncation;
import org.prodrome.signal.augment.BiasField;
import org.prodrome.signal.augment.Flip;
import org.prodrome.train.Averaging;
import org.prodrome.train.Extent;
import org.prodrome.train.Schedule;

/** What recipes may say of training, what they needn't, and what they hear when they err. */
class TrainingKeysTest {
    private static Recipe.Training training(String more) throws Exception {
        String yaml =
                RecipeFile.find("heart-sound/convolutional-autoencoder").yaml().replace("  schedule: cosine\n", more);
        return new RecipeFile("small", yaml).in(Profile.STANDARD).training();
    }

    @Test
    void whatIsNotSaidIsUsual() throws Exception {
        Recipe.Training training = training("  schedule: cosine\n");
        assertThat(training.schedule()).isEqualTo(Schedule.COSINE);
        assertThat(training.optimises()).isEqualTo(Optimiser.AdamW.of(training.learningRate(), training.weightDecay()));
        assertThat(training.clip()).isEqualTo(new Clipping.None());
        assertThat(training.truncate()).isEqualTo(new Truncation.None());
        assertThat(training.averaging()).isEqualTo(new Averaging.None());
        assertThat(training.earlyStopping()).isEqualTo(new Stopping.Never());
        assertThat(training.checkpoint()).isEqualTo(new Keeping.Last());
        assertThat(training.freeze()).isEmpty();
        assertThat(training.microBatches()).isEqualTo(1);
        assertThat(training.precision()).isEqualTo(Precision.FLOAT32);
    }

    @Test
    void allCanBeSaid() throws Exception {
        Recipe.Training training = training("""
                  schedule: warm-up 5 % then one-cycle
                  optimiser: sgd nesterov 0.9
                  clip: norm 1
                  truncate: 50 steps
                  micro_batches: 4
                  averaging: exponential 0.999 from 10 %
                  freeze: [encoder*, "*.bias"]
                  early_stopping: patience 5 every 50 steps on 15 %
                  precision: bfloat16
                  augment: [{type: flip, axis: 1, probability: 0.5}, {type: bias-field, strength: 0.2, cells: 2}]
                  mix_up: 0.4
                """);
        assertThat(training.schedule().text()).isEqualTo("warm-up 5 % then one-cycle");
        assertThat(training.optimises())
                .isEqualTo(new Optimiser.Sgd(training.learningRate(), 0.9, true, training.weightDecay()));
        assertThat(training.clip()).isEqualTo(new Clipping.Norm(1));
        assertThat(training.truncate()).isEqualTo(new Truncation.Pieces(50));
        assertThat(training.averaging()).isEqualTo(new Averaging.Exponential(0.999, new Extent.Percent(10)));
        assertThat(training.freeze()).containsExactly("encoder*", "*.bias");
        assertThat(training.earlyStopping()).isEqualTo(new Stopping.Patience(5, 50, 15));
        assertThat(training.microBatches()).isEqualTo(4);
        assertThat(training.precision()).isEqualTo(Precision.BFLOAT16);
        assertThat(training.augment()).containsExactly(new Flip(1, 0.5), new BiasField(0.2, 2));
        assertThat(training.mixUp()).isEqualTo(0.4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    schedule: cosin                  | did you mean cosine?
                    schedule: {type: cosine}         | small: training.schedule: expected a word or a few, got keys and values
                    optimiser: adanw                 | did you mean adamw?
                    clip: norms 1                    | did you mean norm 1?
                    clip: norm 0                     | clip norm: expected a number above 0, got 0.0
                    truncate: 50 stepz               | truncate: expected none or 50 steps, got '50 stepz'; did you mean 50 steps?
                    truncate: 0 steps                | truncate: expected 1 step or more, got 0
                    averaging: exponentail 0.99      | did you mean exponential 0.999?
                    early_stopping: pateince 5 every 50 steps on 15 % | did you mean patience 5 every 50 steps on 15 %?
                    early_stopping: patience 0 every 1 steps on 15 %  | early stopping: expected a patience
                    checkpoint: best of 5 by synthetic anomaly on 15 % | did you mean best of 10 by synthetic anomalies on 15 %?
                    checkpoint: best of 1 by synthetic anomalies on 15 % | checkpoint: expected the best of 2 to 100 on a part above 0 % and below 100 %, got 1 on 15.0 %
                    micro_batches: 0                 | training.micro_batches: expected 1 or more, got 0
                    precision: bfloat                | did you mean bfloat16?
                    optimizer: adam                  | did you mean optimiser?
                    augment: [{type: flp}]           | training.augment[0]: expected one of [affine, bias-field, channel-drop, elastic, flip, intensity, noise], got type flp; did you mean flip?
                    augment: [{type: noise, most: 2}] | augmentation noise.most: expected 0 to 1, got 2.0
                    augment: [{type: noise}]         | expected the key most, got none
                    mix_up: 2                        | training.mix_up: expected 0 to 1, got 2.0
                    """)
    void mistakesAreNamed(String line, String message) {
        String before = line.startsWith("schedule") ? "" : "  schedule: cosine\n";
        assertThatThrownBy(() -> training(before + "  " + line + "\n"))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    batch: 32             | batch: 30000  | training.batch: expected 26214 at most, for 10240 values a window, got 30000
                    filters: [16, 32, 64] | filters: []   | expected 1 to 16 numbers of filters, each 1 or more, got []
                    bottleneck: 4         | bottleneck: 0 | expected a bottleneck of 1 or more, got 0
                    """)
    void sizesThatNoNetworkHasAreNamed(String good, String bad, String message) throws Exception {
        String yaml = RecipeFile.find("heart-sound/convolutional-autoencoder").yaml();
        assertThatThrownBy(() -> new RecipeFile("small", yaml.replace(good, bad)).in(Profile.STANDARD))
                .isInstanceOf(RecipeException.class)
                .hasMessageContaining(message);
    }
}
