//! Letters and tables for taking away: plain text, Markdown, JSON, CSV.
//!
//! Start with [`fn@text`], [`markdown`] and [`json`] for a letter, [`themes_csv`], [`emendations_csv`] and [`letters_csv`]
//! for the collection. Light enough for the browser; TEI is made by the publisher.

use citations::{CitedEdition, Style, Subject, cite};
use corpus::stretch::Stretch as _;
use corpus::{
    Certainty, Corpus, Correction, CorrectionKind, DateCertainty, Inline, Letter, Part, PartKind, letter::NoteBy, named,
};
use text::{Version, compose, csv, escape, part_name};

/// A letter as plain text: a head of a few lines, a line of hyphens, then its parts with a blank line between them, each
/// in one line. The source text has neither this edition's notes nor any part that the source lacks.
#[must_use]
pub fn text(edition: &CitedEdition, letter: &Letter, version: Version) -> String {
    let which = match version {
        Version::Reading => "Reading text: certain and probable corrections applied, dashes and quotation marks set.",
        Version::Source => "Source text: the words as transmitted, nothing corrected.",
    };
    let mut out =
        head(edition, letter).into_iter().map(|(name, value)| format!("{name}: {value}\n")).collect::<String>();
    out.insert_str(0, &format!("{}\n\n", letter.title));
    out.push_str(&format!("\n{which}\n\n----------\n"));
    for part in letter.parts.iter().filter(|part| is_in(part, version)) {
        let words = compose(letter, part, version).text;
        let words = words.trim();
        if words.is_empty() {
            continue;
        }
        let label = if part.kind == PartKind::Note { format!("[{}] ", part.id) } else { String::new() };
        out.push_str(&format!("\n{label}{words}\n"));
    }
    out
}

/// A letter as Markdown: the reading text with numbered paragraphs, notes as footnotes, the corrections listed.
#[must_use]
pub fn markdown(edition: &CitedEdition, letter: &Letter) -> String {
    let mut out = format!("# {}\n\n", escape::markdown(&letter.title));
    for (name, value) in head(edition, letter) {
        out.push_str(&format!("- **{name}:** {}\n", escape::markdown(&value)));
    }
    out.push_str(&format!("\n{}\n\n---\n", block(&escape::markdown(&letter.description))));
    for part in letter.parts.iter().filter(|part| part.kind != PartKind::Note) {
        let words = part_markdown(letter, part);
        let lead = match part.kind {
            PartKind::Paragraph => {
                format!("**{}** ", part_name::number(&part.id))
            }
            PartKind::Frame | PartKind::Summary => "> ".to_owned(),
            PartKind::Heading => "## ".to_owned(),
            _ => String::new(),
        };
        out.push_str(&format!("\n{lead}{}\n", block(words.trim())));
    }
    for note in letter.notes() {
        let by = match note.note_by() {
            Some(NoteBy::Translator) => "Translator: ",
            Some(NoteBy::Edition) => "This edition: ",
            _ => "",
        };
        out.push_str(&format!("\n[^{}]: {by}{}\n", note.id, part_markdown(letter, note).trim()));
    }
    let corrections: Vec<&Correction> = letter.corrections.iter().collect();
    if !corrections.is_empty() {
        out.push_str("\n## Corrections\n\n");
    }
    for correction in corrections {
        out.push_str(&format!(
            "- {} ({}): “{}” → “{}” ({}, {}). {}\n",
            correction.id,
            correction.part,
            escape::markdown(&correction.sic),
            escape::markdown(&correction.corr),
            correction_kind(correction.kind),
            certainty(correction.certainty),
            escape::markdown(&correction.why)
        ));
    }
    out
}

/// A letter as JSON, in the shape of its file in the collection.
#[must_use]
pub fn json(letter: &Letter) -> String {
    // Strings, numbers and lists only: there is nothing here that JSON cannot hold.
    serde_json::to_string_pretty(letter).unwrap_or_default() + "\n"
}

/// Every assignment of a passage to a theme: theme, label, letter, part, `main` or `touches`.
#[must_use]
pub fn themes_csv(corpus: &Corpus) -> String {
    let mut out = csv::head(&["theme", "label", "letter", "part", "assignment"]);
    for theme in &corpus.themes {
        for letter in &corpus.letters {
            let Some(assigned) = theme.in_letter(&letter.id) else { continue };
            for part in letter.parts.iter().filter(|part| assigned.has(&part.id)) {
                let how = if assigned.main.contains(&part.id) { "main" } else { "touches" };
                out.push_str(&csv::line(&[&theme.id, &theme.label, &letter.id, &part.id, how]));
            }
        }
    }
    out
}

