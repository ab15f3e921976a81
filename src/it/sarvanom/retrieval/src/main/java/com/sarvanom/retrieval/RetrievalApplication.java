package com.sarvanom.retrieval;

import com.sarvanom.service.Dependency;
import com.sarvanom.service.Observation;
import com.sarvanom.service.ServiceIdentity;
import com.sarvanom.service.Settings;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** Starts the retrieval service. */
@SpringBootApplication
public class RetrievalApplication {

    public static void main(String[] args) {
        start(Settings.ofThisProcess(), args);
    }

    static ConfigurableApplicationContext start(Settings settings, String... args) {
        SpringApplication application = new SpringApplication(RetrievalApplication.class);
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("settings", settings));
        // LOG_LEVEL has the specification's words, which are not all Spring's, and is about this service more than about Spring. Its
        // DEBUG, too, would have Spring and Tomcat tell of themselves.
        application.setDefaultProperties(Map.of(
                "logging.level.com.sarvanom", settings.logLevel(),
                "logging.level.root", settings.logLevel().equals("debug") ? "info" : settings.logLevel()));
        return application.run(Stream.concat(Stream.of("--debug=false"), Stream.of(args)).toArray(String[]::new));
    }

    @Bean
    Observation observation(Settings settings) {
        List<Dependency> dependencies = Stream.of(
                        Dependency.http(settings, "MEILISEARCH_URL", "meilisearch", "/health"),
                        Dependency.http(settings, "QDRANT_URL", "qdrant", "/readyz"),
                        Dependency.http(settings, "ARANGODB_URL", "arangodb", "/_api/version"),
                        Dependency.tcp(settings, "REDIS_URL", "cache"))
                .flatMap(Optional::stream)
                .toList();
        return new Observation(ServiceIdentity.of(RetrievalApplication.class), dependencies, Clock.systemUTC());
    }
}
