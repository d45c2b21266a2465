package org.prodrome.data.format.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.prodrome.data.FormatException;

/**
 * Which fragments make up which frame.
 *
 * @param firsts the first fragment of each frame, and behind them the number of fragments
 */
record FrameIndex(List<Content.Bytes> all, int[] firsts) {
    private static final int ITEM_HEAD = 8;

    static FrameIndex of(ImageModule image, DataSet set, Content.Fragments content)
            throws IOException, FormatException {
        List<Content.Bytes> all = content.fragments();
        int frames = image.frames();
        if (all.size() < frames) {
            throw image.pixels().bad("a fragment or more for each of " + frames + " frames", all.size() + " fragments");
        }
        if (frames == 1) {
            return new FrameIndex(all, new int[] {0, all.size()});
        }
        if (all.size() == frames) {
            int[] firsts = new int[frames + 1];
            for (int i = 0; i <= frames; i++) {
                firsts[i] = i;
            }
            return new FrameIndex(all, firsts);
        }
        Optional<ByteBuffer> extended = set.bytes(Tag.EXTENDED_OFFSETS);
        if (extended.isPresent() && extended.get().capacity() / 8 == frames) {
            return new FrameIndex(all, byOffsets(image, all, extended.get(), 8));
        }
        if (content.table().length() / 4 == frames) {
            return new FrameIndex(all, byOffsets(image, all, content.table().buffer(0, frames * 4), 4));
        }
        return new FrameIndex(all, byMarkers(image, all));
    }

    private static int[] byOffsets(ImageModule image, List<Content.Bytes> all, ByteBuffer offsets, int width)
            throws FormatException {
        int[] firsts = new int[image.frames() + 1];
        firsts[image.frames()] = all.size();
        long origin = all.getFirst().at() - ITEM_HEAD;
        int fragment = 0;
        for (int i = 0; i < image.frames(); i++) {
            long offset = width == 8 ? offsets.getLong() : Integer.toUnsignedLong(offsets.getInt());
            while (fragment < all.size() && all.get(fragment).at() - ITEM_HEAD - origin < offset) {
                fragment++;
            }
            boolean found = fragment < all.size() && all.get(fragment).at() - ITEM_HEAD - origin == offset;
            if (!found || (i > 0 && fragment == firsts[i - 1]) || (i == 0 && fragment != 0)) {
                throw image.pixels()
                        .bad("fragments where its offset table says", "none at the offset of frame " + (i + 1));
            }
            firsts[i] = fragment;
        }
        return firsts;
    }

    /** Where there is no table, a frame begins with the fragment that begins as a JPEG or JPEG 2000 stream does. */
    private static int[] byMarkers(ImageModule image, List<Content.Bytes> all) throws IOException, FormatException {
        List<Integer> firsts = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            byte[] head = all.get(i).length() < 2 ? new byte[2] : all.get(i).part(0, 2);
            int marker = ((head[0] & 0xff) << 8) | (head[1] & 0xff);
            if (i == 0 || marker == 0xffd8 || marker == 0xff4f) {
                firsts.add(i);
            }
        }
        if (firsts.size() != image.frames()) {
            throw image.pixels()
                    .bad(
                            "an offset table, or as many fragments as the " + image.frames() + " frames",
                            all.size() + " fragments of which " + firsts.size() + " begin a frame");
        }
        firsts.add(all.size());
        return firsts.stream().mapToInt(Integer::intValue).toArray();
    }

    List<Content.Bytes> fragments(int frame) {
        return all.subList(firsts[frame], firsts[frame + 1]);
    }

    static byte[] together(ImageModule image, List<Content.Bytes> fragments) throws IOException, FormatException {
        long length = fragments.stream().mapToLong(Content.Bytes::length).sum();
        if (length > Inflation.MOST_BYTES) {
            throw image.pixels().bad("of compressed frames of at most " + Inflation.MOST_BYTES + " bytes", length + "");
        }
        ByteBuffer together = ByteBuffer.allocate((int) length);
        for (Content.Bytes fragment : fragments) {
            together.put(fragment.part(0, (int) fragment.length()));
        }
        return together.array();
    }
}
