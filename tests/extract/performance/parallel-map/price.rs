use rayon::prelude::*;

pub fn price_all(books: &[Book], curve: &Curve) -> Vec<Price> { // ~ parallel-map
    books.par_iter().map(|book| book.price(curve)).collect()
}

pub fn parallel_lines(books: &[Book]) -> Vec<String> {
    books.iter().map(|book| book.name.clone()).collect()
}
