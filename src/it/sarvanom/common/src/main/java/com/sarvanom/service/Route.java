package com.sarvanom.service;

import java.io.IOException;

/** Answers one path. */
@FunctionalInterface
public interface Route {

    /**
     * @param query what the caller asks, from {@code ?q=}; never blank
     */
    Answer answer(String query) throws IOException, InterruptedException;
}
