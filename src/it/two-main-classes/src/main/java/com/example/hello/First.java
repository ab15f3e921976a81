package com.example.hello;

public final class First {
    private First() {}

    public static void main(String[] args) {}
}
