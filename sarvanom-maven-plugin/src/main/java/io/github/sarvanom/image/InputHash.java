package io.github.sarvanom.image;

import java.io.IOException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One number for all that decides an image: equal numbers, equal images. No path of this machine goes in, nor where
 * the image is pushed to, nor a file's time, a released jar's aside.
 *
 * @param hex of all of it, 64 hexadecimal digits
 * @param layers each layer's name to what stands for its content; the same on every machine, given jars that are
 */
record InputHash(String hex, SortedMap<String, String> layers) {
    InputHash {
        layers = Collections.unmodifiableSortedMap(new TreeMap<>(layers));
    }

    static InputHash of(ImageRequest request) throws IOException {
        return new InputReading().of(request);
    }
}
