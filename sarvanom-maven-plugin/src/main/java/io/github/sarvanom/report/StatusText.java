package io.github.sarvanom.report;

import io.github.sarvanom.pipeline.ServiceStatus;
import io.github.sarvanom.pipeline.Status;
import io.github.sarvanom.report.Table.Cell;
import java.util.ArrayList;
import java.util.List;

/** What runs now, beside what this checkout would deploy. */
final class StatusText {
    private final Look look;

    StatusText(Look look) {
        this.look = look;
    }

    List<String> lines(Status status) {
        if (status.services().isEmpty()) {
            return List.of("nothing runs here, and nothing was built here");
        }
        Table table = new Table(look);
        for (ServiceStatus service : status.services()) {
            table.row(
                    new Cell(service.service(), Ink.STRONG),
                    pods(service),
                    Cell.of(service.runs().isEmpty() ? "not deployed" : image(service.runs())),
                    comparison(service));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add(verdict(status));
        return lines;
    }

    private static Cell pods(ServiceStatus service) {
        if (service.runs().isEmpty()) {
            return new Cell("-", Ink.FAINT);
        }
        boolean all = service.ready() >= service.replicas();
        String ready = service.ready() + "/" + service.replicas() + " ready";
        return service.earlier() == 0
                ? new Cell(ready, all ? Ink.GOOD : Ink.BAD)
                : new Cell(ready + ", " + Words.count(service.earlier(), "old pod"), Ink.CHANGED);
    }

    private static Cell comparison(ServiceStatus service) {
        if (service.wanted().isEmpty()) {
            return new Cell("not built in this checkout", Ink.FAINT);
        }
        if (service.runs().isEmpty()) {
            return new Cell("would be deployed: " + image(service.wanted()), Ink.CHANGED);
        }
        return service.differs()
                ? new Cell("would become " + image(service.wanted()), Ink.CHANGED)
                : new Cell("as in this checkout", Ink.FAINT);
    }

    private static String verdict(Status status) {
        long differing = status.services().stream()
                .filter(service -> service.differs()
                        || (service.runs().isEmpty() && !service.wanted().isEmpty()))
                .count();
        long unready = status.services().stream()
                .filter(service -> service.ready() < service.replicas())
                .count();
        String images = differing == 0
                ? "no image differs from this checkout"
                : "a deploy would change " + Words.count(differing, "image")
                        + "; mvn sarvanom:plan shows all that would change";
        long moving = status.services().stream()
                .filter(service -> service.earlier() > 0)
                .count();
        return images
                + (unready == 0 ? "" : "; " + Words.count(unready, "service") + " not ready")
                + (moving == 0
                        ? ""
                        : "; " + Words.count(moving, "service")
                                + " being replaced: mvn sarvanom:diagnose tells what is in the way, if anything is");
    }

    /** The digest alone: the repository is the same for a service, wherever it runs. */
    private static String image(String reference) {
        int at = reference.indexOf('@');
        return Words.digest(at < 0 ? reference : reference.substring(at + 1));
    }
}
