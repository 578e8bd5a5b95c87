//! Entities: how much text those of a file would make, told before anything is expanded, and the characters of those that
//! older files name without defining them.
//!
//! Start with [`expanded`] and [`with_characters`]; [`crowded`] tells elements with too many attributes. The parser bounds how deep entities stand in one another, not how often a long one is used. Must not know elements.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

/// How many characters the entities that a file defines would become, where it uses them; not less than that.
#[must_use]
pub fn expanded(text: &str) -> usize {
    let mut definitions: HashMap<&str, &str> = HashMap::new();
    for definition in text.split("<!ENTITY").skip(1) {
        let definition = definition.trim_start();
        let Some((name, rest)) = definition.split_once(char::is_whitespace) else { continue };
        let rest = rest.trim_start();
        let Some(sign) = rest.chars().next().filter(|sign| matches!(sign, '"' | '\'')) else { continue };
        if let Some((value, _)) = rest.get(1..).and_then(|rest| rest.split_once(sign)) {
            definitions.entry(name).or_insert(value);
        }
    }
    if definitions.is_empty() {
        return 0;
    }
    let mut sizes = HashMap::new();
    used(text, &definitions)
        .map(|(name, value)| size(name, value, &definitions, &mut sizes, 0))
        .fold(0, usize::saturating_add)
}

/// The text with the characters that are named as in HTML and ISO 8879 (`&eacute;`) in place of their names, if the file does not
/// define them; their definitions stand in files that are not fetched.
#[must_use]
pub fn with_characters(text: &str) -> Cow<'_, str> {
    let defined: HashSet<&str> =
        text.split("<!ENTITY").skip(1).filter_map(|definition| definition.split_whitespace().next()).collect();
    let mut out = String::new();
    let mut from = 0;
    for (at, _) in text.match_indices('&') {
        let rest = &text[at + 1..];
        let Some(end) = rest.bytes().take(10).position(|byte| byte == b';') else { continue };
        let Some(name) = rest.get(..end) else { continue };
        let Ok(found) = CHARACTERS.binary_search_by_key(&name, |(name, _)| name) else { continue };
        if at < from || defined.contains(name) {
            continue;
        }
        out.push_str(&text[from..at]);
        out.push_str(CHARACTERS[found].1);
        from = at + end + 2;
    }
    if from == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

