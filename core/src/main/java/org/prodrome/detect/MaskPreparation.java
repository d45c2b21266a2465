package org.prodrome.detect;

import java.io.IOException;
import java.util.Arrays;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Image;
import org.prodrome.data.Payload;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Interval;
import org.prodrome.data.Volume;
import org.prodrome.signal.Field;

/**
 * Brings what is known of where a case is abnormal to the places of its field: a mask of a picture or a volume, boxes
 * upon a picture, intervals of a signal or a series.
 *
 * @param of what readies the case
 */
public record MaskPreparation(Preparation of) implements Drawn {
    /** @throws IllegalArgumentException if nothing is drawn upon such cases */
    public MaskPreparation {
        Preparation first = of instanceof SeveralPreparation several
                ? several.parts().values().iterator().next()
                : of;
        if (first instanceof RowPreparation
                || first instanceof FeaturePreparation
                || first instanceof HeartCyclePreparation
                || first instanceof TextPreparation) {
            throw new IllegalArgumentException(
                    "mask: expected pictures, volumes, signals or series, upon which something may be drawn, got "
                            + of);
        }
    }

    /**
     * The share of each place that is abnormal: [1, length, ...], along the case's own field. Of a normal case it is 0;
     * where it isn't known, not a number.
     *
     * @param field the case's
     * @throws FormatException if the mask is not on the case's grid, or not what it claims to be
     */
    @Override
    public Field field(Case one, Field field) throws IOException, FormatException {
        return field(of, one, field);
    }

    private static Field field(Preparation of, Case one, Field field) throws IOException, FormatException {
        Truth truth = one.truth();
        return switch (of) {
            case SeveralPreparation several ->
                field(several.parts().values().iterator().next(), one, field);
            case PicturePreparation picture when truth.mask().isPresent() -> alike(picture.withChannels(1), one, field);
            case VolumePreparation volume
            when truth.mask().isPresent() ->
                alike(new VolumePreparation(1, volume.depth(), volume.height(), volume.width()), one, field);
            case PicturePreparation picture
            when !truth.boxes().isEmpty() -> picture.withChannels(1).field(boxed(one), "case " + one.id() + ", boxes");
            case SignalPreparation signal when !truth.intervals().isEmpty() -> within(signal.rate(), truth, field);
            case IrregularPreparation series
            when !truth.intervals().isEmpty() -> within(1 / series.step(), truth, field);
            case SpreadPreparation series when !truth.intervals().isEmpty() -> within(1 / series.step(), truth, field);
            default -> all(truth.label() == Truth.Label.NORMAL ? 0 : Float.NaN, field);
        };
    }

    private static Field alike(Preparation preparation, Case one, Field field) throws IOException, FormatException {
        String where = "case " + one.id() + ", mask";
        Payload drawn = drawn(one.truth().mask().orElseThrow().read());
        Field mask = preparation.field(drawn, where);
        if (mask.length() != field.length()) {
            throw new FormatException(where, field.length() + " slices, as the case has", mask.length() + "");
        }
        return mask;
    }

    /** 1 within the boxes, as a picture of the case's size. */
    private static Payload boxed(Case one) throws IOException, FormatException {
        if (!(one.payload() instanceof Image image)) {
            throw new FormatException("case " + one.id(), "a picture for its boxes", "another payload");
        }
        float[] drawn = new float[image.height() * image.width()];
        for (Truth.Box box : one.truth().boxes()) {
            int left = (int) Math.round(Math.min(box.left(), image.width()));
            int right = (int) Math.round(Math.min(box.right(), image.width()));
            int bottom = (int) Math.round(Math.min(box.bottom(), image.height()));
            for (int y = (int) Math.round(box.top()); y < bottom; y++) {
                Arrays.fill(drawn, y * image.width() + left, y * image.width() + right, 1);
            }
        }
        return new Image(drawn, image.channels().subList(0, 1), image.height(), image.width(), image.spacing());
    }

    private static Field all(float value, Field field) {
        float[] values = new float[field.length() * field.inner()];
        Arrays.fill(values, value);
        return new Field(values, 1, field.length());
    }

    private static Field within(double rate, Truth truth, Field field) {
        float[] values = new float[field.length()];
        for (Interval interval : truth.intervals()) {
            int from = (int) Math.min(values.length, Math.round(interval.start() * rate));
            int to = (int) Math.min(values.length, Math.round(interval.end() * rate));
            Arrays.fill(values, from, to, 1);
        }
        return Field.ofTime(values);
    }

    /** 1 where something is drawn, whatever stands there. */
    private static Payload drawn(Payload mask) {
        return switch (mask) {
            case Image image ->
                new Image(ones(image.samples()), image.channels(), image.height(), image.width(), image.spacing());
            case Volume volume ->
                new Volume(
                        ones(volume.samples()),
                        volume.channels(),
                        volume.depth(),
                        volume.height(),
                        volume.width(),
                        volume.spacing(),
                        volume.affine());
            default -> mask;
        };
    }

    private static float[] ones(float[] samples) {
        float[] ones = new float[samples.length];
        for (int i = 0; i < ones.length; i++) {
            ones[i] = samples[i] == 0 ? 0 : 1;
        }
        return ones;
    }
}
