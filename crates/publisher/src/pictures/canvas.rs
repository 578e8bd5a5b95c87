//! A picture in the making: SVG with text that is broken into lines by measuring it.
//!
//! Start with [`Canvas`]. The fonts come with a package and never from the system, so that every machine draws the
//! same.

use std::{fmt::Write as _, sync::Arc};

use resvg::usvg::fontdb::{Database, Family, ID, Query, Style, Weight};
use skrifa::{
    FontRef, MetadataProvider,
    instance::{LocationRef, Size},
};

use super::SIZE;
use crate::PublishError;
use text::escape::html as escape;

/// The family that is drawn with: it has Latin, Greek and Cyrillic, and true italics.
const FAMILY: &str = "Libertinus Serif";

/// The fonts.
pub struct Fonts(Arc<Database>);

/// How letters look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Upright.
    Regular,
    /// Italic.
    Italic,
    /// Heavier than upright.
    Semibold,
}

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub struct Type {
    /// The face.
    pub face: Face,
    /// Size in px.
    pub size: f32,
    /// From one line to the next, in px.
    pub leading: f32,
    /// Colour.
    pub fill: &'static str,
}

/// Where a text may stand.
#[derive(Clone, Copy, Debug)]
pub struct TextBox {
    /// Left edge in px.
    pub x: f32,
    /// Baseline of the first line in px.
    pub y: f32,
    /// Width in px.
    pub width: f32,
    /// How many lines at most; what does not fit is cut at a word.
    pub lines: usize,
}

/// A picture of [`SIZE`].
pub struct Canvas<'a> {
    fonts: &'a Fonts,
    body: String,
}

impl Fonts {
    /// The fonts for text.
    ///
    /// # Errors
    /// When the family is not among them.
    pub fn load() -> Result<Self, PublishError> {
        let mut database = Database::new();
        for bytes in typst_assets::fonts() {
            database.load_font_data(bytes.to_vec());
        }
        let fonts = Self(Arc::new(database));
        match fonts.id(Face::Regular) {
            Some(_) => Ok(fonts),
            None => Err(PublishError::Picture(format!("there is no font called {FAMILY}"))),
        }
    }

    /// No fonts, for pictures without text.
    pub fn none() -> Self {
        Self(Arc::new(Database::new()))
    }

    /// For the renderer.
    pub fn database(&self) -> Arc<Database> {
        Arc::clone(&self.0)
    }

    fn id(&self, face: Face) -> Option<ID> {
        let families = [Family::Name(FAMILY)];
        let query =
            Query { families: &families, weight: Weight(face.weight()), style: face.style(), ..Query::default() };
        self.0.query(&query)
    }

    /// How wide a text is, in px. Kerning and ligatures, which make it a little narrower, are left out.
    fn width(&self, text: &str, face: Face, size: f32) -> f32 {
        let measure = |data: &[u8], index| -> Option<f32> {
            let font = FontRef::from_index(data, index).ok()?;
            let glyphs = font.glyph_metrics(Size::new(size), LocationRef::default());
            let characters = font.charmap();
            Some(text.chars().filter_map(|c| glyphs.advance_width(characters.map(c)?)).sum())
        };
        // A face that cannot be read would not be drawn either.
        self.id(face).and_then(|id| self.0.with_face_data(id, measure)).flatten().unwrap_or_default()
    }

    /// Breaks a text into lines.
    pub fn lines(&self, text: &str, kind: Type, width: f32, most: usize) -> Vec<String> {
        let fits = |line: &str| self.width(line, kind.face, kind.size) <= width;
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        let mut words = text.split_whitespace().peekable();
        while let Some(word) = words.next() {
            let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
            if line.is_empty() || fits(&longer) {
                line = longer;
            } else {
                lines.push(std::mem::replace(&mut line, word.to_owned()));
            }
            if lines.len() + 1 == most && words.peek().is_some_and(|next| !fits(&format!("{line} {next}"))) {
                while !line.is_empty() && !fits(&format!("{line} …")) {
                    line.truncate(line.rfind(' ').unwrap_or_default());
                }
                let cut = line.trim_end_matches([',', ';', ':', '.']).len();
                line.truncate(cut);
                line.push_str(" …");
                break;
            }
        }
        lines.push(line);
        lines
    }
}

impl Fonts {
    /// Breaks a text into no more lines than it needs, all about as long: titles.
    pub fn balanced(&self, text: &str, kind: Type, width: f32, most: usize) -> Vec<String> {
        let full = self.lines(text, kind, width, most);
        // A title of two lines breaks best where it has a comma.
        if let (2, Some((before, after))) = (full.len(), text.rsplit_once(", ")) {
            let halves = [format!("{before},"), after.to_owned()];
            if halves.iter().all(|half| self.width(half, kind.face, kind.size) <= width) {
                return halves.into();
            }
        }
        let narrower = (1..8).rev().map(|eighth| width * eighth as f32 / 8.0);
        let same = |lines: &Vec<String>| lines.len() == full.len() && !lines.iter().any(|line| line.ends_with(" …"));
        let fits = |lines: &Vec<String>| lines.iter().all(|line| self.width(line, kind.face, kind.size) <= width);
        narrower
            .map(|width| self.lines(text, kind, width, most))
            .take_while(|lines| same(lines) && fits(lines))
            .last()
            .unwrap_or(full)
    }
}

