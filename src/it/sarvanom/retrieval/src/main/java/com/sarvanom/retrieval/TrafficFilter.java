package com.sarvanom.retrieval;

import com.sarvanom.service.Observation;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Counts each request, and asks callers to close their connections once the service is stopping. */
@Component
class TrafficFilter extends OncePerRequestFilter {

    private static final Set<String> PATHS = Set.of("/retrieve", "/health", "/metrics");

    private final Observation observation;

    TrafficFilter(Observation observation) {
        this.observation = observation;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long start = System.nanoTime();
        if (observation.stopping()) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        try {
            chain.doFilter(request, response);
        } finally {
            String path = PATHS.contains(request.getRequestURI()) ? request.getRequestURI() : "other";
            observation.traffic().answered(path, response.getStatus(), System.nanoTime() - start);
        }
    }
}
