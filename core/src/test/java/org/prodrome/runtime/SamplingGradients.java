package org.prodrome.runtime;

import java.util.ArrayList;
import java.util.List;
import org.prodrome.data.Seed;
import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.Operator.Sampling;

/** Cases for {@link GradientsTest}. */
final class SamplingGradients {
    private static final DrawnSamples DRAWS = new DrawnSamples(new Seed(3).random());

    private SamplingGradients() {}

    private static OneNode of(Sampling operator) {
        return OneNode.of(operator, 20);
    }

    static List<OneNode> cases() {
        List<OneNode> cases = new ArrayList<>(List.of(
                of(Sampling.AffineGrid).real(2, 2, 3).longs(2, 1, 2, 3),
                of(Sampling.AffineGrid)
                        .flag("align_corners", true)
                        .real(1, 3, 4)
                        .longs(1, 1, 2, 3, 2),
                of(Sampling.Col2Im).real(1, 4, 4).longs(3, 3).longs(2, 2),
                of(Sampling.Col2Im)
                        .integers("pads", 1, 0, 0, 0)
                        .real(1, 4, 6)
                        .longs(3, 3)
                        .longs(2, 2),
                of(Sampling.GridSample).text("mode", "nearest").real(1, 2, 3, 4).input(grid(1, 2, 2, 2)),
                of(Sampling.GridSample).real(1, 1, 2, 3, 2).real(grid(1, 1, 2, 1, 3)),
                of(Sampling.GridSample).real(1, 1, 4).real(grid(1, 3, 1)),
                OneNode.of(Sampling.Upsample, 9).real(1, 1, 2, 3).input(Samples.floats(1, 1, 2, 3)),
                OneNode.of(Sampling.Upsample, 9)
                        .text("mode", "linear")
                        .real(2, 3)
                        .input(Samples.floats(2, 1.5)),
                of(Sampling.Resize).real(1, 1, 3).absent().input(Samples.floats(1, 1, 2)),
                of(Sampling.Resize).real(1, 1, 2, 2, 2).absent().input(Samples.floats(1, 1, 2, 2, 2)),
                of(Sampling.Resize)
                        .text("mode", "linear")
                        .real(1, 1, 3)
                        .absent()
                        .input(Samples.floats(1, 1, 2)),
                of(Sampling.Resize)
                        .text("mode", "linear")
                        .real(1, 1, 2, 2, 2)
                        .absent()
                        .input(Samples.floats(1, 1, 2, 2, 2)),
                of(Sampling.Resize)
                        .text("mode", "cubic")
                        .flag("antialias", true)
                        .real(5, 4)
                        .absent()
                        .input(Samples.floats(0.5, 0.6)),
                of(Sampling.Resize)
                        .text("mode", "linear")
                        .text("coordinate_transformation_mode", "tf_crop_and_resize")
                        .number("extrapolation_value", 2)
                        .real(4, 4)
                        .input(Samples.floats(-0.2, 0, 0.7, 1.1))
                        .absent()
                        .longs(3, 5)));
        for (String mode : List.of("nearest", "linear", "cubic")) {
            for (String coordinates : List.of("half_pixel", "align_corners", "asymmetric")) {
                cases.add(of(Sampling.Resize)
                        .text("mode", mode)
                        .text("coordinate_transformation_mode", coordinates)
                        .real(1, 1, 3, 2)
                        .absent()
                        .absent()
                        .longs(1, 1, 6, 5));
            }
        }
        for (String mode : List.of("linear", "cubic")) {
            for (String padding : List.of("zeros", "border", "reflection")) {
                for (boolean aligned : new boolean[] {false, true}) {
                    cases.add(of(Sampling.GridSample)
                            .text("mode", mode)
                            .text("padding_mode", padding)
                            .flag("align_corners", aligned)
                            .real(1, 2, 4, 3)
                            .real(grid(1, 2, 2, 2)));
                }
            }
        }
        return cases;
    }

    /** Places that aren't near an element or halfway between two, where there are kinks. */
    private static Array grid(long... shape) {
        return DrawnSamples.of(ElementType.FLOAT64, _ -> (2 * DRAWS.from(-6, 5) + 1.31) / 9.0, shape);
    }
}
