package io.github.sarvanom.rehearsal.processes;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * An image's application, unpacked, and how it is started.
 *
 * @param root what is {@code /} in the image
 * @param entrypoint beginning with {@code java}
 * @param command arguments of the entrypoint; empty when there are none
 * @param environment that the image itself says
 * @param folder to start in, as a path of the image
 */
record UnpackedImage(
        Path root, List<String> entrypoint, List<String> command, Map<String, String> environment, String folder) {}
