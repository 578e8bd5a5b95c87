//! The words of a block of Markdown: emphasis, links, notes, pictures, escapes.
//!
//! Start with [`Inline::pieces`]. Must not know blocks.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    draft::{DraftMark, DraftPiece},
    report::Treatment,
};

/// How deep marks may stand in one another.
const DEEPEST: usize = 8;
/// How far the end of a mark is looked for, in bytes.
const FURTHEST: usize = 2000;

/// Elements of HTML that mark words, with what they mean.
const ELEMENTS: [(&str, &str); 12] = [
    ("em", "italic"),
    ("i", "italic"),
    ("cite", "italic"),
    ("strong", "bold"),
    ("b", "bold"),
    ("u", "underline"),
    ("sup", "superscript"),
    ("sub", "subscript"),
    ("del", "del"),
    ("s", "del"),
    ("ins", "add"),
    ("small", "small"),
];

/// Reads words; gathers the notes that they refer to.
pub(super) struct Inline<'t> {
    links: &'t BTreeMap<String, String>,
    notes: &'t [(String, String)],
    /// The notes in the order in which they are referred to: those of a label, and those that stand in the text.
    referred: Vec<(Option<String>, String)>,
    told: BTreeMap<&'static str, (Treatment, usize)>,
    is_in_note: bool,
}

impl<'t> Inline<'t> {
    pub(super) fn new(links: &'t BTreeMap<String, String>, notes: &'t [(String, String)]) -> Self {
        Self { links, notes, referred: Vec::new(), told: BTreeMap::new(), is_in_note: false }
    }

    /// A note by its place in the order in which they are referred to, then those that nothing refers to.
    pub(super) fn note(&mut self, at: usize) -> Option<String> {
        if at == self.referred.len() {
            let known: BTreeSet<&str> = self.referred.iter().filter_map(|(label, _)| label.as_deref()).collect();
            let lost = self.notes.iter().find(|(label, _)| !known.contains(label.as_str()))?.clone();
            self.referred.push((Some(lost.0), lost.1));
        }
        self.referred.get(at).map(|(_, text)| text.clone())
    }

    /// What the words have beside words, with what was made of it, each as often as it was met.
    pub(super) fn told(&self) -> impl Iterator<Item = (&'static str, Treatment)> {
        let all =
            self.told.iter().flat_map(|(name, (treatment, count))| std::iter::repeat_n((*name, *treatment), *count));
        all.collect::<Vec<_>>().into_iter()
    }

    fn tell(&mut self, name: &'static str, treatment: Treatment) {
        self.told.entry(name).or_insert((treatment, 0)).1 += 1;
    }

    pub(super) fn pieces(&mut self, text: &str) -> Vec<DraftPiece> {
        self.within(text, 0)
    }

    /// The words of a note, in which no other note hangs.
    pub(super) fn pieces_of_note(&mut self, text: &str) -> Vec<DraftPiece> {
        self.is_in_note = true;
        let pieces = self.within(text, 0);
        self.is_in_note = false;
        pieces
    }

    /// The cells of a row, parted by tabs.
    pub(super) fn row(&mut self, text: &str) -> Vec<DraftPiece> {
        let text = text.strip_prefix('|').unwrap_or(text);
        let text = text.strip_suffix('|').unwrap_or(text).replace("\\|", "\u{1}");
        let mut content = Vec::new();
        for (at, cell) in text.split('|').enumerate() {
            if at > 0 {
                content.push(DraftPiece::Text("\t".to_owned()));
            }
            content.extend(self.pieces(&cell.trim().replace('\u{1}', "|")));
        }
        content
    }

