package org.prodrome.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.prodrome.data.Case;
import org.prodrome.data.Subject;
import org.prodrome.data.Text;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Label;

final class OneSubjectTest {
    private static Case of(String id, String subject, Label label) {
        return new Case(id, Subject.of(subject), "", Truth.of(label), () -> new Text(""));
    }

    @Test
    void casesOfTheOnlySubjectWithLabelsArePartedEachForItself() {
        List<Case> alone =
                List.of(of("1", "ada", Label.NORMAL), of("2", "ada", Label.ABNORMAL), of("3", "bob", Label.UNKNOWN));
        assertThat(OneSubject.parted(alone))
                .extracting(one -> one.subject().id())
                .containsExactly("1", "2");
        List<Case> two = List.of(of("1", "ada", Label.NORMAL), of("2", "bob", Label.ABNORMAL));
        assertThat(OneSubject.parted(two)).isEqualTo(two);
    }
}
