//! Characters that nobody sees and that do harm: they turn lines round, hide words from search, or carry words nobody reads.
//!
//! Start with [`take_out`].

/// What a character is that must not stand in a text, in words; nothing for all others.
#[must_use]
pub fn harm(character: char) -> Option<&'static str> {
    match character {
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some("which turns the direction of what follows"),
        '\u{e0000}'..='\u{e007f}' => Some("a tag, which nobody sees"),
        '\u{200b}' | '\u{2060}'..='\u{2065}' | '\u{feff}' | '\u{180e}' | '\u{34f}' => {
            Some("which has no width and cannot be seen")
        }
        '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{17b4}' | '\u{17b5}' => {
            Some("a letter that nobody sees")
        }
        '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}' => {
            Some("which directs programs and cannot be seen")
        }
        '\u{fffd}' => Some("which stands where a character was lost: the file was once read in a wrong encoding"),
        '\n' | '\t' | '\r' => None,
        control if control.is_control() => Some("which cannot be seen or printed"),
        _ => None,
    }
}

/// Whether a script joins its letters, so that joiners and non-joiners mean something.
fn joins(character: char) -> bool {
    matches!(
        u32::from(character),
        0x0600..=0x08ff | 0x0900..=0x0dff | 0x0e80..=0x0eff | 0x1000..=0x109f | 0x1780..=0x18af | 0xfb50..=0xfdff | 0xfe70..=0xfeff
    )
}

/// Whether a script is written from right to left, so that marks of direction mean something.
fn runs_leftwards(character: char) -> bool {
    matches!(u32::from(character), 0x0590..=0x08ff | 0xfb1d..=0xfdff | 0xfe70..=0xfefc | 0x10800..=0x10fff | 0x1e800..=0x1efff)
}

/// Whether a character has forms that selectors of variants choose from.
fn has_variants(character: char) -> bool {
    matches!(u32::from(character), 0x3400..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff)
}

/// Takes them out of a text, and says which was the first: “the character U+202E, which …”. Replacement characters stay:
/// they show where something was lost. Joiners stay in scripts that join, marks of direction beside those that are written from
/// right to left, selectors of variants beside ideographs; soft hyphens where they are the document's own.
#[must_use]
pub fn take_out(text: &mut String, keeps_soft_hyphens: bool) -> Option<String> {
    let is_suspect = |character: char| {
        harm(character).is_some()
            || matches!(
                character,
                '\u{ad}' | '\u{200c}'..='\u{200f}' | '\u{61c}' | '\u{e0100}'..='\u{e01ef}' | '\r' | '\t'
            )
    };
    if !text.contains(is_suspect) {
        return None;
    }
    let has_joining_script = text.chars().any(joins);
    let has_two_directions = text.chars().any(|character| character != '\u{61c}' && runs_leftwards(character));
    let has_ideographs = text.chars().any(has_variants);
    let mut first = None;
    let kept: String = text
        .chars()
        .filter(|&character| {
            let why = match character {
                '\u{ad}' if !keeps_soft_hyphens => {
                    Some("a soft hyphen, which hides a word from those who search for it")
                }
                '\u{200c}' | '\u{200d}' if !has_joining_script => {
                    Some("which joins letters in other scripts than this")
                }
                '\u{200e}' | '\u{200f}' | '\u{61c}' if !has_two_directions => {
                    Some("which marks a direction where all runs in one")
                }
                '\u{e0100}'..='\u{e01ef}' if !has_ideographs => Some("which chooses a variant of no ideograph"),
                other => harm(other),
            };
            if let Some(why) = why {
                first.get_or_insert_with(|| format!("the character U+{:04X}, {why}", u32::from(character)));
            }
            why.is_none() || character == '\u{fffd}'
        })
        .collect();
    *text = kept;
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_hides_or_tags_is_taken_out_and_named() {
        for (character, said) in [
            ('\u{202e}', "U+202E"),
            ('\u{2067}', "U+2067"),
            ('\u{e0041}', "U+E0041"),
            ('\u{200b}', "U+200B"),
            ('\u{200d}', "U+200D"),
            ('\u{ad}', "U+00AD"),
            ('\u{7}', "U+0007"),
            ('\u{200f}', "U+200F"),
            ('\u{61c}', "U+061C"),
            ('\u{3164}', "U+3164"),
            ('\u{206c}', "U+206C"),
            ('\u{34f}', "U+034F"),
            ('\u{e0150}', "U+E0150"),
        ] {
            let mut text = format!("a{character}b");
            let first = take_out(&mut text, false).unwrap();
            assert!(first.contains(said), "{first}");
            assert_eq!(text, "ab");
        }
    }

    #[test]
    fn what_a_script_or_a_document_needs_stays() {
        for (text, keeps) in [
            ("می\u{200c}خواهم", false),
            ("Eisen\u{ad}bahn", true),
            ("אב\u{200f}.", false),
            ("葛\u{e0100}飾", false),
            ("a\nb", false),
        ] {
            let mut same = text.to_owned();
            assert_eq!(take_out(&mut same, keeps), None);
            assert_eq!(same, text);
        }
    }
}
