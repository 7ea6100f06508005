//! Seats of a hall, row by row.

pub struct Hall {
    seats: Vec<Option<String>>,
    width: usize,
}

impl Hall {
    pub fn guest(&self, row: usize, col: usize) -> Option<&str> {
        self.seats.get(row * self.width + col)?.as_deref()
    }

    pub fn label(&self, row: usize, col: usize) -> String {
        self.guest(row, col).unwrap_or("free").to_string()
    }

    pub fn widest(&self) -> usize {
        self.seats.iter().flatten().map(String::len).max().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Hall;

    #[test]
    fn names_the_guest() {
        let hall = Hall { seats: vec![Some("Ida".into()), None], width: 2 };
        assert_eq!(hall.guest(0, 0).unwrap(), "Ida");
        assert_eq!(hall.label(0, 1), "free");
    }
}
