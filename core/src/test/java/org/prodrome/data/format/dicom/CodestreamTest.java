package org.prodrome.data.format.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.prodrome.data.FormatException;

/** JPEG 2000 headers that a decoder would believe, at the cost of its memory or with black tiles. */
class CodestreamTest {
    private static final int SIDE = 256;

    @Test
    void readsWhatAHeaderSays() throws Exception {
        Codestream stream = Codestream.of(coded(header(SIDE, 1, 0xff, false).put(part(0, 0, 1))), image());

        assertThat(stream.precision()).isEqualTo(12);
        assertThat(stream.signed()).isTrue();
        assertThat(stream.components()).isEqualTo(1);
    }

    @Test
    void aTileThatIsMissingIsNotBlack() {
        assertRefused(
                header(SIDE / 2, 1, 0xff, false)
                        .put(part(0, 0, 1))
                        .put(part(2, 0, 1))
                        .put(part(3, 0, 1)),
                "expected 1 parts of tile 2 of 4, got 0");
    }

    @Test
    void aPartThatIsMissingIsMissed() {
        assertRefused(header(SIDE, 1, 0xff, false).put(part(0, 0, 2)), "expected 2 parts of tile 1 of 1, got 1");
    }

    @Test
    void aPartOfNoTileIsRefused() {
        assertRefused(header(SIDE, 1, 0xff, false).put(part(7, 0, 1)), "expected the next part of one of 1 tiles");
        assertRefused(header(SIDE, 1, 0xff, false).put(part(0, 3, 9)), "expected the next part of one of 1 tiles");
    }

    @Test
    void aPartThatEndsEarlyIsRefused() {
        byte[] part = part(0, 0, 1);
        part[9] = 100;
        assertRefused(
                header(SIDE, 1, 0xff, false).put(part), "expected a part of a tile of 100 bytes, got 14 to the end");
        part[9] = 0;
        assertRefused(header(SIDE, 1, 0xff, false).put(part), "expected the end of a JPEG 2000 codestream, got none");
    }

    @Test
    void tilesOfOneSampleAreRefused() {
        assertRefused(header(1, 1, 0xff, false).put(part(0, 0, 1)), "expected at most 16384 tiles, got 65536");
    }

    @Test
    void morePacketsThanBytesAreRefused() {
        assertRefused(
                header(SIDE, 1, 0x11, false).put(part(0, 0, 1)),
                "expected at most 300 packets in a stream so short, got 20480");
        assertRefused(header(SIDE, 65535, 0xff, false).put(part(0, 0, 1)), "got 131070");
    }

    @Test
    void lengthsOfTilesAreNotHandedOn() throws Exception {
        Codestream stream = Codestream.of(coded(header(SIDE, 1, 0xff, true).put(part(0, 0, 1))), image());

        assertThat(ByteBuffer.wrap(stream.bytes()).getShort(45)).isEqualTo((short) 0xff64);
    }

    private static void assertRefused(ByteBuffer stream, String message) {
        assertThatThrownBy(() -> Codestream.of(coded(stream), image()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(message);
    }

    private static CodedFrames.Coded coded(ByteBuffer stream) {
        byte[] bytes = Arrays.copyOf(stream.array(), stream.position());
        return new CodedFrames.Coded(bytes, new Source.Memory("frame", bytes, bytes.length), 0);
    }

    private static ImageModule image() {
        Element pixels = new Element(
                Tag.PIXELS, Vr.OB, new Source.Memory("frame", new byte[0], 0), 0, Content.Bytes.of(new byte[0]));
        return new ImageModule(pixels, SIDE, SIDE, 1, Photometric.MONOCHROME2, false, 1, 16, 12, 11, true);
    }

    /**
     * A main header for one component of 12 bits with sign and one level of decomposition.
     *
     * @param precincts both exponents of their sizes in one byte
     * @param lengths whether it lists a tile's length
     */
    private static ByteBuffer header(int tile, int layers, int precincts, boolean lengths) {
        ByteBuffer out = ByteBuffer.allocate(1000).putShort((short) 0xff4f);
        out.putShort((short) 0xff51).putShort((short) 41).putShort((short) 0);
        out.putInt(SIDE).putInt(SIDE).putInt(0).putInt(0);
        out.putInt(tile).putInt(tile).putInt(0).putInt(0);
        out.putShort((short) 1).put((byte) 0x8b).put((byte) 1).put((byte) 1);
        if (lengths) {
            out.putShort((short) 0xff55).putShort((short) 4).put((byte) 0).put((byte) 0);
        }
        out.putShort((short) 0xff52).putShort((short) 14).put((byte) 1).put((byte) 0);
        out.putShort((short) layers).put((byte) 0).put((byte) 1).put((byte) 4).put((byte) 4);
        return out.put((byte) 0).put((byte) 1).put((byte) precincts).put((byte) precincts);
    }

    /** A part of a tile without data. */
    private static byte[] part(int tile, int part, int parts) {
        ByteBuffer out = ByteBuffer.allocate(14).putShort((short) 0xff90).putShort((short) 10);
        out.putShort((short) tile).putInt(14).put((byte) part).put((byte) parts);
        return out.putShort((short) 0xff93).array();
    }
}
