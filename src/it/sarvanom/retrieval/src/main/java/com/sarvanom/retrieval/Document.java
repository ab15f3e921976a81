package com.sarvanom.retrieval;

/** A passage that was found; the score goes from 0 to 1. */
record Document(int id, String text, double score) {}
