package org.prodrome.data.format.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.prodrome.data.FormatException;

/** What a JPEG says in the segments before its first scan. */
final class Jpeg {
    private static final int MOST_SEGMENTS = 100_000;
    private static final int SOS = 0xda;
    private static final int EOI = 0xd9;
    private static final int APP_0 = 0xe0;
    private static final int APP_1 = 0xe1;
    private static final int APP_2 = 0xe2;
    private static final int APP_14 = 0xee;
    private static final int EXIF = 0x45786966;
    private static final int JFIF = 0x4a464946;
    private static final int ICC = 0x4943435f;
    private static final int ADOBE = 0x41646f62;

    private final Bytes bytes;
    private final List<String> warnings = new ArrayList<>();
    private Orientation orientation = Orientation.UPRIGHT;
    private boolean oriented;
    private boolean jfif;
    private int adobe = -1;

    private Jpeg(Bytes bytes) {
        this.bytes = bytes;
    }

    static Facts facts(Bytes bytes) throws IOException, FormatException {
        return new Jpeg(bytes).read();
    }

    private Facts read() throws IOException, FormatException {
        Facts facts = null;
        long at = 2;
        for (int i = 0; i < MOST_SEGMENTS; i++) {
            int first = bytes.at(at, 1).get() & 0xff;
            if (first != 0xff) {
                throw bytes.bad(at, "a marker (0xff)", "another byte");
            }
            int marker = bytes.at(at + 1, 1).get() & 0xff;
            if (marker == 0xff) {
                at++;
                continue;
            }
            at += 2;
            if (marker == EOI || marker == SOS) {
                break;
            }
            if (marker == 1 || (marker >= 0xd0 && marker <= 0xd7)) {
                continue;
            }
            int length = bytes.at(at, 2).getShort() & 0xffff;
            if (length < 2) {
                throw bytes.bad(at, "a segment of at least 2 bytes", Integer.toString(length));
            }
            ByteBuffer segment = bytes.at(at + 2, length - 2);
            if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
                if (facts != null) {
                    throw bytes.bad(at, "one frame", "another (hierarchical JPEG is not read)");
                }
                facts = frame(marker, segment, at);
            } else {
                application(marker, segment, at + 2);
            }
            at += length;
        }
        if (facts == null) {
            throw bytes.bad(at, "a frame header before the first scan", "none");
        }
        // What follows the frame header may still turn the picture or say what its colours are.
        return new Facts(
                        0,
                        facts.width(),
                        facts.height(),
                        8,
                        Facts.Numbers.UNSIGNED,
                        colours(facts.extra()),
                        List.of(),
                        orientation,
                        warnings)
                .checked(bytes.path() + " (frame header)");
    }

    private Facts frame(int marker, ByteBuffer segment, long at) throws FormatException {
        String process = switch (marker) {
            case 0xc0, 0xc1, 0xc2 -> "";
            case 0xc3 -> "a lossless JPEG, which is not read as a picture";
            case 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf -> "an arithmetically coded JPEG, which is not read";
            default -> "a hierarchical JPEG, which is not read";
        };
        if (!process.isEmpty()) {
            throw bytes.bad(at - 2, "a baseline or progressive JPEG", process);
        }
        if (segment.limit() < 6 || segment.limit() < 6 + 3 * (segment.get(5) & 0xff)) {
            throw bytes.bad(at, "a whole frame header", segment.limit() + " bytes");
        }
        if (segment.get(0) != 8) {
            throw bytes.bad(at + 2, "8 bits a sample", (segment.get(0) & 0xff) + ", which is not read as a picture");
        }
        int components = segment.get(5) & 0xff;
        if (components != 1 && components != 3) {
            throw bytes.bad(
                    at + 7,
                    "1 or 3 components, grey or colour",
                    components == 4 ? "4: CMYK, the inks of a printer, which is not read" : components + "");
        }
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < components; i++) {
            ids.add(Integer.toString(segment.get(6 + 3 * i) & 0xff));
        }
        int height = segment.getShort(1) & 0xffff;
        int width = segment.getShort(3) & 0xffff;
        return new Facts(
                0, width, height, 8, Facts.Numbers.UNSIGNED, Facts.Colours.GREY, ids, Orientation.UPRIGHT, List.of());
    }

    /** As libjpeg does: JFIF says YCbCr, Adobe says which, else the components' numbers tell. */
    private Facts.Colours colours(List<String> ids) {
        if (ids.size() == 1) {
            return Facts.Colours.GREY;
        }
        if (jfif) {
            return Facts.Colours.YCC;
        }
        if (adobe >= 0) {
            return adobe == 0 ? Facts.Colours.RGB : Facts.Colours.YCC;
        }
        return ids.equals(List.of("82", "71", "66")) ? Facts.Colours.RGB : Facts.Colours.YCC;
    }

    private void application(int marker, ByteBuffer segment, long at) throws IOException {
        int name = segment.limit() < 6 ? 0 : segment.getInt(0);
        if (marker == APP_0 && name == JFIF) {
            jfif = true;
        } else if (marker == APP_14 && name == ADOBE && segment.limit() >= 12) {
            adobe = segment.get(11) & 0xff;
        } else if (marker == APP_2 && name == ICC && !warnings.contains("an ICC profile is not applied")) {
            warnings.add("an ICC profile is not applied");
        } else if (marker == APP_1 && name == EXIF && !oriented) {
            try {
                List<Ifd> chain = Ifd.chain(bytes, at + 6, at + segment.limit(), false);
                orientation =
                        Orientation.of(chain.isEmpty() ? 1 : chain.getFirst().number(Ifd.ORIENTATION, 1));
                oriented = true;
            } catch (FormatException e) {
                warnings.add("damaged EXIF data is not read");
            }
        }
    }
}