    fn within(&mut self, text: &str, depth: usize) -> Vec<DraftPiece> {
        let mut pieces = Vec::new();
        let mut plain = String::new();
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            if matches!(character, '*' | '_' | '~') {
                // More than three mark nothing.
                let run = rest.len() - rest.trim_start_matches(character).len();
                if run > 3 {
                    plain.push_str(&rest[..run]);
                    rest = &rest[run..];
                    continue;
                }
            }
            let marked = match character {
                '\\' => escaped(rest).map(|(piece, after)| (vec![piece], after)),
                '`' => Some(code(rest)),
                '[' | '!' | '^' => self.linked(rest, depth),
                '<' => self.element(rest, depth),
                '&' => entity(rest).map(|(character, after)| (vec![DraftPiece::Text(character.to_string())], after)),
                '*' | '_' | '~' => self.emphasis(rest, &plain, depth),
                '\n' => Some((vec![DraftPiece::Line { within_word: false }], &rest[1..])),
                _ => None,
            };
            match marked {
                Some((mut found, after)) => {
                    push_text(&mut pieces, &mut plain);
                    pieces.append(&mut found);
                    rest = after;
                }
                None => {
                    plain.push(character);
                    rest = &rest[character.len_utf8()..];
                }
            }
        }
        push_text(&mut pieces, &mut plain);
        pieces
    }

    fn emphasis<'r>(&mut self, rest: &'r str, before: &str, depth: usize) -> Option<(Vec<DraftPiece>, &'r str)> {
        if depth > DEEPEST {
            return None;
        }
        let (sign, words, after) = ["***", "___", "**", "__", "~~", "*", "_"].into_iter().find_map(|sign| {
            let inside = rest.strip_prefix(sign)?;
            let end = end_of(inside, sign)?;
            let (words, after) = (&inside[..end], &inside[end + sign.len()..]);
            let is_set_off = !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
            // Within a word stars mark, lines do not.
            let is_set_off = is_set_off || !sign.starts_with('_');
            let is_tight =
                !words.is_empty() && !words.starts_with(char::is_whitespace) && !words.ends_with(char::is_whitespace);
            (is_tight && is_set_off).then_some((sign, words, after))
        })?;
        self.tell("emphasis", Treatment::Kept);
        let content = self.within(words, depth + 1);
        let span = |word: &str, content| DraftPiece::Span { mark: DraftMark::Emphasis(word.to_owned()), content };
        let piece = match sign {
            "***" | "___" => span("bold", vec![span("italic", content)]),
            "**" | "__" => span("bold", content),
            "~~" => DraftPiece::Span { mark: DraftMark::Deletion { hand: String::new() }, content },
            _ => span("italic", content),
        };
        Some((vec![piece], after))
    }

    /// Notes, links and pictures.
    fn linked<'r>(&mut self, rest: &'r str, depth: usize) -> Option<(Vec<DraftPiece>, &'r str)> {
        if let Some(inside) = rest.strip_prefix("^[") {
            let end = end_of(inside, "]").filter(|_| !self.is_in_note)?;
            self.referred.push((None, inside[..end].to_owned()));
            return Some((vec![self.reference()], &inside[end + 1..]));
        }
        if let Some(inside) = rest.strip_prefix("[^") {
            let end = end_of(inside, "]")?;
            let label = &inside[..end];
            let text = self.notes.iter().find(|(known, _)| known == label).filter(|_| !self.is_in_note)?.1.clone();
            let known = self.referred.iter().position(|(known, _)| known.as_deref() == Some(label));
            let at = known.unwrap_or_else(|| {
                self.referred.push((Some(label.to_owned()), text));
                self.referred.len() - 1
            });
            return Some((vec![DraftPiece::NoteRef(format!("n{}", at + 1))], &inside[end + 1..]));
        }
        let picture = rest.strip_prefix('!');
        // Links between notes: `[[Cora Field|Cora]]`.
        if let Some(inside) = picture.unwrap_or(rest).strip_prefix("[[") {
            let end = end_of(inside, "]]")?;
            let (link, after) = (&inside[..end], &inside[end + 2..]);
            let words = link.rsplit('|').next().unwrap_or_default().to_owned();
            if picture.is_some() {
                self.tell("picture", Treatment::Shown);
                return Some((vec![DraftPiece::Figure { description: words }], after));
            }
            self.tell("link within its place or to no page", Treatment::Text);
            return Some((vec![DraftPiece::Text(words)], after));
        }
        let inside = picture.unwrap_or(rest).strip_prefix('[')?;
        let end = end_of(inside, "]")?;
        let (words, after) = (&inside[..end], &inside[end + 1..]);
        let (address, after) = self.address(words, after)?;
        if picture.is_some() {
            self.tell("picture", Treatment::Shown);
            return Some((vec![DraftPiece::Figure { description: words.to_owned() }], after));
        }
        if depth > DEEPEST {
            return None;
        }
        let is_web = address.starts_with("http://") || address.starts_with("https://");
        if is_web {
            self.tell("link", Treatment::Shown);
        } else {
            self.tell("link within its place or to no page", Treatment::Text);
        }
        let content = self.within(words, depth + 1);
        let is_written = words.contains(address.trim_end_matches('/'));
        let mut pieces = vec![DraftPiece::Span { mark: DraftMark::Link(address.clone()), content }];
        if is_web && !is_written && self.is_in_note {
            pieces.push(DraftPiece::Text(format!(" ({address})")));
        } else if is_web && !is_written {
            self.referred.push((None, format!("<{address}>")));
            pieces.push(self.reference());
        }
        Some((pieces, after))
    }

    fn reference(&self) -> DraftPiece {
        DraftPiece::NoteRef(format!("n{}", self.referred.len()))
    }

    /// Where the words of a link lead: `(address "title")`, `[label]`, or the words themselves are the label.
    fn address<'r>(&self, words: &str, after: &'r str) -> Option<(String, &'r str)> {
        if let Some(inside) = after.strip_prefix('(') {
            // An address may have brackets of its own.
            let mut depth = 0_usize;
            let closes = |(_, character): &(usize, char)| {
                match character {
                    '(' => depth += 1,
                    ')' if depth == 0 => return true,
                    ')' => depth -= 1,
                    _ => {}
                }
                false
            };
            let (end, _) = inside.char_indices().take(FURTHEST).find(closes)?;
            let address = inside[..end].split_whitespace().next().unwrap_or_default();
            return Some((address.trim_matches(['<', '>']).to_owned(), &inside[end + 1..]));
        }
        let (label, after) = match after.strip_prefix('[').and_then(|inside| inside.split_once(']')) {
            Some(("", after)) => (words, after),
            Some((label, after)) => (label, after),
            None => (words, after),
        };
        Some((self.links.get(&label.to_lowercase())?.clone(), after))
    }

    /// An address in angles, or one of the elements of HTML that mark words. Others are text.
    fn element<'r>(&mut self, rest: &'r str, depth: usize) -> Option<(Vec<DraftPiece>, &'r str)> {
        let inside = &rest[1..];
        let end = end_of(inside, ">")?;
        let (tag, after) = (&inside[..end], &inside[end + 1..]);
        if tag.starts_with("http://") || tag.starts_with("https://") {
            let words = vec![DraftPiece::Text(tag.to_owned())];
            return Some((vec![DraftPiece::Span { mark: DraftMark::Link(tag.to_owned()), content: words }], after));
        }
        if matches!(tag.trim_end_matches('/').trim_end(), "br" | "BR") {
            return Some((vec![DraftPiece::Line { within_word: false }], after));
        }
        let known = ELEMENTS.iter().find(|(element, _)| *element == tag).and_then(|(element, meaning)| {
            let close = format!("</{element}>");
            let end = end_of(after, &close).filter(|_| depth <= DEEPEST)?;
            Some((close, end, meaning))
        });
        let Some((close, end, meaning)) = known else {
            if tag.starts_with(|sign: char| sign.is_ascii_alphabetic()) {
                self.tell("HTML as it is written", Treatment::Text);
            }
            return None;
        };
        let content = self.within(&after[..end], depth + 1);
        self.tell("emphasis", Treatment::Kept);
        let mark = match *meaning {
            "del" => DraftMark::Deletion { hand: String::new() },
            "add" => DraftMark::Addition { place: String::new(), hand: String::new() },
            "small" => DraftMark::Plain,
            rendition => DraftMark::Emphasis(rendition.to_owned()),
        };
        Some((vec![DraftPiece::Span { mark, content }], &after[end + close.len()..]))
    }
}

