//! Numbers in words: *forty-one* is 41, *twenty million* 20,000,000.
//!
//! Start with [`read`]. English cardinal numbers up to a trillion, as folded words; whether a number counts something is
//! not its business.

/// What stands for one number below a hundred.
const SMALL: [(&str, u64); 27] = [
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fourty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

/// What the number before it is multiplied with.
const SCALES: [(&str, u64); 5] = [
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("milliard", 1_000_000_000),
    ("billion", 1_000_000_000),
    ("trillion", 1_000_000_000_000),
];

/// The longest number, in words.
const LONGEST: usize = 12;

/// The number that the words begin with, and over how many words; nothing for words that are no number, for *one* alone,
/// and for digits alone, which are their own number.
#[must_use]
pub fn read(forms: &[&str]) -> Option<(u64, usize)> {
    let mut at = 0;
    let mut total: u64 = 0;
    let mut least_scale = u64::MAX;
    let mut in_words = false;
    while at < LONGEST.min(forms.len()) {
        let rest = forms.get(at..)?;
        // “and” stands within a number only: a hundred and five.
        let skipped = usize::from(at > 0 && rest.first() == Some(&"and"));
        let Some((value, length, words)) = below_thousand(rest.get(skipped..)?) else { break };
        let scale = rest.get(skipped + length).and_then(|form| scale(form));
        if scale.unwrap_or(1) >= least_scale || (skipped > 0 && value >= 100) {
            break;
        }
        total = total.checked_add(value.checked_mul(scale.unwrap_or(1))?)?;
        in_words |= words || scale.is_some();
        at += skipped + length + usize::from(scale.is_some());
        match scale {
            Some(scale) => least_scale = scale,
            None => break,
        }
    }
    let is_one_alone = at == 1 && total == 1;
    (in_words && !is_one_alone).then_some((total, at))
}

fn scale(form: &str) -> Option<u64> {
    SCALES.iter().find(|(word, _)| *word == form).map(|(_, scale)| *scale)
}

fn small(form: &str) -> Option<u64> {
    if form == "one" {
        return Some(1);
    }
    SMALL.iter().find(|(word, _)| *word == form).map(|(_, value)| *value)
}

/// A number below a thousand in words, or any in digits that a scale may follow: its value, how many words, whether it is
/// in words.
fn below_thousand(forms: &[&str]) -> Option<(u64, usize, bool)> {
    let first = forms.first()?;
    if first.len() <= 6 && first.bytes().all(|byte| byte.is_ascii_digit()) && !first.is_empty() {
        return Some((first.parse().ok()?, 1, false));
    }
    let (mut value, mut at) = below_hundred(forms)?;
    if forms.get(at) == Some(&"hundred") {
        value = value.checked_mul(100)?;
        at += 1;
        let skipped = usize::from(forms.get(at) == Some(&"and"));
        if let Some((rest, length)) = forms.get(at + skipped..).and_then(below_hundred) {
            value += rest;
            at += skipped + length;
        }
    }
    Some((value, at, true))
}

fn below_hundred(forms: &[&str]) -> Option<(u64, usize)> {
    // “a hundred”, “a million”.
    if forms.first() == Some(&"a") && forms.get(1).is_some_and(|next| *next == "hundred" || scale(next).is_some()) {
        return Some((1, 1));
    }
    let tens = small(forms.first()?)?;
    let unit = forms.get(1).and_then(|form| small(form)).filter(|unit| *unit < 10);
    match unit {
        Some(unit) if tens >= 20 && tens % 10 == 0 => Some((tens + unit, 2)),
        _ => Some((tens, 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &str) -> Option<(u64, usize)> {
        read(&words.split(' ').collect::<Vec<_>>())
    }

    #[test]
    fn numbers_in_words_are_read_to_their_end() {
        assert_eq!(of("forty one bombers"), Some((41, 2)));
        assert_eq!(of("twenty million dead"), Some((20_000_000, 2)));
        assert_eq!(of("20 million dead"), Some((20_000_000, 2)));
        assert_eq!(of("one hundred and five"), Some((105, 4)));
        assert_eq!(of("a hundred and five"), Some((105, 4)));
        assert_eq!(of("a million men"), Some((1_000_000, 2)));
        assert_eq!(of("two thousand five hundred men"), Some((2_500, 4)));
        assert_eq!(of("three million two hundred thousand"), Some((3_200_000, 5)));
        assert_eq!(of("two and three"), Some((2, 1)));
    }

    #[test]
    fn what_is_no_number_in_words_is_left() {
        for words in ["one man", "a man", "41 bombers", "hundred", "million", "", "1962", "and two"] {
            assert_eq!(of(words), None, "{words}");
        }
        assert_eq!(of("forty forty"), Some((40, 1)));
    }
}
