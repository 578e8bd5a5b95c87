//! The path of an address: which page it is.
//!
//! Total: every path is a route, at worst [`Route::NotFound`]. Ids are not checked here; a page says itself that there
//! is no such letter.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::lenient;
use corpus::EntityKind;

/// Characters of a path that stand for themselves; ids of the edition have no others.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The pages of the edition.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    /// The opening comparison and the explorer.
    Explorer,
    /// One letter.
    Letter {
        /// Letter id.
        letter: String,
    },
    /// Choosing what to compare.
    Choose,
    /// Two letters side by side; `b` is `rest` for one letter against all others.
    Compare {
        /// Letter id of the first pane.
        a: String,
        /// Letter id of the second pane.
        b: String,
    },
    /// The editor's parallels, contradictions first.
    Contradictions,
    /// Who wrote to whom, and when.
    Exchange,
    /// The matrix of themes and letters.
    Themes,
    /// One theme across all letters.
    Theme {
        /// Theme id.
        theme: String,
    },
    /// A further page of a theme that many letters speak of, from the second.
    ThemePage {
        /// Theme id.
        theme: String,
        /// Which, counted from 1.
        page: usize,
    },
    /// Index of people.
    People,
    /// One person.
    Person {
        /// Person id.
        id: String,
    },
    /// Index of places.
    Places,
    /// One place.
    Place {
        /// Place id.
        id: String,
    },
    /// Index of organisations.
    Organisations,
    /// One organisation.
    Organisation {
        /// Organisation id.
        id: String,
    },
    /// Index of terms.
    Terms,
    /// One term.
    Term {
        /// Term id.
        id: String,
    },
    /// A further page of an index that one page cannot hold, from the second.
    IndexPage {
        /// Of what.
        kind: EntityKind,
        /// Which, counted from 1.
        page: usize,
    },
    /// A further page of an entity that many letters mention, from the second.
    EntityPage {
        /// Of which kind.
        kind: EntityKind,
        /// Of which.
        id: String,
        /// Which, counted from 1.
        page: usize,
    },
    /// About the edition.
    About,
    /// How to search.
    Help,
    /// Where readers open letters of their own.
    Import,
    /// No such page.
    NotFound,
}

impl Route {
    /// The route of a path below the edition's root, decoded, such as `/letters/x/`, `letters/x` or
    /// `/letters/x/index.html`. Ids have no capitals: on hosts that do not tell them apart, they are the same page.
    #[must_use]
    pub fn of_path(path: &str) -> Self {
        let path = lenient::without_punctuation(path).to_ascii_lowercase();
        let path = path.strip_suffix("index.html").unwrap_or(&path);
        let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
        let own = |id: &str| id.to_owned();
        match segments[..] {
            [] => Self::Explorer,
            ["letters", letter] => Self::letter(letter),
            ["compare"] => Self::Choose,
            ["compare", a, b] => Self::compare(a, b),
            ["contradictions"] => Self::Contradictions,
            ["exchange"] => Self::Exchange,
            ["themes"] => Self::Themes,
            ["themes", theme] => Self::Theme { theme: own(theme) },
            ["people"] => Self::People,
            ["people", id] => Self::Person { id: own(id) },
            ["places"] => Self::Places,
            ["places", id] => Self::Place { id: own(id) },
            ["organisations"] => Self::Organisations,
            ["organisations", id] => Self::Organisation { id: own(id) },
            ["terms"] => Self::Terms,
            ["terms", id] => Self::Term { id: own(id) },
            [plural, "page", number] => Self::index_page_of(plural, number),
            ["themes", theme, "page", number] => {
                number_of(number).map_or(Self::NotFound, |page| Self::theme_page(theme, page))
            }
            [plural, id, "page", number] => match (EntityKind::from_plural(plural), number_of(number)) {
                (Some(kind), Some(page)) => Self::entity_page(kind, id, page),
                _ => Self::NotFound,
            },
            ["about"] => Self::About,
            ["help"] => Self::Help,
            ["import"] => Self::Import,
            _ => Self::NotFound,
        }
    }

