package io.github.sarvanom.release;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One attempt to bring an environment to a wanted state: what was wanted, by whom, and what came of it. Holds no secret's value.
 *
 * @param revision counts the attempts in this environment, from 1
 * @param run of which it is the work; tells our own record from another's after an answer got lost
 * @param restores the revision whose objects it brought back; empty for a deploy
 * @param ended empty while it is in progress
 * @param images service to pinned reference
 * @param summary of the plan: {@code 3 to create, 1 to change}
 * @param secrets names of the Secret objects that hold the data of its secrets
 * @param content where its objects and its plan lie
 * @param evidence where lies what was seen of it when it failed
 * @param story what is to be known of its end, a line each: why it failed, what was done then
 */
public record Release(
        long revision,
        String run,
        Optional<Long> restores,
        Author author,
        Instant began,
        Optional<Instant> ended,
        SortedMap<String, String> images,
        String summary,
        Outcome outcome,
        List<String> secrets,
        Content content,
        Content evidence,
        List<String> story) {
    public Release {
        images = Collections.unmodifiableSortedMap(new TreeMap<>(images));
        secrets = List.copyOf(secrets);
        story = List.copyOf(story);
    }

    /**
     * The chunks of a release.
     *
     * @param chunks how many; 0 when nothing was kept
     * @param bytes of all of them together
     * @param hash SHA-256 of them in their order, in hexadecimal
     */
    public record Content(int chunks, long bytes, String hash) {
        static final Content NONE = new Content(0, 0, "");

        public boolean isNone() {
            return chunks == 0;
        }
    }

    public boolean isOpen() {
        return outcome == Outcome.IN_PROGRESS;
    }

    public boolean succeeded() {
        return outcome == Outcome.SUCCEEDED;
    }

    /** From its beginning to its end; empty while it is in progress. */
    public Optional<Duration> took() {
        return ended.map(end -> Duration.between(began, end));
    }

    Release ended(Outcome how, Instant when, List<String> what) {
        return new Release(
                revision,
                run,
                restores,
                author,
                began,
                Optional.of(when),
                images,
                summary,
                how,
                secrets,
                content,
                evidence,
                what);
    }

    Release with(Content seen) {
        return new Release(
                revision, run, restores, author, began, ended, images, summary, outcome, secrets, content, seen, story);
    }
}
