package io.github.sarvanom.pipeline;

import io.github.sarvanom.problem.Problem;
import java.util.List;

/** Hears the merged logs. Called by one thread at a time. */
public interface LogsLog {

    void line(LogLine line);

    /** From now on a container's lines are followed. */
    void following(String service, String pod);

    /** One container's log cannot be read; the others go on. */
    void unreadable(String service, String pod, Problem why);

    /** Pods are there, and none has written a line. */
    void silent();

    /** No pod's log was asked for, since none is there. */
    void nothing(List<String> services);
}
