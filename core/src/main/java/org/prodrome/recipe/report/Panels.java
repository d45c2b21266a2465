package org.prodrome.recipe.report;

import java.util.Arrays;
import java.util.List;
import org.prodrome.data.Truth.Box;

/** A picture, the model's map of it and what is known of it, side by side at one scale. */
final class Panels {
    private static final int HEIGHT = 260;
    private static final int LEGEND = 18;

    private final Svg svg;
    private final int rows;
    private final int columns;
    private final double share;
    private int panel;

    private Panels(Svg svg, int rows, int columns, int panels) {
        this.svg = svg;
        this.rows = rows;
        this.columns = columns;
        this.share = 1.0 / panels;
    }

    static Svg of(String id, Exhibit.Picture picture) {
        float[][] brightness = picture.brightness();
        int count = 1 + (picture.map().isPresent() ? 1 : 0) + (picture.known().isPresent() ? 1 : 0);
        Svg svg = Svg.wide(HEIGHT + LEGEND, "strip", description(id, picture));
        Panels panels = new Panels(svg, brightness.length, brightness[0].length, Math.max(count, 2));
        panels.draw(picture.what().isEmpty() ? "picture" : picture.what(), brightness, ColourMap.GREY, picture.boxes());
        picture.map().ifPresent(map -> panels.draw("map", map, ColourMap.INFERNO, picture.boxes()));
        picture.known().ifPresent(mask -> panels.draw("known", mask, ColourMap.GREY, List.of()));
        return svg;
    }

    private void draw(String name, float[][] values, ColourMap colours, List<Box> boxes) {
        String x = Svg.percent(panel * share);
        svg.open("svg", "x", x, "y", LEGEND, "width", Svg.percent(share * 0.97), "height", HEIGHT)
                .open(
                        "svg",
                        "width",
                        "100%",
                        "height",
                        "100%",
                        "viewBox",
                        "0 0 " + columns + " " + rows,
                        "preserveAspectRatio",
                        "xMinYMin meet")
                .add(
                        "image",
                        "href",
                        HeatImage.picture(values, Recording.range(values), colours),
                        "width",
                        columns,
                        "height",
                        rows,
                        "preserveAspectRatio",
                        "none");
        for (Box box : boxes) {
            double width = box.right() - box.left();
            double height = box.bottom() - box.top();
            svg.add("rect", "x", box.left(), "y", box.top(), "width", width, "height", height, "class", "box");
        }
        svg.close().close();
        svg.text(name, "x", x, "y", LEGEND - 6, "class", "tick");
        panel++;
    }

    private static String description(String id, Exhibit.Picture picture) {
        List<String> findings =
                picture.boxes().stream().map(Box::finding).distinct().toList();
        String parts = String.join(
                "",
                Arrays.asList(
                        picture.what().isEmpty() ? "picture" : picture.what(),
                        picture.hasMap() ? ", map of where the model found it abnormal" : "",
                        picture.known().isPresent() ? ", mask of what is known" : ""));
        return "Case " + id + ": " + parts + "."
                + (findings.isEmpty() ? "" : " Known findings, framed: " + String.join(", ", findings) + ".");
    }
}
