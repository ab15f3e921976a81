package com.sarvanom.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void takesTheServicesOwnPortWhenNoneIsSet() {
        assertEquals(8004, new Settings(Map.of()).port(8004));
        assertEquals(8004, new Settings(Map.of("PORT", " ")).port(8004));
        assertEquals(9000, new Settings(Map.of("PORT", "9000")).port(8004));
    }

    @Test
    void refusesAPortThatIsNone() {
        Settings settings = new Settings(Map.of("PORT", "http"));
        var refusal = assertThrows(IllegalArgumentException.class, () -> settings.port(8004));
        assertEquals("PORT must be a whole number from 0 on, but is http", refusal.getMessage());
    }

    @Test
    void anEmptyVariableIsUnset() {
        assertEquals(Optional.empty(), new Settings(Map.of("REDIS_URL", "")).address("REDIS_URL"));
        assertEquals(
                Optional.of(URI.create("redis://cache:6379")),
                new Settings(Map.of("REDIS_URL", "redis://cache:6379")).address("REDIS_URL"));
    }

    @Test
    void aRefusedAddressIsNotRepeated() {
        Settings settings = new Settings(Map.of("DATABASE_URL", "postgresql://me:hunter2@bad host"));
        var refusal = assertThrows(IllegalArgumentException.class, () -> settings.address("DATABASE_URL"));
        assertEquals("DATABASE_URL is not a URL", refusal.getMessage());
        assertFalse(String.valueOf(refusal.getCause()).contains("hunter2"));
    }

    @Test
    void understandsTheLogLevelsOfTheSpecification() {
        assertEquals("info", new Settings(Map.of()).logLevel());
        assertEquals("warn", new Settings(Map.of("LOG_LEVEL", "WARNING")).logLevel());
        assertThrows(IllegalArgumentException.class, () -> new Settings(Map.of("LOG_LEVEL", "loud")).logLevel());
    }
}
