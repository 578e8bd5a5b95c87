//! A line of text with titles in italics, and its three forms: plain, HTML, Markdown.
//!
//! Start with [`RichText`]. Must not know which style writes it.

use corpus::stretch::Stretch as _;
use text::escape;

/// A stretch of text in one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The words.
    pub text: String,
    /// Whether they are a title, set in italics.
    pub italic: bool,
}

/// Text of several segments.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct RichText(pub Vec<Segment>);

impl RichText {
    /// Text without italics.
    #[must_use]
    pub fn plain_text(text: impl Into<String>) -> Self {
        Self(vec![Segment { text: text.into(), italic: false }])
    }

    /// Adds words.
    pub fn add(&mut self, text: &str) -> &mut Self {
        self.push(text, false)
    }

    /// Adds a title.
    pub fn title(&mut self, text: &str) -> &mut Self {
        self.push(text, true)
    }

    /// Adds another text.
    pub fn append(&mut self, other: &Self) -> &mut Self {
        for segment in &other.0 {
            self.push(&segment.text, segment.italic);
        }
        self
    }

    /// Ends a sentence: adds a full stop where none stands, inside a closing quotation mark as the American manuals
    /// have it.
    pub fn stop(&mut self) -> &mut Self {
        let end = self.0.last().map_or("", |segment| segment.text.as_str());
        let bare = end.trim_end_matches(['”', '’']);
        if end.is_empty() || bare.ends_with(['.', '?', '!']) {
            return self;
        }
        if bare.len() < end.len() {
            let marks = end.stretch(bare.len()..).to_owned();
            let bare = bare.to_owned();
            if let Some(last) = self.0.last_mut() {
                last.text = format!("{bare}.{marks}");
            }
            return self;
        }
        self.add(".")
    }

    /// Whether there are no words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|segment| segment.text.is_empty())
    }

    /// The words alone.
    #[must_use]
    pub fn plain(&self) -> String {
        self.0.iter().map(|segment| segment.text.as_str()).collect()
    }

    /// As HTML: `<i>` for titles, characters escaped.
    #[must_use]
    pub fn html(&self) -> String {
        self.written("<i>", "</i>", escape::html)
    }

    /// As Markdown: `*` for titles, its own signs escaped.
    #[must_use]
    pub fn markdown(&self) -> String {
        self.written("*", "*", escape::markdown)
    }

    fn written(&self, open: &str, close: &str, escape: fn(&str) -> String) -> String {
        let mut out = String::new();
        for Segment { text, italic } in &self.0 {
            if *italic {
                out.push_str(open);
            }
            out.push_str(&escape(text));
            if *italic {
                out.push_str(close);
            }
        }
        out
    }

    fn push(&mut self, text: &str, italic: bool) -> &mut Self {
        match self.0.last_mut() {
            _ if text.is_empty() => {}
            Some(last) if last.italic == italic => last.text.push_str(text),
            _ => self.0.push(Segment { text: text.to_owned(), italic }),
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_italic_in_each_form_and_signs_are_escaped() {
        let mut rich = RichText::default();
        rich.add("A & B, ").title("On *x*").add(" [now]");
        assert_eq!(rich.plain(), "A & B, On *x* [now]");
        assert_eq!(rich.html(), "A &amp; B, <i>On *x*</i> [now]");
        assert_eq!(rich.markdown(), "A & B, *On \\*x\\** \\[now\\]");
    }

    #[test]
    fn a_sentence_ends_with_one_stop() {
        let stopped = |text: &str| RichText::plain_text(text).stop().plain();
        assert_eq!(stopped("At sea"), "At sea.");
        assert_eq!(stopped("n.d."), "n.d.");
        assert_eq!(stopped("“At sea”"), "“At sea.”");
        assert_eq!(stopped("“At sea?”"), "“At sea?”");
    }
}
