//! Tables as CSV, after RFC 4180: commas, CR LF, quotation marks where a cell needs them. A table begins with a byte order
//! mark: without it Excel reads UTF-8 as the old character set of the machine.
//!
//! Start with [`head`], then [`fn@line`].

/// The beginning of a table: byte order mark and names of the columns.
#[must_use]
pub fn head<S: AsRef<str>>(columns: &[S]) -> String {
    format!("\u{feff}{}", line(columns))
}

/// A line of a table.
#[must_use]
pub fn line<S: AsRef<str>>(cells: &[S]) -> String {
    let cells: Vec<String> = cells.iter().map(|one| cell(one.as_ref())).collect();
    format!("{}\r\n", cells.join(","))
}

/// Whether a cell is a number with a sign: digits, perhaps a point and more digits.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let Some(unsigned) = text.strip_prefix(['+', '-']) else { return false };
    unsigned.split_once('.').map_or_else(|| digits(unsigned), |(whole, fraction)| digits(whole) && digits(fraction))
}

/// A cell: quoted where it has a comma, quotation mark or line break. One that a spreadsheet would take for a formula
/// gets an apostrophe in front; numbers stay as they are.
#[must_use]
pub fn cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@']) && !is_number(text);
    let safe = if is_formula { format!("'{text}") } else { text.to_owned() };
    if safe.contains([',', '"', '\n', '\r']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        assert_eq!(line(&["a", "b, \"c\"", "", "-1.5", "=x"]), "a,\"b, \"\"c\"\"\",,-1.5,'=x\r\n");
        assert_eq!(head(&["a", "b"]), "\u{feff}a,b\r\n");
        assert_eq!(line(&["+7", "-", "-1.", "+a", "@b"]), "+7,'-,'-1.,'+a,'@b\r\n");
    }
}
