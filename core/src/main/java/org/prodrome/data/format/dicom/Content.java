package org.prodrome.data.format.dicom;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** What stands in a data element. */
sealed interface Content {
    /** A value as it is stored, read when it is asked for. */
    record Bytes(Source source, long at, long length, ByteOrder order) implements Content {
        static Bytes of(byte[] bytes) {
            return new Bytes(
                    new Source.Memory("a value in memory", bytes, bytes.length),
                    0,
                    bytes.length,
                    ByteOrder.LITTLE_ENDIAN);
        }

        /** Some of it; the caller has made sure that they lie within. */
        byte[] part(long from, int count) throws IOException {
            return source.bytes(at + from, count);
        }

        ByteBuffer buffer(long from, int count) throws IOException {
            return ByteBuffer.wrap(part(from, count)).order(order);
        }
    }

    /** The items of a sequence. */
    record Items(List<DataSet> sets) implements Content {}

    /**
     * Encapsulated pixel data.
     *
     * @param table the basic offset table, of no bytes where there is none
     * @param fragments all items after it
     */
    record Fragments(Bytes table, List<Bytes> fragments) implements Content {}
}
