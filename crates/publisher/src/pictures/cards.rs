//! What stands on each picture, and the same in words for those who do not see it.
//!
//! Start with [`edition`] and [`letter`]. Must not know how a picture is drawn: `canvas` does.

use super::{
    SIZE,
    canvas::{Canvas, Face, Fonts, TextBox as Box, Type},
};
use corpus::{
    Letter, Parallel, PassageRef, Theme,
    named::{self, Lead, NameForm},
};
use knot_of_war::edition::Edition;
use knot_of_war::view::parts::{date_in_words, spread::mark};
use text::{Version, compose};

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
const KEY: Type = Type { face: Face::Regular, size: 23.0, leading: 31.0, fill: SOFT };
const TEXT: Type = Type { face: Face::Regular, size: 34.0, leading: 44.0, fill: SOFT };

/// Left and right edge of everything.
const LEFT: f32 = 84.0;
const RIGHT: f32 = 1130.0;
const WIDTH: f32 = RIGHT - LEFT;
/// Between columns.
const GAP: f32 = 24.0;
/// Where the columns of a theme stand.
const BARS: f32 = 516.0;
/// The baseline of a line at the foot.
const FOOT: f32 = 578.0;

/// How many words a quotation must have to tell something.
const TELLING: usize = 8;
/// How many characters of a quotation there is room for: on the card of a letter, and in a column of a pair's.
const ROOM: usize = 215;
const ROOM_IN_COLUMN: usize = 150;

/// The card of the edition.
pub fn edition<'a>(fonts: &'a Fonts, edition: &Edition) -> (Canvas<'a>, String) {
    let collection = &edition.corpus.collection;
    let mut canvas = blank(fonts, ACCENT);
    let title = Type { size: 104.0, leading: 112.0, ..TITLE };
    let y = canvas.paragraph(place(168.0, 2), title, &collection.title);
    let y = canvas.paragraph(place(y - 20.0, 2), SMALL_TITLE, &collection.subtitle);
    canvas.paragraph(place(y + 24.0, 3), TEXT, &collection.description);
    key(&mut canvas, edition, 528.0);
    (canvas, format!("{}. {}.", collection.title, collection.subtitle))
}

/// The card of a letter: title, from and to, and words that tell what it is about.
pub fn letter<'a>(fonts: &'a Fonts, edition: &Edition, letter: &Letter) -> (Canvas<'a>, String) {
    let colour = colour(edition, letter);
    let mut canvas = blank(fonts, colour);
    canvas.line((LEFT, 96.0), EYEBROW, &edition.corpus.collection.title);
    let y = canvas.title(place(186.0, 2), TITLE, &letter.title);
    let between = from_and_to(edition, letter);
    signed(&mut canvas, edition, letter, (LEFT, y), Type { fill: colour, ..TEXT }, &between);
    let quote = format!("“{}”", telling(edition, letter));
    let y = canvas.paragraph(place(y + 92.0, 4), QUOTE, &quote);
    if y < FOOT - 40.0 {
        canvas.rectangle((LEFT, FOOT - 42.0), (WIDTH, 0.5), LINE, LINE);
        canvas.line((LEFT, FOOT), Type { size: 28.0, ..TEXT }, &held(letter));
    }
    let title = &letter.title;
    (canvas, format!("{title}. {between}. {quote}"))
}

