package org.prodrome.data.format.dicom;

import java.util.ArrayList;
import java.util.List;
import org.prodrome.data.FormatException;

/**
 * What a JPEG stream says before its first scan (ITU-T T.81, annex B).
 *
 * @param at where the frame header stands in the stream
 * @param precision bits a sample
 * @param transform the colour transform of the Adobe segment, or -1
 * @param jfif whether a JFIF segment stands there, which asks for luminance and differences
 */
record JpegHeader(
        int at,
        Coding process,
        int precision,
        int height,
        int width,
        List<Component> components,
        int transform,
        boolean jfif) {

    enum Coding {
        BASELINE,
        EXTENDED,
        PROGRESSIVE,
        LOSSLESS
    }

    /** @param table number of its quantisation table */
    record Component(int id, int horizontal, int vertical, int table) {}

    static JpegHeader of(CodedFrames.Coded coded) throws FormatException {
        if (coded.u16(0) != 0xffd8) {
            throw coded.bad(0, "the start of a JPEG image", "something else");
        }
        int at = 2;
        int transform = -1;
        boolean jfif = false;
        while (true) {
            while (coded.u8(at) == 0xff && coded.u8(at + 1) == 0xff) {
                at++;
            }
            if (coded.u8(at) != 0xff) {
                throw coded.bad(at, "a JPEG marker", "something else");
            }
            int marker = coded.u8(at + 1);
            int length = coded.u16(at + 2);
            if (length < 2) {
                throw coded.bad(at + 2, "a JPEG segment of 2 bytes or more", length + "");
            }
            if (isFrame(marker)) {
                return frame(coded, at, marker, transform, jfif);
            }
            if (marker == 0xda || marker == 0xd9) {
                throw coded.bad(at, "a JPEG frame header", "none before the first scan");
            }
            if (marker == 0xee && length >= 14 && is(coded, at + 4, "Adobe")) {
                transform = coded.u8(at + 15);
            }
            jfif |= marker == 0xe0 && length >= 7 && is(coded, at + 4, "JFIF");
            at += 2 + length;
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static boolean is(CodedFrames.Coded coded, int at, String word) throws FormatException {
        for (int i = 0; i < word.length(); i++) {
            if (coded.u8(at + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static JpegHeader frame(CodedFrames.Coded coded, int at, int marker, int transform, boolean jfif)
            throws FormatException {
        Coding process = process(coded, at, marker);
        int count = coded.u8(at + 9);
        List<Component> components = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int sampling = coded.u8(at + 11 + 3 * i);
            components.add(
                    new Component(coded.u8(at + 10 + 3 * i), sampling >> 4, sampling & 15, coded.u8(at + 12 + 3 * i)));
        }
        return new JpegHeader(
                at, process, coded.u8(at + 4), coded.u16(at + 5), coded.u16(at + 7), components, transform, jfif);
    }

    private static Coding process(CodedFrames.Coded coded, int at, int marker) throws FormatException {
        return switch (marker) {
            case 0xc0 -> Coding.BASELINE;
            case 0xc1 -> Coding.EXTENDED;
            case 0xc2 -> Coding.PROGRESSIVE;
            case 0xc3 -> Coding.LOSSLESS;
            default ->
                throw coded.bad(
                        at,
                        "a JPEG image that is sequential, progressive or lossless, of Huffman codes",
                        marker >= 0xc9 ? "one of arithmetic codes" : "a hierarchical one");
        };
    }

    boolean isYbr(Photometric photometric) {
        if (process == Coding.LOSSLESS) {
            return photometric.isYbr();
        }
        if (transform >= 0) {
            return transform != 0;
        }
        boolean named = components.get(0).id() == 'R'
                && components.get(1).id() == 'G'
                && components.get(2).id() == 'B';
        return jfif || (!named && photometric != Photometric.RGB);
    }
}
