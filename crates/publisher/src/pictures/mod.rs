//! Pictures for previews: one for each letter (unless there are hundreds), each theme, each pair of letters with a parallel of the highest strength,
//! and one for the edition, which serves all other pages.
//!
//! Start with [`Pictures`]. Drawing needs the feature `pictures`; without it, and while one works on the edition, there
//! are none, and pages name none.

#[cfg(feature = "pictures")]
mod canvas;
#[cfg(feature = "pictures")]
mod cards;
#[cfg(not(feature = "pictures"))]
mod disabled;
#[cfg(feature = "pictures")]
mod enabled;

use std::collections::BTreeMap;

#[cfg(not(feature = "pictures"))]
pub use disabled::{draw, png_of_icon};
#[cfg(feature = "pictures")]
pub use enabled::{draw, png_of_icon};

use site::Route;

/// Width and height of a preview in px, as messengers ask for.
pub const SIZE: (u32, u32) = (1200, 630);

/// The pictures that were drawn.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Pictures {
    /// By the path of their page; the edition's own is that of the first page.
    pub by_page: BTreeMap<String, Picture>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Its path below the root, without a leading slash.
    pub path: String,
    /// What it shows, in words.
    pub alt: String,
}

impl Pictures {
    /// The picture of a page: its own, else that of the same two letters in the other order, else the edition's.
    #[must_use]
    pub fn of(&self, route: &Route) -> Option<&Picture> {
        let swapped = match route {
            Route::Compare { a, b } => self.by_page.get(&Route::compare(b, a).path()),
            _ => None,
        };
        self.by_page.get(&route.path()).or(swapped).or_else(|| self.by_page.get(&Route::Explorer.path()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_a_picture_where_there_are_any() {
        let picture = |path: &str| Picture { path: path.to_owned(), alt: String::new() };
        let by_page = [(Route::Explorer, "edition.png"), (Route::compare("a", "b"), "a-b.png")]
            .into_iter()
            .map(|(route, path)| (route.path(), picture(path)))
            .collect();
        let pictures = Pictures { by_page };
        assert_eq!(pictures.of(&Route::compare("b", "a")), Some(&picture("a-b.png")));
        assert_eq!(pictures.of(&Route::Help), Some(&picture("edition.png")));
        assert_eq!(Pictures::default().of(&Route::Help), None);
    }
}
