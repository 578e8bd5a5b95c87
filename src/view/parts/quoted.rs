//! A few words of a passage, to stand for it elsewhere.

use corpus::stretch::Stretch as _;
use corpus::{Letter, Part, WordRange};
use text::span_of;
use text::{reading::reading_text, words};

/// The words meant in a passage, or its beginning: at most so many, with dots where something is left out.
#[must_use]
pub fn quoted(letter: &Letter, part: &Part, meant: Option<WordRange>, most: usize) -> String {
    let text = reading_text(letter, part);
    let span = meant.and_then(|range| span_of(&text, range));
    let from = span.map_or(0, |span| span.start);
    let whole = text.stretch(from..span.map_or(text.len(), |span| span.end));
    let spans = words(whole);
    let end = match spans.get(most.saturating_sub(1)) {
        Some(last) if spans.len() > most => last.end,
        _ => whole.len(),
    };
    let shown = whole.stretch(..end).trim_end();
    let is_cut = from + shown.len() < text.trim_end().len();
    let shown = if is_cut { shown.trim_end_matches([',', ';', ':', '—']) } else { shown };
    format!("{}{shown}{}", if from > 0 { "… " } else { "" }, if is_cut { " …" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::{Inline, PartKind, Text};

    fn part(text: &str) -> (Letter, Part) {
        let json = r#"{"id": "x", "title": "T", "description": "D", "sender": "a", "recipient": "b", "form": "letter",
            "date": {"certainty": "unknown", "source": ""}, "dossier": [], "bibliography": {"title": "T", "genre": "Letter"},
            "parts": [], "transcript": []}"#;
        let letter = serde_json::from_str(json).unwrap();
        let text = Text(vec![Inline::Words(text.to_owned())]);
        (
            letter,
            Part {
                id: "p1".to_owned(),
                kind: PartKind::Paragraph,
                text,
                lang: None,
                hand: None,
                lines: false,
                speech: None,
                gist: None,
                also: None,
            },
        )
    }

    #[test]
    fn what_is_left_out_is_marked_on_either_side() {
        let (letter, part) = part("One two, three four.");
        let range = |first, last| Some(WordRange { first, last });
        assert_eq!(quoted(&letter, &part, None, 9), "One two, three four.");
        assert_eq!(quoted(&letter, &part, None, 2), "One two …");
        assert_eq!(quoted(&letter, &part, range(2, 3), 9), "… two, three …");
        assert_eq!(quoted(&letter, &part, range(3, 4), 9), "… three four.");
    }
}
