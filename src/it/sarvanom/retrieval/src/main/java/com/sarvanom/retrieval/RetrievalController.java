package com.sarvanom.retrieval;

import com.sarvanom.service.HealthReport;
import com.sarvanom.service.Observation;
import com.sarvanom.service.Traffic;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Everything that the service answers. */
@RestController
class RetrievalController {

    /** The answer to {@code /retrieve}. */
    record Found(String query, List<Document> documents) {}

    private final Corpus corpus;
    private final Observation observation;

    RetrievalController(Corpus corpus, Observation observation) {
        this.corpus = corpus;
        this.observation = observation;
    }

    @GetMapping("/retrieve")
    Found retrieve(@RequestParam("q") String query) {
        return new Found(query, corpus.find(query));
    }

    @GetMapping("/health")
    ResponseEntity<Map<String, Object>> health() {
        HealthReport report = observation.health();
        return ResponseEntity.status(report.httpStatus()).body(report.document());
    }

    @GetMapping("/metrics")
    ResponseEntity<String> metrics() {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, Traffic.CONTENT_TYPE)
                .body(observation.traffic().exposition());
    }
}