/// The card of a theme: what belongs to it, and how many passages of each letter do.
pub fn theme<'a>(fonts: &'a Fonts, edition: &Edition, theme: &Theme) -> (Canvas<'a>, String) {
    let letters = &edition.corpus.letters;
    let mut canvas = blank(fonts, ACCENT);
    canvas.line((LEFT, 96.0), EYEBROW, &format!("{} · Theme", edition.corpus.collection.title));
    let y = canvas.title(place(186.0, 2), TITLE, &theme.label);
    let below = canvas.paragraph(place(y, 3), TEXT, &theme.definition);
    let counts: Vec<usize> = letters
        .iter()
        .map(|letter| theme.in_letter(&letter.id).map_or(0, corpus::theme::ThemePassages::count))
        .collect();
    let most = counts.iter().copied().max().unwrap_or_default().max(1) as f32;
    let column = (WIDTH + GAP) / letters.len().max(1) as f32;
    // The number stands on the column, and must not reach the definition.
    let highest = (BARS - below - 18.0).clamp(30.0, 130.0);
    for (at, (letter, count)) in letters.iter().zip(&counts).enumerate() {
        let x = LEFT + column * at as f32;
        let height = (highest * *count as f32 / most).max(8.0);
        let top = BARS - height;
        let (fill, stroke) = if *count == 0 { (PAPER, LINE) } else { (colour(edition, letter), "none") };
        canvas.rectangle((x, top), ((column - GAP).min(220.0), height), fill, stroke);
        canvas.line((x, top - 12.0), Type { face: Face::Semibold, fill: INK, ..KEY }, &count.to_string());
    }
    key(&mut canvas, edition, BARS + 38.0);
    let said: Vec<String> =
        letters.iter().zip(&counts).map(|(letter, count)| format!("{}: {count}", letter.title)).collect();
    (canvas, format!("{}. {} Passages: {}.", theme.label, theme.definition, said.join("; ")))
}

/// The card of two letters: words of both that the editor has put side by side, and why. `None` without a parallel of
/// the highest strength.
pub fn pair<'a>(fonts: &'a Fonts, edition: &Edition, a: &str, b: &str) -> Option<(Canvas<'a>, String)> {
    let corpus = &edition.corpus;
    let parallel = strongest(edition, ROOM_IN_COLUMN, |parallel| ends(parallel, a, b).is_some())?;
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
        let head = named::line(corpus, letter, NameForm { lead: Lead::To, ..NameForm::default() });
        let y = 186.0 + SMALL_TITLE.leading;
        signed(&mut canvas, edition, letter, (x, 186.0), Type { fill: colour, ..SMALL_TITLE }, &head);
        let date = date_in_words(&letter.date);
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
    let slot = edition.letter_slot(letter);
    slot.checked_sub(1).and_then(|at| RECIPIENTS.get(at)).copied().unwrap_or(SOFT)
}

fn from_and_to(edition: &Edition, letter: &Letter) -> String {
    named::line(&edition.corpus, letter, NameForm { with_sender: true, ..NameForm::default() })
}

/// The two ends of a parallel between two letters, that of `a` first.
fn ends<'p>(parallel: &'p Parallel, a: &str, b: &str) -> Option<(&'p PassageRef, &'p PassageRef)> {
    let Parallel { a: one, b: other, .. } = parallel;
    match (one.letter.as_str(), other.letter.as_str()) {
        found if found == (a, b) => Some((one, other)),
        found if found == (b, a) => Some((other, one)),
        _ => None,
    }
}

/// The parallel of the highest strength whose quotations tell most: of those that fit into `room`, that with the most
/// whole sentences, then with the most words; else the first.
fn strongest(edition: &Edition, room: usize, among: impl Fn(&Parallel) -> bool) -> Option<&Parallel> {
    let strong = edition.corpus.parallels.iter().filter(|parallel| parallel.strength == 3 && among(parallel));
    let told = |parallel: &Parallel| {
        let quotes = [&parallel.a, &parallel.b].map(|place| quoted(edition, place));
        let [a, b] = quotes.each_ref().map(|quote| tells(quote, room));
        let ((a_sentences, a_words), (b_sentences, b_words)) = (a?, b?);
        Some((a_sentences + b_sentences, a_words + b_words))
    };
    let first = strong.clone().next();
    // The first of several that tell as much: `max_by_key` would take the last.
    strong.filter(|parallel| told(parallel).is_some()).rev().max_by_key(|parallel| told(parallel)).or(first)
}

/// How much a quotation tells: whether it begins as a sentence and ends as one (0 to 2), and how many words it has. `None`
/// where it has too few words or does not fit.
fn tells(quote: &str, room: usize) -> Option<(usize, usize)> {
    let words = quote.split_whitespace().count();
    let bare = quote.trim_matches(['“', '”', '‘', '’']);
    let begins = bare.starts_with(char::is_uppercase);
    let ends = bare.ends_with(['.', '?', '!']);
    (words >= TELLING && quote.chars().count() <= room).then_some((usize::from(begins) + usize::from(ends), words))
}

