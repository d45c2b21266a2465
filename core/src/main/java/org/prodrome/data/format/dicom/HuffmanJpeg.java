package org.prodrome.data.format.dicom;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.FormatException;

/**
 * Decodes what the platform's reader lacks of JPEG with Huffman codes: sequential images of 12 bits (ITU-T T.81,
 * process 4) and lossless ones (process 14), all components of full resolution. A scan that ends early is refused.
 */
final class HuffmanJpeg {
    private static final int BLOCK = 64;
    private static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };

    private final CodedFrames.Coded coded;
    private final JpegHeader header;
    private final int[][] quantisation = new int[4][];
    private final @Nullable JpegHuffman[] direct = new JpegHuffman[4];
    private final @Nullable JpegHuffman[] alternating = new JpegHuffman[4];
    private final int[][] planes;
    private final int[] block = new int[BLOCK];
    private int restart;

    HuffmanJpeg(CodedFrames.Coded coded, JpegHeader header) throws FormatException {
        this.coded = coded;
        this.header = header;
        boolean full = header.components().stream()
                .allMatch(c -> c.horizontal() == header.components().getFirst().horizontal()
                        && c.vertical() == header.components().getFirst().vertical());
        boolean sequential = header.process() == JpegHeader.Coding.EXTENDED && header.precision() == 12;
        boolean lossless =
                header.process() == JpegHeader.Coding.LOSSLESS && header.precision() >= 2 && header.precision() <= 16;
        if (!full || !(sequential || lossless)) {
            throw coded.bad(
                    header.at(),
                    "a JPEG image of 8 bits, or a sequential one of 12 or a lossless one of 2 to 16 with all components of"
                            + " full resolution",
                    "another of " + header.precision() + " bits");
        }
        planes = new int[header.components().size()][header.height() * header.width()];
    }

    int[][] decode() throws FormatException {
        int at = 2;
        boolean seen = false;
        while (true) {
            while (coded.u8(at) == 0xff && coded.u8(at + 1) == 0xff) {
                at++;
            }
            int marker = coded.u16(at);
            if (marker == 0xffd9) {
                break;
            }
            int length = coded.u16(at + 2);
            int next = at + 2 + length;
            switch (marker) {
                case 0xffdb -> quantisation(at + 4, next);
                case 0xffc4 -> huffman(at + 4, next);
                case 0xffdd -> restart = coded.u16(at + 4);
                case 0xffda -> {
                    next = scan(at + 4, next);
                    seen = true;
                }
                default -> {
                    if (marker < 0xff02) {
                        throw coded.bad(at, "a JPEG marker", "something else");
                    }
                }
            }
            if (next <= at) {
                throw coded.bad(at, "a JPEG segment", "one of no length");
            }
            at = next;
            if (seen && at >= coded.bytes().length - 1) {
                break;
            }
        }
        if (!seen) {
            throw coded.bad(at, "a JPEG scan", "none");
        }
        return planes;
    }

    private void quantisation(int from, int to) throws FormatException {
        int at = from;
        while (at < to) {
            boolean wide = coded.u8(at) >> 4 != 0;
            int[] table = new int[BLOCK];
            for (int i = 0; i < BLOCK; i++) {
                table[ZIGZAG[i]] = wide ? coded.u16(at + 1 + 2 * i) : coded.u8(at + 1 + i);
            }
            quantisation[coded.u8(at) & 3] = table;
            at += 1 + (wide ? 2 * BLOCK : BLOCK);
        }
    }

    private void huffman(int from, int to) throws FormatException {
        int at = from;
        while (at < to) {
            int kind = coded.u8(at);
            JpegHuffman table = JpegHuffman.read(coded, at + 1);
            (kind >> 4 == 0 ? direct : alternating)[kind & 3] = table;
            at += 17 + table.size();
        }
    }

    /** @return where the scan's data end */
    private int scan(int at, int data) throws FormatException {
        int count = coded.u8(at);
        int[] component = new int[count];
        int[] tables = new int[count];
        for (int i = 0; i < count; i++) {
            int id = coded.u8(at + 1 + 2 * i);
            tables[i] = coded.u8(at + 2 + 2 * i);
            component[i] = -1;
            for (int c = 0; c < planes.length; c++) {
                component[i] = header.components().get(c).id() == id ? c : component[i];
            }
            if (component[i] < 0) {
                throw coded.bad(at + 1 + 2 * i, "a component of the frame", "another");
            }
        }
        JpegBits bits = new JpegBits(coded, data);
        if (header.process() == JpegHeader.Coding.LOSSLESS) {
            lossless(bits, component, tables, coded.u8(at + 1 + 2 * count), coded.u8(at + 3 + 2 * count) & 15);
        } else {
            blocks(bits, component, tables);
        }
        return bits.end();
    }

    private void blocks(JpegBits bits, int[] component, int[] tables) throws FormatException {
        int[] before = new int[component.length];
        int across = (header.width() + 7) / 8;
        int blocks = across * ((header.height() + 7) / 8);
        for (int unit = 0; unit < blocks; unit++) {
            if (restart > 0 && unit > 0 && unit % restart == 0) {
                bits.restart();
                Arrays.fill(before, 0);
            }
            for (int i = 0; i < component.length; i++) {
                int table = header.components().get(component[i]).table() & 3;
                before[i] = coefficients(bits, tables[i], quantisation[table], before[i]);
                Idct.inverse(block);
                place(planes[component[i]], unit % across * 8, unit / across * 8);
            }
        }
    }

    private int coefficients(JpegBits bits, int tables, int @Nullable [] quantisation, int before)
            throws FormatException {
        JpegHuffman first = direct[tables >> 4 & 3];
        JpegHuffman rest = alternating[tables & 3];
        if (quantisation == null || first == null || rest == null) {
            throw coded.bad(header.at(), "JPEG tables before their scan", "none");
        }
        Arrays.fill(block, 0);
        int value = before + bits.signed(bits.symbol(first) & 15);
        block[0] = value * quantisation[0];
        for (int k = 1; k < BLOCK; k++) {
            int symbol = bits.symbol(rest);
            int size = symbol & 15;
            k += symbol >> 4;
            if (size == 0 && symbol >> 4 != 15) {
                break;
            }
            if (size != 0 && k < BLOCK) {
                block[ZIGZAG[k]] = bits.signed(size) * quantisation[ZIGZAG[k]];
            }
        }
        return value;
    }

    private void place(int[] plane, int left, int top) {
        int width = header.width();
        for (int y = 0; y < 8 && top + y < header.height(); y++) {
            for (int x = 0; x < 8 && left + x < width; x++) {
                plane[(top + y) * width + left + x] = Math.clamp(block[8 * y + x] + 2048, 0, 4095);
            }
        }
    }

    private void lossless(JpegBits bits, int[] component, int[] tables, int rule, int shift) throws FormatException {
        boolean wholeRows = restart % header.width() == 0;
        if (rule < 1 || rule > 7 || shift >= header.precision() || !wholeRows) {
            throw coded.bad(
                    header.at(), "a lossless JPEG scan of a predictor from 1 to 7, restarting at rows", "another");
        }
        JpegHuffman[] own = new JpegHuffman[component.length];
        int[][] scanned = new int[component.length][];
        for (int i = 0; i < component.length; i++) {
            JpegHuffman table = direct[(tables[i] >> 4) & 3];
            if (table == null) {
                throw coded.bad(header.at(), "JPEG tables before their scan", "none");
            }
            own[i] = table;
            scanned[i] = planes[component[i]];
        }
        int first = 1 << (header.precision() - shift - 1);
        new JpegPredictor(rule, first, shift).decode(bits, own, scanned, header.width(), restart);
    }
}
