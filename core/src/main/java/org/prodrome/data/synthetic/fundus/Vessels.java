package org.prodrome.data.synthetic.fundus;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.data.Seed;

/**
 * Arteries and veins that come out of the optic disc, arch around the macula and fork. Daughters obey Murray's law: the
 * cubes of their calibres add up to the parent's (Murray, PNAS 12, 1926).
 *
 * @param pieces short straight ones
 */
record Vessels(List<Piece> pieces) {
    private static final double STEP = 0.05;
    private static final double THINNEST = 0.0055;
    private static final int MOST = 900;

    /** @param half of its calibre; {@code vein} is the darker kind */
    record Piece(double x, double y, double endX, double endY, double half, boolean vein) {}

    private record Tip(double x, double y, double way, double half, boolean vein, double bend, int age) {}

    /** @param discX of the disc and {@code nasal}: the direction from the fovea to it, -1 or 1 */
    static Vessels draw(double discX, double discY, double nasal, Seed seed) {
        SplittableRandom random = seed.random();
        List<Tip> tips = new ArrayList<>();
        for (int up = -1; up <= 1; up += 2) {
            for (int kind = 0; kind < 2; kind++) {
                double half = kind == 0 ? random.nextDouble(0.013, 0.018) : random.nextDouble(0.017, 0.024);
                double towards = nasal > 0 ? Math.PI : 0;
                double spread = random.nextDouble(1.05, 1.35) * up * nasal;
                tips.add(new Tip(discX, discY, towards + spread, half, kind == 1, -0.055 * up * nasal, 0));
                double away = nasal > 0 ? 0 : Math.PI;
                tips.add(new Tip(
                        discX, discY, away - random.nextDouble(0.5, 1) * up * nasal, 0.75 * half, kind == 1, 0, 0));
            }
        }
        List<Piece> pieces = new ArrayList<>();
        while (!tips.isEmpty() && pieces.size() < MOST) {
            Tip tip = tips.removeFirst();
            double way = tip.way() + tip.bend() + 0.13 * random.nextGaussian();
            double x = tip.x() + STEP * StrictMath.cos(way);
            double y = tip.y() + STEP * StrictMath.sin(way);
            pieces.add(new Piece(tip.x(), tip.y(), x, y, tip.half(), tip.vein()));
            boolean macular = Math.hypot(x, y) < 0.17;
            if (x * x + y * y > 1.5 || tip.half() < THINNEST || macular) {
                continue;
            }
            if (tip.age() > 2 && random.nextDouble() < 0.20) {
                double share = random.nextDouble(0.12, 0.5);
                double small = tip.half() * StrictMath.cbrt(share);
                double large = tip.half() * StrictMath.cbrt(1 - share);
                double side = random.nextBoolean() ? 1 : -1;
                tips.add(new Tip(x, y, way - 0.2 * side, large, tip.vein(), tip.bend(), 0));
                tips.add(new Tip(x, y, way + side * random.nextDouble(0.5, 0.95), small, tip.vein(), 0, 0));
            } else {
                tips.add(new Tip(x, y, way, 0.995 * tip.half(), tip.vein(), tip.bend(), tip.age() + 1));
            }
        }
        return new Vessels(List.copyOf(pieces));
    }

    /**
     * How much of each pixel is blood, of {@code side} pixels either way, from 0 to 1: negative for veins.
     *
     * @param shiftX and shiftY: where the frame lies
     */
    float[] blood(int side, double shiftX, double shiftY) {
        float[] grid = new float[side * side];
        double pixel = 2.0 / side;
        for (Piece piece : pieces) {
            double reach = piece.half() + pixel;
            int left = index(Math.min(piece.x(), piece.endX()) + shiftX - reach, side);
            int right = index(Math.max(piece.x(), piece.endX()) + shiftX + reach, side);
            int top = index(Math.min(piece.y(), piece.endY()) + shiftY - reach, side);
            int bottom = index(Math.max(piece.y(), piece.endY()) + shiftY + reach, side);
            for (int row = top; row <= bottom; row++) {
                for (int column = left; column <= right; column++) {
                    double px = (2 * column + 1.0) / side - 1 - shiftX;
                    double py = (2 * row + 1.0) / side - 1 - shiftY;
                    double near = distance(piece, px, py);
                    double width = Math.min(1, 2 * piece.half() / pixel);
                    double cover = width * Math.clamp((piece.half() - near) / pixel + 0.5, 0, 1);
                    if (cover > Math.abs(grid[row * side + column])) {
                        grid[row * side + column] = (float) (piece.vein() ? -cover : cover);
                    }
                }
            }
        }
        return grid;
    }

    private static int index(double place, int side) {
        return Math.clamp((int) ((place + 1) / 2 * side), 0, side - 1);
    }

    private static double distance(Piece piece, double px, double py) {
        double dx = piece.endX() - piece.x();
        double dy = piece.endY() - piece.y();
        double along = Math.clamp(((px - piece.x()) * dx + (py - piece.y()) * dy) / (dx * dx + dy * dy), 0, 1);
        return Math.hypot(px - piece.x() - along * dx, py - piece.y() - along * dy);
    }
}
