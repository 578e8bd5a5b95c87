//! Ids made of names: what can stand in an address and in a file's name on every system.

/// Names that Windows keeps for devices, whatever follows the point.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Whether Windows refuses files of this name.
#[must_use]
pub fn is_reserved(id: &str) -> bool {
    let numbered = |device: &str| id.strip_prefix(device).is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']));
    DEVICES.contains(&id) || numbered("com") || numbered("lpt")
}

/// An id made of any text: lower-case letters, digits and hyphens. The same text always gives the same.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut id = String::with_capacity(text.len());
    for character in text.chars().flat_map(char::to_lowercase) {
        match character {
            'a'..='z' | '0'..='9' => id.push(character),
            other => {
                let plain = in_ascii(other);
                if plain.is_empty() && !id.ends_with('-') && !matches!(other, '\'' | '’' | '.') {
                    id.push('-');
                }
                id.push_str(plain);
            }
        }
    }
    let id = id.trim_matches('-');
    if id.is_empty() {
        // FNV-1a: nothing of the text can stand in an address.
        let digest =
            text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        return format!("x-{digest:08x}");
    }
    if is_reserved(id) || id == "rest" || id == "page" { format!("{id}-1") } else { id.to_owned() }
}

/// A letter of the Latin script without its marks.
fn in_ascii(letter: char) -> &'static str {
    match letter {
        'ä' | 'æ' => "ae",
        'ö' | 'œ' | 'ø' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        'à'..='ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => "c",
        'ð' | 'ď' | 'đ' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ì'..='ï' | 'ī' | 'į' | 'ı' => "i",
        'ł' | 'ľ' | 'ļ' => "l",
        'ñ' | 'ń' | 'ň' | 'ņ' => "n",
        'ò'..='õ' | 'ō' | 'ő' => "o",
        'ř' | 'ŕ' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ť' | 'ţ' | 'ț' => "t",
        'þ' => "th",
        'ù'..='û' | 'ū' | 'ů' | 'ű' | 'ų' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ž' | 'ż' => "z",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_gives_an_id_that_every_system_takes() {
        for (text, id) in [
            ("Undated_Brandt", "undated-brandt"),
            ("Müller-Łoś", "mueller-los"),
            ("O’Neill, J.", "oneill-j"),
            ("con", "con-1"),
            ("COM1", "com1-1"),
            ("rest", "rest-1"),
            ("--a  b--", "a-b"),
        ] {
            assert_eq!(slug(text), id);
        }
        assert_ne!(slug("שלום"), slug("ציון"));
        assert!(slug("שלום").starts_with("x-"));
    }
}
