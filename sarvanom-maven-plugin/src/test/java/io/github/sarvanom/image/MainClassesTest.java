package io.github.sarvanom.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainClassesTest {
    private static final String MAIN = "public static void main(String[] a) { }";

    @TempDir
    Path folder;

    private SampleApplication application;

    @BeforeEach
    void compile() throws Exception {
        application = SampleApplication.emptyIn(folder);
        application.compile("shop.Admin", "package shop; public class Admin { " + MAIN + " }");
    }

    @Test
    void are_found_in_nested_packages_in_alphabetical_order() throws Exception {
        application.compile("a.b.Zoo", "package a.b; class Zoo { " + MAIN + " }");
        application.compile("shop.Helper", "package shop; class Helper { static void main(String[] a) { } }");
        assertThat(MainClasses.in(application.classes())).containsExactly("a.b.Zoo", "shop.Admin");
    }

    @Test
    void are_none_where_there_is_no_folder() {
        assertThat(MainClasses.in(folder.resolve("nowhere"))).isEmpty();
    }

    @Test
    void prefer_the_spring_boot_application_among_several() throws Exception {
        application.compile(
                "org.springframework.boot.autoconfigure.SpringBootApplication",
                "package org.springframework.boot.autoconfigure; public @interface SpringBootApplication { }");
        application.compile(
                "shop.Shop",
                "package shop; @org.springframework.boot.autoconfigure.SpringBootApplication class Shop { " + MAIN
                        + " }");
        assertThat(MainClasses.theOne("shop", application.classes())).isEqualTo("shop.Shop");
    }
}
