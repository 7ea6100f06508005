//! Commands and files in what was said.

use crate::capture::sentence::{is_file, is_name};
use crate::capture::words::Words;

/// The commands of a sentence: in backticks, or after a word such as `run`.
pub(super) fn of(sentence: &str, words: &Words) -> Vec<String> {
    let mut found = Vec::new();
    let mut prose = String::new();
    for (at, part) in sentence.split('`').enumerate() {
        if at % 2 == 0 {
            prose.push_str(part);
        } else {
            prose.push_str(" , ");
            let bare = part.trim().trim_start_matches("$ ");
            if is_command(bare, words) && (bare.contains(' ') || part.starts_with('$') || bare == "make") {
                found.push(bare.to_owned());
            }
        }
    }
    let tokens: Vec<&str> = prose.split_whitespace().collect();
    let mut at = 1;
    while at < tokens.len() {
        let before = tokens[at - 1].to_lowercase();
        if !words.has("command_starts", &before)
            || !words.has("commands", tokens[at])
            || tokens[at] != tokens[at].to_lowercase()
        {
            at += 1;
            continue;
        }
        let mut end = at;
        while end < tokens.len() {
            let token = tokens[end];
            if end > at && words.has("command_ends", token.trim_end_matches([',', '.', '?', '!']))
                || token == ","
            {
                break;
            }
            end += 1;
            if token.ends_with([',', '.', ';', '?', '!', ':']) {
                break;
            }
        }
        let command = tokens[at..end].join(" ");
        let command = command.trim_end_matches([',', '.', ';', '?', '!']);
        let command = command.strip_suffix(':').filter(|rest| !rest.ends_with(':')).unwrap_or(command);
        if command.contains(' ') {
            found.push(command.to_owned());
        }
        at = end.max(at + 1);
    }
    found
}

/// The commands of a block of code, without its prompts.
pub(super) fn lines(language: &str, text: &str, words: &Words) -> Vec<String> {
    let shell = matches!(language, "sh" | "bash" | "zsh" | "shell" | "console" | "shell-session" | "");
    if !shell {
        return Vec::new();
    }
    let prompts = text.lines().any(|line| line.trim_start().starts_with("$ "));
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .filter_map(|line| match line.strip_prefix("$ ") {
            Some(command) => Some(command.trim().to_owned()),
            None if !prompts && (is_command(line, words) || matches!(language, "sh" | "bash")) => {
                Some(line.to_owned())
            }
            None => None,
        })
        .collect()
}

fn is_command(text: &str, words: &Words) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    words.has("commands", first) || first.starts_with("./") && first.len() > 2
}

/// The files that a sentence names.
pub(super) fn files(sentence: &str) -> Vec<String> {
    // `./adapters/...` is a pattern, and no file.
    let words = sentence
        .split(|c: char| c.is_whitespace() || c == '`')
        .filter(|word| !word.contains("..."))
        .map(|word| {
            word.trim_start_matches(['(', '"', '“', '\''])
                .trim_end_matches([',', '.', ';', ':', '?', '!', ')', '"', '”', '\'', '*'])
        });
    let is_path = |word: &&str| is_file(word) || is_name(word) && word.contains('/') && !word.contains('(');
    words.filter(is_path).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_known_by_their_first_word() {
        let words = Words::new(&crate::schema::load(&[]).0, "en").unwrap();
        let of = |text: &str| of(text, &words);
        assert_eq!(of("Run `kubectl get pods -n intake` and `the rest`."), ["kubectl get pods -n intake"]);
        assert_eq!(of("Then you run cargo test --lib and wait."), ["cargo test --lib"]);
        assert_eq!(of("We use Kafka to find out, and go home."), [""; 0]);
        assert_eq!(of("`make` it and `$ ls`."), ["make", "ls"]);
        assert_eq!(lines("console", "$ ls -l\ntotal 0\n", &words), ["ls -l"]);
        assert_eq!(lines("sql", "select 1\n", &words), [""; 0]);
        assert_eq!(
            files("Look at `adapters/castell/fetch.go`, and fetch.go:41."),
            ["adapters/castell/fetch.go", "fetch.go:41"]
        );
    }
}
