//! Sets typewriter characters as print has them: `--` becomes an em dash, straight quotation marks and apostrophes
//! become those of the text's language. One pure rule for the whole collection; nothing else of the text changes.

/// Opening and closing quotation marks, double and single. The apostrophe is `’` in every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuotationMarks {
    /// In the place of `"` where it opens, and where it closes.
    pub double: (char, char),
    /// In the place of `'` where it opens.
    pub single: char,
}

impl QuotationMarks {
    /// Whether a mark can only be an opening one.
    fn opens(self, mark: char) -> bool {
        (mark == self.double.0 && self.double.0 != self.double.1) || (mark == self.single && self.single != '’')
    }
}

/// As English has them.
pub const ENGLISH: QuotationMarks = QuotationMarks { double: ('“', '”'), single: '‘' };

/// One character of the set text, and where it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetChar {
    /// The character shown.
    pub shown: char,
    /// Byte offset, in the text given, of the character it stands for.
    pub from: usize,
}

/// Sets a text. Two hyphens (with the blanks round them) become one em dash closed up; a straight double quotation
/// mark or apostrophe opens after a blank, an opening bracket, an opening mark or a dash, and closes elsewhere.
#[must_use]
pub fn set(raw: &str, marks: QuotationMarks) -> Vec<SetChar> {
    let mut out: Vec<SetChar> = Vec::with_capacity(raw.len());
    let mut rest = raw.char_indices().peekable();
    while let Some((from, character)) = rest.next() {
        if character == '-' && rest.peek().is_some_and(|&(_, next)| next == '-') {
            while rest.next_if(|&(_, next)| next == '-').is_some() {}
            while rest.next_if(|&(_, next)| next.is_whitespace()).is_some() {}
            while out.last().is_some_and(|last| last.shown.is_whitespace()) {
                out.pop();
            }
            out.push(SetChar { shown: '—', from });
            continue;
        }
        let opens = out.last().is_none_or(|last| {
            last.shown.is_whitespace() || matches!(last.shown, '(' | '[' | '—' | '–') || marks.opens(last.shown)
        });
        let shown = match (character, opens) {
            ('"', true) => marks.double.0,
            ('"', false) => marks.double.1,
            ('\'', true) => marks.single,
            ('\'', false) => '’',
            (other, _) => other,
        };
        out.push(SetChar { shown, from });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(raw: &str) -> String {
        set(raw, ENGLISH).iter().map(|set| set.shown).collect()
    }

    #[test]
    fn typewriter_dashes_become_closed_up_em_dashes() {
        assert_eq!(shown("every season-- spring, winter-- has"), "every season—spring, winter—has");
        assert_eq!(shown("the fact--I spoke--that"), "the fact—I spoke—that");
        assert_eq!(shown("\"quarantine\" -- their"), "“quarantine”—their");
    }

    #[test]
    fn quotation_marks_and_apostrophes_become_curly_on_the_right_side() {
        assert_eq!(shown("(\"Long live\") Anna's 'dear' one"), "(“Long live”) Anna’s ‘dear’ one");
        assert_eq!(shown("workers' and “set” already"), "workers’ and “set” already");
    }

    #[test]
    fn single_hyphens_and_dashes_stay() {
        assert_eq!(shown("co-existence – and – so"), "co-existence – and – so");
    }
}
