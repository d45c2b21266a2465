package org.prodrome.data.format.nifti;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a volume's voxels lie. The sform counts if it is set, else the qform: the order of the NIfTI-1 standard's
 * methods 3 and 2. Without either (method 1) no orientation is known.
 *
 * @param affine from (column, row, slice, 1) to mm in RAS+, row by row; empty where it is unknown
 * @param spacing mm from one slice, row and column to the next; empty where it is unknown
 */
record Space(List<Double> affine, List<Double> spacing, List<String> warnings) {
    // Headers of version 1 hold 32-bit floats, and quaternions lose some of that.
    private static final double TOLERANCE = 1e-3;

    static Space of(Header header) {
        List<String> warnings = new ArrayList<>();
        double mm = millimetres(header.units() & 7, warnings);
        double @Nullable [] qform = header.qform()[0] > 0 ? qform(header, warnings) : null;
        double @Nullable [] sform = header.sform()[0] > 0 ? matrix(header.sform()) : null;
        if (qform != null && sform != null && far(qform, sform)) {
            warnings.add("sform and qform disagree: the sform is taken");
        }
        double @Nullable [] chosen = sform != null ? sform : qform;
        if (chosen == null) {
            warnings.add("no orientation: neither sform nor qform is set");
        } else if (!usable(chosen)) {
            warnings.add("no orientation: the " + (sform == null ? "qform" : "sform") + " can't be inverted");
            chosen = null;
        }
        List<Double> affine = chosen == null ? List.of() : scaled(chosen, mm);
        return new Space(affine, spacing(header, chosen, mm, warnings), warnings);
    }

    private static double millimetres(int code, List<String> warnings) {
        return switch (code) {
            case 1 -> 1000;
            case 2 -> 1;
            case 3 -> 0.001;
            default -> {
                warnings.add("no unit of space: mm is taken");
                yield 1;
            }
        };
    }

    private static double[] matrix(double[] sform) {
        double[] matrix = new double[16];
        System.arraycopy(sform, 1, matrix, 0, 12);
        matrix[15] = 1;
        return matrix;
    }

    /** The NIfTI-1 standard's method 2: a rotation by a unit quaternion of which b, c and d are stored. */
    private static double[] qform(Header header, List<String> warnings) {
        double[] q = header.qform();
        double b = q[1];
        double c = q[2];
        double d = q[3];
        double rest = 1 - (b * b + c * c + d * d);
        double a = Math.sqrt(Math.max(0, rest));
        if (rest < -TOLERANCE) {
            warnings.add("the quaternion of the qform is longer than 1 and was shortened");
        }
        if (rest < 0) {
            double norm = Math.sqrt(b * b + c * c + d * d);
            b /= norm;
            c /= norm;
            d /= norm;
        }
        double[] pixdim = header.pixdim();
        double x = Math.abs(pixdim[1]);
        double y = Math.abs(pixdim[2]);
        double z = Math.abs(pixdim[3]) * (pixdim[0] < 0 ? -1 : 1);
        return new double[] {
            (a * a + b * b - c * c - d * d) * x,
            2 * (b * c - a * d) * y,
            2 * (b * d + a * c) * z,
            q[4],
            2 * (b * c + a * d) * x,
            (a * a + c * c - b * b - d * d) * y,
            2 * (c * d - a * b) * z,
            q[5],
            2 * (b * d - a * c) * x,
            2 * (c * d + a * b) * y,
            (a * a + d * d - b * b - c * c) * z,
            q[6],
            0,
            0,
            0,
            1
        };
    }

    private static boolean far(double[] one, double[] other) {
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                double size = column == 3 ? 1 : Math.max(norm(one, column), norm(other, column));
                // A hundredth of a voxel; a tenth of a mm for where it lies.
                if (Math.abs(one[4 * row + column] - other[4 * row + column]) > (column == 3 ? 0.1 : 0.01 * size)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean usable(double[] m) {
        double determinant = m[0] * (m[5] * m[10] - m[6] * m[9])
                - m[1] * (m[4] * m[10] - m[6] * m[8])
                + m[2] * (m[4] * m[9] - m[5] * m[8]);
        return DoubleStream.of(m).allMatch(Double::isFinite) && Double.isFinite(determinant) && determinant != 0;
    }

    private static List<Double> scaled(double[] matrix, double mm) {
        List<Double> scaled = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            scaled.add(i < 12 ? matrix[i] * mm : matrix[i]);
        }
        return scaled;
    }

    private static List<Double> spacing(Header header, double @Nullable [] affine, double mm, List<String> warnings) {
        List<Double> spacing = new ArrayList<>();
        boolean disagree = false;
        boolean negative = false;
        for (int axis = 3; axis >= 1; axis--) {
            double stated = header.pixdim()[axis];
            negative |= stated < 0;
            stated = Math.abs(stated);
            double size = affine == null ? stated : norm(affine, axis - 1);
            boolean close = Math.abs(stated - size) <= TOLERANCE * size;
            disagree |= !close;
            double chosen = (close ? stated : size) * mm;
            if (!(chosen > 0) || Double.isInfinite(chosen)) {
                warnings.add("no spacing: the voxels' size is not above 0 along every axis");
                return List.of();
            }
            spacing.add(chosen);
        }
        if (negative) {
            warnings.add("the voxels' size was negative: its sign is dropped");
        }
        if (disagree) {
            warnings.add("the voxels' size in pixdim and in the orientation disagree: the orientation's is taken");
        }
        return spacing;
    }

    private static double norm(double[] affine, int column) {
        return Math.sqrt(affine[column] * affine[column]
                + affine[4 + column] * affine[4 + column]
                + affine[8 + column] * affine[8 + column]);
    }
}
