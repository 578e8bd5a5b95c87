//! What can be said only when all files are read: rows of tables to their letters, names by the registers, doubts, the order.
//!
//! Start with [`Reading::finish`]. Must not read any file.

use std::collections::BTreeMap;

use crate::{
    Imported, Reading,
    draft::{self, Draft, DraftCorrespondent, DraftMark, DraftPiece},
    id,
    register::Register,
    report::{FileReport, Report},
    settings, table, title,
};

impl Reading {
    /// The letters as they now are, with the report.
    #[must_use]
    pub fn finish(&self) -> Imported {
        let (mut letters, mut report) = (self.letters.clone(), self.report.clone());
        // Files may have been added in any order.
        letters.sort_by(|one, other| one.file.cmp(&other.file));
        apply_rows(&self.rows, &mut letters, &mut report);
        id::make_unique(&mut letters);
        name_originals(&mut letters);
        let named = names_by_address(&letters);
        for letter in &mut letters {
            name_by_register(letter, &self.register, &named);
            settings::decide(letter, &self.settings);
        }
        letters.sort_by(|one, other| date_key(one).cmp(&date_key(other)).then_with(|| one.id.cmp(&other.id)));
        doubt_the_nameless(&letters, &mut report);
        report.files.sort_by(|one, other| one.name.cmp(&other.name));
        report.unresolved = unresolved(&letters, &self.register);
        report.constructs = self.counts.constructs();
        Imported { letters, register: self.register.clone(), report }
    }
}

/// Gives translations the id of what they translate: the letter of their file that is none.
fn name_originals(letters: &mut [Draft]) {
    let originals: BTreeMap<String, String> = letters
        .iter()
        .rev()
        .filter(|letter| letter.translates.is_none())
        .map(|letter| (letter.file.clone(), letter.id.clone()))
        .collect();
    for letter in letters.iter_mut().filter(|letter| letter.translates.is_some()) {
        letter.translates = originals.get(&letter.file).cloned();
    }
}

/// Who is named by a key alone has the name of the register's entry, else that by which the title calls him.
fn name_by_register(letter: &mut Draft, register: &Register, named: &BTreeMap<String, String>) {
    let (of_sender, of_recipient) =
        title::correspondents(&letter.title).map_or((None, None), |(sender, recipient)| (sender, Some(recipient)));
    for (people, of_title) in [(&mut letter.senders, of_sender), (&mut letter.recipients, of_recipient)] {
        let is_one = people.len() == 1;
        name_people(people, of_title.as_deref().filter(|_| is_one), register, named);
    }
}

fn name_people(
    people: &mut [DraftCorrespondent],
    of_title: Option<&str>,
    register: &Register,
    named: &BTreeMap<String, String>,
) {
    for person in people {
        let Some(reference) = person.reference.as_deref().filter(|reference| *reference == person.name) else {
            continue;
        };
        let kinds = [draft::MentionKind::Person, draft::MentionKind::Organisation];
        if let Some(entry) = kinds.into_iter().find_map(|kind| register.find(kind, reference)) {
            person.is_body = entry.kind == draft::MentionKind::Organisation;
            person.name = entry.name.clone();
        } else if let Some(name) = named.get(reference).map(String::as_str).or(of_title) {
            person.name = name.to_owned();
        }
    }
}

/// What those who have an address are called, in the letters that name them.
fn names_by_address(letters: &[Draft]) -> BTreeMap<String, String> {
    let people = letters.iter().flat_map(|letter| letter.senders.iter().chain(&letter.recipients));
    people
        .filter_map(|person| Some((person.reference.clone()?, person)))
        .filter(|(reference, person)| reference.starts_with("http") && *reference != person.name)
        .map(|(reference, person)| (reference, person.name.clone()))
        .collect()
}