impl Face {
    fn weight(self) -> u16 {
        if self == Self::Semibold { 600 } else { 400 }
    }

    fn style(self) -> Style {
        if self == Self::Italic { Style::Italic } else { Style::Normal }
    }
}

impl<'a> Canvas<'a> {
    /// A blank of one colour.
    pub fn new(fonts: &'a Fonts, paper: &str) -> Self {
        let mut canvas = Self { fonts, body: String::new() };
        canvas.rectangle((0.0, 0.0), (SIZE.0 as f32, SIZE.1 as f32), paper, "none");
        canvas
    }

    /// A rectangle from its upper left corner, with its width and height.
    pub fn rectangle(&mut self, corner: (f32, f32), size: (f32, f32), fill: &str, stroke: &str) {
        let ((x, y), (width, height)) = (corner, size);
        let _ = write!(
            self.body,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\" stroke=\"{stroke}\" \
             stroke-width=\"2\"/>"
        );
    }

    /// A shape, drawn round the origin, at a point and so many times as large.
    pub fn shape(&mut self, path: &str, at: (f32, f32), scale: f32, fill: &str) {
        let (x, y) = at;
        let _ =
            write!(self.body, "<path d=\"{path}\" transform=\"translate({x} {y}) scale({scale})\" fill=\"{fill}\"/>");
    }

    /// One line of text from a point on its baseline.
    pub fn line(&mut self, at: (f32, f32), kind: Type, text: &str) {
        let style = if kind.face == Face::Italic { " font-style=\"italic\"" } else { "" };
        let _ = write!(
            self.body,
            "<text x=\"{}\" y=\"{}\" font-family=\"{FAMILY}\" font-size=\"{}\" font-weight=\"{}\"{style} fill=\"{}\">{}</text>",
            at.0,
            at.1,
            kind.size,
            kind.face.weight(),
            kind.fill,
            escape(text)
        );
    }

    /// One line of text that ends at a point on its baseline.
    pub fn line_to(&mut self, at: (f32, f32), kind: Type, text: &str) {
        let width = self.fonts.width(text, kind.face, kind.size);
        self.line((at.0 - width, at.1), kind, text);
    }

    /// A text in lines; returns the baseline of the line that would follow.
    pub fn paragraph(&mut self, place: TextBox, kind: Type, text: &str) -> f32 {
        let mut y = place.y;
        for line in self.fonts.lines(text, kind, place.width, place.lines) {
            self.line((place.x, y), kind, &line);
            y += kind.leading;
        }
        y
    }

    /// A title, its lines about as long as each other; returns the baseline of the line that would follow.
    pub fn title(&mut self, place: TextBox, kind: Type, text: &str) -> f32 {
        let mut y = place.y;
        for line in self.fonts.balanced(text, kind, place.width, place.lines) {
            self.line((place.x, y), kind, &line);
            y += kind.leading;
        }
        y
    }

    /// The finished picture.
    pub fn svg(&self) -> String {
        let (width, height) = SIZE;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">{}</svg>",
            self.body
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TYPE: Type = Type { face: Face::Regular, size: 40.0, leading: 50.0, fill: "#000000" };

    #[test]
    fn lines_break_at_words_and_none_is_too_wide() {
        let fonts = Fonts::load().unwrap();
        let text = "One word after another until the line is full and the next begins";
        let lines = fonts.lines(text, TYPE, 400.0, 9);
        assert!(lines.len() > 2);
        assert_eq!(lines.join(" "), text);
        assert!(lines.iter().all(|line| fonts.width(line, TYPE.face, TYPE.size) <= 400.0));
    }

    #[test]
    fn the_lines_of_a_title_are_about_as_long_as_each_other() {
        let fonts = Fonts::load().unwrap();
        let title = "A rather long title of something in two lines";
        let widest = |lines: &[String]| lines.iter().map(|line| line.chars().count()).max().unwrap();
        let (filled, balanced) = (fonts.lines(title, TYPE, 700.0, 2), fonts.balanced(title, TYPE, 700.0, 2));
        assert_eq!((filled.len(), balanced.len()), (2, 2));
        assert!(widest(&balanced) < widest(&filled), "{balanced:?}");
        assert_eq!(balanced.join(" "), title);
        assert_eq!(fonts.balanced("Short", TYPE, 500.0, 2), ["Short"]);
        let dated = "A letter to somebody far away, 3 March 1901";
        assert_eq!(fonts.balanced(dated, TYPE, 600.0, 2), ["A letter to somebody far away,", "3 March 1901"]);
    }

    #[test]
    fn what_does_not_fit_is_cut_at_a_word_and_shown_to_be_cut() {
        let fonts = Fonts::load().unwrap();
        let lines = fonts.lines("One word after, another until the line is full", TYPE, 400.0, 1);
        assert_eq!(lines, ["One word after …"]);
    }
}
