package org.prodrome.runtime;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * He et al. 2017, section 3: pools regions of a feature map [batch, channel, height, width] at points between its
 * elements. It can be differentiated by the feature map, as often as one likes.
 */
final class RoiAlignKernel {
    private final Node node;
    private final boolean largest;
    private final boolean halfPixel;
    private final int height;
    private final int width;
    private final int sampling;
    private final double scale;

    private RoiAlignKernel(Node node) {
        this.node = node;
        String mode = node.text("mode", "avg");
        largest = switch (mode) {
            case "avg" -> false;
            case "max" -> true;
            default -> throw node.failure("expected the mode avg or max, got " + mode);
        };
        String transformation = node.text("coordinate_transformation_mode", "half_pixel");
        boolean half = switch (transformation) {
            case "half_pixel" -> true;
            case "output_half_pixel" -> false;
            default ->
                throw node.failure("expected the coordinate_transformation_mode half_pixel or output_half_pixel, got "
                        + transformation);
        };
        halfPixel = node.opset() >= 16 && half;
        height = count("output_height", 1, 1);
        width = count("output_width", 1, 1);
        sampling = count("sampling_ratio", 0, 0);
        scale = node.number("spatial_scale", 1);
    }

    static Kernel of(Node node) {
        return Kernel.of(new RoiAlignKernel(node)::run);
    }

    private int count(String attribute, long otherwise, long least) {
        long value = node.integer(attribute, otherwise);
        if (value < least || value > Short.MAX_VALUE) {
            throw node.failure("expected " + attribute + " of " + least + " to " + Short.MAX_VALUE + ", got " + value);
        }
        return (int) value;
    }

    private Tensor run(Operands x) {
        Tensor map = x.get(0);
        Tensor regions = x.get(1);
        long[] samples = x.longs(2);
        if (map.dim() != 4 || regions.dim() != 2 || regions.size(1) != 4 || regions.size(0) != samples.length) {
            throw node.failure("expected a map of 4 axes, regions [region, 4] and a sample each, got the shapes "
                    + Arrays.toString(map.shape()) + ", " + Arrays.toString(regions.shape()) + " and ["
                    + samples.length + "]");
        }
        Sizes.require(node, samples.length, map.size(1), height, width);
        double[] corners = Tensors.doubles(regions);
        TensorVector results = new TensorVector();
        for (int region = 0; region < samples.length; region++) {
            if (samples[region] < 0 || samples[region] >= map.size(0)) {
                throw node.failure(
                        "expected regions of samples 0 to " + (map.size(0) - 1) + ", got one of " + samples[region]);
            }
            Tensor sample = map.select(0, samples[region]);
            RoiPoints rows = points(corners[4 * region + 1], corners[4 * region + 3], map, 2, height);
            RoiPoints columns = points(corners[4 * region], corners[4 * region + 2], map, 3, width);
            results.push_back(largest ? largest(sample, rows, columns) : average(sample, rows, columns));
        }
        return samples.length == 0 ? map.new_zeros(0, map.size(1), height, width) : torch.stack(results, 0);
    }

    private RoiPoints points(double from, double to, Tensor map, int axis, int bins) {
        boolean single = Tensors.type(map) != ScalarType.Double;
        double offset = halfPixel ? 0.5 : 0;
        double start = RoiPoints.round(RoiPoints.round(from * scale, single) - offset, single);
        double end = RoiPoints.round(RoiPoints.round(to * scale, single) - offset, single);
        double extent = RoiPoints.round(end - start, single);
        return RoiPoints.of(
                node, start, halfPixel ? extent : Math.max(extent, 1), map.size(axis), bins, sampling, single);
    }

    /**
     * The mean of a bin's points. Bilinear weights are a product of one along each axis, and so are their means: the
     * result is rows * map * columns.
     */
    private static Tensor average(Tensor sample, RoiPoints rows, RoiPoints columns) {
        Tensor across =
                torch.matmul(sample, columns.average(sample, sample.size(2)).t());
        return torch.matmul(rows.average(sample, sample.size(1)), across);
    }

    /**
     * The largest of a bin's points, where ONNX means the largest of the four weighted elements around each point, not
     * the largest of their sums.
     */
    private Tensor largest(Tensor sample, RoiPoints rows, RoiPoints columns) {
        long channels = sample.size(0);
        if (rows.perBin() == 0 || columns.perBin() == 0) {
            return sample.new_zeros(channels, height, width);
        }
        Sizes.require(node, channels, height, width, rows.perBin(), columns.perBin(), 4);
        int perBin = rows.perBin() * columns.perBin();
        int count = RoiPoints.few(4L * height * width * perBin);
        long[] places = new long[count];
        double[] weights = new double[count];
        int at = 0;
        for (int bin = 0; bin < height * width; bin++) {
            for (int point = 0; point < perBin; point++) {
                int row = bin / width * rows.perBin() + point / columns.perBin();
                int column = bin % width * columns.perBin() + point % columns.perBin();
                for (int corner = 0; corner < 4; corner++, at++) {
                    boolean below = corner >= 2;
                    boolean right = corner % 2 == 1;
                    long y = below ? rows.high()[row] : rows.low()[row];
                    long z = right ? columns.high()[column] : columns.low()[column];
                    places[at] = y * sample.size(2) + z;
                    weights[at] = (below ? rows.shareHigh(row) : rows.shareLow(row))
                            * (right ? columns.shareHigh(column) : columns.shareLow(column));
                }
            }
        }
        Tensor taken = torch.index_select(sample.flatten(1, -1), 1, Tensors.index(sample, places));
        Tensor weighted = torch.mul(taken, Tensors.like(sample, weights, count));
        return torch.amax(weighted.view(channels, height, width, perBin * 4L), new long[] {-1}, false);
    }
}
