// ANCHOR: greet
/// Greets by name.
fn greet(name: &str) -> String {
    format!("Hello, {name}")
}
// ANCHOR_END: greet

fn main() {
    println!("{}", greet("reader"));
}
