package io.github.sarvanom.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Optional;

/** Takes blobs: in one piece, in chunks, or by mounting one that another repository has. */
final class UploadRoutes {
    private final ImageFolder images;

    UploadRoutes(ImageFolder images) {
        this.images = images;
    }

    Answer answer(Question question, String name, String id) throws IOException, RegistryFault {
        Map<String, String> query = question.query();
        try {
            return switch (question.method()) {
                case "POST" -> begin(name, query);
                case "PATCH" -> append(question, name, id);
                case "PUT" -> finish(question, name, id, query.getOrDefault("digest", ""));
                case "GET" -> progress(204, name, id);
                case "DELETE" -> cancel(id);
                default -> throw RegistryRoutes.unsupported(question.method());
            };
        } catch (NoSuchFileException unknown) {
            throw new RegistryFault(404, "BLOB_UPLOAD_UNKNOWN", "no upload " + id + " under way");
        }
    }

    private Answer begin(String name, Map<String, String> query) throws IOException, RegistryFault {
        String mount = query.get("mount");
        String from = query.get("from");
        if (mount != null && from != null) {
            RegistryRoutes.requireDigest(mount);
            RegistryRoutes.requireName(from);
            if (images.hasBlob(from, mount)) {
                images.linkBlob(name, mount);
                return created(name, mount);
            }
        }
        return progress(202, name, images.newUpload());
    }

    private Answer append(Question question, String name, String id) throws IOException, RegistryFault {
        Optional<String> range = question.header("Content-Range");
        long have = Files.size(images.upload(id));
        if (range.isPresent() && !range.get().startsWith(have + "-")) {
            throw new RegistryFault(416, "RANGE_INVALID", "expected the chunk at " + have + ", got " + range.get());
        }
        images.append(id, question.body());
        return progress(202, name, id);
    }

    private Answer finish(Question question, String name, String id, String digest) throws IOException, RegistryFault {
        RegistryRoutes.requireDigest(digest);
        images.append(id, question.body());
        if (!images.finish(name, id, digest)) {
            throw new RegistryFault(400, "DIGEST_INVALID", "what was uploaded is not " + digest);
        }
        return created(name, digest);
    }

    private Answer cancel(String id) throws IOException {
        Files.delete(images.upload(id));
        return Answer.empty(204, Map.of());
    }

    private Answer progress(int status, String name, String id) throws IOException {
        long last = Math.max(0, Files.size(images.upload(id)) - 1);
        String location = "/v2/" + name + "/blobs/uploads/" + id;
        return Answer.empty(status, Map.of("Location", location, "Range", "0-" + last, "Docker-Upload-Uuid", id));
    }

    private static Answer created(String name, String digest) {
        String location = "/v2/" + name + "/blobs/" + digest;
        return Answer.empty(201, Map.of("Location", location, "Docker-Content-Digest", digest));
    }
}