/// The lines of a text as they stand.
pub(super) fn lines(text: &str) -> Vec<DraftPiece> {
    let mut pieces = Vec::new();
    for line in text.lines() {
        if !pieces.is_empty() {
            pieces.push(DraftPiece::Line { within_word: false });
        }
        pieces.push(DraftPiece::Text(line.to_owned()));
    }
    pieces
}

/// Where a mark ends, not far away.
fn end_of(text: &str, sign: &str) -> Option<usize> {
    let mut end = text.len().min(FURTHEST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let near = &text[..end];
    let mut from = 0;
    loop {
        let at = from + near[from..].find(sign)?;
        // Of `a** b*` the last is the end.
        let run = near[at..].bytes().take_while(|byte| sign.as_bytes().first() == Some(byte)).count();
        if run == sign.len() || !matches!(sign, "*" | "_") {
            return Some(at);
        }
        from = at + run;
    }
}

/// A sign that stands for itself, or a line that ends.
fn escaped(rest: &str) -> Option<(DraftPiece, &str)> {
    let after = &rest[1..];
    let character = after.chars().next()?;
    match character {
        '\n' => Some((DraftPiece::Line { within_word: false }, &after[1..])),
        character if character.is_ascii_punctuation() => Some((DraftPiece::Text(character.to_string()), &after[1..])),
        _ => None,
    }
}

/// Words between signs that are as they stand; the signs themselves where they are never closed.
fn code(rest: &str) -> (Vec<DraftPiece>, &str) {
    let inside = rest.trim_start_matches('`');
    let sign = &rest[..rest.len() - inside.len()];
    let (words, after) = match end_of(inside, sign) {
        Some(end) => (inside[..end].trim(), &inside[end + sign.len()..]),
        None => (sign, inside),
    };
    (vec![DraftPiece::Text(words.to_owned())], after)
}

/// A character by its name or number.
fn entity(rest: &str) -> Option<(char, &str)> {
    let (name, after) = rest[1..].split_once(';').filter(|(name, _)| (2..9).contains(&name.len()))?;
    let number = || match name.strip_prefix("#x").or_else(|| name.strip_prefix("#X")) {
        Some(hex) => u32::from_str_radix(hex, 16).ok(),
        None => name.strip_prefix('#')?.parse().ok(),
    };
    let character = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => match number() {
            Some(number) => char::from_u32(number).filter(|character| !character.is_control())?,
            None => {
                crate::tei::with_characters(&rest[..name.len() + 2]).chars().next().filter(|found| *found != '&')?
            }
        },
    };
    Some((character, after))
}

