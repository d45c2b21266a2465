package org.prodrome.data.format.nifti;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.prodrome.data.FormatException;
import org.prodrome.data.Pseudonym;
import org.prodrome.data.WholeFile;
import org.prodrome.data.format.Deidentification;
import org.prodrome.data.format.array.Opening;

/**
 * De-identifies NIfTI files: descriptions, names, unused fields and extensions of the header go, and the name that a
 * gzip file has of itself. Numbers of the header and samples stay byte by byte. A header doesn't say whom it is of; a
 * file's name by BIDS, such as sub-01_T1w.nii.gz, does.
 */
public final class NiftiDeidentification implements Deidentification {
    private static final Pattern BIDS = Pattern.compile("(sub-[A-Za-z0-9]+)(?:[_.].*)?");

    /**
     * Beginning and length of what is text in a header: data_type, db_name, extents, session_error, descrip and so on.
     */
    private static final int[][] TEXTS_1 = {
        {4, 10}, {14, 18}, {32, 4}, {36, 2}, {38, 1}, {148, 80}, {228, 24}, {328, 16}
    };

    private static final int[][] TEXTS_2 = {{240, 80}, {320, 24}, {508, 16}, {525, 15}};

    private final Nifti.Opened opened;
    private final Optional<String> subject;
    private final long offset;

    private NiftiDeidentification(Path path) throws IOException, FormatException {
        opened = Nifti.open(path);
        if (NiftiContents.isCifti(opened.header())) {
            throw new FormatException(
                    path.toString(),
                    "a volume",
                    "a CIFTI file, whose meaning lies in an extension that may tell names");
        }
        NiftiContents contents = opened.contents();
        contents.all();
        offset = contents.offset();
        Matcher named = BIDS.matcher(String.valueOf(path.getFileName()));
        subject = named.matches() ? Optional.of(Pseudonym.of(named.group(1))) : Optional.empty();
    }

    /** @throws FormatException if the file is not NIfTI, lacks samples, or has its meaning in an extension */
    public static NiftiDeidentification of(Path path) throws IOException, FormatException {
        return new NiftiDeidentification(path);
    }

    @Override
    public Optional<String> subject() {
        return subject;
    }

    @Override
    public Written write(Path folder, String name) throws IOException, FormatException {
        Header header = opened.header();
        Path to = folder.resolve(name + (header.single() ? ".nii" : ".hdr") + (opened.zipped() ? ".gz" : ""));
        if (header.single()) {
            zipped(to, opened.zipped(), out -> {
                out.write(safe());
                samples(out);
            });
        } else {
            Path samples = folder.resolve(name + ".img" + (opened.samplesZipped() ? ".gz" : ""));
            zipped(samples, opened.samplesZipped(), this::samples);
            try {
                zipped(to, opened.zipped(), out -> out.write(safe()));
            } catch (IOException | FormatException e) {
                Files.deleteIfExists(samples);
                throw e;
            }
        }
        boolean solid = header.length(1) > 1 && header.length(2) > 1 && header.length(3) > 1;
        return new Written(
                to,
                solid
                        ? List.of("samples stay as they are: of a head they may show a face, and text may be burned in")
                        : List.of());
    }

    private static void zipped(Path path, boolean zipped, WholeFile.Writing<FormatException> writing)
            throws IOException, FormatException {
        WholeFile.<FormatException>write(path, raw -> {
            if (zipped) {
                try (OutputStream out = new GZIPOutputStream(raw, 1 << 16)) {
                    writing.to(out);
                }
            } else {
                writing.to(raw);
            }
        });
    }

    /** The header without its texts, and four zeros for no extensions where samples follow. */
    private byte[] safe() {
        Header header = opened.header();
        int size = opened.bytes().length;
        byte[] bytes = Arrays.copyOf(opened.bytes(), size + 4);
        for (int[] text : header.version() == 1 ? TEXTS_1 : TEXTS_2) {
            Arrays.fill(bytes, text[0], text[0] + text[1], (byte) 0);
        }
        if (header.version() == 1) {
            bytes[38] = 'r'; // which Analyze asks for
        }
        int begin = header.single() ? size + 4 : 0;
        ByteBuffer fields = ByteBuffer.wrap(bytes).order(header.order());
        if (header.version() == 1) {
            fields.putFloat(108, begin);
        } else {
            fields.putLong(168, begin);
        }
        return bytes;
    }

    private void samples(OutputStream out) throws IOException, FormatException {
        Header header = opened.header();
        long count = header.type().voxelBytes();
        for (int length : header.lengths()) {
            count *= length;
        }
        Opening opening =
                opened.samplesZipped() ? Opening.gzip(opened.samples(), offset) : Opening.of(opened.samples(), offset);
        byte[] buffer = new byte[1 << 16];
        long done = 0;
        try (InputStream in = opening.open()) {
            while (done < count) {
                int some = in.read(buffer, 0, (int) Math.min(buffer.length, count - done));
                if (some < 0) {
                    throw ends(count, "the end of the data after " + done);
                }
                out.write(buffer, 0, some);
                done += some;
            }
        } catch (ZipException | EOFException e) {
            throw ends(count, "damaged compressed data after " + done);
        }
    }

    private FormatException ends(long count, String got) {
        return new FormatException(opened.samples().toString(), count + " bytes of samples", got);
    }
}
