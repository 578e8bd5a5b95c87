//! How much text the entities of a file would make: told before anything is expanded.
//!
//! Start with [`expanded`]. The parser bounds how deep entities stand in one another, not how often a long one is used. Must not know elements.

use std::collections::HashMap;

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
    use super::expanded;

    #[test]
    fn what_entities_would_become_is_counted_before_they_are_expanded() {
        assert_eq!(expanded("<p>&amp; &#x20; &none;</p>"), 0);
        assert_eq!(expanded("<!DOCTYPE a [<!ENTITY x \"four\">]><a>&x; &x;</a>"), 8);
        let laughs = "<!ENTITY a \"ha\"><!ENTITY b '&a;&a;'><!ENTITY c \"&b;&b;\">&c;";
        assert!(expanded(laughs) > 8);
        assert!(expanded("<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">&a;") < 1000, "a circle ends");
    }
}
