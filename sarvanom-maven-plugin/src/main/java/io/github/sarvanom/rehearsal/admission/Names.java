package io.github.sarvanom.rehearsal.admission;

import io.github.sarvanom.rehearsal.schema.Trail;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The grammars of names, with the words in which an API server refuses what does not fit. */
final class Names {
    static final Grammar LABEL = new Grammar(
            "[a-z0-9]([-a-z0-9]*[a-z0-9])?",
            63,
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')");
    static final Grammar SUBDOMAIN = new Grammar(
            "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*",
            253,
            "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')");
    static final Grammar DNS_1035 = new Grammar(
            "[a-z]([-a-z0-9]*[a-z0-9])?",
            63,
            "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')");
    static final Grammar LABEL_VALUE = new Grammar(
            "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?",
            63,
            "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')");
    static final Grammar CONFIG_KEY = new Grammar(
            "[-._a-zA-Z0-9]+",
            253,
            "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')");
    private static final Grammar NAME_PART = new Grammar(
            "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]",
            63,
            "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')");
    private static final Pattern PORT_NAME = Pattern.compile("[-a-z0-9]+");

    private Names() {}

    /** A form that a name must have. */
    record Grammar(Pattern pattern, int longest, String complaint) {
        Grammar(String pattern, int longest, String complaint) {
            this(Pattern.compile(pattern), longest, complaint);
        }

        void check(String value, Object at, List<Cause> causes) {
            if (value.length() > longest) {
                causes.add(new Cause(
                        "FieldValueInvalid",
                        "Invalid value: " + quoted(value) + ": must be no more than " + longest + " characters",
                        at.toString()));
            }
            if (!pattern.matcher(value).matches()) {
                causes.add(Cause.invalid(at, quoted(value), complaint));
            }
        }
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static void labels(JsonNode labels, Trail at, List<Cause> causes) {
        labels.properties().forEach(label -> {
            qualified(label.getKey(), at, causes);
            LABEL_VALUE.check(label.getValue().asString(""), at, causes);
        });
    }

    static void annotations(JsonNode annotations, Trail at, List<Cause> causes) {
        annotations.properties().forEach(entry -> qualified(entry.getKey(), at, causes));
    }

    /** A name with an optional prefix: {@code app.kubernetes.io/name}. */
    private static void qualified(String key, Trail at, List<Cause> causes) {
        int slash = key.indexOf('/');
        String part = key.substring(slash + 1);
        if (slash == 0) {
            causes.add(Cause.invalid(at, quoted(key), "prefix part must be non-empty"));
        }
        if (part.isEmpty()) {
            causes.add(Cause.invalid(at, quoted(key), "name part must be non-empty"));
        }
        if (!NAME_PART.pattern().matcher(part).matches()) {
            causes.add(Cause.invalid(at, quoted(key), NAME_PART.complaint()));
        }
        if (part.length() > NAME_PART.longest()) {
            causes.add(Cause.invalid(at, quoted(key), "name part must be no more than 63 characters"));
        }
    }

    static void portName(String name, Trail at, List<Cause> causes) {
        if (name.length() > 15) {
            causes.add(Cause.invalid(at, quoted(name), "must be no more than 15 characters"));
        }
        if (!PORT_NAME.matcher(name).matches()) {
            causes.add(Cause.invalid(
                    at, quoted(name), "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)"));
        }
        if (name.chars().noneMatch(Character::isLetter)) {
            causes.add(Cause.invalid(at, quoted(name), "must contain at least one letter (a-z)"));
        }
    }

    static void portNumber(int port, Trail at, List<Cause> causes) {
        if (port < 1 || port > 65_535) {
            causes.add(Cause.invalid(at, Integer.toString(port), "must be between 1 and 65535, inclusive"));
        }
    }

    static void notNegative(JsonNode number, Trail at, List<Cause> causes) {
        if (number.isNumber() && number.intValue() < 0) {
            causes.add(Cause.invalid(at, number.toString(), "must be greater than or equal to 0"));
        }
    }

    /** A port as a number or a name. */
    static void port(JsonNode port, Trail at, List<Cause> causes) {
        if (port.isString()) {
            portName(port.stringValue(), at, causes);
        } else {
            portNumber(port.asInt(0), at, causes);
        }
    }
}
