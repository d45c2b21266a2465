package org.prodrome.data.synthetic.notes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.prodrome.data.Text;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Interval;
import org.prodrome.data.synthetic.cohort.Made;
import org.prodrome.data.synthetic.cohort.Member;

/**
 * One note. It names as many rare findings as common ones, and makes as many claims of each kind whatever its label: in
 * the abnormal one rare finding is affirmed and one common finding denied, in the normal it is the other way round.
 */
final class Note {
    private final Member<Hospital> member;
    private final Admission admission;
    private final StringBuilder text = new StringBuilder();
    private final List<Interval> intervals = new ArrayList<>();
    private final List<String> classes = new ArrayList<>();
    private int worst;

    /** @param claim about the finding */
    private record Statement(Finding finding, Claim claim, boolean rare, int severity) {}

    Note(Member<Hospital> member) {
        this.member = member;
        SplittableRandom random = member.visit().split("words").random();
        admission = Admission.draw(member.subject().split("admission").random(), random);
        List<Statement> statements = statements(random);
        head(random);
        section("Brief hospital course", statements, random, Claim.AFFIRMED, Claim.DENIED);
        section("Past medical history", statements, random, Claim.PAST);
        section("Family history", statements, random, Claim.FAMILY);
        heading("Medications on discharge");
        admission.drugs().forEach(drug -> text.append("- ").append(drug).append('\n'));
        section("Instructions", statements, random, Claim.WARNED);
        text.append("The patient left in stable condition and will see the ")
                .append(random.nextBoolean() ? "general practitioner" : "clinic")
                .append(" in ")
                .append(random.nextInt(1, 5))
                .append(" weeks.\n");
    }

    private List<Statement> statements(SplittableRandom random) {
        int count = member.site().statements();
        List<Finding> rare = Admission.some(Finding.RARE, count, random);
        List<Finding> common = Admission.some(Finding.COMMON, count, random);
        List<Claim> others = List.of(Claim.DENIED, Claim.DENIED, Claim.FAMILY, Claim.PAST, Claim.WARNED);
        List<Statement> statements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // The first pair differs by the label alone; of the others, common findings are affirmed or not alike in
            // both.
            Claim one = i == 0 ? Claim.AFFIRMED : others.get(random.nextInt(others.size()));
            Claim other = i == 0 ? Claim.DENIED : random.nextInt(3) == 0 ? Claim.AFFIRMED : one;
            boolean rareFirst = i > 0 || member.abnormal();
            statements.add(new Statement(rare.get(i), rareFirst ? one : other, true, random.nextInt(3)));
            statements.add(new Statement(common.get(i), rareFirst ? other : one, false, random.nextInt(3)));
        }
        return Admission.some(statements, statements.size(), random);
    }

    private void head(SplittableRandom random) {
        boolean brief = member.site().brief();
        heading("History of present illness");
        String who = admission.woman() ? "woman" : "man";
        text.append(
                brief
                        ? admission.age() + " y/o " + (admission.woman() ? "F" : "M") + " p/w " + admission.complaint()
                        : "This is a " + admission.age() + "-year-old " + who + " who presented with "
                                + admission.complaint());
        text.append(" for ")
                .append(random.nextInt(1, 8))
                .append(brief ? " d" : " days")
                .append(". ");
        text.append(brief ? "PMH: " : "The patient is known to have ");
        text.append(String.join(", ", admission.illnesses())).append(".\n");
        text.append(brief ? "VS: " : "On arrival: ");
        text.append(String.format(
                        Locale.ROOT,
                        "temperature %.1f, pulse %d, blood pressure %d/%d, saturation %d%%.%n",
                        36.2 + 2.2 * random.nextDouble(),
                        random.nextInt(62, 124),
                        random.nextInt(92, 172),
                        random.nextInt(50, 96),
                        random.nextInt(89, 100))
                .replace("\r", ""));
    }

    private void section(String title, List<Statement> statements, SplittableRandom random, Claim... claims) {
        heading(title);
        int before = text.length();
        for (Statement statement : statements) {
            if (!List.of(claims).contains(statement.claim())) {
                continue;
            }
            int start = text.length();
            text.append(statement.claim().sentence(statement.finding(), statement.severity(), random));
            if (statement.rare() && statement.claim() == Claim.AFFIRMED) {
                intervals.add(
                        new Interval(start, text.length(), statement.finding().name()));
                classes.add(statement.finding().name());
                worst = Math.max(worst, 1 + statement.severity());
            }
            text.append(' ');
        }
        if (text.length() == before) {
            text.append("Nothing to note.");
        }
        text.append('\n');
    }

    private void heading(String title) {
        text.append(text.isEmpty() ? "" : "\n");
        text.append(member.site().capitals() ? title.toUpperCase(Locale.ROOT) : title)
                .append(":\n");
    }

    Truth truth() {
        Truth truth = Made.truth(member.abnormal());
        return member.abnormal()
                ? truth.withClasses(classes).withSeverity(worst).withIntervals(intervals)
                : truth;
    }

    Text text() {
        return new Text(text.toString());
    }
}
