package com.sarvanom.gateway;

import com.sarvanom.service.Answer;
import com.sarvanom.service.Route;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks retrieval and synthesis side by side and answers with both, or with 502 and the one that failed. */
record Search(Backend retrieval, Backend synthesis, ExecutorService threads) implements Route {

    private static final Logger LOG = LoggerFactory.getLogger(Search.class);

    @Override
    public Answer answer(String query) throws InterruptedException {
        Callable<Map<String, Object>> wording = () -> synthesis.ask(query);
        Future<Map<String, Object>> worded = threads.submit(wording);
        try {
            Map<String, Object> found = retrieval.ask(query);
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("query", query);
            document.put("answer", worded.get().get("answer"));
            document.put("documents", found.get("documents"));
            return Answer.json(200, document);
        } catch (BackendException e) {
            worded.cancel(true);
            return failed(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof BackendException cause) {
                return failed(cause);
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Answer failed(BackendException e) {
        LOG.warn("{}: {}", e.backend(), e.getMessage());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("error", "a service behind the gateway failed");
        document.put("service", e.backend());
        document.put("reason", e.getMessage());
        return Answer.json(502, document);
    }
}
