package com.example.money;

public record Money(long cents) {}
