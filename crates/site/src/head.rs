//! What a page says of itself: title and description, by route.
//!
//! Start with [`Head`]. Must not know how it is written into a page: the publisher and the application do.

use super::Route;
use corpus::{Corpus, EntityKind};

/// Title and description of a page, for the head, for previews and for the window's title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The page's own title, without the edition's.
    pub title: String,
    /// One or two sentences.
    pub description: String,
}

impl Head {
    /// What the page of a route says of itself.
    #[must_use]
    pub fn of(corpus: &Corpus, route: &Route) -> Self {
        let head = |title: &str, description: String| Self { title: title.to_owned(), description };
        let collection = &corpus.collection;
        match route {
            Route::Explorer => head(&collection.title, collection.description.clone()),
            Route::Letter { letter } => match corpus.letter(letter) {
                Some(letter) => head(&letter.title, letter.description.clone()),
                None => Self::missing(corpus),
            },
            Route::Choose => head("Compare letters", format!("Any two letters of {} side by side.", collection.title)),
            Route::Compare { a, b } => Self::compare(corpus, a, b),
            Route::Contradictions => head(
                "Contradictions",
                format!(
                    "What one is told and another not: passages of {} side by side, with the reason.",
                    collection.title
                ),
            ),
            Route::Exchange => match &collection.exchange {
                Some(plan) => head(&plan.title, plan.lead.clone()),
                None => Self::missing(corpus),
            },
            Route::Themes => head(
                "Themes",
                format!("What each letter of {} says, and does not say, on each theme.", collection.title),
            ),
            Route::Theme { theme } => match corpus.theme(theme) {
                // A theme may be called as a person, a body or a term is.
                Some(theme) => head(&format!("Theme: {}", theme.label), theme.definition.clone()),
                None => Self::missing(corpus),
            },
            Route::People | Route::Person { .. } => Self::entity(corpus, EntityKind::Person, route),
            Route::Places | Route::Place { .. } => Self::entity(corpus, EntityKind::Place, route),
            Route::Organisations | Route::Organisation { .. } => Self::entity(corpus, EntityKind::Organisation, route),
            Route::Terms | Route::Term { .. } => Self::entity(corpus, EntityKind::Term, route),
            Route::IndexPage { kind, page } if super::pages::exists(corpus, route) => {
                let first = Self::entity(corpus, *kind, &Route::entities(*kind));
                Self { title: format!("{}, page {page}", first.title), ..first }
            }
            Route::EntityPage { kind, id, page } if super::pages::exists(corpus, route) => {
                let first = Self::entity(corpus, *kind, &Route::entity(*kind, id));
                Self { title: format!("{}, page {page}", first.title), ..first }
            }
            Route::ThemePage { theme, page } if super::pages::exists(corpus, route) => {
                let first = Self::of(corpus, &Route::Theme { theme: theme.clone() });
                Self { title: format!("{}, page {page}", first.title), ..first }
            }
            Route::IndexPage { .. } | Route::EntityPage { .. } | Route::ThemePage { .. } => Self::missing(corpus),
            Route::About => head("About this edition", format!("What {} is and how it was edited.", collection.title)),
            Route::Help => {
                head("How to search", format!("The rules of search in {}, with examples.", collection.title))
            }
            Route::Import => head(
                "Your own letters",
                "Read, search and compare letters of your own: a folder of files becomes an explorer, and nothing leaves your device."
                    .to_owned(),
            ),
            Route::NotFound => Self::missing(corpus),
        }
    }

    /// The title with the edition's behind it, as the window shows it.
    #[must_use]
    pub fn full_title(&self, corpus: &Corpus) -> String {
        if self.title == corpus.collection.title {
            format!("{}: {}", corpus.collection.title, corpus.collection.subtitle)
        } else {
            format!("{} · {}", self.title, corpus.collection.title)
        }
    }

    fn missing(corpus: &Corpus) -> Self {
        Self {
            title: "No such page".to_owned(),
            description: format!("There is no page of {} at this address.", corpus.collection.title),
        }
    }

    fn compare(corpus: &Corpus, a: &str, b: &str) -> Self {
        match (corpus.letter(a), corpus.letter(b)) {
            (Some(a), Some(b)) => Self {
                title: format!("{} beside {}", a.title, b.title),
                description: format!("Side by side, level with each other: {} — {}", a.description, b.description),
            },
            (Some(a), None) if b == "rest" => Self {
                title: format!("{} beside the other letters", a.title),
                description: format!("The words that set it apart. {}", a.description),
            },
            _ => Self::missing(corpus),
        }
    }

    fn entity(corpus: &Corpus, kind: EntityKind, route: &Route) -> Self {
        let (Route::Person { id } | Route::Place { id } | Route::Organisation { id } | Route::Term { id }) = route
        else {
            let (title, what) = match kind {
                EntityKind::Person => ("People", "The people"),
                EntityKind::Place => ("Places", "The places"),
                EntityKind::Organisation => ("Organisations", "The bodies"),
                EntityKind::Term => ("Terms", "The words of the time"),
            };
            return Self {
                title: title.to_owned(),
                description: format!("{what} named in the letters, with every mention."),
            };
        };
        match corpus.entity(kind, id) {
            Some(entity) => Self {
                title: entity.name.clone(),
                description: if entity.identification.is_empty() {
                    format!("Every mention of {} in the letters.", entity.name)
                } else {
                    format!("{}. Every mention in the letters.", entity.identification)
                },
            },
            None => Self::missing(corpus),
        }
    }
}
