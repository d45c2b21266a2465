package org.prodrome.data.format.dicom;

import org.prodrome.data.FormatException;

/**
 * Samples of a lossless JPEG scan: each is predicted by its neighbours (ITU-T T.81, annex H).
 *
 * @param rule 1 to 7, of table H.1
 * @param first what stands for the neighbours of the first sample
 * @param shift the point transform
 */
record JpegPredictor(int rule, int first, int shift) {
    private static final int MOD = 0xffff;

    /**
     * Fills the planes of a scan.
     *
     * @param restart samples of each plane after which prediction starts anew, a whole number of rows; 0 for never
     */
    void decode(JpegBits bits, JpegHuffman[] tables, int[][] planes, int width, int restart) throws FormatException {
        int count = planes[0].length;
        int fresh = 0;
        for (int i = 0; i < count; i++) {
            if (restart > 0 && i > 0 && i % restart == 0) {
                bits.restart();
                fresh = i;
            }
            for (int c = 0; c < planes.length; c++) {
                int size = bits.symbol(tables[c]);
                int difference = size == 16 ? 1 << 15 : bits.signed(size);
                planes[c][i] = (predicted(planes[c], i, width, fresh) + difference) & MOD;
            }
        }
        for (int[] plane : planes) {
            for (int i = 0; i < count && shift > 0; i++) {
                plane[i] <<= shift;
            }
        }
    }

    private int predicted(int[] plane, int i, int width, int fresh) {
        if (i == fresh) {
            return first;
        }
        if (i < fresh + width) {
            return plane[i - 1];
        }
        int above = plane[i - width];
        if (i % width == 0) {
            return above;
        }
        int left = plane[i - 1];
        int corner = plane[i - width - 1];
        return switch (rule) {
            case 1 -> left;
            case 2 -> above;
            case 3 -> corner;
            case 4 -> left + above - corner;
            case 5 -> left + ((above - corner) >> 1);
            case 6 -> above + ((left - corner) >> 1);
            default -> (left + above) >> 1;
        };
    }
}
