//! Word families by the language of a text, and texts that are no paragraphs, in the collections of `tests/collections/`.

use search::excerpt;

use crate::support::small;

#[test]
fn families_are_those_of_the_language_of_a_letter() {
    let letters = small("languages");
    for q in ["Eisenbahn", "eisenbahnen"] {
        assert_eq!(letters.found(q), ["german#p1"], "{q}");
        let word = letters.ask(q).understood.words.remove(0);
        let forms: Vec<&str> = word.forms.iter().map(|(form, _)| form.as_str()).collect();
        assert_eq!(forms, ["eisenbahn", "eisenbahnen"], "{q}");
    }
    assert!(letters.ask("Eisenbahn").understood.sentence.contains("ny form of"));
}

#[test]
fn hebrew_and_greek_are_found_with_and_without_accents() {
    let letters = small("languages");
    assert_eq!(letters.found("הספינה"), ["hebrew#p1"]);
    assert_eq!(letters.found("ship"), ["hebrew#p1"]);
    for q in ["πλοῖον", "πλοιον", "ΠΛΟΙΟΝ", "ουδεις"] {
        assert_eq!(letters.found(q), ["greek#p1"], "{q}");
    }
}

#[test]
fn where_no_language_is_told_each_form_stands_by_itself_and_that_is_said() {
    let letters = small("one_letter");
    assert_eq!(letters.found("boats"), ["harbour#p1"]);
    assert!(letters.found("boat").is_empty());
    let sentence = letters.ask("boats").understood.sentence;
    assert!(sentence.contains("“boats”, in this form") && !sentence.contains("ny form"), "{sentence}");
    assert!(
        sentence
            .ends_with("The word forms of this language are not known here; “boats*” finds the words that begin so.")
    );
}

#[test]
fn where_some_letters_are_in_a_language_of_unknown_forms_the_explanation_says_how_these_are_searched() {
    let letters = small("languages");
    let sentence = letters.ask("Eisenbahn").understood.sentence;
    let said = "In letters of a language whose word forms are not known here, only as typed; “Eisenbahn*” finds";
    assert!(sentence.contains(said), "{sentence}");
    // Nothing of forms is said where none are looked for.
    let sentence = letters.ask("=Eisenbahn").understood.sentence;
    assert!(!sentence.contains("not known"), "{sentence}");
}

#[test]
fn verse_lists_tables_postscripts_and_what_was_sent_along_are_found_and_quoted() {
    let letters = small("manuscript");
    for (q, part, quoted) in [
        ("tide", "verse", "The tide will come, the tide will go,"),
        ("oars", "list", "two oars"),
        ("fathoms", "table", "12 fathoms"),
        ("\"barrel of pitch\"", "table", "1 barrel of pitch"),
        ("lamp", "postscript", "Bring the lamp."),
        ("receipt", "enclosure1", "A receipt for rope, paid."),
        ("harbour street", "address", "Harbour Street 4"),
    ] {
        assert_eq!(letters.found(q), [format!("draft#{part}")], "{q}");
        let answer = letters.ask(q);
        let shown = excerpt(&letters.index, &answer, answer.passages[0].passage, 200);
        assert!(shown.text().contains(quoted), "{q}: {}", shown.text());
    }
}
