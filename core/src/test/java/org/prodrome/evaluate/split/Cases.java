package org.prodrome.evaluate.split;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.prodrome.data.Case;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Label;

/** Cases without payloads. */
final class Cases {
    private Cases() {}

    static Case of(String id, String subject, String site, Label label) {
        return new Case(id, Subject.of(subject), site, Truth.of(label), () -> {
            throw new AssertionError("a split reads no payload");
        });
    }

    /** Subjects of one to four cases each, at three sites of unlike size, a third of them abnormal. */
    static List<Case> draw(SplittableRandom random, int subjects) {
        List<Case> cases = new ArrayList<>();
        for (int subject = 0; subject < subjects; subject++) {
            String site = List.of("a", "a", "a", "b", "b", "c").get(random.nextInt(6));
            Label label = random.nextInt(3) == 0 ? Label.ABNORMAL : Label.NORMAL;
            int records = random.nextInt(1, 5);
            for (int record = 0; record < records; record++) {
                Label own = random.nextInt(12) == 0 ? Label.UNKNOWN : label;
                cases.add(of("s" + subject + "r" + record, "s" + subject, site, own));
            }
        }
        return cases;
    }
}
