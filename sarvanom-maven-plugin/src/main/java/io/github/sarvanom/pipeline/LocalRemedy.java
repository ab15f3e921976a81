package io.github.sarvanom.pipeline;

import io.github.sarvanom.compose.Engine;
import io.github.sarvanom.compose.LocalStatus;
import io.github.sarvanom.environment.Environment;
import io.github.sarvanom.environment.Redactor;
import java.util.ArrayList;
import java.util.List;

/** What is told beside a container's failure: the end of its log, and what to do. No secret's value is in it. */
final class LocalRemedy {
    private static final int LOG_LINES = 12;

    private final Engine engine;
    private final Environment environment;
    private final Redactor redactor;

    LocalRemedy(Engine engine, Environment environment) {
        this.engine = engine;
        this.environment = environment;
        this.redactor = Redactor.of(environment.secrets());
    }

    String redacted(String text) {
        return redactor.redact(text);
    }

    /** Empty when it wrote nothing, or is gone. */
    List<String> log(String name) throws InterruptedException {
        List<String> lines = engine.log(environment.namespace() + "-" + name + "-1", LOG_LINES);
        List<String> told = new ArrayList<>();
        if (!lines.isEmpty()) {
            told.add("the end of its log:");
            lines.forEach(line -> told.add("  " + redactor.redact(line)));
        }
        return told;
    }

    /** After a deploy. */
    String again(String name, LocalStatus.Failed failed) {
        return switch (failed.cause()) {
            case OUT_OF_MEMORY -> "raise <limits><memory> of " + name + ", or have it need less";
            case PORT_TAKEN -> "end whoever has the port, then run the same again";
            case CANNOT_START -> "mend what the engine complains of, then run the same again";
            case GONE, STOPPED -> "run the same again: it is brought back";
            case UNHEALTHY, CRASHES, NOT_COMPLETED ->
                "mend what its log tells, then run the same again; what is well already is left alone";
        };
    }

    /** Without a deploy. */
    String now(String name, LocalStatus.Failed failed) {
        String deploy = "mvn sarvanom:deploy -P" + environment.name();
        return switch (failed.cause()) {
            case STOPPED -> deploy + " starts it again, with its data";
            case GONE -> deploy + " makes it, with the data that its volume holds";
            default -> again(name, failed).replace("run the same again", deploy);
        };
    }
}
