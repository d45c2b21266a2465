package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.prodrome.graph.Network;
import org.prodrome.graph.Parameter;
import org.prodrome.graph.Role;

/**
 * What recipes train in the profile paper has as many numbers as is published of the networks that their papers name,
 * with one logit in place of ImageNet's 1000 classes.
 */
final class PaperProfilesTest {
    private static final String TRUNK = "(stage|stem).*";

    /** Weights and biases of a last layer of 1000 classes beyond those of a logit. */
    private static long beyond(int features) {
        return 999L * (features + 1);
    }

    /** Each recipe, the names of the numbers that are counted, and how many numbers they train. */
    static Stream<Arguments> published() {
        return Stream.of(
                // Caffe's bvlc_reference_caffenet, which is AlexNet of 2012.
                Arguments.of("endoscopy/alaskar2019-alexnet", ".*", 60_965_224 - beyond(4096)),
                Arguments.of("endoscopy/fan2018-alexnet", ".*", 60_965_224 - beyond(4096)),
                // Caffe's bvlc_googlenet; a normalisation's scale and shift stand for the biases of 7280 filters.
                Arguments.of("endoscopy/alaskar2019-googlenet", ".*", 6_998_552 - beyond(1024) + 7280),
                // Keras' summary.
                Arguments.of("endoscopy/klang2020-xception", ".*", 22_855_952 - beyond(2048)),
                // Torchvision's ResNet-50 without its last layer, and to its third stage (without the fourth).
                Arguments.of("endoscopy/gammulle2020-relational-network", TRUNK, 25_557_032 - 2_049_000),
                Arguments.of("mri/fernando2020-plastic-memory", TRUNK, 25_557_032 - 2_049_000 - 14_964_736 - 6272),
                Arguments.of("endoscopy/wang2019-second-glance", TRUNK, 25_557_032 - 2_049_000),
                // ResNet-18 likewise.
                Arguments.of("endoscopy/wang2019-second-glance", "second\\." + TRUNK, 11_689_512 - 513_000),
                // Torchvision's DenseNet-121, 169 and 161, of one channel in place of three.
                Arguments.of(
                        "mri/islam2018-densenet-ensemble",
                        ".*",
                        7_978_856
                                - beyond(1024)
                                - 6272
                                + 14_149_480
                                - beyond(1664)
                                - 6272
                                + 28_681_000
                                - beyond(2208)
                                - 9408));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("published")
    void trainsAsManyNumbersAsPublished(String recipe, String layers, long expected) throws Exception {
        Recipe paper = RecipeFile.find(recipe).in(Profile.PAPER);
        Network network = paper.model().network(paper.preparation().grid());
        long trained = network.parameters().stream()
                .filter(each -> each.role() == Role.TRAINABLE)
                .filter(each -> each.name().matches(layers))
                .mapToLong(PaperProfilesTest::size)
                .sum();
        assertThat(trained).isEqualTo(expected);
    }

    private static long size(Parameter parameter) {
        return parameter.shape().stream().reduce(1L, (a, b) -> a * b);
    }
}
