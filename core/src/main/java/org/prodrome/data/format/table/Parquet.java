package org.prodrome.data.format.table;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.CompressionCodec;
import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.Validity;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.ColumnSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.format.Contents;
import org.prodrome.data.format.Magic;
import org.prodrome.data.format.Part;
import org.prodrome.data.format.Samples;
import org.prodrome.data.format.array.Meaningless;

/**
 * Parquet: the columns of numbers and truth values that are not nested. Others (texts, dates, lists) are left out, with
 * a warning; what is null is not a number (NaN).
 */
public final class Parquet {
    private static final int BATCH_CELLS = 1 << 20;
    // What a page's encodings and compression may blow up, as a bound on what a file may claim.
    private static final long MOST_ROWS_A_BYTE = 1 << 16;
    private static final long MOST_GROUP_BYTES = 1L << 30;

    // It tells of its vector instructions on the console. Held here, for the logging system forgets what nobody holds.
    private static final Logger LIBRARY = Logger.getLogger("dev.hardwood");

    static {
        LIBRARY.setLevel(Level.WARNING);
    }

    private Parquet() {}

    public static boolean recognises(byte[] head, String name) {
        return Magic.has(head, 0, "PAR1") || name.endsWith(".parquet");
    }

    /** @throws FormatException if the file is damaged, or holds no column of numbers */
    @SuppressWarnings("UnusedException") // the library's messages may quote the file
    public static Contents contents(Path path) throws IOException, FormatException {
        try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(path))) {
            List<ColumnSchema> columns = new ArrayList<>();
            int others = 0;
            for (ColumnSchema column : reader.getFileSchema().getColumns()) {
                if (isNumber(column)) {
                    columns.add(column);
                } else {
                    others++;
                }
            }
            long rows = rows(path, reader.getFileMetaData(), columns);
            ParquetPages.check(path, reader.getFileMetaData());
            List<String> names = columns.stream()
                    .map(column -> column.fieldPath().toString())
                    .toList();
            Part table = new Part(
                    "",
                    Part.Kind.TABLE,
                    List.of((int) rows, columns.size()),
                    OptionalDouble.empty(),
                    List.of(),
                    List.of(),
                    names.stream().map(name -> new Signal.Channel(name, "1")).toList(),
                    samples(path, names, (int) rows));
            List<String> warnings =
                    others == 0 ? List.of() : List.of(others + " columns hold no plain numbers and are left out");
            return new Contents(
                    "Parquet", encoding(columns), List.of(table), Contents.Origin.UNKNOWN, List.of(), warnings);
        } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
            throw damaged(path);
        }
    }

    private static FormatException damaged(Path path) {
        return new FormatException(path.toString(), "a Parquet file", "a damaged one");
    }

    private static boolean isNumber(ColumnSchema column) {
        boolean number = column.type() == PhysicalType.BOOLEAN
                || column.type() == PhysicalType.INT32
                || column.type() == PhysicalType.INT64
                || column.type() == PhysicalType.FLOAT
                || column.type() == PhysicalType.DOUBLE;
        boolean plain = column.logicalType() == null
                || column.logicalType() instanceof LogicalType.IntType
                || column.logicalType() instanceof LogicalType.DecimalType;
        return number && plain && column.maxRepetitionLevel() == 0;
    }

    private static long rows(Path path, FileMetaData meta, List<ColumnSchema> columns)
            throws IOException, FormatException {
        if (columns.isEmpty()) {
            throw new FormatException(path.toString(), "a column of numbers", "none");
        }
        if (columns.size() > Meaningless.MOST_CHANNELS) {
            throw new FormatException(
                    path.toString(), "at most " + Meaningless.MOST_CHANNELS + " columns", columns.size() + "");
        }
        long rows = meta.numRows();
        long most = Math.min(Part.MOST_SAMPLES / columns.size(), Files.size(path) * MOST_ROWS_A_BYTE);
        if (rows < 0 || rows > most) {
            throw new FormatException(path + ", footer", "at most " + most + " rows of its columns", rows + "");
        }
        for (RowGroup group : meta.rowGroups()) {
            if (group.totalByteSize() < 0 || group.totalByteSize() > MOST_GROUP_BYTES) {
                throw new FormatException(
                        path + ", footer", "row groups of at most " + MOST_GROUP_BYTES + " bytes", "a larger one");
            }
            for (var chunk : group.columns()) {
                CompressionCodec codec = chunk.metaData().codec();
                if (codec == CompressionCodec.LZO || codec == CompressionCodec.BROTLI) {
                    throw new FormatException(
                            path + ", footer", "no compression, Snappy, gzip, LZ4 or Zstandard", codec.name());
                }
            }
        }
        return rows;
    }

    @SuppressWarnings("UnusedException") // the library's messages may quote the file
    private static Samples samples(Path path, List<String> names, int rows) {
        return sink -> {
            ColumnProjection projection = ColumnProjection.columns(names.toArray(String[]::new));
            int batch = Math.max(1, BATCH_CELLS / names.size());
            int done = 0;
            try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(path));
                    ColumnReaders columns = reader.buildColumnReaders(projection)
                            .batchSize(batch)
                            .build()) {
                while (columns.nextBatch()) {
                    int count = columns.getRecordCount();
                    if (count > rows - done) {
                        throw new FormatException(path.toString(), rows + " rows", "more");
                    }
                    float[] values = new float[count * names.size()];
                    for (int i = 0; i < names.size(); i++) {
                        put(columns.getColumnReader(names.get(i)), values, i, names.size());
                    }
                    sink.accept(values, 0, values.length);
                    done += count;
                }
            } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
                throw damaged(path);
            }
            if (done != rows) {
                throw new FormatException(path.toString(), rows + " rows", done + "");
            }
        };
    }

    private static void put(ColumnReader column, float[] values, int at, int columns) {
        Validity validity = column.getLeafValidity();
        LogicalType logical = column.getColumnSchema().logicalType();
        boolean unsigned = logical instanceof LogicalType.IntType integer && !integer.isSigned();
        double divisor = logical instanceof LogicalType.DecimalType decimal ? Math.pow(10, decimal.scale()) : 1;
        PhysicalType type = column.getColumnSchema().type();
        for (int row = 0; row < values.length / columns; row++) {
            float value;
            if (validity.isNull(row)) {
                value = Float.NaN;
            } else if (type == PhysicalType.BOOLEAN) {
                value = column.getBooleans()[row] ? 1 : 0;
            } else if (type == PhysicalType.INT32) {
                int number = column.getInts()[row];
                value = (float) ((unsigned ? number & 0xffffffffL : number) / divisor);
            } else if (type == PhysicalType.INT64) {
                long number = column.getLongs()[row];
                value = unsigned && number < 0 ? 2f * ((number >>> 1) | (number & 1)) : decimal(number, divisor);
            } else if (type == PhysicalType.FLOAT) {
                value = column.getFloats()[row];
            } else {
                value = (float) column.getDoubles()[row];
            }
            values[row * columns + at] = value;
        }
    }

    /** Without a divisor there is one rounding. */
    private static float decimal(long number, double divisor) {
        return divisor == 1 ? number : (float) (number / divisor);
    }

    private static String encoding(List<ColumnSchema> columns) {
        return String.join(
                ", ",
                columns.stream()
                        .map(column -> switch (column.type()) {
                            case BOOLEAN -> "truth values";
                            case INT32 -> "32-bit";
                            case INT64 -> "64-bit";
                            case FLOAT -> "32-bit float";
                            case DOUBLE -> "64-bit float";
                            case INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> "";
                        })
                        .distinct()
                        .toList());
    }
}
