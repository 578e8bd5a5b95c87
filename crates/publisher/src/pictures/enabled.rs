//! Draws the pictures and writes them.

use resvg::{tiny_skia, usvg};

use super::{
    Picture, Pictures,
    canvas::{Canvas, Fonts},
    cards,
};
use crate::{Options, PublishError, output::Output};
use knot_of_war::edition::Edition;
use site::{Route, pages::pairs};

/// Of more letters than this not each has a picture of its own: each has some 70 kB, and takes as long as a page.
const OWN_UP_TO: usize = 100;

/// Draws and writes all pictures of a release; none of a build to work on.
///
/// # Errors
/// When one cannot be drawn or written.
pub fn draw(output: &mut Output, edition: &Edition, options: &Options) -> Result<Pictures, PublishError> {
    let mut pictures = Pictures::default();
    if !options.release {
        return Ok(pictures);
    }
    let fonts = Fonts::load()?;
    let mut add = |route: &Route, name: String, card: (Canvas<'_>, String)| -> Result<(), PublishError> {
        let (canvas, alt) = card;
        let path = format!("pictures/{name}.png");
        output.write(&path, &png(&canvas.svg(), 1.0, &fonts)?)?;
        pictures.by_page.insert(route.path(), Picture { path, alt });
        Ok(())
    };
    let corpus = &edition.corpus;
    add(&Route::Explorer, "edition".to_owned(), cards::edition(&fonts, edition))?;
    let own_cards = corpus.letters.iter().filter(|_| corpus.letters.len() <= OWN_UP_TO);
    for letter in own_cards {
        add(&Route::letter(&letter.id), format!("letters/{}", letter.id), cards::letter(&fonts, edition, letter))?;
    }
    for theme in &corpus.themes {
        let route = Route::Theme { theme: theme.id.clone() };
        add(&route, format!("themes/{}", theme.id), cards::theme(&fonts, edition, theme))?;
    }
    let position = |id: &str| corpus.letters.iter().position(|letter| letter.id == id);
    for (a, b) in pairs(corpus).into_iter().filter(|(a, b)| position(a) < position(b)) {
        if let Some(card) = cards::pair(&fonts, edition, a, b) {
            add(&Route::compare(a, b), format!("compare/{a}--{b}"), card)?;
        }
    }
    Ok(pictures)
}

/// The icon as a picture of so many px; none of a build to work on.
///
/// # Errors
/// When it cannot be drawn.
pub fn png_of_icon(svg: &str, size: u32, options: &Options) -> Result<Option<Vec<u8>>, PublishError> {
    if !options.release {
        return Ok(None);
    }
    // The icon is drawn on a square of 64.
    png(svg, size as f32 / 64.0, &Fonts::none()).map(Some)
}

fn png(svg: &str, scale: f32, fonts: &Fonts) -> Result<Vec<u8>, PublishError> {
    let failed = |error: String| PublishError::Picture(error);
    let options = usvg::Options { fontdb: fonts.database(), ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(svg, &options).map_err(|error| failed(error.to_string()))?;
    let size = tree.size().to_int_size().scale_by(scale).ok_or_else(|| failed("it has no size".to_owned()))?;
    let mut pixels = tiny_skia::Pixmap::new(size.width(), size.height())
        .ok_or_else(|| failed(format!("{} by {} px are too many", size.width(), size.height())))?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| failed(error.to_string()))
}
