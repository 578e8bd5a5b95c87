//! What stands on each picture, and the same in words for those who do not see it.

use super::{
    SIZE,
    canvas::{Canvas, Face, Fonts, Place as Box, Type},
};
use crate::{
    cite::select,
    corpus::{Letter, Parallel, Place, Theme},
    edition::Edition,
    text::{Version, compose},
};

/// The colours of `styles/tokens.css` on light paper.
const PAPER: &str = "#fbf9f4";
const INK: &str = "#1d1a16";
const SOFT: &str = "#5f584d";
const LINE: &str = "#dcd5c7";
const ACCENT: &str = "#8a2a1b";
const RECIPIENTS: [&str; 6] = ["#1d4f82", "#2c6a3c", "#8a5600", "#6d3a7c", "#0f6570", "#7a3b2e"];

const EYEBROW: Type = Type { face: Face::Semibold, size: 30.0, leading: 38.0, fill: ACCENT };
const TITLE: Type = Type { face: Face::Semibold, size: 62.0, leading: 72.0, fill: INK };
const SMALL_TITLE: Type = Type { face: Face::Semibold, size: 40.0, leading: 48.0, fill: INK };
const QUOTE: Type = Type { face: Face::Italic, size: 42.0, leading: 54.0, fill: INK };
const SMALL_QUOTE: Type = Type { face: Face::Italic, size: 34.0, leading: 43.0, fill: INK };
const TEXT: Type = Type { face: Face::Regular, size: 34.0, leading: 44.0, fill: SOFT };

/// Left and right edge of everything.
const LEFT: f32 = 84.0;
const RIGHT: f32 = 1130.0;
const WIDTH: f32 = RIGHT - LEFT;
/// Where the columns of a theme stand.
const BARS: f32 = 520.0;

/// How many words a quotation may have to tell something and to fit.
const TELLING: std::ops::RangeInclusive<usize> = 8..=36;

/// The card of the edition.
pub fn edition<'a>(fonts: &'a Fonts, edition: &Edition) -> (Canvas<'a>, String) {
    let collection = &edition.corpus.collection;
    let mut canvas = blank(fonts, ACCENT);
    let title = Type { size: 104.0, leading: 112.0, ..TITLE };
    let y = canvas.paragraph(place(220.0, 2), title, &collection.title);
    let y = canvas.paragraph(place(y - 20.0, 2), SMALL_TITLE, &collection.subtitle);
    canvas.paragraph(place(y + 24.0, 4), TEXT, &collection.description);
    (canvas, format!("{}. {}.", collection.title, collection.subtitle))
}

/// The card of a letter: title, from and to, and words that tell what it is about.
pub fn letter<'a>(fonts: &'a Fonts, edition: &Edition, letter: &Letter) -> (Canvas<'a>, String) {
    let colour = colour(edition, letter);
    let mut canvas = blank(fonts, colour);
    canvas.line((LEFT, 96.0), EYEBROW, &edition.corpus.collection.title);
    let y = canvas.title(place(186.0, 2), TITLE, &letter.title);
    let between = from_and_to(edition, letter);
    canvas.line((LEFT, y), Type { fill: colour, ..TEXT }, &between);
    let quote = format!("“{}”", telling(edition, letter));
    canvas.paragraph(place(y + 92.0, 4), QUOTE, &quote);
    let title = &letter.title;
    (canvas, format!("{title}. {between}. {quote}"))
}

/// The card of a theme: what belongs to it, and how many passages of each letter do.
pub fn theme<'a>(fonts: &'a Fonts, edition: &Edition, theme: &Theme) -> (Canvas<'a>, String) {
    let letters = &edition.corpus.letters;
    let mut canvas = blank(fonts, ACCENT);
    canvas.line((LEFT, 96.0), EYEBROW, &format!("{} · Theme", edition.corpus.collection.title));
    let y = canvas.title(place(186.0, 2), TITLE, &theme.label);
    // Where the title takes two lines, the definition has two: the columns below begin at a fixed height.
    canvas.paragraph(place(y, if y > 300.0 { 2 } else { 3 }), TEXT, &theme.definition);
    let counts: Vec<usize> = letters
        .iter()
        .map(|letter| theme.in_letter(&letter.id).map_or(0, crate::corpus::theme::Assigned::count))
        .collect();
    let most = counts.iter().copied().max().unwrap_or_default().max(1) as f32;
    let column = WIDTH / letters.len().max(1) as f32;
    let small = Type { size: 25.0, ..TEXT };
    for (at, (letter, count)) in letters.iter().zip(&counts).enumerate() {
        let x = LEFT + column * at as f32;
        let height = (110.0 * *count as f32 / most).max(8.0);
        let top = BARS - height;
        let (fill, stroke) = if *count == 0 { (PAPER, LINE) } else { (colour(edition, letter), "none") };
        canvas.rectangle((x, top), ((column - 24.0).min(150.0), height), fill, stroke);
        canvas.line((x, top - 12.0), Type { face: Face::Semibold, fill: INK, ..small }, &count.to_string());
        // In a collection of many letters there is room for the columns only.
        if column > 180.0 {
            let date = letter.date.iso.map(|date| date.in_words()).unwrap_or_default();
            canvas.line((x, BARS + 34.0), Type { fill: INK, ..small }, edition.person_name(&letter.recipient));
            canvas.line((x, BARS + 64.0), small, &date);
        }
    }
    let said: Vec<String> =
        letters.iter().zip(&counts).map(|(letter, count)| format!("{}: {count}", letter.title)).collect();
    (canvas, format!("{}. {} Passages: {}.", theme.label, theme.definition, said.join("; ")))
}

