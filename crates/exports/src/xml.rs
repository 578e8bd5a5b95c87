//! A small writer of XML: elements are closed in the order in which they were opened, text is escaped, white space is
//! only what is asked for.

use text::escape::html;

/// An XML document being written.
#[derive(Default)]
pub(super) struct Xml {
    out: String,
    open: Vec<&'static str>,
}

/// Attributes; one with an empty value is left out.
pub(super) type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Xml {
    /// A document with its declaration.
    pub fn document() -> Self {
        Self { out: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), open: Vec::new() }
    }

    /// Opens an element.
    pub fn open(&mut self, name: &'static str, attributes: Attributes) -> &mut Self {
        self.tag(name, attributes, ">");
        self.open.push(name);
        self
    }

    /// Closes the element opened last.
    pub fn close(&mut self) -> &mut Self {
        if let Some(name) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
        self
    }

    /// An element without content.
    pub fn empty(&mut self, name: &'static str, attributes: Attributes) -> &mut Self {
        self.tag(name, attributes, "/>");
        self
    }

    /// An element with text only.
    pub fn element(&mut self, name: &'static str, attributes: Attributes, text: &str) -> &mut Self {
        self.open(name, attributes).text(text).close()
    }

    /// Text.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.out.push_str(&escape(text));
        self
    }

    /// A line break between elements, where white space has no meaning.
    pub fn line(&mut self) -> &mut Self {
        self.out.push('\n');
        self
    }

    /// The document, every element closed.
    pub fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out.push('\n');
        self.out
    }

    fn tag(&mut self, name: &str, attributes: Attributes, end: &str) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.out.push_str(&format!(" {name}=\"{}\"", escape(value).replace(['\n', '\t'], " ")));
        }
        self.out.push_str(end);
    }
}

/// XML has no way to write most control characters; they become the replacement character.
fn escape(text: &str) -> String {
    let is_allowed = |character: char| !character.is_control() || matches!(character, '\n' | '\t');
    html(text).chars().map(|character| if is_allowed(character) { character } else { '\u{FFFD}' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_closed_and_text_is_escaped() {
        let mut xml = Xml::default();
        xml.open("a", &[("x", "1 & \"2\""), ("y", "")]).text("<b>\u{1}").empty("c", &[]).open("d", &[]);
        assert_eq!(xml.finish(), "<a x=\"1 &amp; &quot;2&quot;\">&lt;b&gt;\u{FFFD}<c/><d></d></a>\n");
    }
}
