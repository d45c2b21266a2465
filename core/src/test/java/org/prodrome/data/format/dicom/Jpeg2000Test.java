package org.prodrome.data.format.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.data.FormatException;

/** OpenJPEG beside FFmpeg, and beside what would make it write beyond its memory. */
class Jpeg2000Test {
    private static final int SIZE_SEGMENT_END = 45;

    /** A frame of a shared file. */
    private record Frame(String name, TransferSyntax syntax, CodedFrames.Coded coded, ImageModule image) {}

    @Test
    void bothDecodersAgree() throws Exception {
        assumeTrue(OpenJpeg.isThere(), "skipped: OpenJPEG is not exported on this system");
        int compared = 0;
        for (Frame frame : frames()) {
            Codestream stream = Codestream.of(frame.coded, frame.image);
            int[][] one = Jpeg2000.byOpenJpeg(frame.coded, stream);
            int[][] other = Jpeg2000.byFfmpeg(frame.coded, stream, frame.syntax);
            boolean exact = frame.syntax.title().endsWith("lossless");
            for (int c = 0; c < one.length; c++) {
                int most = 0;
                for (int i = 0; i < one[c].length; i++) {
                    most = Math.max(most, Math.abs(one[c][i] - other[c][i]));
                }
                assertThat(most).as(frame.name).isLessThanOrEqualTo(exact ? 0 : 1);
            }
            compared++;
        }
        assertThat(compared).isGreaterThan(15);
    }

    @Test
    void aListOfLengthsThatLiesChangesNothing() throws Exception {
        assumeTrue(OpenJpeg.isThere(), "skipped: OpenJPEG is not exported on this system");
        for (Frame frame : frames()) {
            byte[] bytes = Codestream.of(frame.coded, frame.image).bytes();
            int end = SIZE_SEGMENT_END + 3 * (frame.image.samples() - 1);
            byte[] lying = ByteBuffer.allocate(bytes.length + 10)
                    .put(bytes, 0, end)
                    .putShort((short) 0xff55)
                    .putShort((short) 8)
                    .put(new byte[] {0, 0x40, 0, 0, 0, 14})
                    .put(bytes, end, bytes.length - end)
                    .array();
            CodedFrames.Coded coded = new CodedFrames.Coded(lying, new Source.Memory("frame", lying, lying.length), 0);

            assertThat(Arrays.deepEquals(
                            Jpeg2000.byOpenJpeg(coded, Codestream.of(coded, frame.image)),
                            Jpeg2000.byOpenJpeg(frame.coded, Codestream.of(frame.coded, frame.image))))
                    .as(frame.name)
                    .isTrue();
        }
    }

    private static List<Frame> frames() throws Exception {
        List<Frame> frames = new ArrayList<>();
        for (Path path : SharedDicom.files(700_000)) {
            String name = path.getFileName().toString();
            PartTen file;
            try {
                file = PartTen.open(path);
            } catch (FormatException e) {
                continue;
            }
            if (file.syntax().codec() == TransferSyntax.Codec.JPEG_2000 && !name.contains("embedded")) {
                ImageModule image = ImageModule.of(file.set()).orElseThrow();
                Content.Fragments fragments = (Content.Fragments) image.pixels().content();
                Content.Bytes first = fragments.fragments().getFirst();
                byte[] bytes = image.frames() == 1
                        ? FrameIndex.together(image, fragments.fragments())
                        : first.part(0, (int) first.length());
                frames.add(new Frame(
                        name, file.syntax(), new CodedFrames.Coded(bytes, first.source(), first.at()), image));
            }
        }
        return frames;
    }
}
