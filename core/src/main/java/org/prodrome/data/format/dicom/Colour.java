package org.prodrome.data.format.dicom;

/** From luminance and colour differences to red, green and blue, of full range (PS3.3, section C.7.6.3.1.2). */
final class Colour {
    private Colour() {}

    /** Replaces the planes Y, CB and CR by R, G and B, each of so many bits. */
    static void toRgb(int[][] planes, int bits) {
        double half = 1L << (bits - 1);
        double most = (1L << bits) - 1;
        for (int i = 0; i < planes[0].length; i++) {
            double y = planes[0][i];
            double b = planes[1][i] - half;
            double r = planes[2][i] - half;
            planes[0][i] = round(y + 1.402 * r, most);
            planes[1][i] = round(y - 0.114 * 1.772 / 0.587 * b - 0.299 * 1.402 / 0.587 * r, most);
            planes[2][i] = round(y + 1.772 * b, most);
        }
    }

    private static int round(double value, double most) {
        return (int) Math.clamp(Math.floor(value + 0.5), 0, most);
    }
}
