//! The names in a part that this program has written, as registers tell them: which entry, which words of the reading text.
//!
//! Start with [`Names::gather`].

use roxmltree::Node;

use crate::tei::element::{attribute, name};

/// Names in a part: the entry that each means, and its bytes of the reading text; further pieces of a name that others cross are joined to it.
#[derive(Default)]
pub(super) struct Names {
    reading: String,
    found: Vec<(String, usize, usize)>,
}

impl Names {
    pub(super) fn gather(&mut self, node: Node<'_, '_>) {
        for child in node.children() {
            if child.is_text() {
                self.reading.push_str(child.text().unwrap_or_default());
                continue;
            }
            if matches!(name(child), "sic" | "orig") {
                continue;
            }
            let means = attribute(child, "ref").and_then(entry);
            let (start, at) = (self.reading.len(), self.found.len());
            if let Some(entry) = &means {
                self.found.push((entry.clone(), start, start));
            }
            self.gather(child);
            let Some(entry) = means else { continue };
            let end = self.reading.len();
            self.found[at].2 = end;
            if attribute(child, "type") == Some("continued") {
                self.found.remove(at);
                if let Some(first) = self.found.iter_mut().rfind(|other| other.0 == entry) {
                    first.2 = end;
                }
            }
        }
    }

    /// As registers write them: entry, and `p3:4-5`, words of the reading text.
    pub(super) fn mentions(&self, part: &str) -> Vec<(String, String)> {
        let mut words: Vec<(usize, usize)> = Vec::new();
        let mut is_within = false;
        for (at, sign) in self.reading.char_indices() {
            let is_word = !sign.is_whitespace() && sign != '—';
            match words.last_mut() {
                Some(last) if is_word && is_within => last.1 = at + sign.len_utf8(),
                _ if is_word => words.push((at, at + sign.len_utf8())),
                _ => {}
            }
            is_within = is_word;
        }
        let of = |(entry, start, end): &(String, usize, usize)| {
            let first = words.partition_point(|word| word.1 <= *start) + 1;
            let last = words.partition_point(|word| word.0 < *end);
            let range = if first == last { first.to_string() } else { format!("{first}-{last}") };
            (first <= last).then(|| (entry.clone(), format!("{part}:{range}")))
        };
        self.found.iter().filter_map(of).collect()
    }
}

/// The entry of a register that a pointer means: `people/berg` for `#person-berg`.
fn entry(pointer: &str) -> Option<String> {
    let (kind, id) = pointer.strip_prefix('#')?.split_once('-')?;
    let file = match kind {
        "person" => "people",
        "place" => "places",
        "org" => "organisations",
        "term" => "terms",
        _ => return None,
    };
    Some(format!("{file}/{id}"))
}
