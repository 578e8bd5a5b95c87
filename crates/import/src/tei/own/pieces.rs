//! The content of a part that this program has written, as pieces.
//!
//! Start with [`Reader::text`]. Names stand in the registers, not in the pieces: see `names`. Must not know parts.

use roxmltree::Node;
use serde_json::{Value, json};

use super::{Corrections, whole};
use crate::tei::element::{attribute, child, id_of, name};

/// The characters that the source has.
fn source(node: Node<'_, '_>) -> String {
    let added = |text: &Node<'_, '_>| {
        let between = text.ancestors().skip(1).take_while(|parent| *parent != node);
        between.into_iter().any(|parent| matches!(name(parent), "reg" | "corr" | "supplied"))
    };
    let texts = node.descendants().filter(Node::is_text).filter(|text| !added(text));
    texts.filter_map(|text| text.text()).collect()
}

/// Another's hand, as the exporter writes it.
pub(super) fn hand(node: Node<'_, '_>) -> Option<String> {
    attribute(node, "rend")?.strip_prefix("hand:").map(|hand| hand.replace('-', " "))
}

/// Reads content.
pub(super) struct Reader<'c> {
    pub(super) corrections: &'c Corrections,
    /// Whether a line ended that is one in the reading text too.
    pub(super) keeps_lines: bool,
}

