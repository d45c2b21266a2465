package org.prodrome.data.format.dicom;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.FormatException;

/**
 * Decodes JPEG-LS (ITU-T T.87), lossless and near-lossless, all three ways in which components may be interleaved. Own,
 * because FFmpeg gives zeros for components interleaved by sample. Restart intervals and mapping tables are refused.
 */
final class JpegLs {
    private static final int START = 0xffd8;
    private static final int END = 0xffd9;
    private static final int FRAME = 0xfff7;
    private static final int PRESET = 0xfff8;
    private static final int SCAN = 0xffda;
    private static final int RESTART_INTERVAL = 0xffdd;

    private final CodedFrames.Coded coded;
    private final ImageModule image;
    private final int[][] planes;
    private final int[] ids;
    private int precision;
    private @Nullable Preset preset;
    private int scanned;

    /** Parameters of a preset segment; 0 stands for the default. */
    record Preset(int most, int t1, int t2, int t3, int reset) {}

    private JpegLs(CodedFrames.Coded coded, ImageModule image) {
        this.coded = coded;
        this.image = image;
        this.planes = new int[image.samples()][];
        this.ids = new int[image.samples()];
    }

    /** [component][row x column] */
    static int[][] decode(CodedFrames.Coded coded, ImageModule image) throws FormatException {
        try {
            return new JpegLs(coded, image).decode();
        } catch (IndexOutOfBoundsException e) {
            throw coded.bad(0, "a JPEG-LS image", "one that does not decode");
        }
    }

    private int[][] decode() throws FormatException {
        if (coded.u16(0) != START) {
            throw coded.bad(0, "the start of a JPEG-LS image", "something else");
        }
        int at = 2;
        while (scanned < planes.length) {
            while (coded.u8(at) == 0xff && coded.u8(at + 1) == 0xff) {
                at++;
            }
            int marker = coded.u16(at);
            int length = coded.u16(at + 2);
            if (marker < 0xff02 || length < 2 || marker == END) {
                throw coded.bad(
                        at, "a segment of JPEG-LS", marker == END ? "the end before all scans" : "something else");
            }
            int next = at + 2 + length;
            switch (marker) {
                case FRAME -> frame(at);
                case PRESET -> preset(at);
                case SCAN -> next = scan(at, next);
                case RESTART_INTERVAL -> {
                    if (coded.u16(at + 4) != 0) {
                        throw coded.bad(at, "a JPEG-LS image without restart intervals", "one with them");
                    }
                }
                default -> {
                    if (marker >= 0xffc0 && marker <= 0xffcf && marker != 0xffc4) {
                        throw coded.bad(at, "a JPEG-LS image", "a JPEG image");
                    }
                }
            }
            at = next;
        }
        return planes;
    }

    private void frame(int at) throws FormatException {
        precision = coded.u8(at + 4);
        int rows = coded.u16(at + 5);
        int columns = coded.u16(at + 7);
        int components = coded.u8(at + 9);
        if (rows != image.rows() || columns != image.columns() || components != image.samples()) {
            throw coded.bad(
                    at,
                    "a JPEG-LS image of " + image.samples() + " x " + image.rows() + " x " + image.columns(),
                    components + " x " + rows + " x " + columns);
        }
        if (precision < 2 || precision > 16 || precision > image.allocated()) {
            throw coded.bad(at, "samples of 2 to " + Math.min(16, image.allocated()) + " bits", precision + "");
        }
        for (int c = 0; c < components; c++) {
            ids[c] = coded.u8(at + 10 + 3 * c);
            if (coded.u8(at + 11 + 3 * c) != 0x11) {
                throw coded.bad(at, "JPEG-LS components of full resolution", "others");
            }
        }
    }

    private void preset(int at) throws FormatException {
        if (coded.u8(at + 4) != 1) {
            throw coded.bad(at, "a JPEG-LS image without mapping tables or extensions", "one with them");
        }
        preset = new Preset(
                coded.u16(at + 5), coded.u16(at + 7), coded.u16(at + 9), coded.u16(at + 11), coded.u16(at + 13));
    }

    /** @return where the scan's data end */
    private int scan(int at, int data) throws FormatException {
        int count = coded.u8(at + 4);
        int near = coded.u8(at + 5 + 2 * count);
        int interleave = coded.u8(at + 6 + 2 * count);
        int shift = coded.u8(at + 7 + 2 * count) & 15;
        boolean fits = interleave == 0 ? count == 1 : count > 1 && interleave <= 2;
        if (precision == 0 || count < 1 || count > planes.length || !fits) {
            throw coded.bad(at, "a JPEG-LS scan of components after their frame", "another");
        }
        int[][] scan = new int[count][(int) image.area()];
        for (int i = 0; i < count; i++) {
            int id = coded.u8(at + 5 + 2 * i);
            int component = 0;
            while (component < ids.length && (ids[component] != id || planes[component] != null)) {
                component++;
            }
            if (component == ids.length) {
                throw coded.bad(at, "components of the frame, once each", "another");
            }
            planes[component] = scan[i];
        }
        JpegLsBits bits = new JpegLsBits(coded, data);
        JpegLsCoder coder = new JpegLsCoder(coded, at, bits, limits(at, near), image.columns());
        coder.decode(scan, interleave == 2);
        for (int[] plane : scan) {
            Arrays.setAll(plane, i -> plane[i] << shift);
        }
        scanned += count;
        return bits.end();
    }

    private JpegLsCoder.Limits limits(int at, int near) throws FormatException {
        int most = preset == null || preset.most() == 0 ? (1 << precision) - 1 : preset.most();
        if (near > Math.min(255, most / 2) || most >= 1 << precision) {
            throw coded.bad(at, "a near-lossless bound and a highest sample that fit the precision", "others");
        }
        int[] t = JpegLsCoder.Limits.thresholds(most, near);
        Preset own = preset == null ? new Preset(0, 0, 0, 0, 0) : preset;
        int t1 = own.t1() == 0 ? t[0] : own.t1();
        int t2 = own.t2() == 0 ? t[1] : own.t2();
        int t3 = own.t3() == 0 ? t[2] : own.t3();
        int reset = own.reset() == 0 ? 64 : own.reset();
        if (t1 < near + 1 || t2 < t1 || t3 < t2 || t3 > most || reset < 3) {
            throw coded.bad(at, "JPEG-LS thresholds in order", "others");
        }
        return new JpegLsCoder.Limits(most, near, t1, t2, t3, reset);
    }
}
