package org.prodrome.recipe.report;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;

/** The page of a run: one HTML file that opens from disk and asks nothing of the network. */
public final class Report {
    private Report() {}

    /**
     * The whole page, for a file in UTF-8.
     *
     * <p>It shows a few cases of each kind. A metric that {@code content} lacks is shown as undefined.
     */
    @SuppressWarnings("NullAway") // the generated code asks no interceptor, for the build names no tags to intercept
    public static String html(ReportContent content) {
        StringOutput page = new StringOutput();
        JtepageGenerated.render(new OwaspHtmlTemplateOutput(page), null, Page.of(content));
        return page.toString();
    }
}