/// Names of characters, in order.
#[rustfmt::skip]
const CHARACTERS: &[(&str, &str)] = &[
    ("AElig", "Æ"), ("Aacute", "Á"), ("Acirc", "Â"), ("Agrave", "À"), ("Alpha", "Α"), ("Aring", "Å"), ("Atilde", "Ã"), ("Auml", "Ä"), ("Beta", "Β"), ("Ccaron", "Č"),
    ("Ccedil", "Ç"), ("Chi", "Χ"), ("Dagger", "‡"), ("Delta", "Δ"), ("ETH", "Ð"), ("Eacute", "É"), ("Ecirc", "Ê"), ("Egrave", "È"), ("Epsilon", "Ε"), ("Eta", "Η"),
    ("Euml", "Ë"), ("Gamma", "Γ"), ("Iacute", "Í"), ("Icirc", "Î"), ("Igrave", "Ì"), ("Iota", "Ι"), ("Iuml", "Ï"), ("Kappa", "Κ"), ("Lambda", "Λ"), ("Lstrok", "Ł"),
    ("Mu", "Μ"), ("Ntilde", "Ñ"), ("Nu", "Ν"), ("OElig", "Œ"), ("Oacute", "Ó"), ("Ocirc", "Ô"), ("Ograve", "Ò"), ("Omega", "Ω"), ("Omicron", "Ο"), ("Oslash", "Ø"),
    ("Otilde", "Õ"), ("Ouml", "Ö"), ("Phi", "Φ"), ("Pi", "Π"), ("Prime", "″"), ("Psi", "Ψ"), ("Rho", "Ρ"), ("Scaron", "Š"), ("Sigma", "Σ"), ("THORN", "Þ"), ("Tau", "Τ"),
    ("Theta", "Θ"), ("Uacute", "Ú"), ("Ucirc", "Û"), ("Ugrave", "Ù"), ("Upsilon", "Υ"), ("Uuml", "Ü"), ("Xi", "Ξ"), ("Yacute", "Ý"), ("Yuml", "Ÿ"), ("Zcaron", "Ž"),
    ("Zeta", "Ζ"), ("aacute", "á"), ("abreve", "ă"), ("acirc", "â"), ("acute", "´"), ("aelig", "æ"), ("agrave", "à"), ("alefsym", "ℵ"), ("alpha", "α"), ("amacr", "ā"),
    ("and", "∧"), ("ang", "∠"), ("aogon", "ą"), ("aring", "å"), ("ast", "*"), ("asymp", "≈"), ("atilde", "ã"), ("auml", "ä"), ("bdquo", "„"), ("beta", "β"),
    ("brvbar", "¦"), ("bull", "•"), ("cacute", "ć"), ("cap", "∩"), ("ccaron", "č"), ("ccedil", "ç"), ("cedil", "¸"), ("cent", "¢"), ("chi", "χ"), ("circ", "ˆ"),
    ("clubs", "♣"), ("colon", ":"), ("comma", ","), ("commat", "@"), ("cong", "≅"), ("copy", "©"), ("crarr", "↵"), ("cup", "∪"), ("curren", "¤"), ("dArr", "⇓"),
    ("dagger", "†"), ("darr", "↓"), ("dash", "‐"), ("deg", "°"), ("delta", "δ"), ("diams", "♦"), ("divide", "÷"), ("dollar", "$"), ("eacute", "é"), ("ecaron", "ě"),
    ("ecirc", "ê"), ("egrave", "è"), ("emacr", "ē"), ("empty", "∅"), ("emsp", "\u{2003}"), ("emsp13", "\u{2004}"), ("ensp", "\u{2002}"), ("eogon", "ę"),
    ("epsilon", "ε"), ("equals", "="), ("equiv", "≡"), ("eta", "η"), ("eth", "ð"), ("euml", "ë"), ("euro", "€"), ("exist", "∃"), ("fnof", "ƒ"), ("forall", "∀"),
    ("frac12", "½"), ("frac13", "⅓"), ("frac14", "¼"), ("frac18", "⅛"), ("frac23", "⅔"), ("frac34", "¾"), ("frasl", "⁄"), ("gamma", "γ"), ("gbreve", "ğ"), ("ge", "≥"),
    ("hArr", "⇔"), ("harr", "↔"), ("hearts", "♥"), ("hellip", "…"), ("hyphen", "‐"), ("iacute", "í"), ("icirc", "î"), ("iexcl", "¡"), ("igrave", "ì"), ("imacr", "ī"),
    ("image", "ℑ"), ("infin", "∞"), ("inodot", "ı"), ("int", "∫"), ("iota", "ι"), ("iquest", "¿"), ("isin", "∈"), ("iuml", "ï"), ("kappa", "κ"), ("lArr", "⇐"),
    ("lambda", "λ"), ("lang", "〈"), ("laquo", "«"), ("larr", "←"), ("lceil", "⌈"), ("ldquo", "“"), ("le", "≤"), ("lfloor", "⌊"), ("longs", "ſ"), ("lowast", "∗"),
    ("lowbar", "_"), ("loz", "◊"), ("lpar", "("), ("lrm", "\u{200e}"), ("lsaquo", "‹"), ("lsqb", "["), ("lsquo", "‘"), ("lstrok", "ł"), ("macr", "¯"), ("mdash", "—"),
    ("micro", "µ"), ("middot", "·"), ("minus", "−"), ("mu", "μ"), ("nabla", "∇"), ("nacute", "ń"), ("nbsp", "\u{a0}"), ("ndash", "–"), ("ne", "≠"), ("ni", "∋"),
    ("not", "¬"), ("notin", "∉"), ("nsub", "⊄"), ("ntilde", "ñ"), ("nu", "ν"), ("num", "#"), ("oacute", "ó"), ("ocirc", "ô"), ("odblac", "ő"), ("oelig", "œ"),
    ("ograve", "ò"), ("oline", "‾"), ("omacr", "ō"), ("omega", "ω"), ("omicron", "ο"), ("oplus", "⊕"), ("or", "∨"), ("ordf", "ª"), ("ordm", "º"), ("oslash", "ø"),
    ("otilde", "õ"), ("otimes", "⊗"), ("ouml", "ö"), ("para", "¶"), ("part", "∂"), ("percnt", "%"), ("period", "."), ("permil", "‰"), ("perp", "⊥"), ("phi", "φ"),
    ("pi", "π"), ("piv", "ϖ"), ("plus", "+"), ("plusmn", "±"), ("pound", "£"), ("prime", "′"), ("prod", "∏"), ("prop", "∝"), ("psi", "ψ"), ("quest", "?"), ("rArr", "⇒"),
    ("radic", "√"), ("rang", "〉"), ("raquo", "»"), ("rarr", "→"), ("rcaron", "ř"), ("rceil", "⌉"), ("rdquo", "”"), ("real", "ℜ"), ("reg", "®"), ("rfloor", "⌋"),
    ("rho", "ρ"), ("rlm", "\u{200f}"), ("rpar", ")"), ("rsaquo", "›"), ("rsqb", "]"), ("rsquo", "’"), ("sacute", "ś"), ("sbquo", "‚"), ("scaron", "š"), ("scedil", "ş"),
    ("sdot", "⋅"), ("sect", "§"), ("semi", ";"), ("shy", "\u{ad}"), ("sigma", "σ"), ("sigmaf", "ς"), ("sim", "∼"), ("sol", "/"), ("spades", "♠"), ("sub", "⊂"),
    ("sube", "⊆"), ("sum", "∑"), ("sup", "⊃"), ("sup1", "¹"), ("sup2", "²"), ("sup3", "³"), ("supe", "⊇"), ("szlig", "ß"), ("tau", "τ"), ("there4", "∴"), ("theta", "θ"),
    ("thetasym", "ϑ"), ("thinsp", "\u{2009}"), ("thorn", "þ"), ("tilde", "˜"), ("times", "×"), ("trade", "™"), ("uArr", "⇑"), ("uacute", "ú"), ("uarr", "↑"),
    ("ucirc", "û"), ("udblac", "ű"), ("ugrave", "ù"), ("umacr", "ū"), ("uml", "¨"), ("upsih", "ϒ"), ("upsilon", "υ"), ("uuml", "ü"), ("verbar", "|"), ("weierp", "℘"),
    ("xi", "ξ"), ("yacute", "ý"), ("yen", "¥"), ("yuml", "ÿ"), ("zcaron", "ž"), ("zeta", "ζ"), ("zwj", "\u{200d}"), ("zwnj", "\u{200c}"),
];

