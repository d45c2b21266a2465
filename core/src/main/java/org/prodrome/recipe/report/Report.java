package org.prodrome.recipe.report;

/** Stands in until the page is drawn. */
public final class Report {
    private Report() {}

    /** The page. */
    public static String html(ReportContent content) {
        return "<!doctype html><title>" + content.recipe() + "</title>";
    }
}