    /// The path from the edition's root, with a slash at both ends: `/letters/x/`.
    #[must_use]
    pub fn path(&self) -> String {
        let (first, ids): (&str, &[&String]) = match self {
            Self::Explorer => return "/".to_owned(),
            Self::IndexPage { kind, page } => return format!("/{}/page/{page}/", kind.plural()),
            Self::EntityPage { kind, id, page } => {
                return format!("{}page/{page}/", Self::entity(*kind, id).path());
            }
            Self::ThemePage { theme, page } => {
                let first = Self::Theme { theme: theme.clone() };
                return format!("{}page/{page}/", first.path());
            }
            Self::Letter { letter } => ("letters", &[letter]),
            Self::Choose => ("compare", &[]),
            Self::Compare { a, b } => ("compare", &[a, b]),
            Self::Contradictions => ("contradictions", &[]),
            Self::Exchange => ("exchange", &[]),
            Self::Themes => ("themes", &[]),
            Self::Theme { theme } => ("themes", &[theme]),
            Self::People => ("people", &[]),
            Self::Person { id } => ("people", &[id]),
            Self::Places => ("places", &[]),
            Self::Place { id } => ("places", &[id]),
            Self::Organisations => ("organisations", &[]),
            Self::Organisation { id } => ("organisations", &[id]),
            Self::Terms => ("terms", &[]),
            Self::Term { id } => ("terms", &[id]),
            Self::About => ("about", &[]),
            Self::Help => ("help", &[]),
            Self::Import => ("import", &[]),
            Self::NotFound => ("404", &[]),
        };
        let mut path = format!("/{first}/");
        for id in ids {
            path.extend(utf8_percent_encode(id, SEGMENT));
            path.push('/');
        }
        path
    }

    /// How many folders deep the page lies: 0 for the explorer, 2 for a letter.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.path().split('/').filter(|segment| !segment.is_empty()).count()
    }

    /// The way from this page to the edition's root: `./`, `../../`.
    #[must_use]
    pub fn root(&self) -> String {
        match self.depth() {
            0 => "./".to_owned(),
            depth => "../".repeat(depth),
        }
    }

    /// The index page of a kind of entity.
    #[must_use]
    pub fn entities(kind: EntityKind) -> Self {
        match kind {
            EntityKind::Person => Self::People,
            EntityKind::Place => Self::Places,
            EntityKind::Organisation => Self::Organisations,
            EntityKind::Term => Self::Terms,
        }
    }

    /// A page of an index, counted from 1.
    #[must_use]
    pub fn index_page(kind: EntityKind, page: usize) -> Self {
        if page <= 1 { Self::entities(kind) } else { Self::IndexPage { kind, page } }
    }

    fn index_page_of(plural: &str, number: &str) -> Self {
        match (EntityKind::from_plural(plural), number_of(number)) {
            (Some(kind), Some(page)) => Self::index_page(kind, page),
            _ => Self::NotFound,
        }
    }

    /// Which index a page is, or is a page of, and which page of it.
    #[must_use]
    pub fn as_index(&self) -> Option<(EntityKind, usize)> {
        match self {
            Self::IndexPage { kind, page } => Some((*kind, *page)),
            other => EntityKind::ALL.into_iter().find(|kind| Self::entities(*kind) == *other).map(|kind| (kind, 1)),
        }
    }

    /// The page of an entity.
    #[must_use]
    pub fn entity(kind: EntityKind, id: &str) -> Self {
        let id = id.to_owned();
        match kind {
            EntityKind::Person => Self::Person { id },
            EntityKind::Place => Self::Place { id },
            EntityKind::Organisation => Self::Organisation { id },
            EntityKind::Term => Self::Term { id },
        }
    }

    /// A page of an entity, counted from 1.
    #[must_use]
    pub fn entity_page(kind: EntityKind, id: &str, page: usize) -> Self {
        if page <= 1 { Self::entity(kind, id) } else { Self::EntityPage { kind, id: id.to_owned(), page } }
    }

    /// A page of a theme, counted from 1.
    #[must_use]
    pub fn theme_page(theme: &str, page: usize) -> Self {
        let theme = theme.to_owned();
        if page <= 1 { Self::Theme { theme } } else { Self::ThemePage { theme, page } }
    }

    /// Which theme a page is about, and which page of it.
    #[must_use]
    pub fn as_theme(&self) -> Option<(&str, usize)> {
        match self {
            Self::Theme { theme } => Some((theme, 1)),
            Self::ThemePage { theme, page } => Some((theme, *page)),
            _ => None,
        }
    }

    /// Which entity a page is about, and which page of it.
    #[must_use]
    pub fn as_entity(&self) -> Option<(EntityKind, &str, usize)> {
        match self {
            Self::Person { id } => Some((EntityKind::Person, id, 1)),
            Self::Place { id } => Some((EntityKind::Place, id, 1)),
            Self::Organisation { id } => Some((EntityKind::Organisation, id, 1)),
            Self::Term { id } => Some((EntityKind::Term, id, 1)),
            Self::EntityPage { kind, id, page } => Some((*kind, id, *page)),
            _ => None,
        }
    }

    /// The page of a letter.
    #[must_use]
    pub fn letter(letter_id: &str) -> Self {
        Self::Letter { letter: letter_id.to_owned() }
    }

    /// The page of two letters side by side.
    #[must_use]
    pub fn compare(a: &str, b: &str) -> Self {
        Self::Compare { a: a.to_owned(), b: b.to_owned() }
    }
}

