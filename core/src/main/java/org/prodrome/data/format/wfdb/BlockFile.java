package org.prodrome.data.format.wfdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.PagedFile;

/** A signal file whose samples are at places that can be computed. */
final class BlockFile implements SignalFile {
    private final PagedFile file;
    private final StorageFormat format;
    private final long offset;
    private final int frameSamples;
    private final int[] rest = new int[4];

    /** @param frameSamples samples a frame of all signals */
    BlockFile(Path path, StorageFormat format, long offset, int frameSamples) throws IOException {
        file = new PagedFile(path);
        this.format = format;
        this.offset = offset;
        this.frameSamples = frameSamples;
    }

    @Override
    public long frames() {
        return format.samples(Math.max(0, file.size() - offset)) / frameSamples;
    }

    @Override
    public void read(long frame, int count, int[] into) throws IOException, FormatException {
        int samples = count * frameSamples;
        int together = format.blockSamples();
        long from = frame * frameSamples;
        long block = from / together;
        int done = 0;
        int skip = (int) (from % together);
        if (skip > 0) {
            block(block++);
            done = Math.min(together - skip, samples);
            System.arraycopy(rest, skip, into, 0, done);
        }
        int most = PagedFile.PAGE / format.blockBytes();
        while (samples - done >= together) {
            int blocks = Math.min(most, (samples - done) / together);
            ByteBuffer bytes = file.at(offset + block * format.blockBytes(), blocks * format.blockBytes());
            for (int i = 0; i < blocks; i++, done += together) {
                format.block(bytes, into, done);
            }
            block += blocks;
        }
        if (done < samples) {
            block(block);
            System.arraycopy(rest, 0, into, done, samples - done);
        }
    }

    /** A block by itself, which the file's end may cut. */
    private void block(long block) throws IOException, FormatException {
        long place = offset + block * format.blockBytes();
        byte[] bytes = new byte[format.blockBytes()];
        int there = Math.clamp(file.size() - place, 1, bytes.length);
        file.at(place, there).get(bytes, 0, there);
        format.block(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), rest, 0);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
