package org.prodrome.data.format.dicom;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.format.Part;

/** Overlay planes (PS3.3, section C.9.2): pictures of single bits that lie over an image. */
final class Overlays {
    private static final int FIRST = 0x6000;
    private static final int LAST = 0x601e;
    private static final int ROWS = 0x0010;
    private static final int COLUMNS = 0x0011;
    private static final int FRAMES = 0x0015;
    private static final int DATA = 0x3000;

    private Overlays() {}

    /** Groups that hold an overlay. */
    static List<Integer> groups(DataSet set) {
        List<Integer> groups = new ArrayList<>();
        for (int group = FIRST; group <= LAST; group += 2) {
            if (set.has(group << 16 | DATA)) {
                groups.add(group);
            }
        }
        return groups;
    }

    /** Each overlay of a single frame as an image of 0 and 1, named by its group. */
    static List<Part> parts(DataSet set) throws IOException, FormatException {
        List<Part> parts = new ArrayList<>();
        for (int group : groups(set)) {
            Element data = set.element(group << 16 | DATA).orElseThrow();
            int rows = set.integer(group << 16 | ROWS).orElse(0);
            int columns = set.integer(group << 16 | COLUMNS).orElse(0);
            int frames = set.integer(group << 16 | FRAMES).orElse(1);
            if (!(data.content() instanceof Content.Bytes bytes)
                    || rows < 1
                    || columns < 1
                    || frames != 1
                    || bytes.length() < ((long) rows * columns + 7) / 8) {
                throw data.bad("a bit for each of its rows and columns, of one frame", "something else");
            }
            parts.add(Part.image(
                    Integer.toHexString(group),
                    rows,
                    columns,
                    List.of(),
                    List.of(new Signal.Channel("overlay", "1")),
                    sink -> {
                        float[] row = new float[columns];
                        boolean swapped = data.vr() == Vr.OW && bytes.order() == ByteOrder.BIG_ENDIAN;
                        for (int y = 0; y < rows; y++) {
                            for (int x = 0; x < columns; x++) {
                                long bit = (long) y * columns + x;
                                long at = swapped ? Math.min(bit / 8 ^ 1, bytes.length() - 1) : bit / 8;
                                row[x] = bytes.part(at, 1)[0] >> (bit % 8) & 1;
                            }
                            sink.accept(row, 0, columns);
                        }
                    }));
        }
        return parts;
    }
}
