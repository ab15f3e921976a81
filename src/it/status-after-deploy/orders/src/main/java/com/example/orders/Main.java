package com.example.orders;

public final class Main {
    private Main() {}

    public static void main(String[] args) {}
}
