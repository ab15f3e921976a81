package com.sarvanom.service;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** The part of a URL after the question mark. */
final class Query {

    private Query() {}

    /** The first value of the named parameter, decoded; empty when there is none. */
    static String parameter(String rawQuery, String name) {
        if (rawQuery == null) {
            return "";
        }
        for (String pair : rawQuery.split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }
}