/// The number of a page. One page has one address: no zero before the number, no sign.
fn number_of(number: &str) -> Option<usize> {
    number.parse().ok().filter(|page: &usize| *page > 0 && page.to_string() == number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_slashes_and_index_html_are_the_same_page() {
        let letter = Route::letter("a-letter");
        for path in ["/letters/a-letter/", "letters/a-letter", "//letters//a-letter/index.html", "/letters/a-letter"] {
            assert_eq!(Route::of_path(path), letter, "{path}");
        }
        assert_eq!(Route::of_path(""), Route::Explorer);
        assert_eq!(Route::of_path("/index.html"), Route::Explorer);
    }

    #[test]
    fn capitals_and_the_punctuation_of_a_sentence_lead_to_the_same_page() {
        for path in ["/Letters/A-Letter/", "/LETTERS/A-LETTER/Index.html", "/letters/a-letter/)", "/letters/a-letter."]
        {
            assert_eq!(Route::of_path(path), Route::letter("a-letter"), "{path}");
        }
        assert_eq!(Route::of_path("/)."), Route::Explorer);
    }

    #[test]
    fn the_pages_of_an_index_have_one_address_each() {
        let second = Route::index_page(EntityKind::Person, 2);
        assert_eq!(second.path(), "/people/page/2/");
        assert_eq!((Route::of_path("/people/page/2/"), second.root().as_str()), (second, "../../../"));
        assert_eq!(Route::of_path("/people/page/1/"), Route::People);
        for path in ["/people/page/0/", "/people/page/02/", "/people/page/+2/", "/people/page/x/", "/ships/page/2/"] {
            assert_eq!(Route::of_path(path), Route::NotFound, "{path}");
        }
        assert_eq!(Route::of_path("/people/page/"), Route::entity(EntityKind::Person, "page"));
        assert_eq!(Route::of_path("/themes/trust/page/2/"), Route::theme_page("trust", 2));
        assert_eq!(Route::of_path(&Route::theme_page("trust", 1).path()), Route::Theme { theme: "trust".to_owned() });
        let second = Route::entity_page(EntityKind::Place, "harbour", 2);
        assert_eq!(second.path(), "/places/harbour/page/2/");
        assert_eq!(Route::of_path("/places/harbour/page/1/"), Route::entity(EntityKind::Place, "harbour"));
        assert_eq!((Route::of_path("/places/harbour/page/2/"), second.root().as_str()), (second, "../../../../"));
        for path in ["/places/harbour/page/02/", "/places/harbour/page/", "/letters/harbour/page/2/"] {
            assert_eq!(Route::of_path(path), Route::NotFound, "{path}");
        }
        assert_eq!(Route::Terms.as_index(), Some((EntityKind::Term, 1)));
        assert_eq!(Route::About.as_index(), None);
    }

    #[test]
    fn unknown_paths_are_not_found() {
        assert_eq!(Route::of_path("/nowhere/at/all/"), Route::NotFound);
        assert_eq!(Route::of_path("/letters/"), Route::NotFound);
    }

    #[test]
    fn the_way_to_the_root_goes_up_once_for_each_folder() {
        assert_eq!(Route::Explorer.root(), "./");
        assert_eq!(Route::About.root(), "../");
        assert_eq!(Route::compare("a", "b").root(), "../../../");
    }
}
