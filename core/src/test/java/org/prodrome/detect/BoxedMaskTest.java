package org.prodrome.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Case;
import org.prodrome.data.Image;
import org.prodrome.data.Signal.Channel;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.signal.Field;

/** Boxes upon a picture, as a mask to learn from. */
class BoxedMaskTest {
    @Test
    void aBoxIsDrawnWhereItLies() throws Exception {
        Image image = new Image(new float[4 * 8], List.of(new Channel("brightness", "")), 4, 8, List.of());
        Truth truth = Truth.of(Truth.Label.ABNORMAL).withBoxes(List.of(new Truth.Box(2, 0, 5, 2, "bleeding")));
        Case one = new Case("a", Subject.of("s"), "here", truth, () -> image);
        PicturePreparation picture = new PicturePreparation(1, 4, 8);
        Field mask = new MaskPreparation(picture).field(one, picture.field(one));
        assertThat(mask.values())
                .containsExactly(
                        0, 0, 1, 1, 1, 0, 0, 0, //
                        0, 0, 1, 1, 1, 0, 0, 0, //
                        0, 0, 0, 0, 0, 0, 0, 0, //
                        0, 0, 0, 0, 0, 0, 0, 0);
    }
}
