package org.prodrome.recipe.report;

/** How far a run's figures reach: to sites that the model learned from, or to others. */
public enum Reach {
    ONE_SITE("One site", "All cases come from one site. What the model does at another, no run on these data can say."),
    SEEN_SITES(
            "In-domain",
            "Every site that was tested was learned from, too. What the model does at a site that it has not seen, this"
                    + " run does not say: run it again with --protocol leave-one-site-out, and lay both side by side with"
                    + " prodrome measure site-gap."),
    UNSEEN_SITES(
            "Sites that the model has not seen",
            "No site that was tested was learned from. What the model does at sites that it knows, this run does not say:"
                    + " run it again with --protocol 5-fold, and lay both side by side with prodrome measure site-gap."),
    BOTH(
            "In-domain and beyond",
            "Some sites that were tested were learned from, some were not; the subgroups hold the figures of both.");

    private final String title;
    private final String sentence;

    Reach(String title, String sentence) {
        this.title = title;
        this.sentence = sentence;
    }

    String title() {
        return title;
    }

    String sentence() {
        return sentence;
    }
}
