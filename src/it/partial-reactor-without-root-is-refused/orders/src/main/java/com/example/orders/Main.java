package com.example.orders;

import com.example.money.Money;

public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println(new Money(100));
    }
}