/// Every correction, with whether the reading text has it.
#[must_use]
pub fn emendations_csv(corpus: &Corpus) -> String {
    let mut out = csv::head(&[
        "letter",
        "id",
        "part",
        "kind",
        "certainty",
        "applied",
        "as_transmitted",
        "proposed",
        "why",
        "sense",
    ]);
    for letter in &corpus.letters {
        for correction in &letter.corrections {
            let applied = if correction.is_applied() { "yes" } else { "no" };
            let Correction { id, part, sic, corr, why, .. } = correction;
            let (kind, sure) = (correction_kind(correction.kind), certainty(correction.certainty));
            let sense = correction.sense.map_or("", corpus::Sense::id);
            out.push_str(&csv::line(&[&letter.id, id, part, kind, sure, applied, sic, corr, why, sense]));
        }
    }
    out
}

/// The letters of the collection, one a line.
#[must_use]
pub fn letters_csv(edition: &CitedEdition) -> String {
    let columns = [
        "letter",
        "title",
        "date",
        "date_certainty",
        "from",
        "to",
        "form",
        "paragraphs",
        "words",
        "archive",
        "citation",
    ];
    let mut out = csv::head(&columns);
    for letter in &edition.corpus.letters {
        let ends = [named::senders(edition.corpus, letter), named::recipients(edition.corpus, letter)];
        let [from, to] = ends.map(|people| named::listed(&people).unwrap_or_default());
        let words: usize =
            letter.body().map(|part| text::words(&compose(letter, part, Version::Reading).text).len()).sum();
        out.push_str(&csv::line(&[
            letter.id.clone(),
            letter.title.clone(),
            letter.date.notation().unwrap_or_default(),
            date_certainty(letter.date.certainty).to_owned(),
            from,
            to,
            edition.corpus.collection.form_label(&letter.form).to_owned(),
            letter.body().count().to_string(),
            words.to_string(),
            letter.bibliography.archive.clone().unwrap_or_default(),
            cite(edition, Subject::Letter(letter), Style::ChicagoBibliography).entry.plain(),
        ]));
    }
    out
}

/// The lines that stand over a letter.
fn head(edition: &CitedEdition, letter: &Letter) -> Vec<(&'static str, String)> {
    let date = match letter.date.in_words() {
        Some(date) => format!("{date} ({})", date_certainty(letter.date.certainty)),
        None => named::when(&letter.date),
    };
    [
        ("From", named::listed(&named::senders(edition.corpus, letter))),
        ("To", named::listed(&named::recipients(edition.corpus, letter))),
        ("Date", Some(date)),
        ("Dated", named::as_dated(&letter.date)),
        ("Form", Some(edition.corpus.collection.form_label(&letter.form).to_owned())),
        ("Cite as", Some(cite(edition, Subject::Letter(letter), Style::ChicagoBibliography).entry.plain())),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name, value?)))
    .collect()
}

/// Whether a part belongs to a text: notes of this edition are not the source's.
fn is_in(part: &Part, version: Version) -> bool {
    version == Version::Reading || part.note_by() != Some(NoteBy::Edition)
}

/// The reading text of a part with footnote marks, pages of the source, and foreign words in italics.
fn part_markdown(letter: &Letter, part: &Part) -> String {
    let composed = compose(letter, part, Version::Reading);
    let mut out = String::new();
    for (piece, run) in part.text.0.iter().zip(&composed.runs) {
        let words = escape::markdown(composed.text.stretch(run.start..run.end));
        match piece {
            Inline::NoteRef { note, .. } => out.push_str(&format!("[^{note}]")),
            Inline::PageBreak { page, .. } => out.push_str(&format!("\\[p. {}\\] ", escape::markdown(page))),
            Inline::Foreign { .. } => out.push_str(&format!("*{words}*")),
            _ => out.push_str(&words),
        }
    }
    out
}

/// A paragraph whose first signs could be taken for a list, a quotation or a heading.
fn block(words: &str) -> String {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let rest = words.stretch(digits..);
    if digits > 0 && rest.starts_with(['.', ')']) {
        format!("{}\\{rest}", words.stretch(..digits))
    } else if words.starts_with(['-', '+', '>', '=']) {
        format!("\\{words}")
    } else {
        words.to_owned()
    }
}