/// The card of two letters: words of both that the editor has put side by side, and why. `None` without a parallel of
/// the highest strength.
pub fn pair<'a>(fonts: &'a Fonts, edition: &Edition, a: &str, b: &str) -> Option<(Canvas<'a>, String)> {
    let corpus = &edition.corpus;
    let parallel = strongest(edition, |parallel| ends(parallel, a, b).is_some())?;
    let (of_a, of_b) = ends(parallel, a, b)?;
    let mut canvas = blank(fonts, ACCENT);
    let kind = parallel.kind.label();
    canvas.line((LEFT, 96.0), EYEBROW, &corpus.collection.title);
    canvas.line_to((RIGHT, 96.0), Type { face: Face::Regular, ..EYEBROW }, kind);
    let half = (WIDTH - 60.0) / 2.0;
    let mut said = Vec::new();
    for (id, end, x) in [(a, of_a, LEFT), (b, of_b, LEFT + half + 60.0)] {
        let letter = corpus.letter(id)?;
        let colour = colour(edition, letter);
        canvas.rectangle((x, 134.0), (half, 6.0), colour, "none");
        let column = |y, lines| Box { x, y, width: half, lines };
        let head = format!("To {}", edition.person_name(&letter.recipient));
        let y = canvas.paragraph(column(186.0, 1), Type { fill: colour, ..SMALL_TITLE }, &head);
        let date = letter.date.iso.map(|date| date.in_words()).unwrap_or_default();
        canvas.line((x, y - 8.0), Type { size: 28.0, ..TEXT }, &date);
        let quote = format!("“{}”", quoted(edition, end));
        canvas.paragraph(column(y + 52.0, 5), SMALL_QUOTE, &quote);
        said.push(format!("{head}, {date}: {quote}"));
    }
    canvas.rectangle((LEFT, 500.0), (WIDTH, 0.5), LINE, LINE);
    canvas.paragraph(place(544.0, 2), Type { size: 28.0, leading: 36.0, ..TEXT }, &parallel.reason);
    Some((canvas, format!("{kind}. {}. {}", said.join(". "), parallel.reason)))
}

fn blank<'a>(fonts: &'a Fonts, colour: &str) -> Canvas<'a> {
    let mut canvas = Canvas::new(fonts, PAPER);
    canvas.rectangle((0.0, 0.0), (28.0, SIZE.1 as f32), colour, "none");
    canvas
}

fn place(y: f32, lines: usize) -> Box {
    Box { x: LEFT, y, width: WIDTH, lines }
}

fn colour(edition: &Edition, letter: &Letter) -> &'static str {
    let slot = edition.recipient_slot(&letter.recipient);
    slot.checked_sub(1).and_then(|at| RECIPIENTS.get(at)).copied().unwrap_or(SOFT)
}

fn from_and_to(edition: &Edition, letter: &Letter) -> String {
    format!("{} → {}", edition.person_name(&letter.sender), edition.person_name(&letter.recipient))
}

/// The two ends of a parallel between two letters, that of `a` first.
fn ends<'p>(parallel: &'p Parallel, a: &str, b: &str) -> Option<(&'p Place, &'p Place)> {
    let Parallel { a: one, b: other, .. } = parallel;
    match (one.letter.as_str(), other.letter.as_str()) {
        found if found == (a, b) => Some((one, other)),
        found if found == (b, a) => Some((other, one)),
        _ => None,
    }
}

/// The parallel of the highest strength whose quotations tell most: that with the most words of those that fit, else the
/// first.
fn strongest(edition: &Edition, among: impl Fn(&Parallel) -> bool) -> Option<&Parallel> {
    let strong = edition.corpus.parallels.iter().filter(|parallel| parallel.strength == 3 && among(parallel));
    let words = |place: &Place| quoted(edition, place).split_whitespace().count();
    let telling = |parallel: &&Parallel| TELLING.contains(&words(&parallel.a)) && TELLING.contains(&words(&parallel.b));
    let first = strong.clone().next();
    // The first of several with as many words: `max_by_key` would take the last.
    strong.filter(telling).rev().max_by_key(|parallel| words(&parallel.a) + words(&parallel.b)).or(first)
}

/// Words of a letter that tell what it is about: those that the edition opens with, else those of a parallel of the
/// highest strength, else how it begins.
fn telling(edition: &Edition, letter: &Letter) -> String {
    let collection = &edition.corpus.collection;
    let opened =
        [&collection.opening].into_iter().chain(&collection.featured).flat_map(|opening| [&opening.a, &opening.b]);
    let paralleled = strongest(edition, |parallel| parallel.a.letter == letter.id || parallel.b.letter == letter.id);
    let paralleled = paralleled.into_iter().flat_map(|parallel| [&parallel.a, &parallel.b]);
    let places = opened.chain(paralleled).filter(|place| place.letter == letter.id && place.words.is_some());
    let quotes = places.map(|place| quoted(edition, place));
    let begins = || letter.body().next().map(|part| compose(letter, part, Version::Reading).text).unwrap_or_default();
    quotes.into_iter().find(|quote| TELLING.contains(&quote.split_whitespace().count())).unwrap_or_else(begins)
}

/// The words of a place in the reading text.
fn quoted(edition: &Edition, place: &Place) -> String {
    let words = || {
        let letter = edition.corpus.letter(&place.letter)?;
        let text = compose(letter, letter.part(&place.part)?, Version::Reading).text;
        let Some(range) = place.words else {
            return Some(text);
        };
        let span = select::span_of(&text, range)?;
        text.get(span.start..span.end).map(str::to_owned)
    };
    let words = words().unwrap_or_default();
    // What the sentence goes on with is not quoted.
    words.trim_end_matches([',', ';', ':', '—', ' ']).to_owned()
}
