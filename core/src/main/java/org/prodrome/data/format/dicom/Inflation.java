package org.prodrome.data.format.dicom;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.prodrome.data.FormatException;

/** Inflates deflated data into memory, up to a bound. */
final class Inflation {
    /** What inflates to more is refused. */
    static final int MOST_BYTES = 1 << 28;

    private Inflation() {}

    /** A deflated data set (PS3.5, section A.5). */
    static Source raw(Source source, long at) throws IOException, FormatException {
        byte[] inflated = raw(source, at, source.length() - at, MOST_BYTES);
        return new Source.Memory(source.name() + ", inflated,", inflated, inflated.length);
    }

    /** @param most bytes that may come out */
    static byte[] raw(Source source, long at, long length, int most) throws IOException, FormatException {
        Inflater inflater = new Inflater(true);
        try (InputStream in = new InflaterInputStream(new From(source, at, at + length), inflater)) {
            return bounded(in, source, at, most);
        } catch (ZipException | EOFException e) {
            throw source.bad(at, "deflated data", "data that don't inflate");
        } finally {
            inflater.end();
        }
    }

    /** A gzipped file. */
    static Source gzip(Source source) throws IOException, FormatException {
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(new From(source, 0, source.length())))) {
            byte[] inflated = bounded(in, source, 0, MOST_BYTES);
            return new Source.Memory(source.name() + ", unzipped,", inflated, inflated.length);
        } catch (ZipException | EOFException e) {
            throw source.bad(0, "gzipped data", "data that don't inflate");
        }
    }

    private static byte[] bounded(InputStream in, Source source, long at, int most)
            throws IOException, FormatException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 14];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            if (out.size() + n > most) {
                throw source.bad(at, "data that inflate to at most " + most + " bytes", "more");
            }
            out.write(buffer, 0, n);
        }
        return out.toByteArray();
    }

    /** A stretch of a source as a stream. */
    private static final class From extends InputStream {
        private final Source source;
        private final long end;
        private long at;

        From(Source source, long at, long end) {
            this.source = source;
            this.at = at;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = (int) Math.min(Math.min(length, 1 << 14), end - at);
            if (count <= 0) {
                return length == 0 ? 0 : -1;
            }
            System.arraycopy(source.bytes(at, count), 0, into, offset, count);
            at += count;
            return count;
        }
    }
}
