package io.github.sarvanom.rehearsal;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.http.HttpRequest;
import org.apache.http.HttpResponse;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestHandler;
import tools.jackson.databind.json.JsonMapper;

/** Finds who answers a request. The paths are those of the OCI distribution specification 1.1, "Endpoints". */
final class RegistryRoutes implements HttpRequestHandler {
    private static final String PART = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
    private static final String NAME = "(?<name>" + PART + "(?:/" + PART + ")*)";
    private static final Pattern UPLOAD = Pattern.compile("/v2/" + NAME + "/blobs/uploads/(?<id>[^/]*)");
    private static final Pattern BLOB = Pattern.compile("/v2/" + NAME + "/blobs/(?<digest>[^/]+)");
    private static final Pattern MANIFEST =
            Pattern.compile("/v2/" + NAME + "/manifests/(?<reference>[A-Za-z0-9_][A-Za-z0-9_.:-]*)");
    private static final Pattern TAGS = Pattern.compile("/v2/" + NAME + "/tags/list");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    private final ImageFolder images;
    private final UploadRoutes uploads;
    private final ManifestRoutes manifests;

    RegistryRoutes(ImageFolder images) {
        this.images = images;
        this.uploads = new UploadRoutes(images);
        this.manifests = new ManifestRoutes(images);
    }

    @Override
    public void handle(HttpRequest request, HttpResponse response, HttpContext context) throws IOException {
        Question question = new Question(request);
        answer(question).writeTo(response);
    }

    Answer answer(Question question) {
        try {
            return route(question, question.path());
        } catch (RegistryFault fault) {
            return Answer.json(fault.status(), fault.body());
        } catch (IOException disk) {
            RegistryFault fault = new RegistryFault(500, "UNKNOWN", disk.toString());
            return Answer.json(fault.status(), fault.body());
        }
    }

    private Answer route(Question question, String path) throws IOException, RegistryFault {
        Matcher upload = UPLOAD.matcher(path);
        if (upload.matches()) {
            return uploads.answer(question, upload.group("name"), upload.group("id"));
        }
        Matcher blob = BLOB.matcher(path);
        if (blob.matches()) {
            return blob(question.method(), blob.group("name"), blob.group("digest"));
        }
        Matcher manifest = MANIFEST.matcher(path);
        if (manifest.matches()) {
            return manifests.answer(question, manifest.group("name"), manifest.group("reference"));
        }
        Matcher tags = TAGS.matcher(path);
        if (tags.matches()) {
            return tags(tags.group("name"));
        }
        if (path.equals("/v2/") || path.equals("/v2")) {
            return Answer.json(200, "{}");
        }
        throw new RegistryFault(404, "UNSUPPORTED", "nothing is served at " + path);
    }

    private Answer blob(String method, String name, String digest) throws RegistryFault {
        if (!method.equals("GET") && !method.equals("HEAD")) {
            throw unsupported(method);
        }
        requireDigest(digest);
        if (!images.hasBlob(name, digest)) {
            throw new RegistryFault(404, "BLOB_UNKNOWN", name + " has no blob " + digest);
        }
        return Answer.file(images.blob(digest), "application/octet-stream", digest);
    }

    private Answer tags(String name) throws IOException, RegistryFault {
        try {
            List<String> tags = images.tags(name);
            return Answer.json(200, JsonMapper.shared().writeValueAsString(Map.of("name", name, "tags", tags)));
        } catch (NoSuchFileException absent) {
            throw new RegistryFault(404, "NAME_UNKNOWN", "no repository " + name);
        }
    }

    static void requireDigest(String digest) throws RegistryFault {
        if (!DIGEST.matcher(digest).matches()) {
            throw new RegistryFault(400, "DIGEST_INVALID", "not a sha256 digest: " + digest);
        }
    }

    static void requireName(String name) throws RegistryFault {
        if (!name.matches(PART + "(?:/" + PART + ")*")) {
            throw new RegistryFault(400, "NAME_INVALID", "not a repository name: " + name);
        }
    }

    static RegistryFault unsupported(String method) {
        return new RegistryFault(405, "UNSUPPORTED", "a rehearsal's registry does not do " + method + " here");
    }
}
