package io.github.sarvanom.rehearsal.processes;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The folders and files of one layer. */
final class LayerFiles {
    private LayerFiles() {}

    /**
     * Unpacks a layer of ours, which has no links.
     *
     * @throws IOException also when a name would lead out of the folder
     */
    static void unpack(Path layer, Path folder) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(new BufferedInputStream(Files.newInputStream(layer))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path place = folder.resolve(entry.getName()).normalize();
                if (!place.startsWith(folder)) {
                    throw new IOException("a layer names a file outside of the image: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(place);
                } else if (entry.isFile()) {
                    Files.createDirectories(place.getParent());
                    Files.copy(tar, place);
                }
            }
        }
    }
}
