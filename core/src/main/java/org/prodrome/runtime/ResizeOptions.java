package org.prodrome.runtime;

import java.util.EnumSet;
import java.util.Set;
import org.prodrome.graph.Operator;

/**
 * What a Resize or Upsample node says. Constants are spelled as ONNX spells them.
 *
 * @param cubic the coefficient a of Keys, Cubic convolution interpolation for digital image processing, IEEE
 *     Transactions on Acoustics, Speech, and Signal Processing 29, 1981, equation 4 of whose general form is used
 * @param extrapolation the value outside what is cropped
 */
record ResizeOptions(
        Interpolation interpolation,
        Coordinates coordinates,
        Rounding rounding,
        Proportion proportion,
        boolean antialias,
        boolean excludeOutside,
        double cubic,
        float extrapolation) {

    enum Interpolation {
        NEAREST,
        LINEAR,
        CUBIC
    }

    /** How an axis that grows and shrinks keeps its proportion to others. */
    enum Proportion {
        STRETCH,
        NOT_LARGER,
        NOT_SMALLER
    }

    /**
     * Which element is nearest to a place. A place is halfway between two if rounding in 32 bits may have moved it off.
     */
    enum Rounding {
        ROUND_PREFER_FLOOR,
        ROUND_PREFER_CEIL,
        FLOOR,
        CEIL,
        /** As it was before there was a choice: down, and up where an axis shrinks. */
        BY_DIRECTION;

        private static final double SLACK = 1e-6;

        long nearest(float place, boolean shrinks) {
            return (long)
                    switch (this) {
                        case ROUND_PREFER_FLOOR -> Math.ceil(place - 0.5 - SLACK);
                        case ROUND_PREFER_CEIL -> Math.floor(place + 0.5 + SLACK);
                        case FLOOR -> Math.floor(place);
                        case CEIL -> Math.ceil(place);
                        case BY_DIRECTION -> shrinks ? Math.ceil(place) : Math.floor(place);
                    };
        }
    }

    /** Where an element of the new axis lies on the old one. */
    enum Coordinates {
        HALF_PIXEL,
        PYTORCH_HALF_PIXEL,
        ALIGN_CORNERS,
        ASYMMETRIC,
        TF_HALF_PIXEL_FOR_NN,
        TF_CROP_AND_RESIZE,
        HALF_PIXEL_SYMMETRIC;

        float place(int i, Resampling.Stretch s) {
            float last = s.original() - 1;
            return switch (this) {
                case HALF_PIXEL -> (i + 0.5f) / s.scale() - 0.5f;
                case PYTORCH_HALF_PIXEL -> s.resized() > 1 ? (i + 0.5f) / s.scale() - 0.5f : 0;
                case ALIGN_CORNERS -> s.width() == 1 ? 0 : i * last / (s.width() - 1);
                case ASYMMETRIC -> i / s.scale();
                case TF_HALF_PIXEL_FOR_NN -> (i + 0.5f) / s.scale();
                case TF_CROP_AND_RESIZE ->
                    s.resized() > 1
                            ? s.start() * last + i * (s.end() - s.start()) * last / (s.resized() - 1)
                            : 0.5f * (s.start() + s.end()) * last;
                case HALF_PIXEL_SYMMETRIC ->
                    s.original() / 2f * (1 - s.resized() / s.width()) + (i + 0.5f) / s.scale() - 0.5f;
            };
        }
    }

    /** As each operator set has it: Upsample, and Resize before 11, know two interpolations and count from corners. */
    static ResizeOptions of(Node node) {
        boolean old = node.opset() < 11 || node.operator() == Operator.Sampling.Upsample;
        Set<Interpolation> interpolations =
                old ? EnumSet.of(Interpolation.NEAREST, Interpolation.LINEAR) : EnumSet.allOf(Interpolation.class);
        Interpolation interpolation = node.choice("mode", Interpolation.NEAREST, interpolations);
        if (old) {
            return new ResizeOptions(
                    interpolation,
                    Coordinates.ASYMMETRIC,
                    Rounding.BY_DIRECTION,
                    Proportion.STRETCH,
                    false,
                    false,
                    0,
                    0);
        }
        boolean antialias = node.flag("antialias", false);
        if (antialias && interpolation == Interpolation.NEAREST) {
            throw node.failure("expected the mode linear or cubic with antialias, got nearest");
        }
        return new ResizeOptions(
                interpolation,
                node.choice("coordinate_transformation_mode", Coordinates.HALF_PIXEL, EnumSet.allOf(Coordinates.class)),
                node.choice(
                        "nearest_mode",
                        Rounding.ROUND_PREFER_FLOOR,
                        EnumSet.range(Rounding.ROUND_PREFER_FLOOR, Rounding.CEIL)),
                node.choice("keep_aspect_ratio_policy", Proportion.STRETCH, EnumSet.allOf(Proportion.class)),
                antialias,
                node.flag("exclude_outside", false),
                node.number("cubic_coeff_a", -0.75),
                (float) node.number("extrapolation_value", 0));
    }

    /** The weight of a neighbour at that distance. */
    double kernel(double distance) {
        double d = Math.abs(distance);
        if (interpolation == Interpolation.LINEAR) {
            return Math.max(0, 1 - d);
        }
        if (d <= 1) {
            return ((cubic + 2) * d - (cubic + 3)) * d * d + 1;
        }
        return d < 2 ? ((cubic * d - 5 * cubic) * d + 8 * cubic) * d - 4 * cubic : 0;
    }
}
