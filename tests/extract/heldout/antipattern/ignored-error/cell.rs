use std::fmt;

pub struct Cell(pub u8, pub u8);

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", char::from(b'A' + self.0), self.1)
    }
}

pub fn parse(text: &str) -> Option<Cell> {
    let (column, row) = text.split_at_checked(1)?;
    let row = row.parse().ok()?;
    Some(Cell(column.as_bytes()[0].wrapping_sub(b'A'), row))
}

pub fn first((cell, _): (Cell, u32)) -> Cell {
    cell
}
