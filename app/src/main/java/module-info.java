/** The command line. */
module org.prodrome.app {
    requires static org.jspecify;
    requires info.picocli;
    requires org.prodrome.core;
    requires progressbar;
    requires tools.jackson.databind;

    opens org.prodrome.app.cli to
            info.picocli;
}