/// Rows of tables fill in what the letter of their file does not say; rows without a file are letters themselves.
fn apply_rows(rows: &[table::Row], letters: &mut Vec<Draft>, report: &mut Report) {
    // The first letter of each file, by the file's name with and without its ending; capitals make no difference.
    let mut by_name: BTreeMap<String, usize> = BTreeMap::new();
    for (at, letter) in letters.iter().enumerate() {
        let name = letter.file.rsplit('/').next().unwrap_or_default();
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        for name in [name, stem] {
            by_name.entry(name.to_lowercase()).or_insert(at);
        }
    }
    for row in rows.iter().cloned() {
        let table::Row { of_file, draft } = row;
        let named = [&of_file, &draft.id].into_iter().filter(|name| !name.is_empty());
        let of = named.filter_map(|name| by_name.get(&name.to_lowercase())).next().copied();
        let is_free = |letter: &&mut Draft| draft.parts.is_empty() || letter.parts.is_empty();
        match of.and_then(|at| letters.get_mut(at)).filter(is_free) {
            Some(letter) => {
                letter.senders = Some(draft.senders)
                    .filter(|people| !people.is_empty())
                    .unwrap_or_else(|| std::mem::take(&mut letter.senders));
                letter.recipients = Some(draft.recipients)
                    .filter(|people| !people.is_empty())
                    .unwrap_or_else(|| std::mem::take(&mut letter.recipients));
                letter.date = draft.date.or_else(|| letter.date.take());
                letter.place = draft.place.or_else(|| letter.place.take());
                letter.language = draft.language.or_else(|| letter.language.take());
                letter.archive = draft.archive.or_else(|| letter.archive.take());
                letter.licence = draft.licence.or_else(|| letter.licence.take());
                letter.facts.extend(draft.facts);
                if letter.title.is_empty() {
                    letter.title = draft.title;
                }
                if letter.parts.is_empty() {
                    letter.parts = draft.parts;
                }
            }
            None if of_file.is_empty() => letters.push(draft),
            None => report.files.push(FileReport {
                name: of_file,
                letters: 0,
                problem: Some(format!("is named by a row of {} and is not there", draft.file)),
            }),
        }
    }
}

/// Says of a file that what it has is perhaps no letter, where nobody is named in it and no day.
fn doubt_the_nameless(letters: &[Draft], report: &mut Report) {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for letter in letters {
        let is_nameless = letter.senders.is_empty() && letter.recipients.is_empty() && letter.date.is_none();
        let (all, nameless) = counts.entry(&letter.file).or_default();
        *all += 1;
        *nameless += usize::from(is_nameless);
    }
    for file in &mut report.files {
        let doubt = match counts.get(file.name.as_str()) {
            None | Some((_, 0)) => continue,
            Some((1, _)) => "is perhaps no letter: it names neither sender nor recipient nor date".to_owned(),
            Some((_, nameless)) => {
                format!(
                    "has {nameless} texts that are perhaps no letters: they name neither sender nor recipient nor date"
                )
            }
        };
        file.problem = Some(file.problem.take().map_or(doubt.clone(), |problem| format!("{problem}; {doubt}")));
    }
}

/// Dated letters first, by their first day.
fn date_key(letter: &Draft) -> (bool, i64, String) {
    let Some(date) = &letter.date else { return (true, 0, String::new()) };
    let first = date.edtf.split('/').find(|one| *one != "..").unwrap_or_default();
    let (sign, digits) = first.strip_prefix('-').map_or((1, first), |digits| (-1, digits));
    let year = digits.get(..4).and_then(|year| year.parse::<i64>().ok()).unwrap_or(i64::from(i32::MAX));
    (false, sign * year, digits.get(4..).unwrap_or_default().to_owned())
}

/// The keys of names that no register has.
fn unresolved(letters: &[Draft], register: &Register) -> BTreeMap<String, usize> {
    fn look(content: &[DraftPiece], register: &Register, found: &mut BTreeMap<String, usize>) {
        for piece in content {
            match piece {
                DraftPiece::Span { mark, content } => {
                    if let DraftMark::Mention { kind, reference: Some(reference) } = mark
                        && !matches!(kind, draft::MentionKind::Date | draft::MentionKind::Work)
                        && register.find(*kind, reference).is_none()
                    {
                        *found.entry(reference.clone()).or_default() += 1;
                    }
                    look(content, register, found);
                }
                DraftPiece::Choice { source, edited, .. } => {
                    look(source, register, found);
                    look(edited, register, found);
                }
                _ => {}
            }
        }
    }
    let mut found = BTreeMap::new();
    for part in letters.iter().flat_map(|letter| &letter.parts) {
        look(&part.content, register, &mut found);
    }
    found
}