/// Words of a letter that tell what it is about: those that the edition opens with, else those of a parallel of the
/// highest strength, whole sentences first; else how it begins.
fn telling(edition: &Edition, letter: &Letter) -> String {
    let collection = &edition.corpus.collection;
    let opened = collection.opening.iter().chain(&collection.featured).flat_map(|opening| [&opening.a, &opening.b]);
    let strong = edition.corpus.parallels.iter().filter(|parallel| parallel.strength == 3);
    let paralleled = strong.flat_map(|parallel| [&parallel.a, &parallel.b]);
    let own = |place: &&PassageRef| place.letter == letter.id && place.words.is_some();
    let quotes = |places: Vec<&PassageRef>| {
        let told = places.into_iter().map(|place| quoted(edition, place));
        let told = told.filter_map(|quote| tells(&quote, ROOM).map(|score| (score, quote)));
        told.rev().max_by_key(|(score, _)| *score).map(|(_, quote)| quote)
    };
    let begins = || letter.body().next().map(|part| compose(letter, part, Version::Reading).text).unwrap_or_default();
    quotes(opened.filter(own).collect()).or_else(|| quotes(paralleled.filter(own).collect())).unwrap_or_else(begins)
}

/// The form of a letter, its length and where it is kept or printed: “Telegram, 75 paragraphs. National Archive”.
fn held(letter: &Letter) -> String {
    let paragraphs = letter.body().count();
    let bibliography = &letter.bibliography;
    let kept = bibliography.archive.as_ref().or(bibliography.container.as_ref());
    let unit = if paragraphs == 1 { "paragraph" } else { "paragraphs" };
    let kept = kept.map_or_else(String::new, |kept| format!(". {kept}"));
    format!("{}, {paragraphs} {unit}{kept}", bibliography.genre)
}

/// Every letter with its mark, name and date, in columns; where there is no room for names, nothing.
fn key(canvas: &mut Canvas, edition: &Edition, y: f32) {
    let letters = &edition.corpus.letters;
    let column = (WIDTH + GAP) / letters.len().max(1) as f32;
    if column < 180.0 {
        return;
    }
    for (at, letter) in letters.iter().enumerate() {
        let x = LEFT + column * at as f32;
        let name = Type { fill: colour(edition, letter), ..KEY };
        let ends = named::line(&edition.corpus, letter, NameForm::default());
        signed(canvas, edition, letter, (x, y), name, &ends);
        canvas.line((x, y + KEY.leading), KEY, &date_in_words(&letter.date));
    }
}

/// A line after the mark of the letter's recipient.
fn signed(canvas: &mut Canvas, edition: &Edition, letter: &Letter, at: (f32, f32), kind: Type, text: &str) {
    let scale = kind.size / 16.0;
    let (x, y) = at;
    canvas.shape(&mark(edition.letter_slot(letter), 0, 0), (x + 5.0 * scale, y - kind.size * 0.31), scale, kind.fill);
    canvas.line((x + 15.0 * scale, y), kind, text);
}

/// The words of a place in the reading text.
fn quoted(edition: &Edition, place: &PassageRef) -> String {
    let words = || {
        let letter = edition.corpus.letter(&place.letter)?;
        let text = compose(letter, letter.part(&place.part)?, Version::Reading).text;
        let Some(range) = place.words else {
            return Some(text);
        };
        let span = text::span_of(&text, range)?;
        text.get(span.start..span.end).map(str::to_owned)
    };
    let words = words().unwrap_or_default();
    // What the sentence goes on with is not quoted.
    words.trim_end_matches([',', ';', ':', '—', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_sentences_tell_more_than_longer_pieces_of_them() {
        let sentence = tells("I waited for the ship until the evening.", ROOM);
        let piece = tells("for the ship that was to come from the north until the evening", ROOM);
        assert!(sentence > piece && piece.is_some());
    }

    #[test]
    fn what_is_too_short_or_does_not_fit_tells_nothing() {
        assert_eq!(tells("I waited.", ROOM), None);
        assert_eq!(tells(&"word ".repeat(60), ROOM), None);
    }
}
