package io.github.sarvanom.environment;

import io.github.sarvanom.configuration.ImageSettings;
import io.github.sarvanom.configuration.Setting;
import java.time.Duration;
import java.util.Optional;

/**
 * How the image of a module is made.
 *
 * @param platform of the base image, {@code linux/arm64}; empty for what is usual
 * @param user that its program runs as, {@code 1000:1000}
 * @param deadline of one image
 */
public record ImageMaking(Optional<String> platform, String user, Duration deadline) {
    private static final String USUAL_USER = "1000:1000";
    private static final Duration USUAL_DEADLINE = Duration.ofMinutes(10);

    /** What is a problem is noted, and what is usual stands in its place. */
    public static ImageMaking of(ImageSettings settings, SettingReader reader) {
        return new ImageMaking(
                reader.read(Setting.IMAGE_PLATFORM, settings.platform(), PlatformForm.INSTANCE),
                reader.read(Setting.IMAGE_USER, settings.user(), UserForm.INSTANCE)
                        .orElse(USUAL_USER),
                reader.read(Setting.IMAGE_TIMEOUT, settings.timeout(), DurationForm.TIMEOUT)
                        .orElse(USUAL_DEADLINE));
    }
}