impl Reader<'_> {
    /// The content of an element: one string where that is all.
    pub(super) fn text(&mut self, node: Node<'_, '_>) -> Value {
        let mut pieces = Vec::new();
        self.pieces(node, &mut pieces);
        match &mut pieces[..] {
            [] => json!(""),
            [Value::String(words)] => json!(std::mem::take(words)),
            _ => json!(pieces),
        }
    }

    fn pieces(&mut self, node: Node<'_, '_>, out: &mut Vec<Value>) {
        let mut hyphen: Option<String> = None;
        let mut has_ended_line = false;
        for child in node.children() {
            if child.is_text() {
                let mut words = child.text().unwrap_or_default();
                if std::mem::take(&mut has_ended_line) {
                    // What the reading text has in the place of the end of a line.
                    self.keeps_lines |= words.starts_with('\n');
                    words = words.strip_prefix(['\n', ' ']).unwrap_or(words);
                }
                push(words, out);
            } else if name(child) == "pc" && attribute(child, "force") == Some("weak") {
                hyphen = Some(whole(child));
            } else if name(child) == "lb" {
                let mut line = json!({ "line": attribute(child, "n").unwrap_or_default() });
                let is_within = attribute(child, "break") == Some("no");
                if is_within {
                    line["hyphen"] = json!(hyphen.take().unwrap_or_default());
                }
                has_ended_line = !is_within;
                out.push(line);
            } else if child.is_element() {
                has_ended_line = false;
                self.piece(child, out);
            }
        }
    }

    fn piece(&mut self, node: Node<'_, '_>, out: &mut Vec<Value>) {
        let stated = |wanted: &str| attribute(node, wanted).unwrap_or_default();
        let correction = id_of(node);
        let mut piece = match name(node) {
            "choice" => return self.choice(node, out),
            "supplied" => json!({ "supplied": self.text(node) }),
            "pb" => json!({ "page": stated("n") }),
            "milestone" => json!({ "join": "sheet" }),
            "ptr" => {
                json!({ "note": stated("target").trim_start_matches('#'), "mark": node.attribute("n").unwrap_or_default() })
            }
            "foreign" => {
                let language = node.attribute((roxmltree::NS_XML_URI, "lang")).unwrap_or("und");
                json!({ "foreign": self.text(node), "lang": language })
            }
            "seg" if stated("type") == "brackets" => {
                let by = if stated("resp") == "#resp-translator" { "translator" } else { "source-edition" };
                json!({ "brackets": by, "text": source(node) })
            }
            "seg" | "anchor" if stated("type") == "doubtful" => return self.doubtful(node, out),
            "hi" => json!({ "hi": self.text(node), "rend": stated("rend") }),
            "add" => json!({ "add": self.text(node) }),
            "del" => json!({ "del": self.text(node) }),
            "unclear" => json!({ "unclear": self.text(node) }),
            "l" | "item" | "addrLine" => json!({ "item": self.text(node) }),
            "row" => {
                let cells = node.children().filter(|child| name(*child) == "cell").collect::<Vec<_>>();
                json!({ "row": cells.into_iter().map(|cell| self.text(cell)).collect::<Vec<_>>() })
            }
            "gap" => {
                // What is no word stands beside the word.
                json!({ "gap": attribute(node, "n").unwrap_or(stated("reason")) })
            }
            "figure" => json!({ "figure": child(node, "figDesc").map(whole).unwrap_or_default() }),
            _ => return self.pieces(node, out),
        };
        let mut add = |field: &str, value: Option<String>| {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                piece[field] = json!(value);
            }
        };
        match name(node) {
            "supplied" | "ptr" => add("correction", correction.map(str::to_owned)),
            "pb" => {
                add("correction", correction.map(str::to_owned));
                add("facs", Some(stated("facs").to_owned()));
            }
            "seg" => add("lang", node.attribute((roxmltree::NS_XML_URI, "lang")).map(str::to_owned)),
            "add" => {
                add("place", Some(stated("place").to_owned()));
                add("hand", hand(node));
            }
            "del" => add("hand", hand(node)),
            "gap" => add("extent", Some(stated("extent").to_owned())),
            "figure" => add("url", child(node, "graphic").and_then(|node| attribute(node, "url")).map(str::to_owned)),
            _ => {}
        }
        if piece["mark"] == "" {
            piece.as_object_mut().and_then(|fields| fields.remove("mark"));
        }
        out.push(piece);
    }

    fn choice(&mut self, node: Node<'_, '_>, out: &mut Vec<Value>) {
        let of = |wanted: &str| child(node, wanted);
        if let (Some(sic), Some(corr)) = (of("sic"), of("corr")) {
            let (sic, corr) = (whole(sic), whole(corr));
            // In the text typewriter signs are set already; in the note of a correction that is listed they are not.
            let listed = id_of(node).and_then(|id| self.corrections.get(id)?["corr"].as_str());
            let typed = corr.replace(['‘', '’'], "'").replace(['“', '”'], "\"").replace('—', "--");
            let is_set = listed.is_some_and(|listed| !listed.contains(&corr) && listed.contains(&typed));
            let mut piece = json!({ "sic": sic, "corr": if is_set { typed } else { corr } });
            if let Some(id) = id_of(node) {
                piece["correction"] = json!(id);
            }
            out.push(piece);
        } else if let (Some(abbreviated), Some(written_out)) = (of("abbr"), of("expan")) {
            out.push(json!({ "abbr": self.text(abbreviated), "expan": self.text(written_out) }));
        } else if let (Some(old), Some(new)) = (of("orig"), of("reg")) {
            if attribute(new, "resp").is_some() {
                out.push(json!({ "orig": self.text(old), "reg": self.text(new) }));
            } else {
                // A typewriter's sign: what stands for it is made anew.
                push(&whole(old), out);
            }
        } else {
            self.pieces(node, out);
        }
    }

    /// Words that the edition doubts and leaves.
    fn doubtful(&mut self, node: Node<'_, '_>, out: &mut Vec<Value>) {
        match id_of(node).and_then(|id| self.corrections.get(id)) {
            Some(listed) => {
                let sic = source(node);
                let of = |field: &str| listed[field].as_str().unwrap_or_default();
                // What is listed has the words about it too.
                let mut around = of("sic").match_indices(sic.as_str());
                let corr = around.find_map(|(at, _)| {
                    let (before, after) = (of("sic").get(..at)?, of("sic").get(at + sic.len()..)?);
                    of("corr").strip_prefix(before)?.strip_suffix(after)
                });
                out.push(json!({ "sic": sic, "corr": corr.unwrap_or(of("corr")), "correction": listed["id"] }));
            }
            None => self.pieces(node, out),
        }
    }
}

fn push(words: &str, out: &mut Vec<Value>) {
    match out.last_mut() {
        _ if words.is_empty() => {}
        Some(Value::String(before)) => before.push_str(words),
        _ => out.push(json!(words)),
    }
}
