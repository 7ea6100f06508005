use super::super::testing::{findings, printed, with_config};
use super::Check;

fn all(text: &str) -> Vec<String> {
    findings(Check::Spelling, text)
}

#[test]
fn slips_are_found_and_terms_are_not() {
    for (text, expected) in [
        ("The enviroment is ready.", vec!["1:5 misspelling"]),
        ("Enviroment variables are set.", vec!["1:1 misspelling"]),
        ("## The configuraton\n\nx", vec!["1:8 misspelling"]),
        ("An unknown frobnicator and a zorkmid.", vec![]),
        ("Ask Enviromenta Kowalczyk.", vec![]),
        ("Use `enviroment`, enviroment_name and src/enviroment.rs.", vec![]),
        // What the code of the page has is a term of it.
        ("The stremer runs.\n\n```\nstremer --start\n```", vec![]),
        ("See [the stremer](https://stremer.example/).", vec![]),
        ("The colour and the color.", vec![]),
        ("A re-created, non-blocking, well-known thing.", vec![]),
        ("The runbooks' end, a pod's life and the APIs.", vec![]),
        ("Il serveur est tombé hier soir parce que la mémoire était pleine.", vec![]),
        // Once a page.
        ("One configuraton, two configuraton.", vec!["1:5 misspelling", "1:23 misspelling"]),
    ] {
        assert_eq!(all(text), expected, "{text}");
    }
}

#[test]
fn grammar_that_leaves_no_doubt() {
    for (text, expected) in [
        ("The the end.", vec!["1:1 repeated_word"]),
        ("It had had no effect, and that that is so.", vec![]),
        ("**Note** note that it ends.", vec![]),
        ("A buy-in in time.", vec![]),
        ("A user, an hour, a European, an SSH key and a URL.", vec![]),
        ("An user and a hour.", vec!["1:1 article", "1:13 article"]),
        ("Is A is before B? See service A and a.", vec![]),
        ("It could of been.", vec!["1:4 modal_of"]),
        ("It could of course be.", vec![]),
        ("It dont work, and it doesn’t.", vec!["1:4 contraction"]),
        ("Its a trap with its own door.", vec!["1:1 its"]),
        ("It has it's own door, and it's open.", vec!["1:8 its_possessive"]),
        ("More then one. If not, then two.", vec!["1:1 then_than"]),
        ("The lease is too long, and the log is to be kept.", vec![]),
        ("It did not finished, and did not proceed.", vec!["1:4 past_after_did"]),
        ("Please setup the host, then open the setup page.", vec!["1:1 verb_two_words"]),
        ("It allows to run it, and allows us to stop.", vec!["1:4 allow_to"]),
    ] {
        assert_eq!(all(text), expected, "{text}");
    }
}

#[test]
fn what_the_front_matter_states_is_read_too() {
    for (text, expected) in [
        ("+++\ntitle = \"Set up the enviroment\"\n+++\n", vec!["2:21 misspelling"]),
        ("---\ntitle: The host\nsummary: 'How the the host starts.'\n---\n", vec!["3:15 repeated_word"]),
        // Both, so that both can be mended; and the text counts as it does for itself.
        (
            "+++\nsummary = \"A configuraton.\"\n+++\nA configuraton.\n",
            vec!["2:14 misspelling", "4:3 misspelling"],
        ),
        ("+++\ntitle = \"The stremer\"\n+++\nRun `stremer`.\n", vec![]),
        ("+++\ntitle = \"Das Enviroment\"\nlang = \"de\"\n+++\n", vec![]),
        // Folded: it has no one place.
        ("---\nsummary: >\n  The host of the\n  enviroment.\n---\n", vec![]),
    ] {
        assert_eq!(all(text), expected, "{text}");
    }
}

#[test]
fn other_languages_are_left_alone() {
    let text = "+++\nlang = \"de\"\n+++\nDer Rechner ist ausgefallen, und das Enviroment fehlt.\n";
    assert_eq!(all(text), [""; 0]);
}

#[test]
fn words_and_dialect_of_the_portal() {
    let rules = |config: &str, text: &str| -> Vec<String> {
        with_config(Check::Spelling, config, text).into_iter().map(|d| d.message).collect()
    };
    let text = "The colour of the configuraton.";
    assert_eq!(rules("[check]\nwords = [\"configuraton\"]", text), [""; 0]);
    let american = rules("[check]\ndialect = \"american\"", text);
    assert_eq!(american, ["`colour` is not american English", "`configuraton` is not in the dictionary"]);
    assert_eq!(rules("[check]\ndialect = \"british\"", "The colour."), [""; 0]);
}

#[test]
fn messages() {
    let text = "The enviroment is there, and it dont recieve a order.\n\nThe amout could of been more then the the last one.\n";
    insta::assert_snapshot!(printed(Check::Spelling, text));
}
