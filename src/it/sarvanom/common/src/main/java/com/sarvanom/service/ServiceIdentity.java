package com.sarvanom.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which service this is, in which version; Maven writes both into {@code service.properties} beside the classes. */
public record ServiceIdentity(String name, String version) {

    private static final String RESOURCE = "/service.properties";

    /** Reads the file that lies in the module of the given class. */
    public static ServiceIdentity of(Class<?> main) {
        Properties properties = new Properties();
        try (InputStream in = main.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing beside " + main.getName());
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ServiceIdentity(properties.getProperty("name"), properties.getProperty("version"));
    }
}
