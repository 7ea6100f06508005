use html_escape::encode_text;

pub fn badge(player: &str, rank: u32) -> String {
    let name = encode_text(player); // ~ output-escaping
    format!("<span class=\"badge\">{name} <b>{rank}</b></span>")
}

pub fn medal(rank: u32) -> char {
    match rank {
        1 => 'G',
        2 => 'S',
        _ => 'B',
    }
}
