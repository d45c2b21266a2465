package org.prodrome.recipe.report;

import java.util.Arrays;
import java.util.List;
import org.prodrome.data.Truth.Box;
import org.prodrome.recipe.report.Exhibit.Plane;

/**
 * A picture as it was recorded, with the model's map over it, and what is known of it: side by side, or of a volume's
 * planes one under the other. Pixels are as high and wide as their spacing says.
 */
final class Panels {
    private static final int HEIGHT = 260;
    private static final int HEIGHT_OF_MANY = 200;
    private static final int LEGEND = 18;

    private final Svg svg;
    private final int height;
    private final double share;
    private final Axis grey;
    private final Axis heat;

    /** What a panel shows. */
    private enum Layer {
        RECORDED("as recorded"),
        MAP("the map over it"),
        KNOWN("what is known");

        private final String label;

        Layer(String label) {
            this.label = label;
        }

        boolean isIn(Exhibit.Picture picture) {
            return switch (this) {
                case RECORDED -> true;
                case MAP -> picture.hasMap();
                case KNOWN -> picture.hasKnown();
            };
        }
    }

    private Panels(Exhibit.Picture picture, Svg svg, int height, int columns) {
        this.svg = svg;
        this.height = height;
        this.share = 1.0 / columns;
        this.grey = range(picture, Layer.RECORDED);
        this.heat = range(picture, Layer.MAP);
    }

    static Svg of(String id, Exhibit.Picture picture) {
        List<Layer> layers = Arrays.stream(Layer.values())
                .filter(layer -> layer.isIn(picture))
                .toList();
        int planes = picture.planes().size();
        boolean many = planes > 1;
        int height = many ? HEIGHT_OF_MANY : HEIGHT;
        int rows = many ? layers.size() : 1;
        Svg svg = Svg.wide((double) rows * (height + LEGEND), "strip", description(id, picture));
        Panels panels = new Panels(picture, svg, height, many ? planes : Math.max(2, layers.size()));
        for (int i = 0; i < layers.size(); i++) {
            for (int plane = 0; plane < planes; plane++) {
                panels.draw(picture.planes().get(plane), layers.get(i), many ? plane : i, many ? i : 0);
            }
        }
        return svg;
    }

    private static Axis range(Exhibit.Picture picture, Layer layer) {
        return Recording.range(picture.planes().stream()
                .flatMap(plane -> layer == Layer.RECORDED
                        ? Arrays.stream(plane.brightness())
                        : plane.map().stream().flatMap(Arrays::stream))
                .toArray(float[][]::new));
    }

    private void draw(Plane plane, Layer layer, int column, int row) {
        int rows = plane.brightness().length;
        int columns = plane.brightness()[0].length;
        double unit = Math.min(plane.rowSpacing(), plane.columnSpacing());
        double wide = columns * plane.columnSpacing() / unit;
        double tall = rows * plane.rowSpacing() / unit;
        String x = Svg.percent(column * share);
        int y = row * (height + LEGEND) + LEGEND;
        svg.open("svg", "x", x, "y", y, "width", Svg.percent(share * 0.97), "height", height - 4)
                .open(
                        "svg",
                        "width",
                        "100%",
                        "height",
                        "100%",
                        "viewBox",
                        "0 0 " + Svg.number(wide) + " " + Svg.number(tall),
                        "preserveAspectRatio",
                        "xMinYMin meet");
        switch (layer) {
            case RECORDED -> image(HeatImage.picture(plane.brightness(), grey, ColourMap.GREY), wide, tall);
            case MAP -> {
                image(HeatImage.picture(plane.brightness(), grey, ColourMap.GREY), wide, tall);
                plane.map().ifPresent(map -> image(HeatImage.picture(map, heat, ColourMap.INFERNO_OVER), wide, tall));
            }
            case KNOWN ->
                plane.known().ifPresent(mask -> image(HeatImage.picture(mask, Axis.UNIT, ColourMap.GREY), wide, tall));
        }
        if (layer != Layer.KNOWN) {
            boxes(plane, wide / columns, tall / rows);
        }
        svg.close().close();
        String name = plane.what().isEmpty() ? layer.label : plane.what() + ", " + layer.label;
        svg.text(name, "x", x, "y", y - 6, "class", "tick");
    }

    private void image(String address, double wide, double tall) {
        svg.add("image", "href", address, "width", wide, "height", tall, "preserveAspectRatio", "none");
    }

    private void boxes(Plane plane, double across, double down) {
        for (Box box : plane.boxes()) {
            svg.add(
                    "rect",
                    "x",
                    box.left() * across,
                    "y",
                    box.top() * down,
                    "width",
                    (box.right() - box.left()) * across,
                    "height",
                    (box.bottom() - box.top()) * down,
                    "class",
                    "box");
        }
    }

    private static String description(String id, Exhibit.Picture picture) {
        List<String> findings = picture.planes().stream()
                .flatMap(plane -> plane.boxes().stream())
                .map(Box::finding)
                .distinct()
                .toList();
        List<String> planes = picture.planes().stream()
                .map(Plane::what)
                .filter(what -> !what.isEmpty())
                .toList();
        return "Case " + id + ": "
                + (planes.isEmpty() ? "picture" : String.join(", ", planes) + ", the last slice uppermost")
                + (picture.hasMap() ? "; the same with a map of where the model found it abnormal over it" : "")
                + (picture.hasKnown() ? "; mask of what is known" : "") + "."
                + (findings.isEmpty() ? "" : " Known findings, framed: " + String.join(", ", findings) + ".");
    }
}
