//! Characters that nobody sees and that do harm: they turn lines round, hide words from search, or carry words nobody reads.
//!
//! Start with [`take_out`].

/// What a character is that must not stand in a text, in words; nothing for all others.
#[must_use]
pub fn harm(character: char) -> Option<&'static str> {
    match character {
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some("which turns the direction of what follows"),
        '\u{e0000}'..='\u{e007f}' => Some("a tag, which nobody sees"),
        '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{180e}' => Some("which has no width and cannot be seen"),
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

/// Takes them out of a text, and says which was the first: “the character U+202E, which …”. Replacement characters stay:
/// they show where something was lost. Joiners stay in scripts that join; soft hyphens where they are the document's own.
#[must_use]
pub fn take_out(text: &mut String, keeps_soft_hyphens: bool) -> Option<String> {
    let is_suspect = |character: char| {
        harm(character).is_some() || matches!(character, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\r' | '\t')
    };
    if !text.contains(is_suspect) {
        return None;
    }
    let has_joining_script = text.chars().any(joins);
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
        ] {
            let mut text = format!("a{character}b");
            let first = take_out(&mut text, false).unwrap();
            assert!(first.contains(said), "{first}");
            assert_eq!(text, "ab");
        }
    }

    #[test]
    fn what_a_script_or_a_document_needs_stays() {
        for (text, keeps) in
            [("می\u{200c}خواهم", false), ("Eisen\u{ad}bahn", true), ("אב\u{200f}.", false), ("a\nb", false)]
        {
            let mut same = text.to_owned();
            assert_eq!(take_out(&mut same, keeps), None);
            assert_eq!(same, text);
        }
    }
}
