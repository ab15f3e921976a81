package com.sarvanom.synthesis;

import com.sarvanom.service.Answer;
import com.sarvanom.service.Route;
import java.util.LinkedHashMap;
import java.util.Map;

/** Words an answer. Where a language model would speak, a fixed sentence stands in. */
final class Synthesizer implements Route {

    static final String OPENING = "Here is what is known about";

    @Override
    public Answer answer(String query) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("query", query);
        document.put("answer", OPENING + " " + query.strip() + ".");
        return Answer.json(200, document);
    }
}
