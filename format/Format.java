import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Checks ({@code check}) or rewrites ({@code apply}) the layout of every Java source of the project. */
final class Format {
    public static void main(String[] args) throws Exception {
        boolean apply = args[0].equals("apply");
        Path root = Path.of(args[1]).toRealPath();
        Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .formatJavadoc(true)
                .build());
        int wrong = 0;
        for (Path file : sources(root)) {
            String before = Files.readString(file);
            String after = ImportOrderer.reorderImports(
                    RemoveUnusedImports.removeUnusedImports(formatter.formatSource(before)),
                    JavaFormatterOptions.Style.PALANTIR);
            if (after.equals(before)) {
                continue;
            }
            wrong++;
            if (apply) {
                Files.writeString(file, after);
            } else {
                System.err.println("not formatted: " + root.relativize(file));
            }
        }
        if (wrong > 0 && !apply) {
            System.err.println("run: ./prodrome format");
            System.exit(1);
        }
    }

    private static List<Path> sources(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !root.relativize(file).toString().contains("target/"))
                    .sorted()
                    .toList();
        }
    }
}
