//! Comparing by theme: what each letter has under each theme, and where it has nothing.
//!
//! Start with [`Synopsis::new`].

use corpus::{Corpus, PartKind, named::short_name};

/// A matrix: rows are themes, columns letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Synopsis {
    /// Indices of the letters, in the order asked for.
    pub letters: Vec<usize>,
    /// One row a theme, in the order of the collection.
    pub rows: Vec<ThemeRow>,
}

/// A theme across the letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeRow {
    /// Index of the theme.
    pub theme: usize,
    /// One cell a letter.
    pub cells: Vec<Cell>,
}

/// What a letter has under a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Passages, in the order of the letter; never empty.
    Passages(Vec<Assignment>),
    /// Nothing.
    Empty(Absence),
}

/// A passage under a theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Index of the part in the letter.
    pub part: usize,
    /// The part's id.
    pub part_id: String,
    /// Whether it is mainly about the theme, or only touches it.
    pub is_main: bool,
}

/// How far the absence of a theme goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Absence {
    /// This letter does not have it; another to the same person does.
    InThisLetter,
    /// No letter to this letter's recipient has it.
    InAnyLetterTo {
        /// The recipient's name, as short as it is clear.
        person: String,
    },
}

impl Absence {
    /// What is said in the empty cell.
    #[must_use]
    pub fn sentence(&self) -> String {
        const HERE: &str = "no passage of this letter is assigned to this theme";
        match self {
            Self::InThisLetter => HERE.to_owned(),
            Self::InAnyLetterTo { person } => format!("{HERE}; in no letter to {person}"),
        }
    }
}

impl Synopsis {
    /// The matrix of some letters (indices; those that do not exist are left out).
    #[must_use]
    pub fn new(corpus: &Corpus, letters: &[usize]) -> Self {
        let letters: Vec<usize> = letters.iter().copied().filter(|letter| *letter < corpus.letters.len()).collect();
        let rows = (0..corpus.themes.len()).map(|theme| row(corpus, theme, &letters)).collect();
        Self { letters, rows }
    }

    /// One theme alone.
    #[must_use]
    pub fn of_theme(corpus: &Corpus, theme: usize, letters: &[usize]) -> Self {
        let letters: Vec<usize> = letters.iter().copied().filter(|letter| *letter < corpus.letters.len()).collect();
        let rows = if theme < corpus.themes.len() { vec![row(corpus, theme, &letters)] } else { Vec::new() };
        Self { letters, rows }
    }

    /// The matrix of all letters of the collection.
    #[must_use]
    pub fn of_all(corpus: &Corpus) -> Self {
        Self::new(corpus, &(0..corpus.letters.len()).collect::<Vec<_>>())
    }
}

fn row(corpus: &Corpus, theme: usize, letters: &[usize]) -> ThemeRow {
    ThemeRow { theme, cells: letters.iter().map(|letter| cell(corpus, theme, *letter)).collect() }
}

fn cell(corpus: &Corpus, theme: usize, letter: usize) -> Cell {
    let own = &corpus.letters[letter];
    let theme = &corpus.themes[theme];
    let passages: Vec<Assignment> = own
        .parts
        .iter()
        .enumerate()
        .filter(|(_, part)| theme.has(&own.id, &part.id))
        .map(|(index, part)| Assignment {
            part: index,
            part_id: part.id.clone(),
            is_main: theme.in_letter(&own.id).is_some_and(|assigned| assigned.main.contains(&part.id)),
        })
        .collect();
    if !passages.is_empty() {
        return Cell::Passages(passages);
    }
    let another_has_it = corpus
        .letters
        .iter()
        .filter(|other| other.recipient == own.recipient)
        .any(|other| theme.in_letter(&other.id).is_some());
    Cell::Empty(if another_has_it || own.recipient.is_empty() {
        Absence::InThisLetter
    } else {
        Absence::InAnyLetterTo { person: short_name(corpus, &own.recipient) }
    })
}

/// How many body paragraphs of a letter are assigned to no theme at all: a matrix should say what it leaves out.
#[must_use]
pub fn unassigned(corpus: &Corpus, letter: usize) -> usize {
    corpus.letters.get(letter).map_or(0, |own| {
        own.parts
            .iter()
            .filter(|part| part.kind == PartKind::Paragraph)
            .filter(|part| !corpus.themes.iter().any(|theme| theme.has(&own.id, &part.id)))
            .count()
    })
}
