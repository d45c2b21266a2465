package org.prodrome.data.synthetic.planted;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Image;
import org.prodrome.data.Payload;
import org.prodrome.data.Seed;
import org.prodrome.data.Sha256;
import org.prodrome.data.Truth;
import org.prodrome.data.Volume;

/**
 * Real pictures and volumes in which nobody marked anything: beside each normal one stands the same with a lesion put
 * in, so that what is found can be held against what is there. A figure on them says how well bodies of this kind are
 * found, see {@link Lesion}, and not how well disease is.
 */
public final class PlantedLesions {
    private static final String FINDING = "planted lesion";

    private PlantedLesions() {}

    /**
     * Each normal case, and after it a twin of the same subject with a lesion; other cases stay as they are. A lesion
     * depends on the seed and the case's id alone.
     */
    public static Dataset beside(Dataset dataset, Seed seed) {
        List<Case> cases = new ArrayList<>();
        for (Case one : dataset.cases()) {
            cases.add(one);
            if (one.truth().label() == Truth.Label.NORMAL) {
                cases.add(twin(one, seed.split(one.id())));
            }
        }
        String how = "a lesion put into a copy of each normal case, seed " + seed.value();
        return new Dataset(
                dataset.name() + " with planted lesions",
                dataset.origin() + "; " + how,
                dataset.licence(),
                new Sha256().add(dataset.digest(), how).hex(),
                cases);
    }

    private static Case twin(Case one, Seed seed) {
        Truth truth = Truth.of(Truth.Label.ABNORMAL)
                .withClasses(List.of(FINDING))
                .withMask(() -> planted(one, seed).mask());
        return new Case(
                one.id() + "+lesion",
                one.subject(),
                one.site(),
                one.device(),
                one.part(),
                one.time(),
                truth,
                () -> planted(one, seed).payload());
    }

    private record Planted(Payload payload, Payload mask) {}

    private static Planted planted(Case one, Seed seed) throws IOException, FormatException {
        return switch (one.payload()) {
            case Image image -> {
                Lesion lesion = Lesion.draw(image.samples(), 1, image.height(), image.width(), seed);
                yield new Planted(
                        new Image(
                                lesion.into(image.samples()),
                                image.channels(),
                                image.height(),
                                image.width(),
                                image.spacing()),
                        new Image(
                                lesion.mask(),
                                image.channels().subList(0, 1),
                                image.height(),
                                image.width(),
                                image.spacing()));
            }
            case Volume volume -> {
                Lesion lesion = Lesion.draw(volume.samples(), volume.depth(), volume.height(), volume.width(), seed);
                yield new Planted(
                        like(
                                volume,
                                lesion.into(volume.samples()),
                                volume.channels().size()),
                        like(volume, lesion.mask(), 1));
            }
            case Payload other ->
                throw new FormatException(
                        "case " + one.id(),
                        "an image or a volume to put a lesion into",
                        other.getClass().getSimpleName());
        };
    }

    private static Volume like(Volume volume, float[] samples, int channels) {
        return new Volume(
                samples,
                volume.channels().subList(0, channels),
                volume.depth(),
                volume.height(),
                volume.width(),
                volume.spacing(),
                volume.affine());
    }
}
