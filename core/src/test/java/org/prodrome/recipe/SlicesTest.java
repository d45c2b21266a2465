package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.Image;
import org.prodrome.data.Payload;
import org.prodrome.data.Signal.Channel;
import org.prodrome.data.Subject;
import org.prodrome.data.Text;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Label;
import org.prodrome.data.Volume;
import org.prodrome.detect.AnomalyMap;
import org.prodrome.recipe.report.Exhibit;
import org.prodrome.recipe.report.Exhibit.Plane;

final class SlicesTest {
    private static final List<Channel> GREY = List.of(new Channel("grey", "1"));

    private static Case of(Payload payload, Truth truth) {
        return new Case("a", Subject.of("s"), "here", truth, () -> payload);
    }

    private static Volume volume(float[] samples) {
        return new Volume(samples, GREY, 4, 6, 8, List.of(5.0, 0.5, 0.5), List.of());
    }

    private static Exhibit.Picture shown(Payload payload, Truth truth, Optional<AnomalyMap> map) throws Exception {
        return Slices.of(of(payload, truth), payload).exhibit(map);
    }

    private static float highest(Plane plane) {
        float highest = Float.NEGATIVE_INFINITY;
        for (float[] row : plane.map().orElseThrow()) {
            for (float value : row) {
                highest = Math.max(highest, value);
            }
        }
        return highest;
    }

    /** A map of 2 x 3 x 4 places of a volume of 4 x 6 x 8: each place is two voxels wide. */
    @Test
    void threePlanesGoThroughTheHighestPlaceOfTheMapOnTheVolumesOwnGrid() throws Exception {
        float[] map = new float[2 * 3 * 4];
        map[(1 * 3 + 0) * 4 + 3] = 1;
        Exhibit.Picture picture = shown(
                volume(new float[4 * 6 * 8]),
                Truth.of(Label.ABNORMAL),
                Optional.of(new AnomalyMap(map, List.of(2, 3, 4), 2)));
        assertThat(picture.planes())
                .extracting(Plane::what)
                .containsExactly("slice 4 of 4", "row 1 of 6", "column 8 of 8");
        assertThat(picture.planes())
                .allSatisfy(plane -> assertThat(highest(plane)).isEqualTo(1));
        Plane slice = picture.planes().getFirst();
        assertThat(slice.brightness()).hasNumberOfRows(6);
        assertThat(slice.brightness()[0]).hasSize(8);
        assertThat(slice.rowSpacing() / slice.columnSpacing()).isEqualTo(1);
        Plane row = picture.planes().get(1);
        assertThat(row.brightness()).hasNumberOfRows(4);
        assertThat(row.rowSpacing() / row.columnSpacing()).isEqualTo(10);
        // The last slice, in which the highest place lies, is uppermost.
        assertThat(row.map().orElseThrow()[0][7]).isEqualTo(1);
        Plane column = picture.planes().getLast();
        assertThat(column.brightness()[0]).hasSize(6);
        assertThat(column.map().orElseThrow()[0][0]).isEqualTo(1);
    }

    @Test
    void withoutAMapTheyGoThroughWhatIsKnownOrTheMiddle() throws Exception {
        Volume volume = volume(new float[4 * 6 * 8]);
        float[] mask = new float[4 * 6 * 8];
        mask[(2 * 6 + 5) * 8 + 1] = 1;
        Truth known = Truth.of(Label.ABNORMAL).withMask(() -> volume(mask));
        assertThat(shown(volume, known, Optional.empty()).planes())
                .extracting(Plane::what)
                .containsExactly("slice 3 of 4", "row 6 of 6", "column 2 of 8");
        assertThat(shown(volume, Truth.of(Label.NORMAL), Optional.empty()).planes())
                .extracting(Plane::what)
                .containsExactly("slice 3 of 4", "row 4 of 6", "column 5 of 8");
    }

    @Test
    void anImageKeepsItsGridAndItsBoxesUnlessItIsLargerThanAPage() throws Exception {
        Image small = new Image(new float[3 * 5], GREY, 3, 5, List.of(2.0, 1.0));
        Truth truth = Truth.of(Label.ABNORMAL).withBoxes(List.of(new Truth.Box(1, 1, 3, 2, "polyp")));
        Plane plane = shown(small, truth, Optional.of(new AnomalyMap(new float[4], List.of(2, 2), 1)))
                .planes()
                .getFirst();
        assertThat(plane.brightness()).hasNumberOfRows(3);
        assertThat(plane.map().orElseThrow()[0]).hasSize(5);
        assertThat(plane.boxes()).isEqualTo(truth.boxes());
        assertThat(plane.rowSpacing()).isEqualTo(2);

        Image large = new Image(new float[1600 * 10], GREY, 10, 1600, List.of());
        Plane shrunk = shown(large, truth, Optional.empty()).planes().getFirst();
        assertThat(shrunk.brightness()[0]).hasSize(800);
        assertThat(shrunk.columnSpacing()).isEqualTo(2);
        assertThat(shrunk.boxes().getFirst().right()).isEqualTo(1.5);
    }

    @Test
    void aTextHasNoPlanes() {
        Text text = new Text("no picture");
        assertThatThrownBy(() -> Slices.of(of(text, Truth.of(Label.NORMAL)), text))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("case a: expected an image or a volume, got Text");
    }
}
