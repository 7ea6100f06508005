package com.tradesense.risk;

import java.util.List;

final class Revaluation {
    List<Price> prices(List<Book> books) { // ~ parallel-map
        return books.parallelStream().map(Book::price).toList();
    }

    List<Price> parallel(List<Book> books) {
        return books.stream().map(Book::price).toList();
    }
}
