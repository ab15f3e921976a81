package com.sarvanom.service;

/** Sets up SLF4J's simple logger; to be called before the first logger is made. */
public final class Logging {

    private static final String PREFIX = "org.slf4j.simpleLogger.";

    private Logging() {}

    /** One line an event on standard output, from {@code LOG_LEVEL} up. */
    public static void configure(Settings settings) {
        System.setProperty(PREFIX + "defaultLogLevel", settings.logLevel());
        System.setProperty(PREFIX + "logFile", "System.out");
        System.setProperty(PREFIX + "showDateTime", "true");
        System.setProperty(PREFIX + "dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
        System.setProperty(PREFIX + "showThreadName", "false");
        System.setProperty(PREFIX + "showShortLogName", "true");
    }
}
