//! The features that a style sheet uses, by their keys in the data about browsers, and whether something stands in for each
//! where it is not known.

use std::collections::BTreeSet;

use cssparser::{Delimiter, ParseError, Parser, Token};

use super::{Data, Known};

/// What some supported browser does not know, and nothing stands in for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap {
    /// The feature's key in the data.
    pub key: String,
    /// Where it is used.
    pub place: String,
    /// What is wrong.
    pub why: String,
}

/// The features of a sheet that are not known to all supported browsers and have no fallback. A fallback is the same property
/// set before in the same rule, the prefixed property beside it, or `@supports` around it. A value with `var()` in it is no
/// better for what stands before it: it is found wanting only when that is gone.
pub fn gaps(sheet: &str, data: &Data) -> Vec<Gap> {
    let mut reader = Reader { data, gaps: BTreeSet::new() };
    reader.rules(&mut Parser::new(sheet), &mut Vec::new());
    reader.gaps.into_iter().collect()
}

struct Reader<'a> {
    data: &'a Data,
    gaps: BTreeSet<Gap>,
}

/// A property and what its value uses.
struct Declaration {
    property: String,
    value: String,
    uses: Uses,
}

/// What a run of tokens consists of.
#[derive(Default)]
struct Uses {
    words: Vec<String>,
    functions: Vec<String>,
    units: Vec<String>,
    has_alpha_digits: bool,
    has_slash: bool,
    /// How many pieces it has at the top.
    pieces: usize,
}

impl Reader<'_> {
    /// Rules, until the end of what is given.
    fn rules(&mut self, parser: &mut Parser<'_>, around: &mut Vec<String>) {
        loop {
            parser.skip_whitespace();
            let start = parser.position();
            let mut has_block = false;
            let mut at_rule = None;
            loop {
                match parser.next_including_whitespace() {
                    Ok(Token::CurlyBracketBlock) => {
                        has_block = true;
                        break;
                    }
                    Ok(Token::Semicolon) => break,
                    Ok(Token::AtKeyword(name)) => at_rule = Some(name.to_string()),
                    Ok(Token::Function(_) | Token::ParenthesisBlock | Token::SquareBracketBlock) => {
                        let _: Result<(), ParseError<()>> = parser.parse_nested_block(skip);
                    }
                    Ok(_) => {}
                    Err(_) => return,
                }
            }
            let head = parser.slice_from(start).trim_end_matches(['{', ';']).trim().to_owned();
            if let Some(name) = &at_rule {
                self.at_rule(name, &head, around);
            } else {
                self.selectors(&head, around);
            }
            if !has_block {
                continue;
            }
            around.push(head.clone());
            let holds_rules = at_rule.is_some_and(|name| matches!(name.as_str(), "media" | "supports" | "layer"));
            let _: Result<(), ParseError<()>> = parser.parse_nested_block(|inner| {
                if holds_rules {
                    self.rules(inner, around);
                } else {
                    self.declarations(inner, around);
                }
                Ok(())
            });
            around.pop();
        }
    }

    fn at_rule(&mut self, name: &str, head: &str, around: &[String]) {
        // A margin box stands in the rule of the page.
        let of_page = around.last().is_some_and(|rule| rule.starts_with("@page"));
        let group = if of_page { "css.at-rules.page.at_" } else { "css.at-rules." };
        self.need(&format!("{group}{name}"), head, around);
        let features = head.split('(').skip(1).filter_map(|rest| rest.split([')', ':']).next());
        for feature in features.filter(|_| name == "media") {
            let plain = feature.trim().trim_start_matches("min-").trim_start_matches("max-");
            self.need(&format!("css.at-rules.media.{plain}"), head, around);
        }
    }

    fn selectors(&mut self, head: &str, around: &[String]) {
        for pseudo in head.split(':').skip(1) {
            let name: String = pseudo.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '-').collect();
            // What an engine has for itself is written for that engine alone.
            if !name.is_empty() && !name.starts_with('-') {
                self.need(&format!("css.selectors.{name}"), head, around);
            }
        }
    }

    fn declarations(&mut self, parser: &mut Parser<'_>, around: &mut Vec<String>) {
        let mut declared: Vec<Declaration> = Vec::new();
        while !parser.is_exhausted() {
            if parser.try_parse(Parser::expect_semicolon).is_ok() {
                continue;
            }
            let Ok(property) = parser.try_parse(|parser| {
                let name = parser.expect_ident()?.to_string();
                parser.expect_colon().map(|()| name)
            }) else {
                // A margin box of a page.
                self.rules(parser, around);
                return;
            };
            let read = parser.parse_until_before(Delimiter::Semicolon, |value| -> Result<_, ParseError<()>> {
                value.skip_whitespace();
                let start = value.position();
                let mut uses = Uses::default();
                uses.read(value, true)?;
                Ok((uses, value.slice_from(start).trim().to_owned()))
            });
            if let Ok((uses, value)) = read {
                declared.push(Declaration { property, value, uses });
            }
        }
        for at in 0..declared.len() {
            self.declaration(&declared, at, around);
        }
    }

    fn declaration(&mut self, declared: &[Declaration], at: usize, around: &[String]) {
        let Some(Declaration { property, value, uses }) = declared.get(at) else { return };
        let place = format!("{property}: {value}");
        let is_custom = property.starts_with("--");
        if property.starts_with('-') && !is_custom {
            return;
        }
        let key = format!("css.properties.{property}");
        match self.data.known(&key) {
            Some(Known::Everywhere) => {}
            _ if is_custom => {}
            Some(Known::WithPrefix(prefix)) => {
                let prefixed = format!("{prefix}{property}");
                if !declared.iter().any(|other| other.property == prefixed && other.value == *value) {
                    self.gap(&key, &place, around, format!("needs {prefixed} beside it"));
                }
                return;
            }
            // Where the property is not known, no value is.
            Some(Known::NotBy(_)) | None => return self.need(&key, &place, around),
        }
        let stands_in = |other: &Declaration| {
            other.property == *property
                && other
                    .uses
                    .keys(property, self.data)
                    .iter()
                    .all(|key| self.data.known(key) == Some(Known::Everywhere))
        };
        let is_found_wanting_late = is_custom || uses.functions.iter().any(|name| name == "var");
        let has_fallback = !is_found_wanting_late && declared.iter().take(at).any(stands_in);
        if !has_fallback {
            for key in uses.keys(property, self.data) {
                self.need(&key, &place, around);
            }
        }
    }

    fn need(&mut self, key: &str, place: &str, around: &[String]) {
        match self.data.known(key) {
            Some(Known::Everywhere) => {}
            Some(Known::WithPrefix(prefix)) => self.gap(key, place, around, format!("needs the prefix {prefix}")),
            Some(Known::NotBy(browsers)) => self.gap(key, place, around, format!("unknown to {}", browsers.join(", "))),
            None => self.gap(key, place, around, "not in the data".to_owned()),
        }
    }

    fn gap(&mut self, key: &str, place: &str, around: &[String], why: String) {
        if around.iter().any(|rule| rule.starts_with("@supports")) {
            return;
        }
        let place = around.iter().map(String::as_str).chain([place]).collect::<Vec<_>>().join(" { ");
        self.gaps.insert(Gap { key: key.to_owned(), place, why });
    }
}

