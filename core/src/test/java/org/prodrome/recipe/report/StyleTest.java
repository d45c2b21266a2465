package org.prodrome.recipe.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's colours, by light and in the dark, told apart by every eye. */
final class StyleTest {
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): #([0-9a-f]{3,6})");

    /** What an eye makes of linear red, green and blue (Machado et al. 2009, severity 1). */
    private enum Eye {
        COMMON(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
        PROTANOPE(new double[][] {
            {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
        }),
        DEUTERANOPE(new double[][] {
            {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
        }),
        TRITANOPE(new double[][] {
            {1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}
        });

        @SuppressWarnings("ImmutableEnumChecker") // never written to
        private final double[][] matrix;

        Eye(double[][] matrix) {
            this.matrix = matrix;
        }

        double[] sees(double[] linear) {
            double[] seen = new double[3];
            for (int row = 0; row < 3; row++) {
                for (int i = 0; i < 3; i++) {
                    seen[row] += matrix[row][i] * linear[i];
                }
                seen[row] = Math.clamp(seen[row], 0, 1);
            }
            return seen;
        }
    }

    private static Map<String, double[]> colours(int scheme) {
        String page = Report.html(new ExampleContent().content());
        String block = page.split(":root \\{", -1)[1 + scheme].split("}", 2)[0];
        Map<String, double[]> colours = new HashMap<>();
        Matcher matcher = COLOUR.matcher(block);
        while (matcher.find()) {
            colours.put(matcher.group(1), linear(matcher.group(2)));
        }
        return colours;
    }

    private static double[] linear(String hex) {
        String full = hex.length() == 3 ? hex.replaceAll("(.)", "$1$1") : hex;
        double[] linear = new double[3];
        for (int i = 0; i < 3; i++) {
            double value = Integer.parseInt(full.substring(2 * i, 2 * i + 2), 16) / 255.0;
            linear[i] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
        return linear;
    }

    private static double luminance(double[] linear) {
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    /** By the web's accessibility guidelines (WCAG 2.2), 1 to 21. */
    private static double contrast(Map<String, double[]> colours, String one, String other) {
        double first = luminance(of(colours, one));
        double second = luminance(of(colours, other));
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double[] of(Map<String, double[]> colours, String name) {
        return Objects.requireNonNull(colours.get(name), name);
    }

    /** CIE 1976 L*a*b*, white D65. */
    private static double[] lab(double[] c) {
        double x = root((0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047);
        double y = root(0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2]);
        double z = root((0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double root(double t) {
        return t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }

    private static double apart(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - other[i]) * (one[i] - other[i]);
        }
        return Math.sqrt(sum);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void textAndPicturesStandOutFromThePage(int scheme) {
        Map<String, double[]> colours = colours(scheme);
        for (String text : List.of("ink", "muted", "link", "normal", "abnormal")) {
            assertThat(contrast(colours, text, "page")).as(text).isGreaterThan(4.5);
        }
        assertThat(contrast(colours, "banner-ink", "banner")).isGreaterThan(4.5);
        for (String drawn : List.of("model", "baseline")) {
            assertThat(contrast(colours, drawn, "page")).as(drawn).isGreaterThan(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Eye.class)
    void whatIsDrawnTogetherIsToldApart(Eye eye) {
        for (int scheme = 0; scheme < 2; scheme++) {
            Map<String, double[]> colours = colours(scheme);
            for (List<String> pair : List.of(List.of("normal", "abnormal"), List.of("model", "baseline"))) {
                double[] one = lab(eye.sees(of(colours, pair.getFirst())));
                double[] other = lab(eye.sees(of(colours, pair.getLast())));
                assertThat(apart(one, other)).as(pair.toString()).isGreaterThan(25);
            }
        }
    }
}
