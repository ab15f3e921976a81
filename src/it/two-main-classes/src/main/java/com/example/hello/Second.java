package com.example.hello;

public final class Second {
    private Second() {}

    public static void main(String[] args) {}
}
