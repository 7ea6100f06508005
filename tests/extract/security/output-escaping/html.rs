pub fn escape(text: &str) -> String { // ~ output-escaping
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
    out
}

pub fn escape_name(name: &str) -> &'static str {
    match name {
        "amp" => "&",
        "lt" => "<",
        _ => "",
    }
}
