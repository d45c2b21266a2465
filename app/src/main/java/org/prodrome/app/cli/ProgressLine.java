package org.prodrome.app.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.prodrome.recipe.Progress;

/** A bar with an estimate for each stage, on standard error. */
final class ProgressLine implements Progress, AutoCloseable {
    private @Nullable String stage;
    private @Nullable ProgressBar bar;

    @Override
    public synchronized void at(String now, long done, long total) {
        ProgressBar current = bar;
        if (current == null || !now.equals(stage)) {
            close();
            current = new ProgressBarBuilder()
                    .setTaskName(now)
                    .setInitialMax(total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(System.getenv("TERM") == null ? 10_000 : 500)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err, 100))
                    .build();
            bar = current;
            stage = now;
        }
        current.stepTo(done);
    }

    @Override
    public synchronized void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