/// The line of the first element with more attributes than that, wherever it is written.
#[must_use]
pub fn crowded(text: &str, most: usize) -> Option<u32> {
    let mut before = 0;
    for tag in text.split('<') {
        let start = before;
        before += tag.len() + 1;
        // No attribute takes less than four characters; in what is well formed no value has a `<`.
        if tag.len() < most * 4 || !tag.starts_with(|character: char| character.is_alphabetic() || character == '_') {
            continue;
        }
        let (mut open, mut count) = (None, 0_usize);
        for byte in tag.bytes() {
            match (open, byte) {
                (Some(sign), byte) if sign == byte => open = None,
                (Some(_), _) => {}
                (None, b'"' | b'\'') => open = Some(byte),
                (None, b'=') => count += 1,
                (None, b'>') => break,
                (None, _) => {}
            }
        }
        if count > most {
            let line = text.get(..start).unwrap_or_default().matches('\n').count() + 1;
            return Some(u32::try_from(line).unwrap_or(u32::MAX));
        }
    }
    None
}

/// How deep entities are followed here; the parser refuses those that stand deeper.
const DEEPEST: usize = 16;

fn size<'a>(
    name: &'a str,
    value: &'a str,
    definitions: &HashMap<&'a str, &'a str>,
    sizes: &mut HashMap<&'a str, usize>,
    depth: usize,
) -> usize {
    if depth > DEEPEST {
        return 0;
    }
    if let Some(size) = sizes.get(name) {
        return *size;
    }
    let inner = used(value, definitions).map(|(name, value)| size(name, value, definitions, sizes, depth + 1));
    let sum = inner.fold(value.len(), usize::saturating_add);
    sizes.insert(name, sum);
    sum
}

/// The entities that a text uses, each as often as it does.
fn used<'a>(text: &'a str, definitions: &HashMap<&'a str, &'a str>) -> impl Iterator<Item = (&'a str, &'a str)> {
    text.split('&').skip(1).filter_map(|rest| {
        let end = rest.bytes().take(200).position(|byte| byte == b';')?;
        let name = rest.get(..end)?;
        Some((name, *definitions.get(name)?))
    })
}

#[cfg(test)]
mod tests {
    use super::{CHARACTERS, expanded, with_characters};

    #[test]
    fn characters_that_older_files_name_are_read_unless_the_file_defines_them() {
        assert!(CHARACTERS.is_sorted_by_key(|(name, _)| name));
        assert_eq!(with_characters("<p>Ren&eacute;&mdash;&amp; &nobody;</p>"), "<p>René—&amp; &nobody;</p>");
        let defined = "<!DOCTYPE a [<!ENTITY eacute 'E'>]><a>&eacute;</a>";
        assert_eq!(with_characters(defined), defined);
    }

    #[test]
    fn what_entities_would_become_is_counted_before_they_are_expanded() {
        assert_eq!(expanded("<p>&amp; &#x20; &none;</p>"), 0);
        assert_eq!(expanded("<!DOCTYPE a [<!ENTITY x \"four\">]><a>&x; &x;</a>"), 8);
        let laughs = "<!ENTITY a \"ha\"><!ENTITY b '&a;&a;'><!ENTITY c \"&b;&b;\">&c;";
        assert!(expanded(laughs) > 8);
        assert!(expanded("<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">&a;") < 1000, "a circle ends");
    }
}
