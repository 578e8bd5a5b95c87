//! Numbers of volumes and pages as the manuals of style write them.

/// The number that a Roman one stands for; `None` where it is none.
pub(super) fn from_roman(roman: &str) -> Option<u32> {
    let values: Option<Vec<u32>> = roman
        .chars()
        .map(|figure| match figure {
            'I' => Some(1),
            'V' => Some(5),
            'X' => Some(10),
            'L' => Some(50),
            'C' => Some(100),
            _ => None,
        })
        .collect();
    let values = values.filter(|values| !values.is_empty())?;
    let next = values.iter().skip(1).chain([&0]);
    // A smaller figure before a larger one is taken off.
    let worth =
        values.iter().zip(next).map(|(value, next)| if value < next { -i64::from(*value) } else { i64::from(*value) });
    u32::try_from(worth.sum::<i64>()).ok()
}

/// A span of pages with as much of the second number as the manuals want of numbers above a hundred: two figures, or more
/// where more have changed (“224–26”, “198–205”). `least` is how many figures stand after a number that ends in 01 to 09.
pub fn short_span(pages: &str, least: usize) -> String {
    let shortened = || {
        let (first, last) = pages.split_once('–')?;
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number(first)
            || !is_number(last)
            || first.len() != last.len()
            || first.len() < 3
            || first.ends_with("00")
        {
            return None;
        }
        let changed = first.len() - first.bytes().zip(last.bytes()).take_while(|(a, b)| a == b).count();
        let ends_low = first.as_bytes().get(first.len() - 2) == Some(&b'0');
        let kept = changed.max(if ends_low { least } else { 2 });
        Some(format!("{first}–{}", last.get(last.len() - kept..)?))
    };
    shortened().unwrap_or_else(|| pages.to_owned())
}

/// “p.” for one page, “pp.” for several.
pub fn page_word(pages: &str) -> &'static str {
    if pages.contains(['-', '–', ',']) { "pp." } else { "p." }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roman_volumes_are_read() {
        assert_eq!(
            ["IX", "XI", "VI", "XLIV", "7", ""].map(from_roman),
            [Some(9), Some(11), Some(6), Some(44), None, None]
        );
    }

    #[test]
    fn spans_of_pages_are_shortened_as_the_manuals_want() {
        // The examples of The Chicago Manual of Style, 9.61; MLA keeps two figures.
        for (whole, chicago, mla) in [
            ("71–72", "71–72", "71–72"),
            ("100–104", "100–104", "100–104"),
            ("101–108", "101–8", "101–08"),
            ("224–226", "224–26", "224–26"),
            ("321–328", "321–28", "321–28"),
            ("498–532", "498–532", "498–532"),
            ("1103–1104", "1103–4", "1103–04"),
            ("iv–vi", "iv–vi", "iv–vi"),
        ] {
            assert_eq!((short_span(whole, 1).as_str(), short_span(whole, 2).as_str()), (chicago, mla));
        }
    }
}
