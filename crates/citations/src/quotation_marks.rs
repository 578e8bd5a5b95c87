//! Quotation marks one level deeper, for what stands within quotation marks already.

use corpus::stretch::Stretch as _;

/// A text as it stands inside double quotation marks: its own marks change from double to single and back, apostrophes
/// stay. A mark whose partner the stretch has cut off gets it back, so that what is quoted within stays marked.
#[must_use]
pub fn nested(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let (mut open, mut unopened) = (0_usize, 0_usize);
    let mut singles = 0_usize;
    let mut inner = String::with_capacity(text.len());
    for (at, &character) in characters.iter().enumerate() {
        let rest = characters.stretch(at + 1..);
        inner.push(match character {
            '“' => {
                open += 1;
                '‘'
            }
            '”' => {
                if open == 0 {
                    unopened += 1;
                }
                open = open.saturating_sub(1);
                '’'
            }
            '"' => '\'',
            '‘' if closes_later(rest) => {
                singles += 1;
                '“'
            }
            '’' if singles > 0 && is_closing(rest) => {
                singles -= 1;
                '”'
            }
            other => other,
        });
    }
    format!("{}{inner}{}", "‘".repeat(unopened), "’".repeat(open))
}

/// Whether an opening single mark has its partner: without one it is an apostrophe at the head of a word.
fn closes_later(rest: &[char]) -> bool {
    rest.iter().enumerate().any(|(at, &character)| character == '’' && is_closing(rest.stretch(at + 1..)))
}

/// Between letters the sign is an apostrophe.
fn is_closing(rest: &[char]) -> bool {
    rest.first().is_none_or(|next| !next.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_change_places_inside_a_quotation_and_apostrophes_stay() {
        assert_eq!(nested("the “storm” of Lowhaven’s"), "the ‘storm’ of Lowhaven’s");
        assert_eq!(nested("“The sea ‘takes’ all.”"), "‘The sea “takes” all.’");
        assert_eq!(nested("‘tis so"), "‘tis so");
    }

    #[test]
    fn marks_that_a_selection_cut_off_are_given_back() {
        assert_eq!(nested("sea ‘takes’ all.” I go"), "‘sea “takes” all.’ I go");
        assert_eq!(nested("said: “The sea"), "said: ‘The sea’");
    }
}