fn push_text(pieces: &mut Vec<DraftPiece>, plain: &mut String) {
    if !plain.is_empty() {
        pieces.push(DraftPiece::Text(std::mem::take(plain)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::reading_text;

    fn json(text: &str) -> String {
        let (links, notes) = (BTreeMap::from([("there".to_owned(), "https://example.org/b".to_owned())]), Vec::new());
        serde_json::to_string(&Inline::new(&links, &notes).pieces(text)).unwrap()
    }

    fn words(text: &str) -> String {
        let (links, notes) = (BTreeMap::from([("there".to_owned(), "https://example.org/b".to_owned())]), Vec::new());
        reading_text(&Inline::new(&links, &notes).pieces(text))
    }

    #[test]
    fn marks_are_marks_and_signs_that_mark_nothing_stay() {
        assert_eq!(words("*a* **b** ***c*** _d_ __e__ ~~gone~~ `f*` <em>g</em> <sup>h</sup>"), "a b c d e f* g h");
        assert_eq!(
            words("2 * 3 * 4, snake_case_name, \\*star\\*, un*frigging*believable"),
            "2 * 3 * 4, snake_case_name, *star*, unfriggingbelievable"
        );
        assert_eq!(words("**bold *and italic* too** end"), "bold and italic too end");
        for (text, mark) in [("**b**", "bold"), ("*b*", "italic"), ("<u>b</u>", "underline"), ("~~b~~", "deletion")] {
            assert!(json(text).contains(mark), "{text}: {}", json(text));
        }
    }

    #[test]
    fn links_and_pictures_show_words_and_lead_only_to_the_web() {
        assert_eq!(
            words("see [here](https://example.org/a \"A\"), [there], ![a map](x.png) and <https://example.org/c>."),
            "see here, there,  and https://example.org/c.".replace("  ", " ")
        );
        let notes = |text: &str| json(text).matches("note-ref").count();
        assert_eq!(
            (notes("[here](https://example.org/a)"), notes("[x](javascript:alert(1))"), notes("[there]")),
            (1, 0, 1)
        );
    }

    #[test]
    fn html_that_marks_no_words_is_text_and_characters_may_be_named() {
        assert_eq!(
            words("<script>alert(1)</script> <img src=x onerror=y>"),
            "<script>alert(1)</script> <img src=x onerror=y>"
        );
        assert_eq!(words("Tom &amp; Jerry &mdash; &#8222;ja&#x201C; &nobody;"), "Tom & Jerry — „ja“ &nobody;");
    }

    #[test]
    fn what_never_ends_is_read_in_time() {
        for sign in ["*", "_", "[", "`", "<", "![", "^[", "~~", "*_", "[^"] {
            let text = sign.repeat(4000);
            assert!(words(&text).len() <= text.len());
        }
    }
}
