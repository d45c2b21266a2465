package org.prodrome.model.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Network;
import org.prodrome.graph.Role;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.model.FrontEnd;
import org.prodrome.model.Grid;
import org.prodrome.model.RangeFrontEnd;
import org.prodrome.model.coder.Features;
import org.prodrome.model.supervised.UNet;

/**
 * Trunks at their papers' sizes have as many parameters, with a layer for ImageNet's 1000 classes, as published, and
 * give as many channels and places.
 */
class PublishedSizesTest {
    private static final FrontEnd PLAIN = new RangeFrontEnd(0, 255);
    private static final int CLASSES = 1000;

    /** Torchvision's documentation (num_params), unless it says otherwise. */
    static Stream<Arguments> published() {
        return Stream.of(
                Arguments.of("ResNet-18", ResidualTrunk.of18(), 224, 512, 7, 11_689_512),
                Arguments.of("ResNet-34", ResidualTrunk.of34(), 224, 512, 7, 21_797_672),
                Arguments.of("ResNet-50", ResidualTrunk.of50(), 224, 2048, 7, 25_557_032),
                Arguments.of("ResNet-101", ResidualTrunk.of101(), 224, 2048, 7, 44_549_160),
                Arguments.of("AlexNet of 2014", AlexNet.ofOneTower(), 224, 4096, 0, 61_100_840),
                // Caffe's bvlc_reference networks.
                Arguments.of("AlexNet of 2012", AlexNet.ofPaper(), 224, 4096, 0, 60_965_224),
                Arguments.of("VGG-11", Vgg.of11(false), 224, 4096, 0, 132_863_336),
                Arguments.of("VGG-13", Vgg.of13(false), 224, 4096, 0, 133_047_848),
                Arguments.of("VGG-16", Vgg.of16(false), 224, 4096, 0, 138_357_544),
                Arguments.of("VGG-19", Vgg.of19(false), 224, 4096, 0, 143_667_240),
                // Torchvision's convolutions before a normalisation have biases, 4224 in all.
                Arguments.of("VGG-16 with norm", Vgg.of16(true), 224, 4096, 0, 138_365_992 - 4224),
                Arguments.of("GoogLeNet", GoogLeNet.ofPaper(), 224, 1024, 7, 6_998_552),
                Arguments.of("DenseNet-121", DenseNet.of121(), 224, 1024, 7, 7_978_856),
                // Keras' summary, trainable parameters.
                Arguments.of("Xception", Xception.ofPaper(), 299, 2048, 10, 22_855_952));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("published")
    void hasAsManyParametersAsPublished(String name, Trunk trunk, int edge, int channels, int places, long parameters) {
        GraphBuilder g = new GraphBuilder(name);
        Features features = trunk.of(g, "", PLAIN.input(g, Grid.ofSpace(3, edge, edge)));
        assertThat(features.channels()).isEqualTo(channels);
        assertThat(features.places()).isEqualTo(places == 0 ? List.of() : List.of(places, places));
        Features mean = features.mean(g);
        g.output("classes", Layers.dense(g, "head", mean.value(), channels, CLASSES), GraphBuilder.ANY, CLASSES);
        assertThat(trained(g.build())).isEqualTo(parameters);
    }

    /** A U-Net of one channel and one class, without normalisation, by the paper's figure 1, layer by layer. */
    @Test
    void aUNetHasThePapersLevels() {
        long expected = 0;
        int[] filters = {64, 128, 256, 512, 1024};
        int before = 1;
        for (int level : filters) {
            expected += 9L * before * level + level + 9L * level * level + level;
            before = level;
        }
        for (int level = 3; level >= 0; level--) {
            int wide = filters[level];
            expected += 4L * 2 * wide * wide + wide;
            expected += 9L * 2 * wide * wide + wide + 9L * wide * wide + wide;
        }
        expected += 64 + 1;
        assertThat(trained(UNet.ofPaper(PLAIN, 0.01).network(Grid.ofSpace(1, 64, 64))))
                .isEqualTo(expected);
        assertThatThrownBy(() -> UNet.ofPaper(PLAIN, 0.01).network(Grid.ofSpace(1, 64, 72)))
                .hasMessageContaining("u-net: expected lengths that 16 divides, for 5 levels, got [64, 72]");
    }

    @Test
    void aPyramidsLevelsHaveTheStagesPlaces() {
        GraphBuilder g = new GraphBuilder("pyramid");
        FrontEnd.Seen seen = PLAIN.input(g, Grid.ofSpace(3, 224, 224));
        List<Features> levels = new FeaturePyramid(ResidualTrunk.of50(), 2, 256).levels(g, "", seen);
        assertThat(levels)
                .extracting(Features::places)
                .containsExactly(List.of(28, 28), List.of(14, 14), List.of(7, 7));
        assertThat(levels).extracting(Features::channels).containsOnly(256);
    }

    private static long trained(Network network) {
        return network.parameters().stream()
                .filter(parameter -> parameter.role() == Role.TRAINABLE)
                .mapToLong(parameter -> parameter.shape().stream().reduce(1L, (a, b) -> a * b))
                .sum();
    }

    @Test
    void aWindowThatIsTooSmallIsRefusedByTheLayersName() {
        GraphBuilder g = new GraphBuilder("small");
        FrontEnd.Seen seen = PLAIN.input(g, Grid.ofSpace(3, 32, 32));
        assertThatThrownBy(() -> AlexNet.ofPaper().of(g, "", seen))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("layer5.pool: expected lengths of 3 or more, got [")
                .hasMessageContaining("the input is too small for so many layers");
    }
}