fn date_certainty(certainty: DateCertainty) -> &'static str {
    match certainty {
        DateCertainty::Stated => "stated in the document",
        DateCertainty::Catalogued => "from the catalogue",
        DateCertainty::Supplied => "supplied from another printing",
        DateCertainty::Inferred => "inferred",
        DateCertainty::Unknown => "not known",
    }
}

pub(super) fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::Certain => "certain",
        Certainty::Probable => "probable",
        Certainty::Doubtful => "doubtful",
    }
}

/// The id of a kind of slip, as the collection's files write it.
pub(super) fn correction_kind(kind: CorrectionKind) -> &'static str {
    match kind {
        CorrectionKind::Typo => "typo",
        CorrectionKind::Ocr => "ocr",
        CorrectionKind::MissingWord => "missing-word",
        CorrectionKind::Doubled => "doubled",
        CorrectionKind::Punctuation => "punctuation",
        CorrectionKind::GarbleNotedBySource => "garble-noted-by-source",
        CorrectionKind::Structure => "structure",
        CorrectionKind::Typography => "typography",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use corpus::fixture;

    #[test]
    fn plain_text_has_a_head_and_one_line_for_each_part() {
        let corpus = fixture::corpus();
        let edition = CitedEdition { corpus: &corpus, base: None, accessed: None };
        let reading = text(&edition, &corpus.letters[0], Version::Reading);
        assert!(reading.starts_with("Letter to Bruno Marsh, 3 March 1901\n\nFrom: Ada Winter\nTo: Bruno Marsh\n"));
        assert!(
            reading
                .contains("\nI did not wait—you know “why” and when it rained. The boat’s ibidem [there] and hole.\n")
        );
        assert!(reading.contains("\n[e1] A ship.\n") && reading.contains("\nA. Winter\n"));
        let source = text(&edition, &corpus.letters[0], Version::Source);
        assert!(source.contains("\nI did riot wait-- you know \"why\" and when rained rained."));
        assert!(!source.contains("A ship.") && !source.contains("A. Winter\n\n"));
    }

    #[test]
    fn markdown_has_footnotes_and_nothing_is_taken_for_a_sign() {
        let corpus = fixture::corpus();
        let edition = CitedEdition { corpus: &corpus, base: None, accessed: None };
        let text = markdown(&edition, &corpus.letters[0]);
        assert!(text.contains("\n**1** I did not wait—you know “why” [^n1]and \\[p. 31\\] when it rained"));
        assert!(text.contains("*ibidem* \\[there\\]"));
        assert!(text.contains("\n[^e1]: This edition: A ship.\n"));
        assert!(text.contains("- c1 (p1): “riot” → “not” (ocr, certain). Sense.\n"));
        assert_eq!(block("1101. Policy"), "1101\\. Policy");
    }

    #[test]
    fn tables_have_a_line_for_each_assignment_and_correction() {
        let corpus = fixture::corpus();
        assert_eq!(
            themes_csv(&corpus),
            "\u{feff}theme,label,letter,part,assignment\r\nweather,\"Weather, \"\"foul\"\"\",winter-1,p1,main\r\n\
             weather,\"Weather, \"\"foul\"\"\",winter-1,p2,touches\r\n\
             weather,\"Weather, \"\"foul\"\"\",marsh-1,p1,touches\r\n"
        );
        let emendations = emendations_csv(&corpus);
        assert_eq!(emendations.lines().count(), 6);
        assert!(emendations.contains("winter-1,c4,p1,typo,doubtful,no,hole,whole,Perhaps.,\r\n"));
    }

    #[test]
    fn the_list_of_letters_counts_paragraphs_and_words() {
        let corpus = fixture::corpus();
        let edition = CitedEdition { corpus: &corpus, base: None, accessed: None };
        let list = letters_csv(&edition);
        assert!(list.contains(
            "marsh-1,\"Telegram to Ada Winter, March 1901\",1901-03,inferred,Bruno Marsh,Ada Winter,Telegram,1,7,,"
        ));
    }

    #[test]
    fn a_letter_reads_back_from_its_json() {
        let corpus = fixture::corpus();
        let letter = &corpus.letters[0];
        assert_eq!(&serde_json::from_str::<Letter>(&json(letter)).unwrap(), letter);
    }
}
