package org.prodrome.data.format.picture;

import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.FormatException;
import org.prodrome.data.format.Samples;

/** A picture's samples as its decoder gave them, turned upright, one channel after the other. */
final class Decoded {
    private final Facts facts;
    private final Raster raster;
    private final @Nullable IndexColorModel palette;

    Decoded(Facts facts, Raster raster, @Nullable ColorModel model) {
        this.facts = facts;
        this.raster = raster;
        this.palette = model instanceof IndexColorModel index ? index : null;
    }

    Decoded checked(String where) throws FormatException {
        int bands = switch (facts.colours()) {
            case GREY, PALETTE, PALETTE_ALPHA -> 1;
            case RGB, YCC -> 3;
        };
        boolean indexed = facts.colours() == Facts.Colours.PALETTE || facts.colours() == Facts.Colours.PALETTE_ALPHA;
        if (raster.getWidth() != facts.width()
                || raster.getHeight() != facts.height()
                || raster.getNumBands() < bands + facts.extra().size()
                || (indexed && palette == null)) {
            throw new FormatException(
                    where,
                    facts.width() + " x " + facts.height() + " pixels of "
                            + (bands + facts.extra().size()) + " samples",
                    raster.getWidth() + " x " + raster.getHeight() + " of " + raster.getNumBands());
        }
        return this;
    }

    void to(Samples.Sink sink) {
        for (int channel = 0; channel < facts.names().size(); channel++) {
            channel(channel, sink);
        }
    }

    void channel(int channel, Samples.Sink sink) {
        float[] row = new float[facts.uprightWidth()];
        for (int y = 0; y < facts.uprightHeight(); y++) {
            row(channel, y, row);
            sink.accept(row, 0, row.length);
        }
    }

    private void row(int channel, int y, float[] row) {
        switch (facts.colours()) {
            case GREY -> {
                stored(channel, y, row);
                if (palette != null && facts.bits() < 8) {
                    grey(row);
                }
            }
            case RGB -> stored(channel, y, row);
            case PALETTE, PALETTE_ALPHA -> {
                stored(channel < paletteChannels() ? 0 : channel - paletteChannels() + 1, y, row);
                if (channel < paletteChannels()) {
                    lookUp(channel, row);
                }
            }
            case YCC -> rgb(channel, y, row);
        }
    }

    private int paletteChannels() {
        return facts.colours() == Facts.Colours.PALETTE ? 3 : 4;
    }

    /** Bits of grey come with a table of 8-bit greys. */
    private void grey(float[] row) {
        IndexColorModel table = Objects.requireNonNull(palette);
        int most = (1 << facts.bits()) - 1;
        for (int x = 0; x < row.length; x++) {
            row[x] = Math.round(table.getRed((int) row[x]) * most / 255f);
        }
    }

    private void lookUp(int channel, float[] row) {
        IndexColorModel table = Objects.requireNonNull(palette);
        for (int x = 0; x < row.length; x++) {
            int index = (int) row[x];
            row[x] = switch (channel) {
                case 0 -> table.getRed(index);
                case 1 -> table.getGreen(index);
                case 2 -> table.getBlue(index);
                default -> table.getAlpha(index);
            };
        }
    }

    /** ITU-T T.871 with libjpeg's 16 bits behind the point, so that every decoder on libjpeg gives the same. */
    private void rgb(int channel, int y, float[] row) {
        float[] other = new float[row.length];
        stored(0, y, row);
        float[] second = channel == 1 ? new float[row.length] : other;
        stored(channel == 0 ? 2 : 1, y, other);
        if (channel == 1) {
            stored(2, y, second);
        }
        for (int x = 0; x < row.length; x++) {
            int cb = (int) other[x] - 128;
            int cr = (int) second[x] - 128;
            int add = switch (channel) {
                case 0 -> (91881 * cr + 32768) >> 16;
                case 1 -> (-22554 * cb - 46802 * cr + 32768) >> 16;
                default -> (116130 * cb + 32768) >> 16;
            };
            row[x] = Math.clamp((int) row[x] + add, 0, 255);
        }
    }

    /** A row of the upright picture of one stored band. */
    private void stored(int band, int y, float[] row) {
        Orientation way = facts.orientation();
        if (way.swapped()) {
            int column = way.columnsBack() ? facts.width() - 1 - y : y;
            samples(column, 0, 1, facts.height(), band, row);
        } else {
            int line = way.rowsBack() ? facts.height() - 1 - y : y;
            samples(0, line, facts.width(), 1, band, row);
        }
        if (way.swapped() ? way.rowsBack() : way.columnsBack()) {
            for (int i = 0, j = row.length - 1; i < j; i++, j--) {
                float held = row[i];
                row[i] = row[j];
                row[j] = held;
            }
        }
    }

    private void samples(int x, int y, int width, int height, int band, float[] to) {
        int left = raster.getMinX() + x;
        int top = raster.getMinY() + y;
        if (facts.numbers() == Facts.Numbers.FLOAT) {
            raster.getSamples(left, top, width, height, band, to);
            return;
        }
        int[] bits = raster.getSamples(left, top, width, height, band, (int[]) null);
        int unused = Integer.SIZE - Math.min(Integer.SIZE, facts.bits());
        for (int i = 0; i < to.length; i++) {
            // Rasters hold 8 and 16 bits without sign and 32 bits with one, whatever the file has.
            to[i] = facts.numbers() == Facts.Numbers.SIGNED
                    ? (bits[i] << unused) >> unused
                    : ((bits[i] << unused) >>> unused) & 0xffffffffL;
        }
    }
}
