package io.github.sarvanom.rehearsal.processes;

/** Where a pod answers. */
record Endpoint(String address, int port) {}
