package io.github.sarvanom.contract;

import java.util.ArrayList;
import java.util.List;

/**
 * One request of a scenario and the answer that is expected.
 *
 * @param title what it shows
 * @param contentType of the body
 * @param body empty when there is none
 * @param expected the status code, a space and the normalised body; empty in a scenario that is still to be recorded
 */
record Exchange(String title, String method, String path, String contentType, String body, String expected) {

    /** Reads a scenario: {@code = title}, {@code METHOD path [type]}, the body's lines, {@code < code body}. */
    static List<Exchange> read(String scenario) {
        List<Exchange> exchanges = new ArrayList<>();
        for (String block : scenario.split("(?m)^= ", -1)) {
            if (!block.isBlank() && !block.startsWith("#")) {
                exchanges.add(parse(block.strip().split("\n", -1)));
            }
        }
        return exchanges;
    }

    private static Exchange parse(String[] lines) {
        String[] request = lines[1].split(" ", -1);
        StringBuilder body = new StringBuilder();
        String expected = "";
        for (int i = 2; i < lines.length; i++) {
            if (lines[i].startsWith("< ")) {
                expected = lines[i].substring(2);
            } else {
                body.append(lines[i]).append('\n');
            }
        }
        String type = request.length > 2 ? contentType(request[2]) : "application/json";
        return new Exchange(
                lines[0], request[0], request[1], type, body.toString().strip(), expected);
    }

    private static String contentType(String word) {
        return switch (word) {
            case "apply" -> "application/apply-patch+yaml";
            case "merge" -> "application/merge-patch+json";
            case "json-patch" -> "application/json-patch+json";
            case "strategic" -> "application/strategic-merge-patch+json";
            default -> word;
        };
    }

    String write(String answer) {
        String word = switch (contentType) {
            case "application/apply-patch+yaml" -> " apply";
            case "application/merge-patch+json" -> " merge";
            case "application/json-patch+json" -> " json-patch";
            case "application/strategic-merge-patch+json" -> " strategic";
            case "application/json" -> "";
            default -> " " + contentType;
        };
        return "= " + title + "\n" + method + " " + path + word + "\n" + (body.isEmpty() ? "" : body + "\n") + "< "
                + answer + "\n\n";
    }
}