/// Reads to the end.
fn skip(parser: &mut Parser<'_>) -> Result<(), ParseError<()>> {
    while parser.next().is_ok() {}
    Ok(())
}

impl Uses {
    fn read(&mut self, parser: &mut Parser<'_>, is_top: bool) -> Result<(), ParseError<()>> {
        while let Ok(token) = parser.next() {
            self.pieces += usize::from(is_top && !matches!(token, Token::Delim(_)));
            match token {
                Token::Ident(word) => self.words.push(word.to_ascii_lowercase()),
                Token::Dimension { unit, .. } => self.units.push(unit.to_ascii_lowercase()),
                Token::Hash(digits) | Token::IDHash(digits) => {
                    self.has_alpha_digits |= matches!(digits.len(), 4 | 8);
                }
                Token::Delim('/') => self.has_slash = true,
                Token::Function(name) => {
                    self.functions.push(name.to_ascii_lowercase());
                    parser.parse_nested_block(|inner| self.read(inner, false))?;
                }
                Token::ParenthesisBlock | Token::SquareBracketBlock => {
                    parser.parse_nested_block(|inner| self.read(inner, false))?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The keys of what a value with these pieces needs, beside its property.
    fn keys(&self, property: &str, data: &Data) -> Vec<String> {
        let mut keys = Vec::new();
        let of_property = |name: &str| format!("css.properties.{property}.{name}");
        keys.extend(self.words.iter().map(|word| of_property(word)).filter(|key| data.known(key).is_some()));
        for name in &self.functions {
            let places = [
                "css.types.",
                "css.types.color.",
                "css.types.gradient.",
                "css.types.transform-function.",
                "css.types.basic-shape.",
            ];
            let general = places.iter().map(|place| format!("{place}{name}"));
            keys.extend([of_property(name)].into_iter().chain(general).find(|key| data.known(key).is_some()));
        }
        for unit in &self.units {
            let name = match unit.as_bytes() {
                [b'd', _, _, ..] if unit.starts_with("dv") => "viewport_percentage_units_dynamic",
                [b's', b'v', ..] => "viewport_percentage_units_small",
                [b'l', b'v', ..] => "viewport_percentage_units_large",
                _ => unit,
            };
            keys.extend(Some(format!("css.types.length.{name}")).filter(|key| data.known(key).is_some()));
        }
        if self.has_alpha_digits {
            keys.push("css.types.color.rgb_hexadecimal_notation.alpha_hexadecimal_notation".to_owned());
        }
        if property == "content" && self.has_slash {
            keys.push(of_property("alt_text"));
        }
        if property == "text-decoration" && self.pieces > 1 {
            keys.push(of_property("includes_color-and-style"));
        }
        keys
    }
}
