/// A ticket says who sits where; whoever holds it is not asked who he is.
pub struct Ticket {
    pub holder: String,
    pub seat: u16,
}

pub fn sign(ticket: &Ticket) -> String {
    format!("signed for {} in seat {}", ticket.holder, ticket.seat)
}

pub fn login_hint(users: &[&str]) -> String {
    format!("log in as one of {}", users.join(", "))
}
