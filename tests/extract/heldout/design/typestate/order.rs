pub struct Draft {
    lines: Vec<(String, u32)>,
}

pub struct Placed {
    lines: Vec<(String, u32)>,
    number: u64,
}

pub struct Shipped {
    pub number: u64,
    pub tracking: String,
}

impl Draft {
    pub fn place(self, number: u64) -> Placed { // ~ typestate
        Placed { lines: self.lines, number }
    }
}

impl Placed {
    pub fn ship(self, carrier: &str) -> Shipped { // ~ typestate
        let tracking = format!("{carrier}-{}-{}", self.number, self.lines.len());
        Shipped { number: self.number, tracking }
    }
}
