package org.prodrome;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every Java program in the documentation runs as it stands, those of one page one after the other. */
class DocumentationTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Pattern PROGRAM = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void programsRun() throws Exception {
        int ran = 0;
        for (Path page : pages()) {
            for (String program : programs(page)) {
                run(page, program);
                ran++;
            }
        }
        assertThat(ran).as("programs in " + DOCS).isGreaterThan(1);
        assertThat(folder.resolve("pair.onnx")).exists();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.list(DOCS)) {
            return pages.filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> programs(Path page) throws IOException {
        return PROGRAM.matcher(Files.readString(page))
                .results()
                .map(MatchResult::group)
                .map(block -> block.substring("```java\n".length(), block.length() - "```".length()))
                .toList();
    }

    private void run(Path page, String program) throws Exception {
        Path source = folder.resolve("Example.java");
        Files.writeString(source, program);
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Djava.library.path=",
                        "-Xmx512m",
                        "-cp",
                        classPath(),
                        source.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor())
                .as(page + ": " + Files.readString(said, StandardCharsets.UTF_8))
                .isZero();
    }

    private static String classPath() {
        return Stream.of("java.class.path", "jdk.module.path")
                .map(System::getProperty)
                .filter(path -> path != null && !path.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
