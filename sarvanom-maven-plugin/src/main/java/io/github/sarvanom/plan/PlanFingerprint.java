package io.github.sarvanom.plan;

import io.github.sarvanom.manifests.ResourceId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Names one plan: equal plans, and no others, have the same. It is made of what the plan shows (which objects are made,
 * changed field by field, removed by uid), and of no secret value, which a plan does not show either.
 *
 * @param hex SHA-256, 64 hexadecimal digits
 */
public record PlanFingerprint(String hex) {
    private static final int SHOWN = 8;

    public static PlanFingerprint of(Plan plan) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String line : lines(plan)) {
                digest.update(line.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            }
            return new PlanFingerprint(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** The plan, line by line: what differs between two plans differs in its lines. */
    public static List<String> lines(Plan plan) {
        List<String> lines = new ArrayList<>();
        plan.creates().forEach(create -> lines.addAll(CreatedContent.lines(create)));
        for (Change.Update update : plan.updates()) {
            update.fields().forEach(field -> lines.add("~ " + named(update.id()) + " " + text(field)));
        }
        for (Change.Adopt adopt : plan.adoptions()) {
            lines.add("< " + named(adopt.id()) + " " + adopt.from().said());
            adopt.fields().forEach(field -> lines.add("< " + named(adopt.id()) + " " + text(field)));
        }
        plan.replacements().forEach(replace -> lines.add("! " + named(replace.id()) + " " + replace.fields()));
        plan.removals().forEach(removal -> lines.add("- " + named(removal.id()) + " " + removal.uid()));
        return lines;
    }

    static String named(ResourceId id) {
        return id.apiVersion() + " " + id.display() + (id.namespace().isEmpty() ? "" : " in " + id.namespace());
    }

    private static String text(FieldChange field) {
        return field.path() + ": " + field.before() + " -> " + field.after();
    }

    /** What is shown and typed. */
    public String shortened() {
        return hex.substring(0, SHOWN);
    }

    /** Whether somebody who said that meant this plan: all of it, or at least its first eight digits. */
    public boolean isMeantBy(String said) {
        return said.length() >= SHOWN && hex.startsWith(said);
    }
}
